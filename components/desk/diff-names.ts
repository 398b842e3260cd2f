// What a comparison calls the parts of an article.
import type { BlockDiff, DiffField } from "#lib/document/diff.ts";

export const fieldNames: Readonly<Record<DiffField, string>> = {
  headline: "Headline",
  kicker: "Kicker",
  standfirst: "Standfirst",
  byline: "Byline",
  dateline: "Dateline",
  slug: "Slug",
  section: "Section",
  bureau: "Bureau",
  language: "Language",
  lead: "Lead picture",
};

const blockNames: Readonly<Partial<Record<BlockDiff["type"], string>>> = {
  heading: "Heading",
  blockquote: "Quotation",
  pullQuote: "Pull quote",
  bulletList: "List",
  orderedList: "Numbered list",
  figure: "Picture",
  gallery: "Gallery",
  embed: "Embed",
  related: "Related article",
  factBox: "Fact box",
  table: "Table",
  correction: "Correction",
};

const changeNames: Readonly<Record<BlockDiff["change"], string>> = {
  same: "",
  changed: "changed",
  inserted: "new",
  deleted: "deleted",
};

/** "Paragraph changed, moved from paragraph 3": what happened to a block. Every block counts as a paragraph. */
export function blockCaption(block: BlockDiff): string {
  const name = blockNames[block.type] ?? "Paragraph";
  const silent = block.change === "changed" && block.runs.every((run) => run.kind === "same");
  const moved = block.moved && block.was !== null ? `moved from paragraph ${block.was + 1}` : "";
  const change = silent ? "formatting or links changed" : changeNames[block.change];
  return `${name} ${[change, moved].filter((one) => one !== "").join(", ")}`.trim();
}
