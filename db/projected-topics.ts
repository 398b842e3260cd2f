// Which topics readers see on an article's page and find it by: written from the newsroom's rows, in the transaction that changed
// them or the page.
import { sql } from "drizzle-orm";
import type { Transaction } from "./client.ts";

/** Make readers' rows of these articles' topics say what the newsroom's say; nothing for articles that readers can't open. */
export async function projectTopics(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const wanted = sql.param([...ids]);
  await tx.execute(sql`delete from live.article_topic where article_id = any(${wanted}::bigint[])`);
  await tx.execute(sql`
    insert into live.article_topic (article_id, topic_id, position, listed, first_published_at)
    select a.id, t.topic_id, t.position, a.listed, a.first_published_at
    from live.article a join article_topic t on t.article_id = a.id
    where a.id = any(${wanted}::bigint[])`);
}

/** Slugs of the topics under which readers find the article now. */
export async function shownTopicSlugs(tx: Transaction, id: number): Promise<string[]> {
  const rows = await tx.execute<{ slug: string }>(sql`
    select t.slug from live.article_topic a join topic t on t.id = a.topic_id where a.article_id = ${id} order by a.position, t.slug`);
  return rows.map(({ slug }) => slug);
}
