// What changed between two versions of an article, as plain runs of text: for reviewers, for the history and for the
// stealth-edit guard. Blocks are laid side by side by their ids first; a whole-document comparison would misread every move.
import type { BylineEntry, ChangeSpan } from "#lib/newsroom/article.ts";
import type { BlockNode } from "./article-document.ts";
import { blockDetails, blockText } from "./block-text.ts";
import type { Content } from "./content.ts";
import { pairBlocks, type Pair } from "./pair-blocks.ts";
import { diffWords, type Run } from "./word-diff.ts";

export type { Run } from "./word-diff.ts";

export type DiffField =
  | "headline"
  | "kicker"
  | "standfirst"
  | "byline"
  | "dateline"
  | "slug"
  | "section"
  | "bureau"
  | "language"
  | "lead";

export type FieldDiff = Readonly<{ field: DiffField; runs: readonly Run[] }>;

export type BlockDiff = Readonly<{
  type: BlockNode["type"];
  change: "same" | "changed" | "inserted" | "deleted";
  /** It stands elsewhere among the blocks that both versions have. */
  moved: boolean;
  /** Its place among the blocks of the older and of the newer version, from 0; null where it isn't there. */
  was: number | null;
  is: number | null;
  runs: readonly Run[];
  /** What changed beside the words (a link's address, bold, which picture, a heading's level); empty when nothing did. */
  details: readonly Run[];
}>;

export type ContentDiff = Readonly<{
  /** Fields that differ. Section, bureau, language and people are given by id, tag or name as the content holds them. */
  fields: readonly FieldDiff[];
  /** Every block of the newer version in its order, with deleted ones where they stood. */
  blocks: readonly BlockDiff[];
  changed: boolean;
}>;

function signatures(byline: readonly BylineEntry[]): string {
  return byline
    .map((entry) => (entry.role === "reporting" ? entry.name : `${entry.name} (${entry.role})`))
    .join(", ");
}

function leadText(lead: Content["lead"]): string {
  if (!lead) return "";
  return `${lead.caption}\nCredit: ${lead.credit}\n${lead.decorative ? "Decorative" : `Alt text: ${lead.alt}`}\nPicture ${lead.mediaId}`;
}

const fieldTexts: Readonly<Record<DiffField, (content: Content) => string>> = {
  headline: (content) => content.headline,
  kicker: (content) => content.kicker,
  standfirst: (content) => content.standfirst,
  byline: (content) => signatures(content.byline),
  dateline: (content) => content.dateline,
  slug: (content) => content.slug,
  section: (content) => content.sectionId ?? "",
  bureau: (content) => content.bureauId,
  language: (content) => content.language ?? "",
  lead: (content) => leadText(content.lead),
};

/** Compare two versions for people. Marks alone (bold, links) count as changed blocks with the same words. */
export function diffContent(before: Content, after: Content): ContentDiff {
  const fields = (Object.keys(fieldTexts) as DiffField[]).flatMap((field) => {
    const [was, is] = [fieldTexts[field](before), fieldTexts[field](after)];
    return was === is ? [] : [{ field, runs: diffWords(was, is) }];
  });
  const blocks = diffBlocks(before.body.content, after.body.content);
  return {
    fields,
    blocks,
    changed: fields.length > 0 || blocks.some((block) => block.change !== "same" || block.moved),
  };
}

/** Of the pairs in the newer order, those whose older places rise together: the rest was moved. */
function inOrder(pairs: readonly Pair[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach((pair, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.was ?? 0) < pair.was) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const stay = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) stay.add(pairs[at]?.is ?? -1);
  return stay;
}

const equal = (a: BlockNode, b: BlockNode): boolean =>
  JSON.stringify({ ...a, attrs: { ...a.attrs, id: null } }) ===
  JSON.stringify({ ...b, attrs: { ...b.attrs, id: null } });

function diffBlocks(before: readonly BlockNode[], after: readonly BlockNode[]): BlockDiff[] {
  const pairs = pairBlocks(before, after);
  const stay = inOrder([...pairs].map(([is, was]) => ({ is, was })).toSorted((a, b) => a.is - b.is));
  const kept = new Set(pairs.values());
  const result: BlockDiff[] = [];
  let next = 0;
  const deletedUpTo = (limit: number) => {
    for (; next < limit; next += 1) {
      const block = before[next];
      if (block && !kept.has(next)) {
        result.push({
          type: block.type,
          change: "deleted",
          moved: false,
          was: next,
          is: null,
          runs: diffWords(blockText(block), ""),
          details: [],
        });
      }
    }
  };
  after.forEach((block, is) => {
    const was = pairs.get(is);
    const old = was === undefined ? undefined : before[was];
    if (was === undefined || !old) {
      result.push({
        type: block.type,
        change: "inserted",
        moved: false,
        was: null,
        is,
        runs: diffWords("", blockText(block)),
        details: [],
      });
      return;
    }
    const moved = !stay.has(is);
    if (!moved) {
      deletedUpTo(was);
      next = Math.max(next, was + 1);
    }
    const same = equal(old, block);
    const runs = diffWords(blockText(old), blockText(block));
    const [had, has] = [blockDetails(old), blockDetails(block)];
    const details = had === has ? [] : diffWords(had, has);
    result.push({ type: block.type, change: same ? "same" : "changed", moved, was, is, runs, details });
  });
  deletedUpTo(before.length);
  return result;
}

const quoteMarks = /[“”„«»"]/;

/** Each place where two versions differ, for the guard of newsroom.md §7. */
export function changeSpans(before: Content, after: Content): ChangeSpan[] {
  const diff = diffContent(before, after);
  const where = (field: DiffField): ChangeSpan["where"] =>
    field === "lead"
      ? "figure"
      : field === "slug" || field === "section" || field === "bureau" || field === "language"
        ? "other"
        : field;
  return [
    ...diff.fields.flatMap(({ field, runs }) => spansOf(where(field), runs, false)),
    ...diff.blocks.flatMap((block) => {
      const quotation = block.type === "blockquote" || block.type === "pullQuote";
      const place = block.type === "figure" || block.type === "gallery" ? "figure" : "body";
      const spans = spansOf(place, block.runs, quotation);
      const silent = spans.length === 0 && block.change === "changed";
      return silent ? [{ where: place, deleted: "", inserted: "", inQuotation: quotation } as const] : spans;
    }),
  ];
}

function spansOf(where: ChangeSpan["where"], runs: readonly Run[], quotation: boolean): ChangeSpan[] {
  const spans: ChangeSpan[] = [];
  let open = false;
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index];
    if (!run) continue;
    if (run.kind === "same") {
      open = endsInQuotation(run.text, open);
      continue;
    }
    const next = runs[index + 1];
    const other = next && next.kind !== "same" ? next : null;
    const texts = other ? [run, other] : [run];
    const deleted = texts.find((one) => one.kind === "deleted")?.text ?? "";
    const inserted = texts.find((one) => one.kind === "inserted")?.text ?? "";
    spans.push({
      where,
      deleted,
      inserted,
      inQuotation: quotation || open || quoteMarks.test(deleted + inserted),
    });
    open = endsInQuotation(inserted, open);
    if (other) index += 1;
  }
  return spans;
}

/** Whether a quotation is open after this text. */
function endsInQuotation(text: string, open: boolean): boolean {
  let now = open;
  for (const mark of text.match(/[“”„«»"]/g) ?? [])
    now = mark === '"' ? !now : mark === "“" || mark === "„" || mark === "«";
  return now;
}
