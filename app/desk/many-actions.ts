"use server";
// Where a wish for several articles meets the rules: strict input, one transaction, every refusal in words.
import { z } from "zod";
import { changedSince } from "#components/desk/changed-since.ts";
import type { CarryOutForMany, ManyAnswer, RefusedLine } from "#components/desk/many-answer.ts";
import { changeArticles, type RefusedArticle } from "#db/many-verbs.ts";
import { siteFacts } from "#db/site.ts";
import { bulkVerbs, mostAtOnce } from "#lib/newsroom/bulk.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { action } from "#lib/server/action.ts";
import { refusalDetails } from "./articles/[id]/bar-state.ts";
import { inputsOf, seenAssignment, wishInputs } from "./wish-inputs.ts";

const chosen = z.strictObject({
  id: z.int().positive(),
  seenVersion: z.int().nonnegative(),
  seenAssignment,
});

const wishSchema = z.strictObject({
  key: z.uuid(),
  verb: z.enum(bulkVerbs),
  articles: z.array(chosen).min(1).max(mostAtOnce),
  ...wishInputs,
});

function refusedLine({ articleId: id, why }: RefusedArticle, at: Date, zone: string): RefusedLine {
  if (why === null) return { id, sentence: "It is not here, or you may not see it any more.", details: [] };
  const { refusal, who } = why;
  const sentence = who === null ? refusalText(refusal, zone) : changedSince(who, at, zone);
  return { id, sentence, details: refusalDetails(refusal) };
}

const carryOutWish = action(wishSchema, async ({ actor, at }, sent): Promise<ManyAnswer> => {
  const outcome = await changeArticles(
    actor,
    sent.articles.map(({ id, ...seen }) => ({ articleId: id, ...seen })),
    { verb: sent.verb, ...inputsOf(sent) },
    sent.key,
  );
  if (outcome.ok) return { ok: true };
  const zone = (await siteFacts())?.zone ?? "UTC";
  return { ok: false, kind: "refused", refused: outcome.refused.map((one) => refusedLine(one, at, zone)) };
});

/** Carries one verb out on all of these articles, or on none. A lost connection may be tried again with the same key. */
export const carryOutForMany: CarryOutForMany = async (wish) => {
  const answer = await carryOutWish(wish);
  if (!("refusal" in answer)) return answer;
  const { refusal } = answer;
  const lost = refusal.kind === "database-away" || refusal.kind === "signed-out";
  return { ok: false, kind: lost ? "lost" : "no", sentence: requestSentence(refusal) };
};
