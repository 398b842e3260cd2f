"use server";
// The one field of an article that is no part of its text: how long it is meant to become.
import { z } from "zod";
import type { PlanLength } from "#components/editor/text-figures.tsx";
import { setPlannedLength } from "#db/planned-length.ts";
import { siteFacts } from "#db/site.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { action } from "#lib/server/action.ts";

const plan = action(
  z.strictObject({ articleId: z.int().positive(), words: z.int().min(1).max(100_000).nullable() }),
  async ({ actor, requestId }, { articleId, words }) => ({
    outcome: await setPlannedLength(actor, articleId, words, requestId),
  }),
);

/** Sets the planned number of words, null for none. Who may edit the text may do it. */
export const planLength: PlanLength = async (input) => {
  const answer = await plan(input);
  if ("refusal" in answer) return { ok: false, sentence: requestSentence(answer.refusal) };
  const { outcome } = answer;
  if (outcome === null)
    return {
      ok: false,
      sentence: "This article is not here, or you may not see it any more. Go back to the board.",
    };
  if (outcome.ok) return { ok: true };
  const site = await siteFacts();
  return { ok: false, sentence: refusalText(outcome.refusal, site?.zone ?? "UTC") };
};
