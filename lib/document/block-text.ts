// What a block says to people who compare two versions: its words, and apart from them what only its attributes and marks say.
import type { ArticleDocument, BlockNode, InlineNode } from "./article-document.ts";
import { holdsText, inlineText, walkBlocks } from "./text.ts";

/** `id`: the block whose own words these are; null for what attributes say. */
export type BlockPart = Readonly<{ id: string | null; text: string }>;

/** All words of a block, and what its attributes say, one part a line. */
export function blockParts(block: BlockNode): BlockPart[] {
  const parts: BlockPart[] = [];
  const say = (text: string) => parts.push({ id: null, text });
  const document: ArticleDocument = { type: "doc", content: [block] };
  walkBlocks(document, (one) => {
    if (one.type === "factBox" && one.attrs.title) say(one.attrs.title);
    if (one.type === "table" && one.attrs.caption) say(one.attrs.caption);
    if (one.type === "embed") say(`${one.attrs.provider} ${one.attrs.embedId} ${one.attrs.title}`.trim());
    if (one.type === "related") say(`Article ${one.attrs.articleId}`);
    if (holdsText(one)) parts.push({ id: one.attrs.id, text: inlineText(one.content) });
    if (one.type === "figure") {
      say(one.attrs.decorative ? "Decorative picture" : `Alt text: ${one.attrs.alt}`);
      say(`Credit: ${one.attrs.credit}`);
    }
    if ((one.type === "blockquote" || one.type === "pullQuote") && one.attrs.source)
      say(`Source: ${one.attrs.source}`);
  });
  return parts;
}

/** The parts of a block as one text. */
export function blockText(block: BlockNode): string {
  return blockParts(block)
    .map((part) => part.text)
    .join("\n");
}

/** One line for each thing beside the words: links with their address, bold and italic, pictures, levels, spans. */
export function blockDetails(block: BlockNode): string {
  const lines: string[] = [];
  const document: ArticleDocument = { type: "doc", content: [block] };
  walkBlocks(document, (one) => {
    if (one.type === "heading") lines.push(`Heading level ${one.attrs.level}`);
    if (one.type === "figure") lines.push(`Picture ${one.attrs.mediaId}`);
    if (one.type === "orderedList" && one.attrs.start !== 1) lines.push(`Counts from ${one.attrs.start}`);
    if (one.type === "correction") lines.push(`Dated ${one.attrs.at}`);
    if (one.type === "tableHeader") lines.push("Header cell");
    if (one.type === "tableHeader" || one.type === "tableCell") {
      if (one.attrs.colspan > 1) lines.push(`Spans ${one.attrs.colspan} columns`);
      if (one.attrs.rowspan > 1) lines.push(`Spans ${one.attrs.rowspan} rows`);
    }
    if (holdsText(one)) lines.push(...(one.content ?? []).flatMap(markLines));
  });
  return lines.join("\n");
}

function markLines(node: InlineNode): string[] {
  const words = node.type === "text" ? node.text.trim() : "";
  if (words === "") return [];
  return (node.marks ?? []).map((mark) => {
    switch (mark.type) {
      case "link":
        return `Link on “${words}”: ${mark.attrs.href}`;
      case "bold":
        return `Bold: “${words}”`;
      case "italic":
        return `Italic: “${words}”`;
      default:
        return mark satisfies never;
    }
  });
}
