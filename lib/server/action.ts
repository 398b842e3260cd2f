// The one way from a screen to a write: where from, who, what exactly, when; then the rules. Nothing skips a step.
import "server-only";
import { headers } from "next/headers";
import type { ZodType } from "zod";
import { isDatabaseAway, isUnstorable } from "#db/client.ts";
import { env } from "#lib/env.ts";
import type { RequestRefusal } from "#lib/newsroom/request-refusal.ts";
import { type Asking, problemsOf, unstorable } from "./asking.ts";
import { log } from "./log.ts";
import { requestIdOf } from "./request-id.ts";
import { originOf } from "./same-origin.ts";
import { currentSession } from "./session.ts";

export type Refused = Readonly<{ ok: false; refusal: RequestRefusal }>;

/**
 * Makes a server action. The browser must vouch for our own page; the person is read from the database; the input is
 * parsed strictly by `schema` (use `z.strictObject`); then `run` answers with data. Refusals come back as
 * `{ ok: false, refusal }` in the shape that the verbs use too; a bug throws and shows a digest.
 */
export function action<Input, Result>(
  schema: ZodType<Input>,
  run: (asking: Asking, input: Input) => Promise<Result>,
): (input: unknown) => Promise<Result | Refused> {
  return async (input) => {
    const sent = await headers();
    const requestId = requestIdOf(sent);
    if (originOf(sent, env.siteUrl()) !== "same") {
      log("request-refused", { request: requestId, why: "cross-site" });
      return { ok: false, refusal: { kind: "cross-site" } };
    }
    try {
      const session = await currentSession();
      if (session === null) return { ok: false, refusal: { kind: "signed-out" } };
      const parsed = schema.safeParse(input);
      if (!parsed.success)
        return { ok: false, refusal: { kind: "invalid", problems: problemsOf(parsed.error.issues) } };
      return await run({ actor: session.actor, at: session.at, requestId }, parsed.data);
    } catch (error) {
      if (isUnstorable(error)) return { ok: false, refusal: unstorable };
      if (!isDatabaseAway(error)) throw error;
      log("database-away", { where: "action", request: requestId });
      return { ok: false, refusal: { kind: "database-away" } };
    }
  };
}
