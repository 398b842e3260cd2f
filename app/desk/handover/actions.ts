"use server";
// Taking the newsroom over: the mark from which the person's next handover is told, and a note for whoever comes next.
import { z } from "zod";
import { takeOver as markTakeOver } from "#db/handover.ts";
import { cleanLines } from "#lib/document/clean-text.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { action } from "#lib/server/action.ts";

const schema = z.strictObject({ note: z.string().max(2_000) });

type Answer = Readonly<{ ok: true }> | Readonly<{ ok: false; sentence: string }>;

const take = action(schema, async ({ actor, requestId }, { note }): Promise<Answer> => {
  const done = await markTakeOver(actor, cleanLines(note).trim(), requestId);
  return done ? { ok: true } : { ok: false, sentence: refusalText({ kind: "may-not", why: "role" }, "UTC") };
});

/** Sets the mark. */
export async function takeOver(input: z.infer<typeof schema>): Promise<Answer> {
  const answer = await take(input);
  return "refusal" in answer ? { ok: false, sentence: requestSentence(answer.refusal) } : answer;
}
