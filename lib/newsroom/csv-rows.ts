// A table that somebody made in a spreadsheet, read back (RFC 4180): quotes, line breaks in cells, commas, semicolons or tabs.

export type CsvRow = Readonly<{ line: number; cells: readonly string[] }>;
export type CsvRead = Readonly<
  { ok: true; rows: readonly CsvRow[] } | { ok: false; line: number; problem: string }
>;

/** The sign that parts the cells: the one that stands most often in the first line. */
function separatorOf(text: string): string {
  const first = text.split(/\r\n?|\n/, 1)[0] ?? "";
  const count = (sign: string) => first.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

/** Rows with the number of the line on which each begins, from 1. Lines without anything in them are left out. */
export function readCsv(given: string): CsvRead {
  const text = given.replace(/^\ufeff/, "");
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let began = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== "")) rows.push({ line: began, cells });
    cells = [];
    cell = "";
    began = line;
  };
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? "";
    const lineBreak = sign === "\n" || (sign === "\r" && text[index + 1] !== "\n");
    if (lineBreak) line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[index + 1] === '"') {
        cell += sign;
        index += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      cell = "";
      quoted = true;
    } else if (sign === separator) {
      cells.push(cell);
      cell = "";
    } else if (lineBreak) endRow();
    else if (sign !== "\r") cell += sign;
  }
  if (quoted) return { ok: false, line: began, problem: "A quotation mark opens here and never closes." };
  endRow();
  return { ok: true, rows };
}
