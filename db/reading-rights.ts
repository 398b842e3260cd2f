// One door to an article for every screen: what the actor may not read is the same as what is missing.
import { inArray } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { may, type Place } from "#lib/newsroom/permissions.ts";
import { loadArticle, type LoadedArticle } from "./article-row.ts";
import { newsroom, type Database } from "./client.ts";
import { article } from "./schema/articles.ts";

/** The article when the actor may read its working copy, else null: hidden and missing answer alike. */
export async function readableArticle(
  db: Database,
  actor: Actor,
  id: number,
  options: Readonly<{ lock?: boolean; fresh?: boolean }> = {},
): Promise<LoadedArticle | null> {
  const loaded = await loadArticle(db, id, options);
  return loaded && may(actor, "read", loaded.article) ? loaded : null;
}

/** What `mayRead` judges these articles by, as it is now: for many people at once. */
export async function placesToRead(
  ids: readonly number[],
): Promise<ReadonlyMap<number, Pick<Place, "bureauId" | "publication">>> {
  if (ids.length === 0) return new Map();
  const rows = await newsroom()
    .select({ id: article.id, bureauId: article.bureauId, publication: article.publication })
    .from(article)
    .where(inArray(article.id, [...ids]));
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}
