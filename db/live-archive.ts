// The archive's calendar: which days have something to read. Each day is one look into an index, however many articles it has.
import { and, eq, sql } from "drizzle-orm";
import type { Teaser } from "#lib/newsroom/readers.ts";
import { latest, listedIn, type Snapshot } from "./live.ts";
import { teaserColumns, teaserOf } from "./live-teasers.ts";
import { liveArticle } from "./schema/live.ts";
import { liveSection } from "./schema/live-views.ts";

export type ArchivedArticle = Readonly<{ teaser: Teaser; retracted: boolean }>;

/** All that was first published on a day, newest first; a retracted page stays in the archive, and is called that (newsroom.md §3). */
export async function dayOfArchive(
  snapshot: Snapshot,
  day: string,
  limit: number,
): Promise<ArchivedArticle[]> {
  const { teasers } = await latest(snapshot, { where: listedIn.day(day), limit });
  const rows = await snapshot.db
    .select(teaserColumns)
    .from(liveArticle)
    .innerJoin(liveSection, eq(liveSection.id, liveArticle.sectionId))
    .where(and(sql`not ${liveArticle.listed}`, eq(liveArticle.day, day)))
    .limit(limit);
  return [
    ...teasers.map((teaser) => ({ teaser, retracted: false })),
    ...rows.map((row) => ({ teaser: teaserOf(row), retracted: true })),
  ].toSorted(
    (a, b) =>
      b.teaser.firstPublishedAt.getTime() - a.teaser.firstPublishedAt.getTime() || b.teaser.id - a.teaser.id,
  );
}

export type ArchiveMonth = Readonly<{
  /** yyyy-mm */
  month: string;
  /** Days of it (yyyy-mm-dd) on which something that is listed was first published. */
  days: readonly string[];
  /** Nearest months with articles; null where there is none. */
  previous: string | null;
  next: string | null;
}>;

/** The month of the newest listed article, yyyy-mm; null while there is none. */
export async function newestMonth({ db }: Snapshot): Promise<string | null> {
  const [row] = await db.execute<{ month: string | null }>(
    sql`select to_char(max(day), 'YYYY-MM') as month from live.article where listed`,
  );
  return row?.month ?? null;
}

/** One month's days, with the ways to the months around it. */
export async function monthOfArchive({ db }: Snapshot, month: string): Promise<ArchiveMonth> {
  const first = sql`${`${month}-01`}::date`;
  const days = await db.execute<{ day: string }>(sql`
    select to_char(d, 'YYYY-MM-DD') as day
    from generate_series(${first}, ${first} + interval '1 month' - interval '1 day', interval '1 day') as d
    where exists (select from live.article a where a.listed and a.day = d::date) order by d`);
  const [around] = await db.execute<{ previous: string | null; next: string | null }>(sql`
    select
      (select to_char(max(day), 'YYYY-MM') from live.article where listed and day < ${first}) as previous,
      (select to_char(min(day), 'YYYY-MM') from live.article where listed and day >= (${first} + interval '1 month')::date) as next`);
  return {
    month,
    days: days.map(({ day }) => day),
    previous: around?.previous ?? null,
    next: around?.next ?? null,
  };
}

/** Years with articles, newest first, each with its newest month (yyyy-mm). */
export async function yearsOfArchive({ db }: Snapshot): Promise<{ year: string; month: string }[]> {
  const rows = await db.execute<{ month: string | null }>(sql`
    select (select to_char(max(a.day), 'YYYY-MM') from live.article a
      where a.listed and a.day >= make_date(y, 1, 1) and a.day < make_date(y + 1, 1, 1)) as month
    from (select min(day) as low, max(day) as high from live.article where listed) as span,
      generate_series(extract(year from low)::int, extract(year from high)::int) as y order by y desc`);
  return rows.flatMap(({ month }) => (month === null ? [] : [{ year: month.slice(0, 4), month }]));
}
