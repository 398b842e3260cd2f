// What the library's address says, read leniently: an unknown value is no filter, never an error.
import { askedLine } from "#lib/document/clean-text.ts";
import {
  rightsCategories,
  type RightsCategory,
  rightsStates,
  type RightsState,
} from "#lib/newsroom/picture-rights.ts";

/** What is to be done about a picture, beside its rights. */
export const wants = ["credit", "alt", "unused", "failed"] as const;
export type Want = (typeof wants)[number];

export type LibraryQuery = Readonly<{
  q: string;
  /** A bureau's slug, or `all` for what belongs to every bureau. */
  bureau: string;
  rights: RightsState | "";
  category: RightsCategory | "";
  want: Want | "";
  own: boolean;
  after: string;
}>;

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

const longestWords = 200;

export function readLibraryQuery(parameters: Parameters): LibraryQuery {
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === "string" ? value : "";
  };
  const one = <Value extends string>(name: string, all: readonly Value[]): Value | "" =>
    all.find((value) => value === text(name)) ?? "";
  const fitting = (name: string, shape: RegExp) => (shape.test(text(name)) ? text(name) : "");
  return {
    q: askedLine(parameters["q"], longestWords),
    bureau: fitting("bureau", /^[a-z0-9-]{1,100}$/),
    rights: one("rights", rightsStates),
    category: one("category", rightsCategories),
    want: one("want", wants),
    own: text("own") === "1",
    after: fitting("after", /^[\w.-]{1,60}$/),
  };
}

/** The shortest query string that says it, "" for none. */
export function librarySearch(query: LibraryQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === true) search.set(name, "1");
    else if (value !== "" && value !== false) search.set(name, value);
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

export function libraryAddress(query: LibraryQuery): string {
  return `/desk/media${librarySearch(query)}`;
}

/** The same as what is asked of the library. */
export function libraryFilter({ q, bureau, rights, category, want, own, after }: LibraryQuery) {
  return {
    words: q || undefined,
    bureau: bureau || undefined,
    rights: rights || undefined,
    category: category || undefined,
    missing: want === "credit" || want === "alt" ? want : undefined,
    unused: want === "unused" || undefined,
    failed: want === "failed" || undefined,
    own: own || undefined,
    after: after || undefined,
  };
}

/** Nothing is asked but where the page begins. */
export function asksNothing(query: LibraryQuery): boolean {
  return librarySearch({ ...query, after: "" }) === "";
}
