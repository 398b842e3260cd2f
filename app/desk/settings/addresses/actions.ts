"use server";
// One old address at a time: where it leads, or that it leads nowhere any more.
import { z } from "zod";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { removeAddress, takeInAddresses } from "#db/old-addresses.ts";
import { env } from "#lib/env.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { action, type Refused } from "#lib/server/action.ts";

const text = z.string().max(4_000);
const mayNot = "Your role doesn’t include this any more. An administrator or a chief can do it.";

const ledTo = action(
  z.strictObject({ from: text, to: text }),
  async ({ actor, requestId }, { from, to }): Promise<SettingsAnswer> => {
    const taken = await takeInAddresses({ actor, requestId }, [{ line: 1, from, to }], env.siteUrl());
    if (taken.ok) return { ok: true, said: "Saved. Readers are led there within a second." };
    if (taken.why === "may-not") return { ok: false, sentence: mayNot, problems: {} };
    return { ok: false, sentence: taken.problems[0]?.problem ?? "", problems: {} };
  },
);

const dropped = action(
  z.strictObject({ address: text }),
  async ({ actor, requestId }, { address }): Promise<SettingsAnswer> => {
    const done = await removeAddress({ actor, requestId }, address);
    if (done === null) return { ok: false, sentence: mayNot, problems: {} };
    return done
      ? { ok: true, said: "Removed. Readers get “Page not found” there within a second." }
      : { ok: true, said: "Somebody had removed it already." };
  },
);

const worded = (answer: SettingsAnswer | Refused): SettingsAnswer =>
  "refusal" in answer ? { ok: false, sentence: requestSentence(answer.refusal), problems: {} } : answer;

/** Adds an old address, or changes where it leads. */
export async function leadAddress(input: Readonly<{ from: string; to: string }>): Promise<SettingsAnswer> {
  return worded(await ledTo(input));
}

/** Takes an old address away. */
export async function dropAddress(input: Readonly<{ address: string }>): Promise<SettingsAnswer> {
  return worded(await dropped(input));
}
