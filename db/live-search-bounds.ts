// Which section and which days a search is about, as conditions that indexes of dates can answer.
import { and, eq, sql, type SQL } from "drizzle-orm";
import { type ReaderSearch, searchHours } from "#lib/newsroom/reader-search.ts";
import type { Database } from "./client.ts";
import { liveArticle } from "./schema/live.ts";
import { liveSection, liveSite } from "./schema/live-views.ts";

export type Bounds = Readonly<{
  section: SQL | undefined;
  from: SQL | undefined;
  until: SQL | undefined;
  /** Not newer than a place: the list goes on there. */
  older: SQL | undefined;
  /** The instant from which days back are counted. */
  end: SQL;
  /** About how many days these are; null: all. */
  days: number | null;
}>;

const at = liveArticle.firstPublishedAt;

/** Null: of a section that isn't there. `site.zone` turns days into instants. */
export async function boundsOf(db: Database, search: ReaderSearch): Promise<Bounds | null> {
  const { after, from, until } = search;
  let section: SQL | undefined;
  if (search.section) {
    const [row] = await db
      .select({ id: liveSection.id })
      .from(liveSection)
      .where(eq(liveSection.slug, search.section));
    if (!row) return null;
    section = eq(liveArticle.sectionId, row.id);
  }
  const zone = db.select({ zone: liveSite.zone }).from(liveSite);
  const day = (text: string, more: SQL) => sql`((${text}::date + ${more})::timestamp at time zone (${zone}))`;
  const hours = from || until ? null : searchHours[search.time];
  const ended = until ? day(until, sql`1`) : undefined;
  return {
    section,
    from: from
      ? day(from, sql`0`)
      : hours === null
        ? undefined
        : sql`now() - make_interval(hours => ${hours})`,
    until: ended,
    older: after ? sql`(${at}, ${liveArticle.id}) <= (${sql.param(after.at, at)}, ${after.id})` : undefined,
    end: after ? sql`${sql.param(after.at, at)}::timestamptz` : (ended ?? sql`now()`),
    days: hours === null ? daysOf(from, until) : hours / 24,
  };
}

function daysOf(from: string | null, until: string | null): number | null {
  if (from === null) return null;
  const end = until === null ? Date.now() : Date.parse(until);
  return Math.max(1, (end - Date.parse(from)) / 86_400_000 + 2);
}

/** Conditions on the dates, and so many days back at most. */
export function inDates({ from, until, older, end }: Bounds, days: number | null) {
  const since = days === null ? undefined : sql`${at} >= ${end} - make_interval(days => ${days})`;
  const dates = and(
    from && sql`${at} >= ${from}`,
    until && sql`${at} < ${until}`,
    // A place is a place in both; the instant alone is what an index of dates begins at.
    older && since && sql`${at} <= ${end}`,
    since,
  );
  const [listed, unlisted] = [sql`${liveArticle.listed}`, sql`not ${liveArticle.listed}`];
  return {
    older,
    listed: and(listed, dates) ?? listed,
    unlisted: and(unlisted, dates) ?? unlisted,
    /** Each index of dates is of listed articles or of others. */
    either: dates && sql`((${listed} and ${dates}) or (${unlisted} and ${dates}))`,
  };
}
