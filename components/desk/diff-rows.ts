// A comparison as rows for a page: every field and block with its authors, and runs of unchanged blocks as one row.
import type { Content } from "#lib/document/content.ts";
import type { AuthorRuns, Authorship } from "#lib/document/authorship.ts";
import type { BlockDiff, ContentDiff, FieldDiff } from "#lib/document/diff.ts";
import {
  authoredSides,
  blockAuthors,
  withAuthors,
  type AuthoredRun,
  type AuthoredSides,
} from "#lib/document/diff-authors.ts";
import { languageName } from "#lib/newsroom/languages.ts";
import { blockCaption, fieldNames } from "./diff-names.ts";

export type DiffText = Readonly<{ content: Content; authorship: Authorship | null }>;

export type DiffRow = Readonly<{
  key: string;
  caption: string;
  /** Both texts in one, and each for itself. */
  runs: readonly AuthoredRun[];
  sides: AuthoredSides;
  /** What changed beside the words. */
  details: BlockDiff["details"];
}>;

export type DiffPart = Readonly<
  { key: string } & ({ kind: "changed"; row: DiffRow } | { kind: "same"; rows: readonly DiffRow[] })
>;

const nobody: AuthorRuns = [];

/** The fields that differ. `names` says section and bureau ids in words. */
export function fieldRows(
  diff: ContentDiff,
  before: DiffText,
  after: DiffText,
  names: ReadonlyMap<string, string>,
): DiffRow[] {
  return diff.fields.map(({ field, runs }) => {
    const prose = field === "headline" || field === "standfirst";
    const told =
      field === "section" || field === "bureau"
        ? named(runs, (id) => (id === "" ? "none" : (names.get(id) ?? "one that is gone")))
        : field === "language"
          ? named(runs, (tag) => (tag === "" ? "the site’s" : languageName(tag)))
          : runs;
    const was = (prose ? before.authorship?.[field] : null) ?? nobody;
    const is = (prose ? after.authorship?.[field] : null) ?? nobody;
    return { key: field, caption: fieldNames[field], ...authored(told, was, is), details: [] };
  });
}

function authored(runs: FieldDiff["runs"], before: AuthorRuns, after: AuthorRuns) {
  return { runs: withAuthors(runs, before, after), sides: authoredSides(runs, before, after) };
}

/** Ids and tags told as names, the former one struck and the present one underlined. */
function named(runs: FieldDiff["runs"], say: (id: string) => string): FieldDiff["runs"] {
  const side = (other: "inserted" | "deleted") =>
    runs
      .filter((run) => run.kind !== other)
      .map((run) => run.text)
      .join("");
  return [
    { kind: "deleted", text: say(side("inserted")) },
    { kind: "same", text: " " },
    { kind: "inserted", text: say(side("deleted")) },
  ];
}

/** The body in its order, unchanged passages as one part each. */
export function bodyParts(diff: ContentDiff, before: DiffText, after: DiffText): DiffPart[] {
  const parts: DiffPart[] = [];
  for (const [index, block] of diff.blocks.entries()) {
    const key = String(index);
    const [was, is] = [
      block.was === null ? undefined : before.content.body.content[block.was],
      block.is === null ? undefined : after.content.body.content[block.is],
    ];
    const row: DiffRow = {
      key,
      caption: blockCaption(block),
      ...authored(block.runs, blockAuthors(was, before.authorship), blockAuthors(is, after.authorship)),
      details: block.details,
    };
    const last = parts.at(-1);
    if (block.change !== "same" || block.moved) parts.push({ key, kind: "changed", row });
    else if (last?.kind === "same") parts[parts.length - 1] = { ...last, rows: [...last.rows, row] };
    else parts.push({ key, kind: "same", rows: [row] });
  }
  return parts;
}

/** "12 unchanged paragraphs". */
export function unchangedText(count: number): string {
  return count === 1 ? "1 unchanged paragraph" : `${count} unchanged paragraphs`;
}
