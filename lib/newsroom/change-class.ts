// How a change to a published article is announced, and the guard against quiet edits (newsroom.md §7).
import type { ArticleText, ChangeClass, ChangeSpan } from "./article.ts";

export type ClassRule = Readonly<{
  label: string;
  /** What readers see of the change. */
  readersSee: string;
  note: "none" | "optional" | "required";
  /** dateModified moves for every class but fix. */
  movesModified: boolean;
  /** May a person choose it for a change? A retraction has its own verb. */
  choosable: boolean;
}>;

export const classRules: Readonly<Record<ChangeClass, ClassRule>> = {
  fix: { label: "Fix", readersSee: "nothing", note: "none", movesModified: false, choosable: true },
  update: {
    label: "Update",
    readersSee: "the time of the update",
    note: "optional",
    movesModified: true,
    choosable: true,
  },
  correction: {
    label: "Correction",
    readersSee: "a dated note: what was wrong, what is right",
    note: "required",
    movesModified: true,
    choosable: true,
  },
  clarification: {
    label: "Clarification",
    readersSee: "a dated note: what was unclear, what is meant",
    note: "required",
    movesModified: true,
    choosable: true,
  },
  "editors-note": {
    label: "Editor’s note",
    readersSee: "a note at the top",
    note: "required",
    movesModified: true,
    choosable: true,
  },
  retraction: {
    label: "Retraction",
    readersSee: "a banner",
    note: "required",
    movesModified: true,
    choosable: false,
  },
};

export const fixWordLimit = 30;

const numberWords =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|third|quarter|double|triple|per ?cent)\b/iu;

const capitalised = /\p{Lu}[\p{L}\p{M}\p{N}'’.-]*/gu;
const sentenceEnd = /(?:^|[.!?…:]["”’'»)\]]*\s+|[“"«„]|\n)\s*[“"‘'«„([]*$/u;

/** Words that a text writes with a capital letter inside a sentence: names, for the guard's purpose. */
export function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(capitalised)) {
    if (match[0] === "I" || sentenceEnd.test(text.slice(0, match.index))) continue;
    names.add(bare(match[0]));
  }
  return names;
}

const bare = (word: string): string => word.replace(/(?:['’]s)?['’.-]*$/u, "");

function namesOf(text: ArticleText): Set<string> {
  const names = new Set<string>();
  const runs = [text.standfirst, text.dateline, ...text.blocks.map((block) => block.text)];
  for (const figure of text.figures) runs.push(figure.caption, figure.credit);
  for (const run of runs) for (const name of namesIn(run)) names.add(name);
  for (const entry of text.byline)
    for (const word of entry.name.match(capitalised) ?? []) names.add(bare(word));
  return names;
}

const words = (text: string): number => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

export type Touched = "the headline" | "a quotation" | "a number" | "a name" | "more than 30 words";

/**
 * What a change touches that a plain fix may not, in this order, each once. `before` is the live text, `after`
 * the working copy; they are read to know names by their capital letter inside a sentence, so that a corrected
 * word at a sentence's start is no name.
 */
export function touchedByChange(
  changes: readonly ChangeSpan[],
  before: ArticleText | null,
  after: ArticleText,
): readonly Touched[] {
  const names = namesOf(after);
  if (before !== null) for (const name of namesOf(before)) names.add(name);
  const touched = new Set<Touched>();
  let count = 0;
  for (const span of changes) {
    const both = `${span.deleted}\n${span.inserted}`;
    if (span.where === "headline") touched.add("the headline");
    if (span.inQuotation) touched.add("a quotation");
    if (/\p{N}/u.test(both) || numberWords.test(both)) touched.add("a number");
    const hasName = (both.match(capitalised) ?? []).some((word) => names.has(bare(word)));
    if (span.where === "byline" || hasName) touched.add("a name");
    count += Math.max(words(span.deleted), words(span.inserted));
  }
  if (count > fixWordLimit) touched.add("more than 30 words");
  const order: readonly Touched[] = [
    "the headline",
    "a quotation",
    "a number",
    "a name",
    "more than 30 words",
  ];
  return order.filter((one) => touched.has(one));
}
