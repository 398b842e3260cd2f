// A table as a file (RFC 4180) for people who open it in a spreadsheet: no cell of it may be taken for a formula there.

export type Cell = string | number | Date | null;

/** Signs with which a spreadsheet begins a formula, ASCII and full width; a tab or a line break before one is looked past. */
const formula = /^[\s\u00a0\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * Where another field begins for a spreadsheet that parts the line at semicolons or tabs, as half of Europe's do: there our
 * quotes stand in the middle of a field and mean nothing, and the next thing may be a formula.
 */
const laterField = /([;\t\r\n])(?=[\s"\u00a0\ufeff]*[=+\-@＝＋－＠])/g;

/** Words that no spreadsheet calculates: an apostrophe makes it text wherever it would begin a formula. */
export function defused(words: string): string {
  const later = words.replaceAll(laterField, "$1'");
  return formula.test(later) ? `'${later}` : later;
}

/** One cell as RFC 4180 writes it. Numbers are numbers, instants are ISO 8601 in UTC with their zone. */
function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const words = cell instanceof Date ? cell.toISOString() : defused(cell);
  return /[",;\t\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** One record with its line break. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** The file's first bytes: without them a spreadsheet takes UTF-8 for something else. */
const byteOrderMark = "\ufeff";

/** Headers of a download that nobody keeps a copy of. `name` is without its ending. */
function fileHeaders(name: string): Record<string, string> {
  return {
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="${name}.csv"`,
    "cache-control": "private, no-store",
  };
}

/**
 * The answer that sends a table while it is read: each page of records is asked for when the one before has gone out. A
 * reading that fails breaks the download off, so that half a table is never taken for the whole.
 */
export function csvAnswer(
  name: string,
  header: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): Response {
  const encoder = new TextEncoder();
  const source = pages[Symbol.asyncIterator]();
  let begun = false;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) {
        begun = true;
        controller.enqueue(encoder.encode(byteOrderMark + csvLine(header)));
        return;
      }
      const next = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value.map(csvLine).join("")));
    },
    async cancel() {
      await source.return?.();
    },
  });
  return new Response(stream, { headers: fileHeaders(name) });
}
