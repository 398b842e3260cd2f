// What leads on from an article's page: picked by hand first, then by shared topics and by words, out of a bounded number of the
// newest; and what was read most. Never the article itself, never one twice, never what isn't listed.
import { eq, sql } from "drizzle-orm";
import { type Candidate, nearest } from "#lib/newsroom/related.ts";
import type { MostRead, ReadSpan, Teaser } from "#lib/newsroom/readers.ts";
import { type Snapshot, teasersOf } from "./live.ts";
import { readOnce } from "./live-shared.ts";
import { everywhere } from "./most-read.ts";
import { liveMostRead } from "./schema/live.ts";

/** Articles whose words are compared, and of each topic the newest so many. */
const [compared, ofTopic] = [400, 40];

/** At most `limit` articles that lead on from this one: the desk's own picks in their order, then of `near` the nearest. */
export async function relatedTo(
  snapshot: Snapshot,
  {
    id,
    picked,
    near,
    limit,
  }: Readonly<{ id: number; picked: readonly number[]; near: readonly number[]; limit: number }>,
): Promise<Teaser[]> {
  const byHand = [...new Set(picked)].slice(0, limit);
  // A pick may be one that readers can't open: what is near is asked for beside it, in the same question.
  const wanted = [...new Set([...byHand, ...near])].filter((one) => one !== id);
  return (await teasersOf(snapshot, wanted.slice(0, byHand.length + limit))).slice(0, limit);
}

/** Ids of the articles that are nearest by topics and words, the nearest first; none where no article is. */
export async function nearestTo({ db }: Snapshot, id: number): Promise<number[]> {
  const rows = await db.execute<{
    id: string;
    at: Date;
    topics: number;
    shared: string[];
    looked: number;
    now: Date;
  }>(sql`
    with own as materialized (select subject, section_id from live.article where id = ${id}),
    words as materialized (select array(select unnest(tsvector_to_array(subject))) as list from own),
    by_topic as (
      select found.article_id as id, count(*)::int as topics
      from (select topic_id as id from live.article_topic where article_id = ${id}) as wanted cross join lateral (
        select t.article_id from live.article_topic t
        where t.topic_id = wanted.id and t.listed order by t.first_published_at desc, t.article_id desc limit ${ofTopic}) as found
      group by 1),
    newest as (
      select id from live.article where listed and exists (select from own)
      order by first_published_at desc, id desc limit ${compared}),
    looked as (select id, 0 as topics from newest union all select id, topics from by_topic)
    select a.id, a.first_published_at as at, looked.topics, now() as now, (select count(*)::int from newest) as looked,
      array(select unnest(tsvector_to_array(a.subject)) intersect select unnest(words.list)) as shared
    from (select id, max(topics) as topics from looked group by id) as looked
    join live.article a on a.id = looked.id and a.listed
    cross join words
    where a.id <> ${id} and (looked.topics > 0 or tsvector_to_array(a.subject) && words.list)`);
  const [first] = rows;
  if (!first) return [];
  const candidates: Candidate[] = rows.map((row) => ({
    id: Number(row.id),
    firstPublishedAt: row.at,
    topics: row.topics,
    shared: row.shared,
  }));
  return nearest(candidates, first.looked, first.now);
}

/** Fewer than this say nothing about what people read. */
const fewest = 3;

/** The articles that readers opened most, of one section if it is named; null where too few were opened. */
export async function mostRead(
  snapshot: Snapshot,
  sectionId: string | null,
  limit: number,
): Promise<MostRead | null> {
  const place = sectionId ?? everywhere;
  return readOnce(snapshot, `most read ${place} ${limit}`, () => mostReadOf(snapshot, place, limit));
}

async function mostReadOf(snapshot: Snapshot, place: string, limit: number): Promise<MostRead | null> {
  const rows = await snapshot.db
    .select({ span: liveMostRead.span, id: liveMostRead.articleId })
    .from(liveMostRead)
    .where(eq(liveMostRead.place, place))
    .orderBy(liveMostRead.rank);
  for (const span of ["day", "week"] as const satisfies readonly ReadSpan[]) {
    const ids = rows.filter((row) => row.span === span).map((row) => row.id);
    if (ids.length < (span === "day" ? limit : fewest)) continue;
    const articles = (await teasersOf(snapshot, ids)).slice(0, limit);
    if (articles.length >= fewest) return { span, articles };
  }
  return null;
}
