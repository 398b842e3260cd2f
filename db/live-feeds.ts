// What machines that read for readers get: feed items with their text, sitemap months, the days with articles, pictures.
import { and, desc, eq, gt, inArray, lt, max, min, sql, type SQL } from "drizzle-orm";
import type { DrawnCrops } from "#lib/newsroom/picture.ts";
import type { NamedLists, Picture, Teaser, TopicLink } from "#lib/newsroom/readers.ts";
import { cardsAsNow, latest, type Listed, type Snapshot } from "./live.ts";
import { portraitsByKey } from "./live-portraits.ts";
import { topicsOn } from "./live-teasers.ts";
import { liveArticle, livePicture } from "./schema/live.ts";
import { liveMedia } from "./schema/live-views.ts";

export type FeedItem = Readonly<{ teaser: Teaser; html: string; topics: readonly TopicLink[] }>;

/** The newest articles with their text for feeds. `where` narrows them, as `listedIn` makes it. */
export async function feedItems(snapshot: Snapshot, limit: number, where?: Listed): Promise<FeedItem[]> {
  return withTexts(snapshot, (await latest(snapshot, { where, limit })).teasers);
}

/** These articles with their text and topics. */
export async function withTexts(snapshot: Snapshot, teasers: readonly Teaser[]): Promise<FeedItem[]> {
  if (teasers.length === 0) return [];
  const texts = await snapshot.db
    .select({ id: liveArticle.id, html: liveArticle.feedHtml })
    .from(liveArticle)
    .where(
      inArray(
        liveArticle.id,
        teasers.map((one) => one.id),
      ),
    );
  const [shown, topics] = await Promise.all([
    cardsAsNow(
      snapshot.db,
      texts.map((one) => one.html),
    ),
    topicsOn(
      snapshot.db,
      teasers.map((one) => one.id),
    ),
  ]);
  const byId = new Map(texts.map((one, index) => [one.id, shown[index] ?? ""]));
  return teasers.map((teaser) => ({
    teaser,
    html: byId.get(teaser.id) ?? "",
    topics: topics.get(teaser.id) ?? [],
  }));
}

/**
 * Months with listed articles, newest first, as yyyy-mm in the site's zone, with the newest change in each. Goes from one
 * month's first entry in the index to the next one's, however many articles a month has.
 */
export async function sitemapMonths({ db }: Snapshot): Promise<{ month: string; modifiedAt: Date }[]> {
  const month = sql`date_trunc('month', a.day::timestamp)`;
  const first = (older: SQL) => sql`
    (select ${month} as month, a.modified_at from live.article a where a.listed ${older}
    order by ${month} desc, a.modified_at desc limit 1)`;
  const rows = await db.execute<{ month: string; modifiedAt: Date }>(sql`
    with recursive months as (
      ${first(sql``)}
      union all
      select older.month, older.modified_at from months cross join lateral ${first(sql`and ${month} < months.month`)} as older)
    select to_char(month, 'YYYY-MM') as month, modified_at as "modifiedAt" from months order by months.month desc`);
  return [...rows];
}

/** Addresses that the protocol allows in one sitemap. */
const mostInFile = 50_000;

/** Addresses of one month (yyyy-mm), at most as many as one sitemap may hold. */
export async function sitemapEntries({ db }: Snapshot, month: string) {
  const from = `${month}-01`;
  return db
    .select({ id: liveArticle.id, slug: liveArticle.slug, modifiedAt: liveArticle.modifiedAt })
    .from(liveArticle)
    .where(
      and(
        eq(liveArticle.listed, true),
        sql`${liveArticle.day} >= ${from}::date and ${liveArticle.day} < (${from}::date + interval '1 month')`,
      ),
    )
    .orderBy(desc(liveArticle.firstPublishedAt), desc(liveArticle.id))
    .limit(mostInFile);
}

/** Lists that have an address by a name, those with anything to read in them. What a sitemap's file is called is the key. */
const namedLists = {
  topics: sql`select t.slug from live.topic t
    where exists (select from live.article_topic a where a.topic_id = t.id and a.listed)`,
  authors: sql`select p.slug from live.person p where exists (select from live.listing l where l.of_id = p.id)`,
  bureaus: sql`select b.slug from live.bureau b where exists (select from live.listing l where l.of_id = b.id)`,
} satisfies Record<NamedLists, SQL>;

/** Of each kind of list, into how many sitemaps its pages go: none where nothing has anything to read. */
export async function sitemapListFiles(
  { db }: Snapshot,
  most = mostInFile,
): Promise<Record<NamedLists, number>> {
  const [row] = await db.execute<Record<NamedLists, number>>(sql`
    select (select ceil(count(*) / ${most}::numeric)::int from (${namedLists.topics}) as lists) as topics,
      (select ceil(count(*) / ${most}::numeric)::int from (${namedLists.authors}) as lists) as authors,
      (select ceil(count(*) / ${most}::numeric)::int from (${namedLists.bureaus}) as lists) as bureaus`);
  if (!row) throw new Error("a count always has a row");
  return { ...row };
}

/** Slugs in one of a kind's sitemaps, the first being 1. */
export async function sitemapListSlugs(
  { db }: Snapshot,
  kind: NamedLists,
  file: number,
  most = mostInFile,
): Promise<string[]> {
  const rows = await db.execute<{ slug: string }>(
    sql`${namedLists[kind]} order by 1 offset ${(file - 1) * most} limit ${most}`,
  );
  return rows.map(({ slug }) => slug);
}

/** The nearest days with articles before and after a day (yyyy-mm-dd), for the archive's way on. */
export async function neighbouringDays(
  { db }: Snapshot,
  day: string,
): Promise<{ previous: string | null; next: string | null }> {
  const listed = eq(liveArticle.listed, true);
  const [before] = await db
    .select({ day: max(liveArticle.day) })
    .from(liveArticle)
    .where(and(listed, lt(liveArticle.day, day)));
  const [after] = await db
    .select({ day: min(liveArticle.day) })
    .from(liveArticle)
    .where(and(listed, gt(liveArticle.day, day)));
  return { previous: before?.day ?? null, next: after?.day ?? null };
}

export type UsedPicture = Pick<Picture, "key" | "width" | "height" | "widths"> &
  Readonly<{
    drawnCrops: DrawnCrops;
    articleIds: readonly number[];
    /** Slugs of the people whose portrait it is on a page of their own. */
    portraits: readonly string[];
    /** Seconds until no page may show it any more; null: nothing ends by itself. */
    endsIn: number | null;
  }>;

/** A picture that a live page uses, by its key, with at most so many of those pages; null for every other. */
export async function pictureByKey(
  snapshot: Snapshot,
  key: string,
  mostPages = 1_000,
): Promise<UsedPicture | null> {
  const { db } = snapshot;
  const portraits = await portraitsByKey(snapshot, key, mostPages);
  const rows = await db
    .select({
      key: liveMedia.key,
      width: liveMedia.width,
      height: liveMedia.height,
      widths: liveMedia.widths,
      drawnCrops: liveMedia.drawnCrops,
      articleId: livePicture.articleId,
    })
    .from(liveMedia)
    .innerJoin(livePicture, eq(livePicture.mediaId, liveMedia.id))
    .where(eq(liveMedia.key, key))
    .limit(mostPages);
  const [first = portraits[0]] = rows;
  if (!first) return null;
  const { key: found, width, height, widths, drawnCrops } = first;
  return {
    key: found,
    width,
    height,
    widths,
    drawnCrops,
    articleIds: rows.map((row) => row.articleId),
    portraits: portraits.map((one) => one.slug),
    // An article shows it until somebody acts.
    endsIn: rows.length > 0 ? null : (portraits[0]?.endsIn ?? null),
  };
}
