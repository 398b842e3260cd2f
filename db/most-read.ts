// What was read most in the last day and the last week, reckoned by the clock into a few rows that pages read: a page that anybody
// asks for never adds up views.
import { sql, type SQL } from "drizzle-orm";
import type { ReadSpan } from "#lib/newsroom/readers.ts";
import { newsroom, type Transaction } from "./client.ts";

/** The place of a list that is of no one section. */
export const everywhere = "everywhere";

/** Rows a list: more than a page shows, so that an article that is withdrawn leaves no gap. */
const kept = 20;
const daysKept = 8;
const hours: Readonly<Record<ReadSpan, number>> = { day: 24, week: 7 * 24 };

/** Reckon the lists again and forget hours that no list looks back to. One instance does it, others pass by. */
export async function reckonMostRead(): Promise<void> {
  await newsroom().transaction(async (tx) => {
    const [turn] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('nightdesk most read')) as mine`,
    );
    if (turn?.mine !== true) return;
    await tx.execute(sql`delete from live.view_hour where hour < now() - make_interval(days => ${daysKept})`);
    await tx.execute(sql`delete from live.most_read`);
    await reckon(tx, "day", sql`true`);
    // Adding up a week costs many times a day: it is done for the places whose day leaves their list short, as no page shows
    // the week of another.
    const short = await tx.execute<{ place: string }>(sql`
      select place from (select id::text as place from live.section union all select ${everywhere}) as places
      where (select count(*) from live.most_read m where m.span = 'day' and m.place = places.place) < ${kept}`);
    const places = short.map(({ place }) => place);
    if (places.includes(everywhere)) await reckon(tx, "week", sql`true`);
    else if (places.length > 0)
      await reckon(tx, "week", sql`a.section_id = any(${sql.param(places)}::uuid[])`, false);
  });
}

/** The lists of one span, of the articles that `which` is true of; with the one of all places unless these are too few for it. */
async function reckon(tx: Transaction, span: ReadSpan, which: SQL, withEverywhere = true): Promise<void> {
  const places = withEverywhere
    ? sql`(${everywhere}::text), (a.section_id::text)`
    : sql`(a.section_id::text)`;
  await tx.execute(sql`
    insert into live.most_read (span, place, rank, article_id)
    select ${span}, place, rank, article_id from (
      select place, article_id,
        row_number() over (partition by place order by views desc, first_published_at desc, article_id desc) as rank
      from (
        select article_id, sum(views) as views from live.view_hour
        where hour > now() - make_interval(hours => ${hours[span]}) group by 1) as counted
      join live.article a on a.id = counted.article_id and a.listed and ${which}
      cross join lateral (values ${places}) as listed (place)) as ranked
    where rank <= ${kept}`);
}
