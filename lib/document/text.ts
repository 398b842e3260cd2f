// An article as plain text.
import type { AnyNode, ArticleDocument, InlineNode } from "./article-document.ts";
import type { Content } from "./content.ts";

/** The words of a run of inline nodes; a line break is a space-like newline. */
export function inlineText(nodes: readonly InlineNode[] | undefined): string {
  return (nodes ?? []).map((node) => (node.type === "text" ? node.text : "\n")).join("");
}

type Block = Exclude<AnyNode, InlineNode | ArticleDocument>;

/** Visit every block in reading order with its path: child indexes from the document's root. */
export function walkBlocks(
  document: ArticleDocument,
  visit: (block: Block, path: readonly number[], parents: readonly Block[]) => void,
): void {
  const walk = (nodes: readonly AnyNode[], path: readonly number[], parents: readonly Block[]): void => {
    nodes.forEach((node, index) => {
      if (node.type === "text" || node.type === "hardBreak" || node.type === "doc") return;
      const here = [...path, index];
      visit(node, here, parents);
      if ("content" in node && node.content) walk(node.content, here, [...parents, node]);
    });
  };
  walk(document.content, [], []);
}

/** Does the block hold its words itself, rather than blocks that do? */
export function holdsText(block: Block): block is Extract<Block, { content?: readonly InlineNode[] }> {
  return ["paragraph", "heading", "pullQuote", "figure", "correction"].includes(block.type);
}

/** The body's text, one block a paragraph, captions included. For search and for the record. */
export function bodyText(document: ArticleDocument): string {
  const parts: string[] = [];
  walkBlocks(document, (block) => {
    if (block.type === "factBox" && block.attrs.title) parts.push(block.attrs.title);
    if (block.type === "table" && block.attrs.caption) parts.push(block.attrs.caption);
    if (!holdsText(block)) return;
    const text = inlineText(block.content).trim();
    if (text) parts.push(text);
  });
  return parts.join("\n\n");
}

/** Headline, standfirst and body as plain text. */
export function plainText(content: Content): string {
  return [content.headline, content.standfirst, bodyText(content.body)].filter(Boolean).join("\n\n");
}
