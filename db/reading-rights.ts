// One door to an article for every screen: what the actor may not read is the same as what is missing.
import type { Actor } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { loadArticle, type LoadedArticle } from "./article-row.ts";
import type { Database } from "./client.ts";

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
