// A yes of review counts for the text that it was given to. Whoever gave one learns when somebody writes on (newsroom.md §10).
import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { article } from "./schema/articles.ts";
import { approval } from "./schema/revisions.ts";
import { placeOf, tell } from "./tell.ts";

/**
 * Tell everybody but the writer whose yes of this round was to the text as it stood before. Each yes is told of once,
 * however much is written and whether or not the text comes back to it. `hash`: of the text before.
 */
export async function tellPassedBy(
  tx: Database,
  before: Readonly<{ articleId: number; hash: string }>,
  by: string,
  at: Date,
): Promise<void> {
  const passed = await tx
    .select({ id: approval.id, approverId: approval.approverId })
    .from(approval)
    .innerJoin(article, eq(article.id, approval.articleId))
    .where(
      and(
        eq(article.id, before.articleId),
        eq(article.stage, "review"),
        eq(approval.revisionHash, before.hash),
        isNull(approval.voidedAt),
        ne(approval.approverId, by),
        or(isNull(article.submittedAt), sql`${approval.at} >= ${article.submittedAt}`),
      ),
    );
  for (const { id, approverId } of passed)
    await tell(
      tx,
      {
        articleId: before.articleId,
        source: id,
        place: placeOf(before.articleId),
        actorId: by,
        at,
        words: { because: "edited" },
      },
      [{ kind: "approval-voided", personId: approverId }],
    );
}
