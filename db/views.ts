// How often articles were opened: numbers alone, nothing about who.
import { newsroomSql } from "./client.ts";

/**
 * Add counts to articles that readers can open, and say which they are; others are ignored. One upsert a table, sorted so that instances never lock in a
 * ring. The hour is the database's.
 */
export async function addViews(counts: ReadonlyMap<number, number>): Promise<ReadonlySet<number>> {
  if (counts.size === 0) return new Set();
  const rows = [...counts].toSorted(([one], [other]) => one - other);
  const [ids, views] = [rows.map(([id]) => id), rows.map(([, count]) => count)];
  return newsroomSql().begin(async (sql) => {
    const open = await sql<{ id: string }[]>`
      insert into live.view (article_id, views)
      select counted.id, counted.views
      from unnest(${ids}::bigint[], ${views}::bigint[]) as counted(id, views)
      where exists (select from live.article where article.id = counted.id)
      order by counted.id
      on conflict (article_id) do update set views = live.view.views + excluded.views
      returning article_id as id`;
    await sql`
      insert into live.view_hour (hour, article_id, views)
      select date_trunc('hour', now()), counted.id, counted.views
      from unnest(${ids}::bigint[], ${views}::bigint[]) as counted(id, views)
      where exists (select from live.article where article.id = counted.id)
      order by counted.id
      on conflict (hour, article_id) do update set views = live.view_hour.views + excluded.views`;
    return new Set(open.map(({ id }) => Number(id)));
  });
}
