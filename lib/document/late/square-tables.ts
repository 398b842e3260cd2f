// A row that one person adds and a column that another adds at that moment cross in a cell that neither of them made. The
// newsroom makes it, once: two browsers that make it each would go on answering each other.
import * as Y from "yjs";
import { newBlockId } from "#lib/document/nodes/block-id.ts";
import { firstIn, itemOf, nameOf, textblocksIn } from "./block-units.ts";

/** What a stretch of the log did to rows and columns. */
export class TableNews {
  /** Cells put into rows that were there before, oldest first. */
  readonly #columns = new Map<string, number>();
  readonly #rows = new Set<string>();
  /** Places in their row of cells that were taken out of it. */
  readonly #gone = new Map<Y.XmlElement, Set<number>>();

  /** Note what this edit did. */
  note({ changed, beforeState, deleteSet }: Y.Transaction): void {
    const isNew = (item: Y.Item) => item.id.clock >= (beforeState.get(item.id.client) ?? 0);
    for (const type of changed.keys()) {
      if (!(type instanceof Y.XmlElement)) continue;
      if (type.nodeName === "table")
        for (const row of elementsIn(type)) {
          const item = itemOf(row);
          if (item && isNew(item)) this.#rows.add(nameOf(item.id));
        }
      if (type.nodeName !== "tableRow") continue;
      let place = 0;
      for (let item = firstIn(type); item !== null; item = item.right) {
        const goes = Y.isDeleted(deleteSet, item.id);
        if (!item.deleted && isNew(item)) this.#columns.set(nameOf(item.id), this.#columns.size);
        if (goes && !isNew(item) && type.parent instanceof Y.XmlElement) {
          const places = this.#gone.get(type.parent) ?? new Set<number>();
          this.#gone.set(type.parent, places.add(place));
        }
        if ((!item.deleted && !isNew(item)) || goes) place += 1;
      }
    }
  }

  /** Forget everything: the tables are square. */
  clear(): void {
    this.#columns.clear();
    this.#rows.clear();
    this.#gone.clear();
  }

  /** When the column of this cell came; -1 if it came with its row. */
  cameAt(cell: Y.XmlElement): number {
    const item = itemOf(cell);
    return item ? (this.#columns.get(nameOf(item.id)) ?? -1) : -1;
  }

  isNewRow(row: Y.XmlElement): boolean {
    const item = itemOf(row);
    return item !== null && this.#rows.has(nameOf(item.id));
  }

  /** Places of columns that were taken out of this table, last first. */
  goneFrom(table: Y.XmlElement): number[] {
    return [...(this.#gone.get(table) ?? [])].toSorted((one, other) => other - one);
  }
}

const elementsIn = (parent: Y.XmlFragment): Y.XmlElement[] =>
  parent.toArray().filter((child) => child instanceof Y.XmlElement);

/** Tables of the body whose rows are not equally long, or of which two people have taken out everything between them. */
export function raggedTables(parent: Y.XmlFragment): Y.XmlElement[] {
  return elementsIn(parent).flatMap((child) => {
    if (child.nodeName !== "table") return raggedTables(child);
    const rows = elementsIn(child);
    const isSquare = rows.every((row) => row.length > 0 && row.length === rows[0]?.length);
    return (!isSquare || rows.length === 0) && !hasSpans(rows) ? [child] : [];
  });
}

/** Cells that reach over several places are left to the editor, which can tell what stands where. */
function hasSpans(rows: readonly Y.XmlElement[]): boolean {
  return rows.some((row) =>
    elementsIn(row).some((cell) =>
      ["colspan", "rowspan"].some((name) => Number(cell.getAttribute(name) ?? 1) !== 1),
    ),
  );
}

/** Give every row of a table as many cells as the longest has. No cell with words in it goes. */
export function square(table: Y.XmlElement, news: TableNews): void {
  if (table.length === 0) table.insert(0, [new Y.XmlElement("tableRow")]);
  const rows = elementsIn(table);
  dropEmpty(table, rows, news);
  const width = Math.max(1, ...rows.map((row) => row.length));
  const full = rows.find((row) => row.length === width);
  const latest = (full ? elementsIn(full) : [])
    .map((cell, place) => ({ place, came: news.cameAt(cell) }))
    .filter(({ came }) => came >= 0)
    .toSorted((one, other) => other.came - one.came);
  for (const row of rows) {
    const missing = width - row.length;
    const places = latest.slice(0, missing).map(({ place }) => place);
    while (places.length < missing) places.push(width);
    for (const place of places.toSorted((one, other) => one - other))
      row.insert(Math.min(place, row.length), [emptyCell(elementsIn(row)[0]?.nodeName ?? "tableCell")]);
  }
}

/** A new row whose writer didn't know that a column went still has a cell for it. */
function dropEmpty(table: Y.XmlElement, rows: readonly Y.XmlElement[], news: TableNews): void {
  const width = Math.min(...rows.map((row) => row.length));
  for (const row of rows) {
    if (!news.isNewRow(row)) continue;
    for (const place of news.goneFrom(table)) {
      const cell = elementsIn(row)[place];
      if (row.length <= width || !cell) continue;
      if ([...textblocksIn(cell)].every((block) => wordsIn(block) === "")) row.delete(place, 1);
    }
  }
}

function wordsIn(block: Y.XmlElement): string {
  return block
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? child.toJSON() : " "))
    .join("");
}

function emptyCell(name: string): Y.XmlElement {
  const [cell, paragraph] = [new Y.XmlElement(name), new Y.XmlElement("paragraph")];
  paragraph.setAttribute("id", newBlockId());
  paragraph.insert(0, [new Y.XmlText()]);
  cell.insert(0, [paragraph]);
  return cell;
}
