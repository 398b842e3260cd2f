// A table of old addresses as somebody brings it: which column is which, and how large it may be.
import { readCsv } from "./csv-rows.ts";
import { mostRows, type AddressRow, type RowProblem } from "./old-addresses.ts";

export type AddressTable = Readonly<
  { ok: true; rows: readonly AddressRow[] } | { ok: false; problems: readonly RowProblem[] }
>;

const names = { from: ["from", "old", "old address", "source"], to: ["to", "new", "leads to", "target"] };

/** Read the table: two columns, or those named `from` and `to` in its first line; further columns are left aside. */
export function readAddressTable(csv: string): AddressTable {
  const no = (line: number, problem: string): AddressTable => ({
    ok: false,
    problems: [{ line, from: "", problem }],
  });
  const read = readCsv(csv);
  if (!read.ok) return no(read.line, read.problem);
  const [first, ...rest] = read.rows;
  if (first === undefined)
    return no(1, "The table is empty. It needs a line for each old address: from, to.");
  const head = first.cells.map((cell) => cell.trim().toLowerCase());
  const [from, to] = [names.from, names.to].map((some) => head.findIndex((name) => some.includes(name)));
  const headed = from !== undefined && to !== undefined && from >= 0 && to >= 0;
  const lines = headed ? rest : read.rows;
  if (lines.length === 0)
    return no(
      first.line,
      "There is nothing below the first line. The table needs a line for each old address.",
    );
  if (lines.length > mostRows)
    return no(
      first.line,
      `The table has ${lines.length.toLocaleString("en")} lines. Bring at most ${mostRows.toLocaleString("en")} at once.`,
    );
  return {
    ok: true,
    rows: lines.map(({ line, cells }) => ({
      line,
      from: cells[headed ? from : 0] ?? "",
      to: cells[headed ? to : 1] ?? "",
    })),
  };
}
