// How often articles were opened: numbers alone, nothing about who.
import { newsroomSql } from "./client.ts";

/** Add counts to articles that readers can open; others are ignored. One upsert, sorted so that instances never lock in a ring. */
export async function addViews(counts: ReadonlyMap<number, number>): Promise<void> {
  if (counts.size === 0) return;
  const rows = [...counts].toSorted(([one], [other]) => one - other);
  await newsroomSql()`
    insert into live.view (article_id, views)
    select counted.id, counted.views
    from unnest(${rows.map(([id]) => id)}::bigint[], ${rows.map(([, views]) => views)}::bigint[]) as counted(id, views)
    where exists (select from live.article where article.id = counted.id)
    order by counted.id
    on conflict (article_id) do update set views = live.view.views + excluded.views`;
}
