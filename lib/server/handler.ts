// A route handler under the same checks as an action: where from, who, how large, what exactly, when.
import "server-only";
import type { ZodType } from "zod";
import { signedIn } from "#db/auth.ts";
import { isDatabaseAway, isUnstorable } from "#db/client.ts";
import { env } from "#lib/env.ts";
import type { RequestRefusal } from "#lib/newsroom/request-refusal.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { type Asking, problemsOf, unstorable } from "./asking.ts";
import { cookieNames, cookieOf } from "./cookies.ts";
import { log } from "./log.ts";
import { bodyUpTo, mediaType } from "./request-body.ts";
import { requestIdOf } from "./request-id.ts";
import { originOf } from "./same-origin.ts";

export type Handling = Asking & Readonly<{ request: Request }>;

/** An address without variable parts has no params at all in production: Next then hands over `undefined`. */
type Context = Readonly<{ params: Promise<Record<string, string | string[] | undefined> | undefined> }>;
export type RouteHandler = (request: Request, context: Context) => Promise<Response>;

export type HandlerRules<Params, Input> = Readonly<{
  /** Of the address; what doesn't fit answers 404, like what is hidden or missing. */
  params: ZodType<Params>;
  /** Of a JSON body. Null: the handler takes none, or reads `request.body` itself (uploads, by streaming). */
  body: ZodType<Input> | null;
  /** Largest body in bytes, cut off while it streams. */
  maxBytes?: number;
}>;

const statuses = {
  "signed-out": 401,
  "cross-site": 403,
  invalid: 422,
  "too-large": 413,
  "database-away": 503,
} as const;

/** A refusal as JSON: `{ ok: false, refusal, message }`, never stored by anybody. */
export function refusalAnswer(refusal: RequestRefusal, requestId: string, status?: number): Response {
  const answer = { ok: false, refusal, message: requestSentence(refusal) };
  return Response.json(answer, {
    status: status ?? statuses[refusal.kind],
    headers: {
      "cache-control": "private, no-store",
      "x-request-id": requestId,
      ...(refusal.kind === "database-away" && { "retry-after": "2" }),
      // The rest of what was sent stays unread; the next request may not be looked for in it.
      ...(refusal.kind === "too-large" && { connection: "close" }),
    },
  });
}

/**
 * Makes a route handler for the newsroom. `run` answers a Response, or data that is sent as JSON with status 200;
 * null answers 404: hidden and missing alike. GET and HEAD need no vouching; every other method does.
 */
export function handler<Params, Input>(
  rules: HandlerRules<Params, Input>,
  run: (handling: Handling, params: Params, input: Input) => Promise<Response | object | null>,
): RouteHandler {
  return async (request, context) => {
    const requestId = requestIdOf(request.headers);
    try {
      const answer = await handled(request, context, requestId);
      if (!answer.headers.has("cache-control")) answer.headers.set("cache-control", "private, no-store");
      answer.headers.set("x-request-id", requestId);
      return answer;
    } catch (error) {
      if (isUnstorable(error)) return refusalAnswer(unstorable, requestId);
      if (!isDatabaseAway(error)) throw error;
      log("database-away", { where: "handler", request: requestId });
      return refusalAnswer({ kind: "database-away" }, requestId);
    }
  };

  async function handled(request: Request, context: Context, requestId: string): Promise<Response> {
    const reads = request.method === "GET" || request.method === "HEAD";
    if (!reads && originOf(request.headers, env.siteUrl()) !== "same") {
      log("request-refused", { request: requestId, why: "cross-site" });
      return refusalAnswer({ kind: "cross-site" }, requestId);
    }
    const session = await signedIn(cookieOf(request.headers, cookieNames().session), {
      demoAccounts: env.demoAccounts(),
    });
    if (session === null) return refusalAnswer({ kind: "signed-out" }, requestId);
    const params = rules.params.safeParse((await context.params) ?? {});
    if (!params.success) return missing();
    const input = await inputOf(request, requestId);
    if (input instanceof Response) return input;
    const answer = await run(
      { actor: session.actor, at: session.at, requestId, request },
      params.data,
      input.value,
    );
    if (answer === null) return missing();
    return answer instanceof Response ? answer : Response.json(answer);
  }

  async function inputOf(request: Request, requestId: string): Promise<{ value: Input } | Response> {
    // Without a schema there is no input; `run` of such a handler has no use for one.
    if (rules.body === null) return { value: undefined as Input };
    if (mediaType(request) !== "application/json") {
      return refusalAnswer(
        { kind: "invalid", problems: [{ path: "", message: "Send JSON (content-type: application/json)." }] },
        requestId,
        415,
      );
    }
    const maxBytes = rules.maxBytes ?? 65_536;
    const body = await bodyUpTo(request, maxBytes);
    if (!body.ok) return refusalAnswer({ kind: "too-large", maxBytes }, requestId);
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body.bytes));
    } catch {
      return refusalAnswer(
        { kind: "invalid", problems: [{ path: "", message: "This is not JSON." }] },
        requestId,
        400,
      );
    }
    const parsed = rules.body.safeParse(value);
    return parsed.success
      ? { value: parsed.data }
      : refusalAnswer({ kind: "invalid", problems: problemsOf(parsed.error.issues) }, requestId);
  }
}

function missing(): Response {
  return Response.json(
    { ok: false, message: "There is nothing here, or nothing that you may see." },
    { status: 404 },
  );
}
