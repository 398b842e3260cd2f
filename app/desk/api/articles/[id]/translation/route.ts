// What the article translates, changed against what the person saw. It is no part of what is approved.
import { z } from "zod";
import { setTranslation } from "#db/article-translations.ts";
import { siteFacts } from "#db/site.ts";
import { translationSentence } from "#lib/newsroom/translations.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { handler } from "#lib/server/handler.ts";
import { ofArticle } from "#lib/server/review-answers.ts";
import { groupInWords } from "#app/desk/articles/[id]/translation-group.ts";

const number = z.int().positive().nullable();

export const PUT = handler(
  { params: ofArticle, body: z.strictObject({ of: number, seen: number }) },
  async ({ actor, requestId }, { id }, wanted) => {
    const outcome = await setTranslation({ actor, requestId }, id, wanted);
    if (outcome === null) return null;
    if (outcome.ok) return { group: groupInWords(outcome.group), shown: outcome.shown };
    const { refusal } = outcome;
    const no = (status: number, message: string, more: object = {}) =>
      Response.json({ ok: false, message, ...more }, { status });
    switch (refusal.kind) {
      case "changed":
        return no(409, "Somebody changed this meanwhile. This is how it stands now: change it again.", {
          stale: groupInWords(refusal.group),
        });
      case "no-such-article":
        return no(422, "There is no such article that you may see. Look for it again.");
      case "itself":
      case "has-translations":
      case "same-language":
        return no(422, translationSentence(refusal));
      case "may-not":
      case "not-now":
      case "stale":
        return no(
          refusal.kind === "may-not" ? 403 : 409,
          refusalText(refusal, (await siteFacts())?.zone ?? "UTC"),
        );
    }
  },
);
