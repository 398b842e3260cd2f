// The public search, over what readers can open and nothing else: the newest matches first, then the best of them on top
// (reader.md §3). Ordering all matches of a common word takes seconds, so none of it may take longer than a reader waits.
import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { ReaderSearch, SearchPlace } from "#lib/newsroom/reader-search.ts";
import { searchHours } from "#lib/newsroom/reader-search.ts";
import type { Teaser } from "#lib/newsroom/readers.ts";
import { differentWords, marked, type Piece, snippet } from "#lib/newsroom/search-snippet.ts";
import { withoutAccents } from "#lib/newsroom/spelling.ts";
import { type Database, isTooSlow } from "./client.ts";
import { otherWays } from "./known-in-pages.ts";
import { meantSearch, pagesNamed, type NamedPage } from "./live-search-help.ts";
import type { Snapshot } from "./live.ts";
import { teaserColumns, teaserOf } from "./live-teasers.ts";
import { liveArticle } from "./schema/live.ts";
import { liveSection, liveSite } from "./schema/live-views.ts";

export type FoundArticle = Readonly<{
  teaser: Teaser;
  retracted: boolean;
  headline: readonly Piece[];
  /** Where the words stand; the standfirst where they stand in the headline alone. */
  snippet: readonly Piece[];
}>;

export type SearchAnswer = Readonly<{
  found: readonly FoundArticle[];
  next: SearchPlace | null;
  /** All that was looked for is too common, or takes too long: why fewer are shown than there may be. */
  limits: "none" | "recent" | "too-slow" | "common";
  /** What was meant, if a word was misspelled: to be looked for in its place. */
  meant: string | null;
  pages: readonly NamedPage[];
}>;

/** So many of the newest matches are put in order, and a page shows so many of those. */
const [newest, shown] = [200, 20];
/** When all matches take too long, those of the newest so many articles. */
const recent = 5_000;
const reachDays = 90;
const [byWordsMs, patienceMs, lastPatienceMs] = [400, 1_200, 600];
/** Letters of a text in which hits are looked for. */
const readLetters = 30_000;

const nothing = { found: [], next: null, meant: null, pages: [] } as const;

/** What readers find. `site.zone` turns days into instants. */
export async function searchLive(snapshot: Snapshot, search: ReaderSearch): Promise<SearchAnswer> {
  const { db } = snapshot;
  if (search.query === "") return { ...nothing, limits: "none" };
  const asked = await questionOf(db, search.query);
  if (asked === null) return { ...nothing, limits: "common" };
  const { matches, limits } = await newestMatches(db, asked.query, search);
  const page = search.after?.page ?? 0;
  const best = matches
    .slice(0, newest)
    .toSorted((a, b) => b.rank - a.rank || b.at.getTime() - a.at.getTime() || b.id - a.id)
    .slice(page * shown, (page + 1) * shown);
  const first = search.after === null;
  return {
    found: await dressed(db, best, asked),
    next: nextPlace(matches, page),
    limits,
    meant:
      first && matches.length === 0 && limits === "none" ? await meantSearch(db, search, asked.config) : null,
    pages: first ? await pagesNamed(db, search.asked) : [],
  };
}

type Question = Readonly<{
  /** As text, to be cast where it is used: the planner then knows how rare its words are. */
  query: string;
  /** Words that a match may have, as the dictionary spells them. */
  lexemes: readonly string[];
  config: "english" | "simple";
}>;

/** Null: nothing is left of it, such as of -words alone. Words that the dictionary drops (WHO, it) are looked for in headlines. */
async function questionOf(db: Database, words: string): Promise<Question | null> {
  const [row] = await db.execute<{ english: string; simple: string; tree: string; treeSimple: string }>(sql`
    select english::text, simple::text, querytree(english) as tree, querytree(simple) as "treeSimple" from (
      select websearch_to_tsquery('english', live.plain(${words})) as english, websearch_to_tsquery('simple', live.plain(${words})) as simple) as asked`);
  if (!row) return null;
  // querytree() is empty or "T" for what no index can find: nothing at all, or everything without a word.
  const [query, tree, config] =
    row.english === ""
      ? ([row.simple, row.treeSimple, "simple"] as const)
      : ([row.english, row.tree, "english"] as const);
  if (tree === "" || tree === "T") return null;
  const lexemes = [...tree.matchAll(/'((?:[^']|'')+)'/g)].map(([, lexeme = ""]) =>
    lexeme.replaceAll("''", "'"),
  );
  return { query, lexemes, config };
}

async function filtersOf(db: Database, search: ReaderSearch): Promise<SQL | undefined> {
  const hours = search.from || search.until ? null : searchHours[search.time];
  const section = search.section
    ? await db.select({ id: liveSection.id }).from(liveSection).where(eq(liveSection.slug, search.section))
    : null;
  const zone = db.select({ zone: liveSite.zone }).from(liveSite);
  const day = (text: string, more: SQL) => sql`((${text}::date + ${more})::timestamp at time zone (${zone}))`;
  return and(
    section === null
      ? undefined
      : inArray(
          liveArticle.sectionId,
          section.map(({ id }) => id),
        ),
    hours === null
      ? undefined
      : sql`${liveArticle.firstPublishedAt} >= now() - make_interval(hours => ${hours})`,
    search.from ? sql`${liveArticle.firstPublishedAt} >= ${day(search.from, sql`0`)}` : undefined,
    search.until ? sql`${liveArticle.firstPublishedAt} < ${day(search.until, sql`1`)}` : undefined,
  );
}

type Match = Readonly<{ id: number; at: Date; rank: number }>;

/** One more than are put in order, so that it shows whether older ones follow. */
async function newestMatches(
  db: Database,
  query: string,
  search: ReaderSearch,
): Promise<{ matches: Match[]; limits: SearchAnswer["limits"] }> {
  const where = await filtersOf(db, search);
  const asked = sql`${query}::tsquery`;
  const row = sql`${liveArticle.id} as id, ${liveArticle.firstPublishedAt} as at, ${liveArticle.search} as search`;
  const newestFirst = sql`order by ${liveArticle.firstPublishedAt} desc, ${liveArticle.id} desc`;
  const older = search.after ? notNewer(search.after) : undefined;
  const matching = (listed: SQL, since: SQL | undefined) => sql`
    (select ${row} from ${liveArticle} where ${and(sql`${liveArticle.search} @@ ${asked}`, listed, where, older, since)}
    ${newestFirst} limit ${newest + 1})`;
  const ranked = (from: SQL) => sql`
    select id, at, (ts_rank(search, ${asked}) * exp(-extract(epoch from now() - at) / 15552000))::float8 as rank
    from ${from} order by at desc, id desc limit ${newest + 1}`;
  const started = performance.now();
  for (const { since, byWords } of attemptsAt(search)) {
    const left = Math.ceil((byWords ? byWordsMs : patienceMs) - (performance.now() - started));
    const found =
      left > 0 &&
      (await within(
        db,
        left,
        ranked(
          sql`(${matching(sql`${liveArticle.listed}`, since)} union all ${matching(sql`not ${liveArticle.listed}`, since)}) as matches`,
        ),
        byWords,
      ));
    if (found && (since === undefined || found.length > newest)) return { matches: found, limits: "none" };
  }
  // Read along the dates whether they match or not: a bounded number of texts, however the words are spread.
  const near = await within(
    db,
    lastPatienceMs,
    ranked(sql`(
      select * from (select ${row} from ${liveArticle} where ${and(sql`${liveArticle.listed}`, where, older)}
        ${newestFirst} limit ${recent}) as newest
      where search @@ ${asked}) as matches`),
  );
  return near === null ? { matches: [], limits: "too-slow" } : { matches: near, limits: "recent" };
}

type Attempt = Readonly<{ since?: SQL; byWords: boolean }>;

/**
 * Where matches are looked for until there are enough. First so many days back: of a word that is neither frequent nor rare the
 * index has thousands, and only those of these days are fetched. What is rare there is looked for all the way by the index of
 * words, because the planner takes it for more frequent than it is; and last, however the planner likes.
 */
function attemptsAt({ after, until, from, time }: ReaderSearch): Attempt[] {
  const hours = from || until ? null : searchHours[time];
  if (hours !== null && hours <= reachDays * 24) return [{ byWords: false }];
  const end = after
    ? sql`${sql.param(after.at, liveArticle.firstPublishedAt)}::timestamptz`
    : until
      ? sql`${until}::date`
      : sql`now()`;
  const since = sql`${liveArticle.firstPublishedAt} >= ${end} - make_interval(days => ${reachDays})`;
  return [{ since, byWords: false }, { byWords: true }, { byWords: false }];
}

const notNewer = ({ at, id }: SearchPlace): SQL =>
  sql`(${liveArticle.firstPublishedAt}, ${liveArticle.id}) <= (${sql.param(at, liveArticle.firstPublishedAt)}, ${id})`;

/** The rows, or null when they took too long: the snapshot goes on as if nothing had been asked. */
async function within(
  db: Database,
  milliseconds: number,
  question: SQL,
  byWords = false,
): Promise<Match[] | null> {
  try {
    const rows = await db.transaction(async (tx) => {
      // A plan made without the words would read along the newest for a word that nobody wrote.
      await tx.execute(sql`select set_config('statement_timeout', ${String(milliseconds)}, true),
        set_config('plan_cache_mode', 'force_custom_plan', true), set_config('max_parallel_workers_per_gather', '0', true)`);
      if (byWords) await tx.execute(otherWays("off"));
      const found = await tx.execute<{ id: string; at: Date; rank: number }>(question);
      if (byWords) await tx.execute(otherWays("on"));
      await tx.execute(sql`select set_config('statement_timeout', '15000', true)`);
      return found;
    });
    return rows.map(({ id, at, rank }) => ({ id: Number(id), at, rank }));
  } catch (error) {
    if (!isTooSlow(error)) throw error;
    return null;
  }
}

function nextPlace(matches: readonly Match[], page: number): SearchPlace | null {
  const [first] = matches;
  const inOrder = Math.min(matches.length, newest);
  if (first && (page + 1) * shown < inOrder) return { at: first.at, id: first.id, page: page + 1 };
  const older = matches[newest];
  return older ? { at: older.at, id: older.id, page: 0 } : null;
}

async function dressed(db: Database, best: readonly Match[], asked: Question): Promise<FoundArticle[]> {
  if (best.length === 0) return [];
  const rows = await db
    .select({
      ...teaserColumns,
      listed: liveArticle.listed,
      text: sql<string>`left(${liveArticle.text}, ${readLetters})`,
    })
    .from(liveArticle)
    .innerJoin(liveSection, eq(liveSection.id, liveArticle.sectionId))
    .where(
      inArray(
        liveArticle.id,
        best.map(({ id }) => id),
      ),
    );
  const isHit = await hitsIn(
    db,
    rows.flatMap(({ headline, standfirst, text }) => [headline, standfirst, text]),
    asked,
  );
  return best.flatMap(({ id }) => {
    const row = rows.find((one) => one.id === id);
    if (!row) return [];
    return {
      teaser: teaserOf(row),
      retracted: !row.listed,
      headline: marked(row.headline, isHit),
      snippet: snippet(row.text, isHit) ?? marked(row.standfirst, isHit),
    };
  });
}

const fold = (word: string): string => withoutAccents(word).toLowerCase();

/** Whether a word of these texts is one that was looked for, in any of its forms, by the dictionary that found it. */
async function hitsIn(
  db: Database,
  texts: readonly string[],
  { lexemes, config }: Question,
): Promise<(word: string) => boolean> {
  const beginnings = new Set(lexemes.map((lexeme) => lexeme.codePointAt(0)));
  const words = differentWords(texts, fold).filter((word) => beginnings.has(word.codePointAt(0)));
  const wanted = sql.param([...lexemes]);
  const rows =
    config === "simple"
      ? words.filter((word) => lexemes.includes(word)).map((word) => ({ word }))
      : await db.execute<{ word: string }>(sql`
          select word from unnest(${sql.param(words)}::text[]) as word
          where word = any(${wanted}::text[]) or ts_lexize('english_stem', word) && ${wanted}::text[]`);
  const hits = new Set(rows.map(({ word }) => word));
  const letters = lexemes.filter((lexeme) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(lexeme),
  );
  return (word) => hits.has(fold(word)) || letters.some((letter) => word.includes(letter));
}
