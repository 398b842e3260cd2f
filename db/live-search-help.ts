// What helps a reader who found nothing, or looked for a name: the word that was meant, and pages of that name.
import { asc, sql } from "drizzle-orm";
import { type ReaderSearch } from "#lib/newsroom/reader-search.ts";
import { meantWords, spellingKeys, withoutAccents } from "#lib/newsroom/spelling.ts";
import type { Database } from "./client.ts";
import { anyPageHas, inAnyForm } from "./known-in-pages.ts";
import { livePerson, liveTopic } from "./schema/live-views.ts";

export type NamedPage = Readonly<{ kind: "topic" | "author"; name: string; slug: string }>;

/** The newest keys of one word that are looked at; more spellings than this no word has. */
const mostSpellings = 300;
const mostTried = 8;
/** Words of a question that are looked at: a phrase may have any number, and each costs some ten questions. */
const mostMeant = 6;

/**
 * What was asked, with each of its first words that no page has replaced by the nearest that one has now; null when nothing was misspelled, or
 * nothing near is known.
 */
export async function meantSearch(
  db: Database,
  { asked, words }: ReaderSearch,
  config: "english" | "simple",
): Promise<string | null> {
  let meant = asked;
  for (const word of [...new Set(words)].slice(0, mostMeant)) {
    const typed = withoutAccents(word).toLowerCase();
    if (typed.length < 4 || typed.length > 30 || (await isKnown(db, typed, config))) continue;
    const near = await nearest(db, typed, spellingKeys(typed));
    // A slip and a plural are two letters to leave out. Asked for only where one leads nowhere: far more words meet there.
    const found = near ?? (typed.length < longWord ? null : await nearest(db, typed, widerKeys(typed)));
    if (!found) continue;
    meant = meant.replace(word, () => found);
  }
  return meant === asked ? null : meant;
}

/** Words shorter than this have too many others two letters away. */
const longWord = 6;

/**
 * The word's spellings with up to two of its letters left out, as a plural ends in one, and those of its own plural; without
 * those that one letter alone leads to.
 */
function widerKeys(typed: string): string[] {
  const narrow = new Set(spellingKeys(typed));
  const wide = [...spellingKeys(typed), `${typed}s`].flatMap(spellingKeys);
  return [...new Set(wide)].filter((key) => !narrow.has(key));
}

/** The nearest known word that one of these spellings leads to and that a page has; null when there is none. */
async function nearest(db: Database, typed: string, keys: readonly string[]): Promise<string | null> {
  const known = await db.execute<{ word: string }>(sql`
    select distinct word from live.word_key where key = any(${sql.param([...keys])}::text[]) limit ${mostSpellings}`);
  const near = meantWords(
    typed,
    known.map((one) => one.word),
  );
  // Asked again of what readers can open in this very snapshot: a word of a page that was withdrawn is not said.
  return firstFound(db, near.slice(0, mostTried));
}

const isKnown = (db: Database, word: string, config: "english" | "simple"): Promise<boolean> =>
  anyPageHas(db, sql`phraseto_tsquery(${config}::regconfig, ${word})`);

async function firstFound(db: Database, words: readonly string[]): Promise<string | null> {
  for (const word of words) if (await anyPageHas(db, inAnyForm(word))) return word;
  return null;
}

const mostPages = 3;

/** Topics and authors that have what was typed in their name. */
export async function pagesNamed(db: Database, asked: string): Promise<NamedPage[]> {
  const named = (name: typeof liveTopic.name | typeof livePerson.name) =>
    // What has no accents is not asked for them: the function costs more than all the rest.
    sql`position(lower(live.plain(${asked})) in lower(
      case when octet_length(${name}) = char_length(${name}) then ${name} else live.plain(${name}) end)) > 0`;
  if (asked.length < 3) return [];
  const topics = await db
    .select({ name: liveTopic.name, slug: liveTopic.slug })
    .from(liveTopic)
    .where(named(liveTopic.name))
    .orderBy(asc(sql`length(${liveTopic.name})`), asc(liveTopic.slug))
    .limit(mostPages);
  const people = await db
    .select({ name: livePerson.name, slug: livePerson.slug })
    .from(livePerson)
    .where(named(livePerson.name))
    .orderBy(asc(sql`length(${livePerson.name})`), asc(livePerson.slug))
    .limit(mostPages);
  return [
    ...topics.map((one) => ({ kind: "topic", ...one }) as const),
    ...people.map((one) => ({ kind: "author", ...one }) as const),
  ];
}
