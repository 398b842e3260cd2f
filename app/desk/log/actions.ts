"use server";
// Having the chains of events verified: begun here, carried on in the background, told on the log's screen.
import { z } from "zod";
import { may } from "#lib/newsroom/permissions.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { action } from "#lib/server/action.ts";
import { startVerification } from "#lib/server/log-verification.ts";

type Answer = Readonly<{ ok: true }> | Readonly<{ ok: false; sentence: string }>;

const start = action(z.strictObject({}), async ({ actor, requestId }): Promise<Answer> => {
  if (!may(actor, "verify-log"))
    return { ok: false, sentence: refusalText({ kind: "may-not", why: "role" }, "UTC") };
  // Whoever asks while one is under way gets its result: nothing is begun twice.
  startVerification(actor.id, requestId);
  return { ok: true };
});

/** Begins a verification unless one is under way. */
export async function verifyLog(): Promise<Answer> {
  const answer = await start({});
  return "refusal" in answer ? { ok: false, sentence: requestSentence(answer.refusal) } : answer;
}
