// The public search, over what readers can open and nothing else: the newest matches first, then the best of them on top
// (reader.md §3). Ordering all matches of a common word takes seconds, so none of it may take longer than a reader waits.
import { eq, inArray, sql } from "drizzle-orm";
import type { ReaderSearch, SearchPlace } from "#lib/newsroom/reader-search.ts";
import type { Teaser } from "#lib/newsroom/readers.ts";
import { differentWords, marked, type Piece, snippet } from "#lib/newsroom/search-snippet.ts";
import { withoutAccents } from "#lib/newsroom/spelling.ts";
import type { Database } from "./client.ts";
import { meantSearch, pagesNamed, type NamedPage } from "./live-search-help.ts";
import { type Match, type Matches, newestMatches } from "./live-search-matches.ts";
import type { Snapshot } from "./live.ts";
import { teaserColumns, teaserOf } from "./live-teasers.ts";
import { liveArticle } from "./schema/live.ts";
import { liveSection } from "./schema/live-views.ts";

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
  /** What was meant, if a word was misspelled: to be looked for in its place. Null where what was typed names a page. */
  meant: string | null;
  pages: readonly NamedPage[];
}>;

/** A page shows so many. */
const shown = 20;
/** Letters of a text in which hits are looked for. */
const readLetters = 30_000;

const nothing = { found: [], next: null, meant: null, pages: [] } as const;

/** What readers find. */
export async function searchLive(snapshot: Snapshot, search: ReaderSearch): Promise<SearchAnswer> {
  const { db } = snapshot;
  if (search.query === "") return { ...nothing, limits: "none" };
  const asked = await questionOf(db, search.query);
  if (asked === null) return { ...nothing, limits: "common" };
  const newest = await newestMatches(db, asked.query, search);
  const { matches, limits } = newest;
  const page = search.after?.page ?? 0;
  const best = matches
    .toSorted((a, b) => b.rank - a.rank || b.at.getTime() - a.at.getTime() || b.id - a.id)
    .slice(page * shown, (page + 1) * shown);
  const first = search.after === null;
  const pages = first ? await pagesNamed(db, search.asked) : [];
  // A name that has a page is spelled as it should be, whether or not an article has it in its text.
  const unknown = first && matches.length === 0 && limits === "none" && pages.length === 0;
  return {
    found: await dressed(db, best, asked),
    next: nextPlace(newest, page),
    limits,
    meant: unknown ? await meantSearch(db, search, asked.config) : null,
    pages,
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

/** The next twenty of these, then those that are older. */
function nextPlace({ matches, start, further }: Matches, page: number): SearchPlace | null {
  if (start && (page + 1) * shown < matches.length) return { ...start, page: page + 1 };
  return further && { ...further, page: 0 };
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
