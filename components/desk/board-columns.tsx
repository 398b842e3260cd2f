"use client";
// The board in columns, by where articles stand. They scroll sideways where the screen is narrow; h and l walk between them.
import { Link } from "#components/ui/link.tsx";
import type { BoardLine } from "#lib/newsroom/board.ts";
import type { BoardGroup } from "./board-groups.ts";
import { Count, LineLink } from "./board-list.tsx";
import { type Clock, Marks, placeOf, Standing, Step, Submitted, Who, Words } from "./board-parts.tsx";
import { LineActions, type OnLineVerb } from "./line-actions.tsx";
import { DeskTime } from "./time.tsx";

type ColumnsProps = Readonly<{
  columns: readonly BoardGroup[];
  /** Titles of columns of which only the newest are here, each with the address of all. */
  more: Readonly<Record<string, string>>;
  onVerb: OnLineVerb;
}> &
  Clock;

export function BoardColumns({ columns, more, now, zone, onVerb }: ColumnsProps) {
  return (
    <section
      aria-label="Columns"
      className="-mx-3 flex snap-x snap-mandatory items-start gap-3 overflow-x-auto px-3 pb-3 sm:-mx-4 sm:snap-none sm:px-4"
    >
      {columns.map((column) => {
        const id = `column-${column.title.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
        const all = more[column.title];
        return (
          <section
            key={column.title}
            aria-labelledby={id}
            data-column=""
            className="w-[82vw] shrink-0 snap-center rounded-lg bg-sunken p-2 sm:w-72"
          >
            <div className="flex items-baseline gap-2 px-1 pb-2">
              <h2 id={id} className="text-sm font-semibold">
                {column.title}
              </h2>
              <Count group={column} capped={all !== undefined} />
            </div>
            {column.lines.length === 0 ? (
              <p className="px-1 pb-1 text-xs text-ink-faint">Nothing stands here.</p>
            ) : (
              <ul className="grid gap-2">
                {column.lines.map((line) => (
                  <Card key={line.id} line={line} now={now} zone={zone} onVerb={onVerb} />
                ))}
              </ul>
            )}
            {all === undefined ? null : (
              <Link href={all} className="mt-2 block rounded-md px-1 py-1 text-xs text-accent underline">
                All of {column.title.toLowerCase()}
              </Link>
            )}
          </section>
        );
      })}
    </section>
  );
}

function Card({ line, now, zone, onVerb }: Readonly<{ line: BoardLine; onVerb: OnLineVerb }> & Clock) {
  const titleId = `line-${line.id}`;
  return (
    <li
      data-line=""
      className="relative grid gap-1.5 rounded-md border border-line bg-surface px-2.5 py-2 hover:border-line-strong"
    >
      <div className="flex items-start justify-between gap-1">
        <LineLink line={line} id={titleId} className="line-clamp-3" />
        <LineActions line={line} titleId={titleId} onVerb={onVerb} />
      </div>
      <div className="flex flex-wrap items-center gap-1 empty:hidden">
        {/* The column says where it stands; what readers see of it meanwhile it doesn't. */}
        {line.publication === "never" ? <Step line={line} /> : <Standing line={line} />}
        <Marks line={line} now={now} zone={zone} waits />
      </div>
      <div className="flex flex-wrap items-center gap-1 empty:hidden">
        <Who line={line} now={now} />
      </div>
      <p className="text-xs text-ink-faint">
        {placeOf(line)} · <Words line={line} />
      </p>
      <p className="text-xs text-ink-faint">
        {line.stage === "review" ? (
          <Submitted line={line} now={now} />
        ) : (
          <>
            {line.changedBy}, <DeskTime at={line.changedAt} now={now} zone={zone} />
          </>
        )}
      </p>
    </li>
  );
}
