// The article as the checks want it: plain runs of text with the way back to each, pictures, and links to our own articles.
import type { ArticleText, BlockKind, TextBlock, UsedFigure } from "#lib/newsroom/article.ts";
import type { AnyNode, InlineNode } from "./article-document.ts";
import type { Content } from "./content.ts";
import { linkedArticle } from "./safe-url.ts";
import { countWords } from "./count-words.ts";
import { bodyText, holdsText, inlineText, walkBlocks } from "./text.ts";

function kindOf(type: AnyNode["type"], parents: readonly { type: AnyNode["type"] }[]): BlockKind {
  const around = new Set(parents.map((one) => one.type));
  if (type === "heading") return "heading";
  if (type === "pullQuote") return "pull-quote";
  if (type === "figure") return "caption";
  if (type === "correction") return "correction";
  if (around.has("blockquote")) return "blockquote";
  if (around.has("tableCell") || around.has("tableHeader")) return "table-cell";
  if (around.has("factBox")) return "fact-box";
  if (around.has("listItem")) return "list-item";
  return "paragraph";
}

/** Captions stand beside the text, pull quotes repeat it. */
const furniture: ReadonlySet<BlockKind> = new Set(["caption", "pull-quote"]);

/** Letters of some scripts are blank on a screen: they fill nothing. */
const blank = /[\s\u2800\p{Default_Ignorable_Code_Point}]/gu;

/** See ArticleText. Words are those of the body without captions and pull quotes, counted as a reader reads them. */
export function articleText(content: Content): ArticleText {
  const blocks: TextBlock[] = [];
  const figures: UsedFigure[] = content.lead ? [{ ...content.lead, path: null }] : [];
  const emptyTables: (readonly number[])[] = [];
  const internalLinks = new Set<number>();
  const related: number[] = [];
  let embeds = 0;
  walkBlocks(content.body, (block, path, parents) => {
    if (block.type === "related") related.push(block.attrs.articleId);
    if (block.type === "embed") embeds++;
    if (block.type === "factBox" && block.attrs.title)
      blocks.push({ kind: "fact-box", text: block.attrs.title, path });
    if (block.type === "table" && block.attrs.caption)
      blocks.push({ kind: "caption", text: block.attrs.caption, path });
    if (block.type === "table" && saysNothing(block)) emptyTables.push(path);
    if (block.type === "figure") {
      const { mediaId, credit, alt, decorative } = block.attrs;
      figures.push({ mediaId, credit, alt, decorative, caption: inlineText(block.content), path });
    }
    if (!holdsText(block)) return;
    for (const href of linksIn(block.content)) {
      const id = linkedArticle(href);
      if (id !== null) internalLinks.add(id);
    }
    const quoted = [...parents, block].find((one) => one.type === "blockquote" || one.type === "pullQuote");
    const text = inlineText(block.content);
    if (text.trim() === "") return;
    blocks.push({
      kind: kindOf(block.type, parents),
      text,
      path,
      ...(quoted ? { source: quoted.attrs.source } : {}),
    });
  });
  return {
    headline: content.headline,
    kicker: content.kicker,
    standfirst: content.standfirst,
    dateline: content.dateline,
    slug: content.slug,
    sectionId: content.sectionId,
    byline: content.byline,
    blocks,
    figures,
    emptyTables,
    internalLinks: [...internalLinks],
    related,
    words: blocks.reduce((sum, block) => (furniture.has(block.kind) ? sum : sum + countWords(block.text)), 0),
    hasBody:
      embeds > 0 ||
      figures.some((figure) => figure.path !== null) ||
      blocks.some((block) => block.kind !== "caption" && block.text.replaceAll(blank, "") !== ""),
  };
}

/** Headings alone tell a reader nothing. */
function saysNothing(table: Extract<AnyNode, { type: "table" }>): boolean {
  return table.content
    .flatMap((row) => row.content ?? [])
    .filter((cell) => cell.type === "tableCell")
    .every((cell) => bodyText({ type: "doc", content: cell.content }) === "");
}

function linksIn(nodes: readonly InlineNode[] | undefined): string[] {
  return (nodes ?? []).flatMap((node) =>
    (node.marks ?? []).flatMap((mark) => (mark.type === "link" ? [mark.attrs.href] : [])),
  );
}
