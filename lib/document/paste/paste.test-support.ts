// Pasting as the editor does it, with a document that needs no browser, and a result that people can read and compare.
import { DOMParser } from "@tiptap/pm/model";
import { Window } from "happy-dom";
import type { AnyNode, ArticleDocument, InlineNode } from "#lib/document/article-document.ts";
import { parseDocument } from "#lib/document/parse.ts";
import { articleSchema } from "#lib/document/schema.ts";
import { cleanPastedHtml } from "./clean-paste.ts";

const window = new Window();
// The nodes' own parse rules ask what an element is.
Object.assign(globalThis, { HTMLElement: window.HTMLElement });

/** Markup → a document in which nothing runs. */
export function parseMarkup(html: string): Document {
  return new window.DOMParser().parseFromString(html, "text/html") as unknown as Document;
}

/** What the editor makes of pasted markup: cleaned, read by the schema, judged as at a save. */
export function paste(html: string): Readonly<{
  html: string;
  notes: readonly string[];
  document: ArticleDocument;
  outline: string;
}> {
  const cleaned = cleanPastedHtml(html, parseMarkup);
  const node = DOMParser.fromSchema(articleSchema).parse(parseMarkup(cleaned.html).body);
  node.check();
  const parsed = parseDocument(node.toJSON());
  if (!parsed.ok) throw new Error(`the paste does not fit: ${JSON.stringify(parsed.problems)}`);
  const { document } = parsed;
  return { ...cleaned, document, outline: outlineOf(document.content, "") };
}

/** One line a block: `## heading`, `- item`, `3. item`, `> quotation`, `| cell`; marks as **bold**, _italic_, [link](address). */
function outlineOf(blocks: readonly AnyNode[], indent: string): string {
  return blocks.map((block) => lines(block, indent)).join("");
}

function lines(block: AnyNode, indent: string): string {
  const children = "content" in block ? (block.content ?? []) : [];
  switch (block.type) {
    case "paragraph":
      return `${indent}${words(block.content)}\n`;
    case "heading":
      return `${indent}${"#".repeat(block.attrs.level)} ${words(block.content)}\n`;
    case "bulletList":
      return block.content.map((item) => `${indent}-\n${outlineOf(item.content, `${indent}  `)}`).join("");
    case "orderedList":
      return block.content
        .map((item, at) => `${indent}${block.attrs.start + at}.\n${outlineOf(item.content, `${indent}  `)}`)
        .join("");
    case "tableHeader":
    case "tableCell": {
      const span = block.attrs.colspan > 1 ? ` ×${block.attrs.colspan}` : "";
      return `${indent}${block.type === "tableCell" ? "|" : "‖"}${span}\n${outlineOf(block.content, `${indent}  `)}`;
    }
    case "blockquote":
      return `${indent}>\n${outlineOf(block.content, `${indent}  `)}`;
    case "doc":
    case "listItem":
    case "table":
    case "tableRow":
    case "factBox":
    case "figure":
    case "gallery":
    case "pullQuote":
    case "correction":
    case "embed":
    case "related":
    case "text":
    case "hardBreak":
      return `${indent}<${block.type}>\n${outlineOf(children, `${indent}  `)}`;
  }
}

function words(content: readonly InlineNode[] = []): string {
  return content
    .map((inline) => {
      if (inline.type === "hardBreak") return "⏎";
      return (inline.marks ?? []).toReversed().reduce(
        (text, mark) => {
          if (mark.type === "bold") return `**${text}**`;
          return mark.type === "italic" ? `_${text}_` : `[${text}](${mark.attrs.href})`;
        },
        inline.text.replaceAll("\u00a0", "⍽"),
      );
    })
    .join("");
}
