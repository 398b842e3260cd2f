// Which translations readers see of one another: written from the newsroom's rows, in the transaction that changed them or a page.
import { eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "./client.ts";
import { translation } from "./schema/translations.ts";

/** The tag of the pages of a group. Every article's page carries that of its own, so that a translation finds its way there. */
export const translationsTag = (originalId: number): string => `translations:${originalId}`;

/** Make readers' row of what this article translates say what the newsroom's says; nothing where readers can't open it. */
export async function projectTranslation(tx: Transaction, id: number): Promise<void> {
  await tx.execute(sql`delete from live.translation where article_id = ${id}`);
  await tx.execute(sql`
    insert into live.translation (article_id, original_id)
    select a.id, t.original_id from live.article a join translation t on t.article_id = a.id where a.id = ${id}`);
}

/** The original of the group in which the article stands; the article itself where it translates none. */
export async function originalOf(db: Database, id: number): Promise<number> {
  const [row] = await db
    .select({ originalId: translation.originalId })
    .from(translation)
    .where(eq(translation.articleId, id));
  return row?.originalId ?? id;
}

/** The tag of the pages that name this article as a translation or an original; none when it stands alone. */
export async function groupTags(tx: Transaction, id: number): Promise<string[]> {
  const original = await originalOf(tx, id);
  if (original !== id) return [translationsTag(original)];
  return (await tx.$count(translation, eq(translation.originalId, id))) > 0 ? [translationsTag(id)] : [];
}
