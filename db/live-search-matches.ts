// The newest articles that a search finds, in milliseconds however many there are (reader.md §3): where only reading the texts can
// tell, so many of the newest are read, and where that leaves older ones out it is said, with the place where they begin.
import { and, sql, type SQL } from "drizzle-orm";
import { lexemesOf, searchKey } from "#lib/newsroom/search-key.ts";
import { firstWindow, longerWindow, type Look, searchLooks } from "#lib/newsroom/search-looks.ts";
import type { ReaderSearch, SearchPlace } from "#lib/newsroom/reader-search.ts";
import { type Database, isTooSlow, type Transaction } from "./client.ts";
import { otherWays } from "./known-in-pages.ts";
import { type Bounds, boundsOf, inDates } from "./live-search-bounds.ts";
import { liveArticle } from "./schema/live.ts";

export type Match = Readonly<{ id: number; at: Date; rank: number }>;
type Place = Omit<SearchPlace, "page">;

export type Matches = Readonly<{
  /** The newest first, at most `newest`. */
  matches: readonly Match[];
  /** Where it was begun: from there the same is found again, whatever was published since. */
  start: Place | null;
  /** Where older articles begin that were not looked at. */
  further: Place | null;
  limits: "none" | "recent" | "too-slow";
}>;

/** So many of the newest matches are put in order. */
export const newest = 200;
/** When all takes too long, those of the newest so many articles. */
const recent = 5_000;
const [stepMs, patienceMs, lastPatienceMs] = [400, 1_200, 600];

const nothing = { matches: [], start: null, further: null } as const;

/** `query`: a tsquery's text, to be cast where it is used: the planner then knows how rare its words are. */
export async function newestMatches(db: Database, query: string, search: ReaderSearch): Promise<Matches> {
  const bounds = await boundsOf(db, search);
  if (bounds === null) return { ...nothing, limits: "none" };
  const asked: Asked = { query, bounds };
  const found =
    (await within(db, stepMs, (tx) => leastRead(tx, asked))) ??
    (await within(db, patienceMs, (tx) =>
      read(tx, asked, { most: newest, from: alongDates(asked, newest, query) }),
    ));
  if (found) return answerOf(found);
  // Read along the dates whether they match or not: a bounded number of texts, however the words are spread.
  const near = await within(db, lastPatienceMs, (tx) =>
    read(tx, asked, { most: recent, from: alongDates(asked, recent) }),
  );
  return near === null ? { ...nothing, limits: "too-slow" } : answerOf(near);
}

function answerOf({ matches, start, further }: Found): Matches {
  const next = matches[newest] ?? further;
  return {
    matches: matches.slice(0, newest),
    start,
    further: next ? { at: next.at, id: next.id } : null,
    limits: further !== null && matches.length < newest ? "recent" : "none",
  };
}

type Asked = Readonly<{ query: string; bounds: Bounds }>;

/** Where there is least to read first; the last look says what there is. */
async function leastRead(tx: Transaction, asked: Asked): Promise<Found> {
  const { articles, shareOf } = await wordsKnown(tx, asked.query);
  const looks = searchLooks(searchKey(asked.query, shareOf), { query: asked.query, newest, articles });
  let found: Found = { ...nothing, looked: 0 };
  for (const look of looks) {
    found = look.along
      ? await read(tx, asked, { most: look.most, from: alongDates(asked, look.most) })
      : await byWords(tx, asked, look, articles);
    if (found.matches.length >= newest || found.further === null) break;
  }
  return found;
}

/**
 * By the index of words. Of a word that is neither frequent nor rare it has thousands, and fetching them all takes long: only those
 * of the last days are, of more days as long as these are too few.
 */
async function byWords(tx: Transaction, asked: Asked, look: Look, articles: number): Promise<Found> {
  const { bounds } = asked;
  await tx.execute(otherWays("off"));
  const seen = async (days: number | null) => {
    const dates = inDates(bounds, days);
    const from = sql`select ${row} from ${liveArticle}
      where ${and(sql`${liveArticle.search} @@ ${look.key}::tsquery`, bounds.section, dates.either, dates.older)}`;
    return read(tx, asked, { most: look.most, from });
  };
  const archive = { articles, span: bounds.days, aDay: await articlesADay(tx, bounds) };
  let days = firstWindow(look, archive);
  let found = await seen(days);
  while (days !== null && found.further === null && found.matches.length <= newest) {
    days = longerWindow(look, { days, looked: found.looked }, archive);
    found = await seen(days);
  }
  await tx.execute(otherWays("on"));
  return found;
}

const row = sql`${liveArticle.id} as id, ${liveArticle.firstPublishedAt} as at, ${liveArticle.search} as search`;

/**
 * The newest of all articles, or of those of a tsquery: listed ones and others, each along their own index, which the planner takes
 * only for so many of each.
 */
function alongDates({ bounds }: Asked, most: number, key?: string): SQL {
  const dates = inDates(bounds, null);
  const matching = key === undefined ? undefined : sql`${liveArticle.search} @@ ${key}::tsquery`;
  const of = (some: SQL) => sql`
    (select ${row} from ${liveArticle} where ${and(some, matching, bounds.section, dates.older)}
    order by ${liveArticle.firstPublishedAt} desc, ${liveArticle.id} desc limit ${most + 1})`;
  return sql`select * from (${of(dates.listed)} union all ${of(dates.unlisted)}) as either`;
}

type Found = Readonly<{
  matches: readonly Match[];
  start: Place | null;
  /** The first that was not looked at; null when all were. */
  further: Place | null;
  looked: number;
}>;

/** The newest `most` of `from`, and which of them match. */
async function read(
  tx: Transaction,
  { query }: Asked,
  { most, from }: Readonly<{ most: number; from: SQL }>,
): Promise<Found> {
  const rows = await tx.execute<{
    id: string;
    at: Date;
    place: number;
    looked: number;
    rank: number | null;
  }>(sql`
    with looked as materialized (${from} order by at desc, id desc limit ${most + 1}),
    judged as (
      select id, at, (row_number() over (order by at desc, id desc))::int as place, (count(*) over ())::int as looked,
        case when search @@ ${query}::tsquery
          then (ts_rank(search, ${query}::tsquery) * exp(-extract(epoch from now() - at) / 15552000))::float8 end as rank
      from looked)
    select id, at, place, looked, rank from judged where rank is not null or place in (1, ${most + 1}::int) order by place`);
  const places = rows.map(({ id, at, place }) => ({ id: Number(id), at, place }));
  return {
    matches: rows.flatMap(({ id, at, place, rank }) =>
      rank === null || place > most ? [] : { id: Number(id), at, rank },
    ),
    start: places.find(({ place }) => place === 1) ?? null,
    further: places.find(({ place }) => place > most) ?? null,
    looked: rows[0]?.looked ?? 0,
  };
}

/** What the database's statistics say: how many articles there are, and how many of them have a word. */
async function wordsKnown(tx: Transaction, query: string) {
  const [known] = await tx.execute<{
    articles: number;
    least: number | null;
    shares: Record<string, number> | null;
  }>(sql`
    with listed as materialized (
      select said.word, said.share from pg_stats s,
        unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as said (word, share)
      where s.schemaname = 'live' and s.tablename = 'article' and s.attname = 'search' and said.word is not null)
    select reltuples::float8 as articles, (select min(share)::float8 from listed) as least,
      (select json_object_agg(word, share) from listed where word = any(${sql.param(lexemesOf(query))}::text[])) as shares
    from pg_class where oid = 'live.article'::regclass`);
  const shares = new Map(Object.entries(known?.shares ?? {}));
  // What nothing is said of is less frequent than the rarest that something is said of.
  const unsaid = (known?.least ?? 0.02) / 2;
  return {
    articles: Math.max(0, known?.articles ?? 0),
    shareOf: (word: string) => shares.get(word) ?? unsaid,
  };
}

/** Days over which it is guessed how many articles there are in one. */
const guessedDays = 30;

async function articlesADay(tx: Transaction, bounds: Bounds): Promise<number> {
  const dates = inDates(bounds, guessedDays);
  const [plan] = await tx.execute<{
    "QUERY PLAN": readonly Readonly<{ Plan: { "Plan Rows": number } }>[];
  }>(sql`
    explain (format json) select from ${liveArticle} where ${and(dates.listed, bounds.section)}`);
  return (plan?.["QUERY PLAN"][0]?.Plan["Plan Rows"] ?? 1) / guessedDays;
}

/** What `ask` answers, or null when one of its questions took longer than so many milliseconds: the snapshot goes on as if nothing had been asked. */
async function within<T>(
  db: Database,
  milliseconds: number,
  ask: (tx: Transaction) => Promise<T>,
): Promise<T | null> {
  try {
    return await db.transaction(async (tx) => {
      // A plan made without the words would read along the newest for a word that nobody wrote. What the index lists is remembered
      // article by article, which takes some memory.
      await tx.execute(sql`select set_config('statement_timeout', ${String(milliseconds)}, true),
        set_config('plan_cache_mode', 'force_custom_plan', true), set_config('max_parallel_workers_per_gather', '0', true),
        set_config('work_mem', '32MB', true)`);
      const found = await ask(tx);
      await tx.execute(sql`select set_config('statement_timeout', '15000', true)`);
      return found;
    });
  } catch (error) {
    if (!isTooSlow(error)) throw error;
    return null;
  }
}
