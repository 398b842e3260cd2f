// Where a picture is used: live pages, which everybody may open, and texts, of which a person hears only those that they may read.
import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Actor, Publication, Stage } from "#lib/newsroom/article.ts";
import type { Database } from "./client.ts";
import { readableWhere } from "./readable-where.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { liveArticle, livePicture } from "./schema/live.ts";
import { pictureUse } from "./schema/media.ts";
import { bureau } from "./schema/people.ts";

/** Readers' row of an article, under a name of its own. */
const shown = alias(liveArticle, "shown");

export type PictureUse = Readonly<{
  articleId: number;
  headline: string;
  bureau: string;
  /** Readers see the picture there; null when they don't. The end of its address. */
  liveSlug: string | null;
  /** Where the text stands; null when the person may not read it, and knows the live page alone. */
  desk: Readonly<{ stage: Stage; publication: Publication; inText: boolean }> | null;
}>;

/** Uses that one reading answers. */
export const mostUses = 200;

/**
 * Live pages with the picture first, then texts, newest first, at most 200. What the person may not read is neither listed nor
 * counted; a text that was saved in the last seconds may be missing.
 */
export async function usesOf(db: Database, actor: Actor, mediaId: string): Promise<PictureUse[]> {
  const readable = readableWhere(actor) ?? sql`false`;
  const isLive = sql`exists (select from ${livePicture} where ${livePicture.mediaId} = ${mediaId} and ${livePicture.articleId} = ${article.id})`;
  const inText = sql<boolean>`exists (select from ${pictureUse} where ${pictureUse.mediaId} = ${mediaId} and ${pictureUse.articleId} = ${article.id})`;
  const rows = await db
    .select({
      articleId: article.id,
      stage: article.stage,
      publication: article.publication,
      bureau: bureau.name,
      headline: workingCopy.headline,
      liveHeadline: shown.headline,
      liveSlug: shown.slug,
      live: sql<boolean>`${isLive}`,
      inText,
      readable: sql<boolean>`${readable}`,
    })
    .from(article)
    .innerJoin(bureau, eq(bureau.id, article.bureauId))
    .innerJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .leftJoin(shown, eq(shown.id, article.id))
    .where(
      and(
        sql`${article.id} in (
          select ${livePicture.articleId} from ${livePicture} where ${livePicture.mediaId} = ${mediaId}
          union select ${pictureUse.articleId} from ${pictureUse} where ${pictureUse.mediaId} = ${mediaId})`,
        sql`(${isLive} or ${readable})`,
      ),
    )
    .orderBy(sql`${isLive} desc`, sql`${article.changedAt} desc`, sql`${article.id} desc`)
    .limit(mostUses);
  return rows.map((row) => ({
    articleId: row.articleId,
    headline: (row.readable ? row.headline || row.liveHeadline : row.liveHeadline) ?? "",
    bureau: row.bureau,
    liveSlug: row.live ? row.liveSlug : null,
    desk: row.readable ? { stage: row.stage, publication: row.publication, inText: row.inText } : null,
  }));
}

/** Articles whose live page shows the picture, in the order of their numbers. */
export async function liveUses(db: Database, mediaId: string): Promise<number[]> {
  const rows = await db
    .select({ id: livePicture.articleId })
    .from(livePicture)
    .where(eq(livePicture.mediaId, mediaId))
    .orderBy(livePicture.articleId);
  return rows.map((row) => row.id);
}
