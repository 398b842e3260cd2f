// How long the text is meant to become: agreed before it is written, compared while it is.
import { eq } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { editRefusal } from "#lib/newsroom/permissions.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent } from "./events.ts";
import { readableArticle } from "./reading-rights.ts";
import { article } from "./schema/articles.ts";

export type PlannedLengthOutcome = Readonly<{ ok: true } | { ok: false; refusal: Refusal }>;

/**
 * Sets the planned number of words, null for none. The right is that to edit the text. It is no part of the text: neither
 * the article's version nor the copy's moves, so nobody's open page becomes stale. Null: hidden or missing.
 */
export async function setPlannedLength(
  actor: Actor,
  articleId: number,
  words: number | null,
  requestId: string,
): Promise<PlannedLengthOutcome | null> {
  return await newsroom().transaction(async (tx): Promise<PlannedLengthOutcome | null> => {
    const loaded = await readableArticle(tx, actor, articleId, { lock: true });
    if (!loaded) return null;
    const refusal = editRefusal(actor, loaded.article);
    if (refusal) return { ok: false, refusal };
    const { plannedWords } = loaded.row;
    if (plannedWords === words) return { ok: true };
    await tx.update(article).set({ plannedWords: words }).where(eq(article.id, articleId));
    await recordEvent(tx, {
      articleId,
      verb: "plan-length",
      actorId: actor.id,
      before: { plannedWords },
      after: { plannedWords: words },
      requestId,
      at: await now(tx),
    });
    return { ok: true };
  });
}
