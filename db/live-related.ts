// What leads on from an article's page: picked by hand first, then by shared topics and by words, out of a bounded number of the
// newest; and what was read most. Never the article itself, never one twice, never what isn't listed.
import { eq, sql } from "drizzle-orm";
import { type Candidate, nearest, sharingWords, type WordIndex, wordIndex } from "#lib/newsroom/related.ts";
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

/** An article's own words, the articles that share its topics, and the moment in which they were read. Instants are as JSON has them. */
type Own = Readonly<{
  words: string[];
  now: string;
  byTopic: (Omit<Candidate, "firstPublishedAt"> & Readonly<{ at: string }>)[];
}>;

/** Ids of the articles that are nearest by topics and words, the nearest first; none where no article is. */
export async function nearestTo(snapshot: Snapshot, id: number): Promise<number[]> {
  const [own, newest] = await Promise.all([
    ownOf(snapshot, id),
    readOnce(snapshot, "newest words", () => newestWords(snapshot)),
  ]);
  if (own === null) return [];
  const byTopic = own.byTopic.map(({ at, ...one }) => ({ ...one, firstPublishedAt: new Date(at) }));
  const others = sharingWords(newest, own.words, new Set([id, ...byTopic.map((one) => one.id)]));
  return nearest([...byTopic, ...others], newest.looked, new Date(own.now));
}

/** One value, which the process reads faster than rows: lists in rows are read letter by letter. */
async function ownOf({ db }: Snapshot, id: number): Promise<Own | null> {
  const [row] = await db.execute<{ own: Own }>(sql`
    with own as materialized (select id, tsvector_to_array(subject) as words from live.article where id = ${id}),
    by_topic as (
      select found.article_id as id, count(*)::int as topics
      from own join live.article_topic wanted on wanted.article_id = own.id cross join lateral (
        select t.article_id from live.article_topic t where t.topic_id = wanted.topic_id and t.listed
        order by t.first_published_at desc, t.article_id desc limit ${sql.raw(String(ofTopic))}) as found
      group by 1)
    select json_build_object('words', own.words, 'now', now(), 'byTopic', coalesce((
      select json_agg(json_build_object('id', a.id, 'at', a.first_published_at, 'topics', by_topic.topics,
        'shared', array(select unnest(tsvector_to_array(a.subject)) intersect select unnest(own.words))))
      from by_topic join live.article a on a.id = by_topic.id and a.listed where a.id <> own.id), '[]')) as own
    from own`);
  return row?.own ?? null;
}

/** The words of the newest articles: the same for all pages, so that none has to have the database compare them with its own. */
async function newestWords({ db }: Snapshot): Promise<WordIndex> {
  const [row] = await db.execute<{ newest: [id: number, at: string, words: string[]][] | null }>(sql`
    select json_agg(json_build_array(id, first_published_at, tsvector_to_array(subject))) as newest
    from (select id, first_published_at, subject from live.article where listed
      order by first_published_at desc, id desc limit ${sql.raw(String(compared))}) as newest`);
  return wordIndex(
    (row?.newest ?? []).map(([id, at, words]) => ({ id, firstPublishedAt: new Date(at), words })),
  );
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
