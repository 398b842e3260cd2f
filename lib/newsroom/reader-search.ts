// What a reader asks the public search: words, "a phrase", -without, one OR another; in a section, in a time. Whatever stands in an
// address becomes a question that can be answered, or none.

export type SearchTime = "any" | "day" | "week" | "month" | "year";

export const searchTimes: readonly SearchTime[] = ["any", "day", "week", "month", "year"];

/** Hours back from now; null: any time. */
export const searchHours: Readonly<Record<SearchTime, number | null>> = {
  any: null,
  day: 24,
  week: 24 * 7,
  month: 24 * 30,
  year: 24 * 365,
};

/** Where a list of results goes on: the newest match of the 200 that are put in order, and which twenty of them. */
export type SearchPlace = Readonly<{ at: Date; id: number; page: number }>;

export type ReaderSearch = Readonly<{
  /** What was typed, tidied and bounded: what the field shows again. */
  asked: string;
  /** The same with a letter more when more was typed, so that an address made of it says so again. */
  typed: string;
  /** In the syntax of PostgreSQL's websearch_to_tsquery; empty when there is nothing to look for. */
  query: string;
  /** Words that must be there, as they were typed: what may be misspelled. */
  words: readonly string[];
  /** More was typed than is looked for. */
  cut: boolean;
  section: string | null;
  time: SearchTime;
  /** Days of the newsroom's calendar, yyyy-mm-dd, both included. They win over `time`. */
  from: string | null;
  until: string | null;
  after: SearchPlace | null;
}>;

export const longestSearch = 200;
const mostTerms = 12;

/** Scripts that write words without a space between them: a run of their letters is a phrase (live.plain parts them). */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Read the question out of an address's query. Never throws; unknown keys and values that mean nothing are as if they weren't there. */
export function readSearch(query: Pick<URLSearchParams, "get">): ReaderSearch {
  const typed = tidy(query.get("q") ?? "");
  const asked = beginning(typed, longestSearch);
  const { terms, words, more } = termsOf(asked);
  const time = searchTimes.find((one) => one === query.get("time")) ?? "any";
  const section = query.get("section") ?? "";
  return {
    asked,
    typed: beginning(typed, longestSearch + 1),
    query: terms.join(" "),
    words,
    cut: more || asked.length < typed.length,
    section: /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(section) && section.length <= 80 ? section : null,
    time,
    from: dayIn(query.get("from")),
    until: dayIn(query.get("until")),
    after: placeIn(query.get("after")),
  };
}

/** So many letters of it, none of them halved. */
const beginning = (text: string, letters: number): string => Array.from(text).slice(0, letters).join("");

/** The address of a question, always spelled the same. `after` is where the list goes on. */
export function searchPath(search: Partial<ReaderSearch>, after: SearchPlace | null = null): string {
  const query = new URLSearchParams();
  if (search.asked) query.set("q", search.asked);
  if (search.section) query.set("section", search.section);
  if (search.time && search.time !== "any") query.set("time", search.time);
  if (search.from) query.set("from", search.from);
  if (search.until) query.set("until", search.until);
  if (after)
    query.set("after", [after.at.getTime(), after.id, after.page].map((one) => one.toString(36)).join("-"));
  const text = query.toString();
  return text === "" ? "/search" : `/search?${text}`;
}

/** One line without what no keyboard types: control characters, direction marks, lone halves of a letter. */
function tidy(text: string): string {
  return text
    .slice(0, 20 * longestSearch)
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

type Terms = Readonly<{ terms: readonly string[]; words: readonly string[]; more: boolean }>;

function termsOf(text: string): Terms {
  const terms: string[] = [];
  const words: string[] = [];
  // Keyboards of phones and word processors turn quotation marks.
  for (const [, minus = "", phrase, bare = ""] of text
    .replaceAll(/[“”„«»]/g, '"')
    .matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    if (terms.length >= mostTerms) return { terms, words, more: true };
    const said = (phrase ?? bare).trim();
    if (!/[\p{L}\p{N}]/u.test(said)) continue;
    if (minus === "" && phrase === undefined && /^or$/i.test(said)) {
      if (terms.length > 0 && terms.at(-1) !== "or") terms.push("or");
      continue;
    }
    const quoted = phrase !== undefined || unspaced.test(said);
    terms.push(`${minus}${quoted ? `"${said}"` : said.replace(/^-+/, "")}`);
    if (minus === "") words.push(...(said.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []));
  }
  if (terms.at(-1) === "or") terms.pop();
  return { terms, words, more: false };
}

function dayIn(text: string | null): string | null {
  if (text === null || !/^[12]\d{3}-\d\d-\d\d$/.test(text)) return null;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) ? text : null;
}

function placeIn(text: string | null): SearchPlace | null {
  const parts = /^([0-9a-z]{1,9})-([0-9a-z]{1,10})-([0-9a-z])$/.exec(text ?? "")?.slice(1);
  const [at = Number.NaN, id = Number.NaN, page = Number.NaN] = (parts ?? []).map((part) =>
    Number.parseInt(part, 36),
  );
  const place = { at: new Date(at), id, page };
  return Number.isNaN(place.at.getTime()) || !Number.isSafeInteger(id) || page > 9 || Number.isNaN(page)
    ? null
    : place;
}
