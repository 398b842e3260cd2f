// What a paste may bring, and its markup. Everything is written anew from these shapes, so nothing of a foreign page's markup gets through.

export type PastedText = Readonly<{ text: string; bold: boolean; italic: boolean; href: string | null }>;
export type PastedRun = PastedText | "break";

export type PastedParagraph = Readonly<{ kind: "paragraph"; runs: readonly PastedRun[] }>;
export type PastedHeading = Readonly<{ kind: "heading"; level: 2 | 3; runs: readonly PastedRun[] }>;
export type PastedList = Readonly<{
  kind: "list";
  ordered: boolean;
  start: number;
  items: PastedBlock[][];
}>;
export type PastedQuote = Readonly<{ kind: "quote"; blocks: readonly PastedBlock[] }>;
export type PastedCell = Readonly<{
  header: boolean;
  colspan: number;
  rowspan: number;
  blocks: readonly PastedBlock[];
}>;
export type PastedTable = Readonly<{ kind: "table"; rows: readonly (readonly PastedCell[])[] }>;
export type PastedBlock = PastedParagraph | PastedHeading | PastedList | PastedQuote | PastedTable;

/** Blocks as they may stand in a list item, a quotation or a table cell: paragraphs and lists. No word is left out. */
export function proseOf(blocks: readonly PastedBlock[]): PastedBlock[] {
  return blocks.flatMap((block): PastedBlock[] => {
    switch (block.kind) {
      case "paragraph":
      case "list":
        return [block];
      case "heading":
        return [{ kind: "paragraph", runs: block.runs }];
      case "quote":
        return proseOf(block.blocks);
      case "table":
        return block.rows.flatMap((row) => row.flatMap((cell) => proseOf(cell.blocks)));
    }
  });
}

/**
 * The lines of a run of text: white space as one space and none at the ends, empty lines left out.
 * Two breaks one after the other end a line. A no-break space stays where it stands alone between words.
 */
export function linesOf(runs: readonly PastedRun[]): PastedRun[][] {
  const lines: PastedRun[][] = [[]];
  for (const run of runs) {
    const line = lines.at(-1) ?? [];
    if (run === "break") {
      trimEnd(line);
      if (line.at(-1) !== "break") line.push("break");
      else lines.push([]);
      continue;
    }
    let text = run.text.replace(/[ \u00a0]{2,}/g, " ");
    const last = line.at(-1);
    if (last === undefined || last === "break" || /[ \u00a0]$/.test(last.text)) text = text.trimStart();
    if (text === "") continue;
    if (last !== undefined && last !== "break" && sameStyle(last, run)) {
      line[line.length - 1] = { ...last, text: last.text + text };
    } else line.push({ ...run, text });
  }
  for (const line of lines) {
    trimEnd(line);
    while (line.at(-1) === "break") {
      line.pop();
      trimEnd(line);
    }
    while (line[0] === "break") line.shift();
  }
  return lines.filter((line) => line.length > 0);
}

function trimEnd(line: PastedRun[]): void {
  for (let last = line.at(-1); last !== undefined && last !== "break"; last = line.at(-1)) {
    const text = last.text.trimEnd();
    line.pop();
    if (text === "") continue;
    line.push({ ...last, text });
    return;
  }
}

function sameStyle(one: PastedText, other: PastedText): boolean {
  return one.bold === other.bold && one.italic === other.italic && one.href === other.href;
}

/** Markup of the blocks, as the article's schema reads it. */
export function markupOf(blocks: readonly PastedBlock[]): string {
  return blocks.map(blockMarkup).join("");
}

function blockMarkup(block: PastedBlock): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${runsMarkup(block.runs, true)}</p>`;
    case "heading":
      return `<h${block.level}>${runsMarkup(block.runs, false)}</h${block.level}>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : "";
      const items = block.items.map((item) => {
        const lead = item[0]?.kind === "paragraph" ? "" : "<p></p>";
        return `<li>${lead}${markupOf(item)}</li>`;
      });
      return `<${tag}${start}>${items.join("")}</${tag}>`;
    }
    case "quote":
      return `<blockquote>${markupOf(block.blocks)}</blockquote>`;
    case "table":
      return `<table><tbody>${block.rows.map((row) => `<tr>${row.map(cellMarkup).join("")}</tr>`).join("")}</tbody></table>`;
  }
}

function cellMarkup(cell: PastedCell): string {
  const tag = cell.header ? "th" : "td";
  const colspan = cell.colspan > 1 ? ` colspan="${cell.colspan}"` : "";
  const rowspan = cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : "";
  return `<${tag}${colspan}${rowspan}>${cell.blocks.length > 0 ? markupOf(cell.blocks) : "<p></p>"}</${tag}>`;
}

function runsMarkup(runs: readonly PastedRun[], bold: boolean): string {
  return runs.map((run) => (run === "break" ? "<br>" : textMarkup(run, bold))).join("");
}

function textMarkup(run: PastedText, bold: boolean): string {
  let markup = escaped(run.text);
  if (run.italic) markup = `<em>${markup}</em>`;
  // A heading is bold by itself.
  if (run.bold && bold) markup = `<strong>${markup}</strong>`;
  if (run.href !== null) markup = `<a href="${escaped(run.href)}">${markup}</a>`;
  return markup;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
