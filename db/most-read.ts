// What was read most in the last day and the last week, reckoned by the clock into a few rows that pages read: a page that anybody
// asks for never adds up views.
import { sql } from "drizzle-orm";
import { newsroom } from "./client.ts";

/** The place of a list that is of no one section. */
export const everywhere = "everywhere";

/** Rows a list: more than a page shows, so that an article that is withdrawn leaves no gap. */
const kept = 20;
const daysKept = 8;

/** Reckon the lists again and forget hours that no list looks back to. One instance does it, others pass by. */
export async function reckonMostRead(): Promise<void> {
  await newsroom().transaction(async (tx) => {
    const [turn] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('nightdesk most read')) as mine`,
    );
    if (turn?.mine !== true) return;
    await tx.execute(sql`delete from live.view_hour where hour < now() - make_interval(days => ${daysKept})`);
    await tx.execute(sql`delete from live.most_read`);
    await tx.execute(sql`
      insert into live.most_read (span, place, rank, article_id)
      select span, place, rank, article_id from (
        select span, place, article_id,
          row_number() over (partition by span, place order by views desc, first_published_at desc, article_id desc) as rank
        from (
          select span.name as span, read.article_id, sum(read.views) as views
          from (values ('day', interval '24 hours'), ('week', interval '7 days')) as span (name, length)
          join live.view_hour read on read.hour > now() - span.length
          group by 1, 2) as counted
        join live.article a on a.id = counted.article_id and a.listed
        cross join lateral (values (${everywhere}::text), (a.section_id::text)) as listed (place)) as ranked
      where rank <= ${kept}`);
  });
}
