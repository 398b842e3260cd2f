// One verb on many articles: a loop of the very verb that is carried out on one, in one transaction. All of them or none,
// and whoever is refused learns of every article why.
import { asc, inArray } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { mostAtOnce } from "#lib/newsroom/bulk.ts";
import type { Wish } from "#lib/newsroom/decision.ts";
import { waitForTurn } from "./article-turn.ts";
import { tellPages, type Written } from "./carry-out.ts";
import { newsroom, type Transaction } from "./client.ts";
import { judgeAndWrite, type Refused } from "./judged-verb.ts";
import { article } from "./schema/articles.ts";

/** An article and what the person saw of it. */
export type Chosen = Readonly<{ articleId: number }> & Pick<Wish, "seenVersion" | "seenAssignment">;

/** Why one of them stands in the way. `why` is null when it is hidden or missing, which answer alike. */
export type RefusedArticle = Readonly<{ articleId: number; why: Omit<Refused, "ok"> | null }>;

export type ManyOutcome =
  | Readonly<{ ok: true; done: readonly Readonly<{ articleId: number; eventId: string }>[] }>
  | Readonly<{ ok: false; refused: readonly RefusedArticle[] }>;

class NotAll extends Error {
  readonly refused: readonly RefusedArticle[];
  constructor(refused: readonly RefusedArticle[]) {
    super("some are refused");
    this.refused = refused;
  }
}

/**
 * Carry out one verb on up to fifty articles, or on none of them. Each is judged by itself and has its own event, notices,
 * purge and receipt. The same request sent again finds its work done.
 */
export async function changeArticles(
  actor: Actor,
  chosen: readonly Chosen[],
  wished: Omit<Wish, "seenVersion" | "seenCopyVersion">,
  requestId: string,
): Promise<ManyOutcome> {
  const all = [...new Map(chosen.map((one) => [one.articleId, one])).values()];
  if (all.length > mostAtOnce) throw new Error(`${all.length} articles at once: at most ${mostAtOnce}`);
  try {
    const done = await newsroom().transaction((tx) => changeAll(tx, actor, all, wished, requestId));
    return { ok: true, done };
  } catch (error) {
    if (error instanceof NotAll) return { ok: false, refused: error.refused };
    throw error;
  }
}

async function changeAll(
  tx: Transaction,
  actor: Actor,
  all: readonly Chosen[],
  wished: Omit<Wish, "seenVersion">,
  requestId: string,
) {
  // All turns and all rows before anything else and in one order, so that nobody who has one of them waits for another in a ring.
  const ids = all.map((one) => one.articleId).toSorted((a, b) => a - b);
  for (const id of ids) await waitForTurn(tx, id, "verb");
  await tx
    .select({ id: article.id })
    .from(article)
    .where(inArray(article.id, ids))
    .orderBy(asc(article.id))
    .for("update");
  const written: Written[] = [];
  let left = all.toSorted((a, b) => a.articleId - b.articleId);
  while (left.length > 0) {
    const refused: RefusedArticle[] = [];
    for (const { articleId, ...seen } of left) {
      const judged = await judgeAndWrite(tx, actor, articleId, { ...wished, ...seen }, { requestId });
      if (judged?.ok) written.push(judged.written);
      else refused.push({ articleId, why: judged && { refusal: judged.refusal, who: judged.who } });
    }
    if (refused.length === left.length) throw new NotAll(refused);
    // What one leads to may have gone live after it was judged: articles of one package link to each other.
    const again = new Set(refused.map((one) => one.articleId));
    left = left.filter((one) => again.has(one.articleId)).toReversed();
  }
  for (const one of written) await tellPages(tx, one);
  return written.map(({ articleId, eventId }) => ({ articleId, eventId }));
}
