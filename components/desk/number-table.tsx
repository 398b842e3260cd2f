// A table of numbers: the same that its chart draws, for eyes, screen readers and print.
import { exactTime } from "./desk-time.ts";

type Kind = "text" | "count" | "minutes" | "share" | "instant";
export type NumberCell = string | number | Date | null;

export type NumberTable = Readonly<{
  title: string;
  columns: readonly Readonly<{ name: string; kind: Kind }>[];
  rows: readonly (readonly NumberCell[])[];
}>;

/** "45 min", "3 h 10 min", "2 days 4 h": as exact as anybody needs it. */
export function durationWord(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 1) return "under a minute";
  if (whole < 60) return `${whole} min`;
  const hours = Math.floor(whole / 60);
  if (hours < 48) return whole % 60 === 0 ? `${hours} h` : `${hours} h ${whole % 60} min`;
  return hours % 24 === 0 ? `${hours / 24} days` : `${Math.floor(hours / 24)} days ${hours % 24} h`;
}

function shown(cell: NumberCell, kind: Kind, zone: string): string {
  if (cell === null) return "–";
  if (cell instanceof Date)
    return new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      dateStyle: "medium",
      timeStyle: "short",
    }).format(cell);
  if (typeof cell === "string") return cell;
  if (kind === "minutes") return durationWord(cell);
  if (kind === "share") return `${Math.round(cell * 100)} %`;
  return cell.toLocaleString("en-GB");
}

export function NumberTableView({
  table,
  zone,
  links,
}: Readonly<{
  table: NumberTable;
  zone: string;
  /** Where each row's article is; by row. */
  links?: readonly Readonly<{ column: number; href: string }>[];
}>) {
  return (
    // A region with a name and a tab stop, so that a wide table can be scrolled by keyboard.
    <section
      aria-label={`${table.title}, table`}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-lg border border-line print:max-h-none print:overflow-visible"
    >
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{table.title}</caption>
        <thead className="sticky top-0 bg-sunken">
          <tr>
            {table.columns.map(({ name, kind }) => (
              <th
                key={name}
                scope="col"
                className={`px-2.5 py-1.5 text-xs font-medium text-ink-soft ${kind === "text" || kind === "instant" ? "" : "text-right"}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={row.map(String).join()} className="border-t border-line">
              {row.map((cell, index) => (
                <Cell
                  key={table.columns[index]?.name ?? index}
                  first={index === 0}
                  cell={cell}
                  kind={table.columns[index]?.kind ?? "text"}
                  zone={zone}
                  href={links?.[at]?.column === index ? links[at].href : null}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type CellProps = Readonly<{
  first: boolean;
  cell: NumberCell;
  kind: Kind;
  zone: string;
  href: string | null;
}>;

function Cell({ first, cell, kind, zone, href }: CellProps) {
  const words = shown(cell, kind, zone);
  const inner =
    href !== null ? (
      <a href={href} className="underline underline-offset-2">
        {words === "" ? "Without a headline" : words}
      </a>
    ) : cell instanceof Date ? (
      <time dateTime={cell.toISOString()} title={exactTime(cell, zone)}>
        {words}
      </time>
    ) : (
      words
    );
  const look = `px-2.5 py-1.5 align-top ${kind === "text" ? "min-w-24 break-words" : kind === "instant" ? "whitespace-nowrap tabular-nums" : "text-right whitespace-nowrap tabular-nums"}`;
  return first ? (
    <th scope="row" className={`${look} font-normal`}>
      {inner}
    </th>
  ) : (
    <td className={look}>{inner}</td>
  );
}
