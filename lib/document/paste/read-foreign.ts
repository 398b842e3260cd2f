// Markup of a foreign program → the blocks of a news text. Unknown elements give their words; nothing is fetched or run.
import { cleanText } from "#lib/document/clean-text.ts";
import { maxCells } from "#lib/document/attributes.ts";
import * as foreign from "./foreign-markup.ts";
import { listsOf, looseLevel, readSign, type LooseItem } from "./loose-items.ts";
import {
  linesOf,
  proseOf,
  type PastedBlock,
  type PastedCell,
  type PastedList,
  type PastedRun,
} from "./pasted-blocks.ts";

/** What could not come along; the writer is told. */
export type LeftOut = { pictures: number; players: number; struck: boolean };

type Style = Readonly<{
  bold: boolean;
  italic: boolean;
  href: string | null;
  /** Line breaks of the source count, as in `pre`. */
  keepsLines: boolean;
  /** No-break spaces are the program's own, for want of plain ones. */
  plainSpaces: boolean;
  depth: number;
  lists: number;
}>;
const plain: Style = {
  bold: false,
  italic: false,
  href: null,
  keepsLines: false,
  plainSpaces: false,
  depth: 0,
  lists: 0,
};

// Browsers stop at 512 levels themselves; other parsers may not.
const maxDepth = 400;
const maxLists = 6;
const typingDebris = /[\u00ad\u2060]/g;
const elementNode = 1;
const textNode = 3;

/** The blocks under an element, with what was left out added to `leftOut`. */
export function readForeign(root: Element, leftOut: LeftOut): PastedBlock[] {
  return readInside(root, plain, leftOut);
}

function readInside(root: Element, style: Style, leftOut: LeftOut): PastedBlock[] {
  const reader = new ForeignReader(leftOut);
  reader.children(root, style);
  return reader.finish();
}

class ForeignReader {
  readonly #leftOut: LeftOut;
  readonly #blocks: (PastedBlock | LooseItem)[] = [];
  #runs: PastedRun[] = [];
  #heading: 2 | 3 | null = null;

  constructor(leftOut: LeftOut) {
    this.#leftOut = leftOut;
  }

  finish(): PastedBlock[] {
    this.#flush();
    const blocks: PastedBlock[] = [];
    let loose: LooseItem[] = [];
    for (const block of this.#blocks) {
      if (block.kind === "item") loose.push(block);
      else {
        blocks.push(...listsOf(loose), block);
        loose = [];
      }
    }
    return [...blocks, ...listsOf(loose)];
  }

  children(parent: Element, style: Style): void {
    for (const child of parent.childNodes) this.node(child, style);
  }

  node(node: ChildNode, style: Style): void {
    if (node.nodeType === textNode) this.#text(node.nodeValue ?? "", style);
    else if (node.nodeType === elementNode) {
      if (style.depth > maxDepth) this.#text(node.textContent ?? "", style);
      else this.#element(node as Element, { ...style, depth: style.depth + 1 });
    }
  }

  #text(text: string, style: Style): void {
    const lines = style.keepsLines ? text.split(/\r\n?|\n/) : [text];
    for (const [at, line] of lines.entries()) {
      if (at > 0) this.#flush();
      let clean = cleanText(line).replace(typingDebris, "");
      if (style.plainSpaces) clean = clean.replaceAll("\u00a0", " ");
      const { bold, italic, href } = style;
      if (clean !== "") this.#runs.push({ text: clean, bold, italic, href });
    }
  }

  #flush(): void {
    const runs = this.#runs;
    this.#runs = [];
    for (const line of linesOf(runs)) {
      this.#blocks.push(
        this.#heading === null
          ? { kind: "paragraph", runs: line }
          : { kind: "heading", level: this.#heading, runs: line },
      );
    }
  }

  #add(...blocks: (PastedBlock | LooseItem)[]): void {
    this.#flush();
    this.#blocks.push(...blocks);
  }

  #element(element: Element, outer: Style): void {
    const tag = element.tagName.toLowerCase();
    if (foreign.furniture.has(tag) || foreign.isLeftOut(element)) return;
    if (foreign.players.has(tag)) {
      this.#leftOut.players += 1;
      return;
    }
    if (foreign.isStruck(element) && element.textContent?.trim()) this.#leftOut.struck = true;
    const style: Style = {
      ...outer,
      bold: foreign.boldAfter(element, outer.bold),
      italic: foreign.italicAfter(element, outer.italic),
      plainSpaces:
        outer.plainSpaces ||
        foreign.declared(element, "mso-spacerun") === "yes" ||
        element.getAttribute("class") === "Apple-converted-space",
    };
    switch (tag) {
      case "img":
      case "v:imagedata":
        this.#picture(element, style);
        return;
      case "br":
        if (element.getAttribute("class") !== "Apple-interchange-newline") this.#runs.push("break");
        return;
      case "a": {
        const href = foreign.foreignAddress(element.getAttribute("href") ?? "");
        this.children(element, { ...style, href: href ?? style.href });
        return;
      }
      case "ul":
      case "ol":
        this.#add(...this.#list(element, tag === "ol", { ...style, lists: style.lists + 1 }));
        return;
      case "blockquote": {
        const blocks = proseOf(readInside(element, style, this.#leftOut));
        if (blocks.length > 0) this.#add({ kind: "quote", blocks });
        return;
      }
      case "table":
        this.#add(...this.#table(element, style));
        return;
      default:
    }
    const level = headingLevel(element, tag);
    if (level !== null) this.#block(element, { ...style, bold: false }, level);
    else if (looseLevel(element)) this.#looseItem(element, style);
    else if (foreign.blockElements.has(tag)) {
      const keepsLines = style.keepsLines || ["pre", "listing", "xmp"].includes(tag);
      this.#block(element, { ...style, keepsLines }, this.#heading);
    } else this.children(element, style);
  }

  #block(element: Element, style: Style, heading: 2 | 3 | null): void {
    this.#flush();
    const outer = this.#heading;
    this.#heading = heading;
    this.children(element, style);
    this.#flush();
    this.#heading = outer;
  }

  #picture(element: Element, style: Style): void {
    const sign = foreign.signOf(element);
    if (sign === null) this.#leftOut.pictures += 1;
    else this.#text(sign, style);
  }

  #looseItem(element: Element, style: Style): void {
    const place = looseLevel(element);
    const blocks = proseOf(readInside(element, style, this.#leftOut));
    if (!place || blocks.length === 0) return;
    const sign = [...element.querySelectorAll("span")].find(
      (inner) => foreign.declared(inner, "mso-list") === "ignore",
    );
    const online = element.closest("ol") !== null;
    const { ordered, start } = sign ? readSign(sign.textContent ?? "") : { ordered: online, start: 1 };
    const level = Math.min(place.level, maxLists);
    this.#add({ kind: "item", level, list: place.list, ordered, start, blocks });
  }

  #list(element: Element, ordered: boolean, style: Style): (PastedBlock | LooseItem)[] {
    const out: (PastedBlock | LooseItem)[] = [];
    const start = Number(element.getAttribute("start") ?? 1);
    const fresh = (from: number): PastedList => ({ kind: "list", ordered, start: from, items: [] });
    let list = fresh(Number.isInteger(start) && start >= 0 && start <= 9999 ? start : 1);
    for (const child of element.childNodes) {
      const reader = new ForeignReader(this.#leftOut);
      if (isElement(child) && child.tagName === "LI" && !looseLevel(child)) reader.children(child, style);
      else reader.node(child, style);
      // Word in the browser: the items know their level, the lists around them don't.
      const loose = reader.#blocks.filter((block) => block.kind === "item");
      if (loose.length > 0) {
        out.push(...loose);
        continue;
      }
      const blocks = reader.finish();
      const last = list.items.at(-1);
      if (blocks.length === 0) continue;
      // Some programs number headings by putting them into lists.
      if (blocks.some((block) => block.kind === "heading")) {
        if (last) out.push(list);
        out.push(...blocks);
        list = fresh(list.start + list.items.length);
      } else if (blocks.every((block) => block.kind === "list")) {
        if (last) last.push(...blocks);
        else out.push(...blocks);
      } else list.items.push(proseOf(blocks));
    }
    if (list.items.length > 0) out.push(list);
    return style.lists > maxLists ? out.flatMap(flat) : out;
  }

  #table(element: Element, style: Style): PastedBlock[] {
    const rows: PastedCell[][] = [];
    const before: PastedBlock[] = [];
    const readRows = (parent: Element, header: boolean): void => {
      for (const child of parent.children) {
        const tag = child.tagName.toLowerCase();
        if (foreign.isLeftOut(child)) continue;
        if (tag === "thead" || tag === "tbody" || tag === "tfoot") readRows(child, tag === "thead");
        else if (tag === "caption") before.push(...readInside(child, style, this.#leftOut));
        else if (tag === "tr") rows.push(this.#cells(child, header, style));
      }
    };
    readRows(element, false);
    const filled = rows.filter((row) => row.length > 0);
    const cells = filled.flat();
    if (cells.every((cell) => cell.blocks.length === 0)) return before;
    // One cell, or a table that says so itself, only arranges the page.
    if (cells.length === 1 || element.getAttribute("role") === "presentation")
      return [...before, ...cells.flatMap((cell) => cell.blocks)];
    const prose = filled.map((row) => row.map((cell) => ({ ...cell, blocks: proseOf(cell.blocks) })));
    return [...before, { kind: "table", rows: prose }];
  }

  #cells(row: Element, header: boolean, style: Style): PastedCell[] {
    const cells = [...row.children].filter((cell) => cell.tagName === "TD" || cell.tagName === "TH");
    return cells.map((cell) => ({
      header: header || cell.tagName === "TH",
      colspan: span(cell, "colspan"),
      rowspan: span(cell, "rowspan"),
      blocks: readInside(cell, { ...style, depth: style.depth + 2 }, this.#leftOut),
    }));
  }
}

function isElement(node: ChildNode): node is ChildNode & Element {
  return node.nodeType === elementNode;
}

function headingLevel(element: Element, tag: string): 2 | 3 | null {
  if (/^h[1-6]$/.test(tag)) return tag < "h3" ? 2 : 3;
  if (tag === "p" && /\bMsoTitle\b/.test(element.getAttribute("class") ?? "")) return 2;
  if (element.getAttribute("role") !== "heading") return null;
  return Number(element.getAttribute("aria-level") ?? 2) < 3 ? 2 : 3;
}

/** Lists nested deeper than anybody reads, as paragraphs. */
function flat(block: PastedBlock | LooseItem): (PastedBlock | LooseItem)[] {
  return block.kind === "list" ? block.items.flat().flatMap(flat) : [block];
}

function span(cell: Element, name: string): number {
  const value = Number(cell.getAttribute(name) ?? 1);
  return Number.isInteger(value) && value >= 1 && value <= maxCells ? value : 1;
}
