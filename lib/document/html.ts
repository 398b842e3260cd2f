// A body as markup for readers: one exhaustive walk, one `escape`, addresses through `safeUrl`, pictures by id. Nothing in a
// document can bring an element, an attribute or an address of its own.
import type { AnyNode, ArticleDocument, BlockId, InlineNode, Mark } from "./article-document.ts";
import { embedsOf } from "./embeds.ts";
import { withNoteMarks } from "./note-marks.ts";
import { safeUrl } from "./safe-url.ts";
import { inlineText } from "./text.ts";

/** A picture that the library has. Addresses are made from its key; nothing in a document is trusted for them. */
export type RenderPicture = Readonly<{
  key: string;
  width: number;
  height: number;
  widths: readonly number[];
}>;
/** An article that readers can open. */
export type RenderRelated = Readonly<{ slug: string; headline: string }>;

export type RenderLookups = Readonly<{
  pictures: ReadonlyMap<string, RenderPicture>;
  related: ReadonlyMap<number, RenderRelated>;
  /** Told of each node that this release can't show; the rest is rendered. */
  onUnknown?: (type: string) => void;
  /** Where pictures lie: `/media` for readers, `/desk/media` in a preview. */
  media?: string;
  /** Numbers of the corrections that changed a block, by its id: each becomes a mark that leads to its note. */
  corrected?: ReadonlyMap<string, readonly number[]>;
  /** The site's address, for feeds: every address becomes absolute. */
  origin?: string;
}>;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand between tags and in quoted attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The body as a page shows it. */
export function bodyHtml(document: ArticleDocument, lookups: RenderLookups): string {
  const seen = new Set<number>();
  return document.content
    .map((node) => withNoteMarks(render(node, lookups), marksOf(node, lookups), seen))
    .join("");
}

/** A block that a damaged row brought may have no attributes at all. */
function marksOf(node: Readonly<{ attrs?: BlockId }>, { corrected }: RenderLookups): readonly number[] {
  return corrected?.get(node.attrs?.id ?? "") ?? [];
}

/** Put in the place of the site's address where it isn't known yet; `withOrigin` fills it in. */
const originPlace = "https://origin.invalid";

/** The body for feeds, to be stored: every address is absolute once `withOrigin` has put the site's address in. */
export function feedBodyHtml(document: ArticleDocument, lookups: RenderLookups): string {
  return bodyHtml(document, { ...lookups, corrected: new Map(), origin: originPlace });
}

/** A stored feed body with the site's address (no trailing slash) in it. */
export function withOrigin(feedHtml: string, origin: string): string {
  return feedHtml.replaceAll(originPlace, escape(origin));
}

function children(nodes: readonly AnyNode[] | undefined, lookups: RenderLookups): string {
  return (nodes ?? []).map((node) => render(node, lookups)).join("");
}

function inline(nodes: readonly InlineNode[] | undefined, lookups: RenderLookups): string {
  return children(nodes, lookups);
}

function render(node: AnyNode, lookups: RenderLookups): string {
  switch (node.type) {
    case "doc":
      return children(node.content, lookups);
    case "text":
      return marked(escape(node.text.replaceAll("\u200b", "")), node.marks, lookups);
    case "hardBreak":
      return "<br>";
    case "paragraph": {
      const text = inline(node.content, lookups);
      return text === "" ? "" : `<p>${text}</p>`;
    }
    case "heading":
      return heading(node.attrs.level === 3 ? "h3" : "h2", inline(node.content, lookups));
    case "blockquote":
      return `<blockquote>${children(node.content, lookups)}${source(node.attrs.source)}</blockquote>`;
    case "pullQuote":
      if (inlineText(node.content).trim() === "") return "";
      return `<blockquote class="pull-quote"><p>${inline(node.content, lookups)}</p>${source(node.attrs.source)}</blockquote>`;
    case "bulletList":
      return `<ul>${children(node.content, lookups)}</ul>`;
    case "orderedList": {
      const start =
        Number.isInteger(node.attrs.start) && node.attrs.start !== 1 ? ` start="${node.attrs.start}"` : "";
      return `<ol${start}>${children(node.content, lookups)}</ol>`;
    }
    case "listItem":
      return `<li>${children(node.content, lookups)}</li>`;
    case "figure":
      return figure(node, lookups);
    case "gallery":
      return gallery(node, lookups);
    case "embed":
      return embed(node, lookups);
    case "related":
      return related(node.attrs.articleId, lookups);
    case "factBox": {
      const title = node.attrs.title ? `<h2 class="fact-box-title">${escape(node.attrs.title)}</h2>` : "";
      return `<aside class="fact-box">${title}${children(node.content, lookups)}</aside>`;
    }
    case "table":
      return table(node, lookups);
    case "tableRow":
      return `<tr>${row(node, lookups)}</tr>`;
    case "tableHeader":
      return cell(node, "col", lookups);
    case "tableCell":
      return cell(node, "col", lookups);
    case "correction":
      return `<p class="correction"><strong>Correction</strong> ${dated(node.attrs.at)}<br>${inline(node.content, lookups)}</p>`;
    default: {
      const unknown: { type?: unknown } = node satisfies never;
      lookups.onUnknown?.(String(unknown.type));
      return "";
    }
  }
}

function marked(text: string, marks: readonly Mark[] | undefined, lookups: RenderLookups): string {
  return (marks ?? []).reduceRight((inner, mark) => {
    switch (mark.type) {
      case "bold":
        return `<strong>${inner}</strong>`;
      case "italic":
        return `<em>${inner}</em>`;
      case "link": {
        const href = safeUrl(mark.attrs.href);
        if (href === null) return inner;
        const elsewhere = /^https?:/i.test(href) ? ' rel="noopener"' : "";
        return `<a href="${escape(absolute(href, lookups))}"${elsewhere}>${inner}</a>`;
      }
      default: {
        const unknown: { type?: unknown } = mark satisfies never;
        lookups.onUnknown?.(String(unknown.type));
        return inner;
      }
    }
  }, text);
}

function absolute(address: string, { origin }: RenderLookups): string {
  return origin !== undefined && address.startsWith("/") ? `${origin}${address}` : address;
}

/** An empty heading would be a stop without a name for people who listen to the page. */
function heading(tag: "h2" | "h3", text: string): string {
  return text.trim() === "" ? "" : `<${tag}>${text}</${tag}>`;
}

/** The instant as it is kept; a page writes it in the newsroom's zone and language. */
function dated(at: string): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return "";
  return `<time datetime="${instant.toISOString()}">${instant.toISOString()}</time>`;
}

/**
 * Pictures side by side, each with its own caption and credit: a strip that scrolls by hand, by touch and by the keyboard. One
 * alone is a picture like any other; a feed gets them one under another.
 */
function gallery(node: Extract<AnyNode, { type: "gallery" }>, lookups: RenderLookups): string {
  const figures = (node.content ?? []).map((one) => figure(one, lookups)).filter((one) => one !== "");
  const count = figures.length;
  if (count < 2 || lookups.origin !== undefined) return figures.join("");
  const numbered = figures.map((one, index) =>
    one.replace(/^<figure/, `<figure data-count="${index + 1}/${count}"`),
  );
  return `<div class="gallery" tabindex="0" role="group" aria-label="Gallery of ${count} pictures">${numbered.join("")}</div>`;
}

type Row = Extract<AnyNode, { type: "tableRow" }>;

const headsColumns = ({ content = [] }: Row): boolean =>
  content.length > 0 && content.every((one) => one.type === "tableHeader");

/** A table that scrolls inside its own frame, which takes the focus and has a name; rows of headers alone head its columns. */
function table(node: Extract<AnyNode, { type: "table" }>, lookups: RenderLookups): string {
  const body = node.content.findIndex((one) => !headsColumns(one));
  const head = node.content.slice(0, Math.max(0, body));
  const rest = node.content.slice(head.length);
  const part = (tag: "thead" | "tbody", rows: readonly Row[]) =>
    rows.length === 0 ? "" : `<${tag}>${children(rows, lookups)}</${tag}>`;
  const caption = node.attrs.caption ?? "";
  const columns = (head[0]?.content ?? []).map((one) => cellText(one)).filter((words) => words !== "");
  const name = caption || ["Table", columns.join(", ")].filter(Boolean).join(": ");
  const title = caption === "" ? "" : `<caption>${escape(caption)}</caption>`;
  return `<div class="table-wrap" tabindex="0" role="group" aria-label="${escape(name)}"><table>${title}${part("thead", head)}${part("tbody", rest)}</table></div>`;
}

function cellText(one: Cell): string {
  return one.content
    .map((block) => (block.type === "paragraph" ? inlineText(block.content).trim() : ""))
    .join(" ");
}

type Cell = Extract<AnyNode, { type: "tableHeader" | "tableCell" }>;

/** In a row of header cells alone they name their columns; a header cell beside others names its row. */
function row(node: Extract<AnyNode, { type: "tableRow" }>, lookups: RenderLookups): string {
  const cells = node.content ?? [];
  const scope = cells.every((one) => one.type === "tableHeader") ? "col" : "row";
  return cells.map((one) => cell(one, scope, lookups)).join("");
}

function cell(node: Cell, scope: "col" | "row", lookups: RenderLookups): string {
  const inside = children(node.content, lookups);
  return node.type === "tableHeader" && inside !== ""
    ? `<th scope="${scope}"${spans(node.attrs)}>${inside}</th>`
    : `<td${spans(node.attrs)}>${inside}</td>`;
}

function source(text: string): string {
  return text ? `<footer>${escape(text)}</footer>` : "";
}

function spans(attrs: Readonly<{ colspan: number; rowspan: number }>): string {
  const part = (name: string, value: number) =>
    Number.isInteger(value) && value > 1 ? ` ${name}="${value}"` : "";
  return part("colspan", attrs.colspan) + part("rowspan", attrs.rowspan);
}

/** Only what a key may be made of, so that an address holds nothing else. */
const pictureKey = /^[a-f0-9]{8,64}$/;

function figure(node: Extract<AnyNode, { type: "figure" }>, lookups: RenderLookups): string {
  const picture = lookups.pictures.get(node.attrs.mediaId);
  if (!picture || !pictureKey.test(picture.key)) {
    lookups.onUnknown?.("picture that the library doesn't have");
    return "";
  }
  const base = absolute(lookups.media ?? "/media", lookups);
  const set = (format: "webp" | "jpg") =>
    picture.widths.map((width) => `${base}/${picture.key}-${width}.${format} ${width}w`).join(", ");
  const middle = picture.widths.find((width) => width >= 800) ?? picture.widths.at(-1) ?? picture.width;
  const sizes = "(min-width: 48rem) 36.5rem, 100vw";
  const alt = node.attrs.decorative ? "" : escape(node.attrs.alt);
  const caption = inline(node.content, lookups);
  const parts = [
    caption === "" ? "" : `<span class="caption">${caption}</span>`,
    node.attrs.credit ? `<span data-part="credit">${escape(node.attrs.credit)}</span>` : "",
  ].filter(Boolean);
  const below = parts.length > 0 ? `<figcaption>${parts.join(" ")}</figcaption>` : "";
  return (
    `<figure><picture><source type="image/webp" srcset="${set("webp")}" sizes="${sizes}">` +
    `<img src="${base}/${picture.key}-${middle}.jpg" srcset="${set("jpg")}" sizes="${sizes}" width="${picture.width}" height="${picture.height}" alt="${alt}" loading="lazy" decoding="async"></picture>${below}</figure>`
  );
}

/** A card that leads to the other site when the reader chooses to; nothing is asked of that site before. */
function embed({ attrs }: Extract<AnyNode, { type: "embed" }>, lookups: RenderLookups): string {
  const provider = Object.hasOwn(embedsOf, attrs.provider) ? embedsOf[attrs.provider] : undefined;
  if (!provider || !/^[A-Za-z0-9_-]{5,40}$/.test(attrs.embedId)) {
    lookups.onUnknown?.(`embed of ${attrs.provider}`);
    return "";
  }
  const address = escape(provider.address(attrs.embedId));
  const way = `${provider.deed} on ${provider.name}`;
  const link = `<a href="${address}" rel="noopener">${way}</a>`;
  const title = escape(attrs.title);
  if (lookups.origin !== undefined) return `<p>${title === "" ? "" : `${title}: `}${link}</p>`;
  const frame = `data-frame="${escape(provider.frame(attrs.embedId))}" data-provider="${provider.name}"`;
  return `<div class="embed" ${frame}><p class="embed-title">${title || `From ${provider.name}`}</p><p class="embed-ways">${link}</p></div>`;
}

function related(id: number, lookups: RenderLookups): string {
  const article = lookups.related.get(id);
  if (!article || !Number.isSafeInteger(id)) return "";
  const address = absolute(`/news/${id}/${encodeURIComponent(article.slug)}`, lookups);
  return `<p class="related-article"><span>Read more</span> <a href="${escape(address)}">${escape(article.headline)}</a></p>`;
}
