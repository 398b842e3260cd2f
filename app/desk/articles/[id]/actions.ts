"use server";
// Where a person's wish for a verb meets the rules: strict input, one transaction, an answer in words.
import { z } from "zod";
import type { BarState } from "#components/desk/bar-state.ts";
import { changedSince } from "#components/desk/changed-since.ts";
import type { CarryOutVerb, VerbAnswer } from "#components/desk/verb-answer.ts";
import { changeArticle } from "#db/articles.ts";
import { awaitReceipt } from "#db/receipts.ts";
import { siteFacts } from "#db/site.ts";
import { namedReceipts } from "#db/surface-names.ts";
import { changeClasses } from "#lib/newsroom/article.ts";
import { verbNames, type Wish } from "#lib/newsroom/decision.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { action } from "#lib/server/action.ts";
import { inputsOf, seenAssignment, wishInputs, words } from "#app/desk/wish-inputs.ts";
import { loadBar, refusalDetails } from "./bar-state.ts";

const articleId = z.int().positive();
const wishSchema = z.strictObject({
  key: z.uuid(),
  articleId,
  // An article is made once, by its own address.
  verb: z.enum(verbNames).exclude(["create"]),
  seenVersion: z.int().nonnegative(),
  seenCopyVersion: z.int().nonnegative().optional(),
  /** From a screen where people write together: what it showed of the text. */
  seenText: z.strictObject({ seq: z.int().nonnegative(), fields: z.int().positive() }).optional(),
  changeClass: z.enum(changeClasses).optional(),
  publicNote: words.optional(),
  revisionId: z.uuid().optional(),
  keepText: z.boolean().optional(),
  slugline: z.string().max(200).optional(),
  seenAssignment,
  ...wishInputs,
});
type Sent = z.infer<typeof wishSchema>;

function wishOf(sent: Sent): Wish {
  const { verb, seenVersion, seenCopyVersion, changeClass, publicNote, revisionId, keepText, slugline } =
    sent;
  const { seenAssignment: seen } = sent;
  return {
    verb,
    seenVersion,
    ...inputsOf(sent),
    ...(seenCopyVersion !== undefined && { seenCopyVersion }),
    ...(changeClass !== undefined && { changeClass }),
    ...(publicNote !== undefined && { publicNote }),
    ...(revisionId !== undefined && { revisionId }),
    ...(keepText !== undefined && { keepText }),
    ...(slugline !== undefined && { slugline }),
    ...(seen !== undefined && { seenAssignment: seen }),
  };
}

const gone: VerbAnswer = {
  ok: false,
  kind: "no",
  sentence: "This article is not here, or you may not see it any more. Go back to the board.",
  details: [],
};

const carryOutWish = action(wishSchema, async ({ actor, at }, sent): Promise<VerbAnswer> => {
  const outcome = await changeArticle(actor, sent.articleId, wishOf(sent), {
    requestId: sent.key,
    seen: sent.seenText,
  });
  if (outcome === null) return gone;
  if (!outcome.ok) {
    const { refusal, who } = outcome;
    const zone = (await siteFacts())?.zone ?? "UTC";
    if (refusal.kind === "stale") {
      const sentence =
        who === null ? refusalText(refusal, zone) : `${changedSince(who, at, zone)} Nothing was done.`;
      return { ok: false, kind: "stale", sentence, details: [] };
    }
    const asksMore =
      refusal.kind === "not-now" &&
      [
        "missing",
        "stealth-edit",
        "past",
        "class",
        "zone",
        "slugline",
        "assignee",
        "nothing-assigned",
      ].includes(refusal.why);
    return {
      ok: false,
      kind: asksMore ? "input" : "no",
      sentence: refusalText(refusal, zone),
      details: refusalDetails(refusal),
    };
  }
  const kept = await awaitReceipt(outcome.eventId, 1500);
  const [receipt] = kept === null ? [] : await namedReceipts([kept.surfaces]);
  return { ok: true, verb: sent.verb, receipt: receipt ?? null };
});

/** Carries out one verb. Every answer is in words; a lost connection may be tried again with the same key. */
export const carryOut: CarryOutVerb = async (wish) => {
  const answer = await carryOutWish(wish);
  if ("refusal" in answer) {
    const kind =
      answer.refusal.kind === "database-away" || answer.refusal.kind === "signed-out" ? "lost" : "no";
    return { ok: false, kind, sentence: requestSentence(answer.refusal), details: [] };
  }
  return answer;
};

const readBar = action(articleId, async ({ actor, at }, id): Promise<{ bar: BarState | null }> => {
  const site = await siteFacts();
  return { bar: await loadBar({ actor, zone: site?.zone ?? "UTC", now: at }, id) };
});

/** The bar as it is now, after a save; null when it can't be known, and the bar keeps what it shows. */
export async function reloadBar(id: number): Promise<BarState | null> {
  const answer = await readBar(id);
  return "bar" in answer ? answer.bar : null;
}
