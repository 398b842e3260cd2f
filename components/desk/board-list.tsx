"use client";
// One group of the board as a list. A line answers at a glance: what, where it stands, who has it, what is late.
import Link from "next/link";
import type { BoardLine } from "#lib/newsroom/board.ts";
import type { BoardGroup } from "./board-groups.ts";
import { type Clock, Marks, placeOf, Standing, Submitted, titleOf, Who, Words } from "./board-parts.tsx";
import { LineActions, type OnLineVerb } from "./line-actions.tsx";
import { DeskTime } from "./time.tsx";

type GroupProps = Readonly<{ group: BoardGroup; capped: boolean; onVerb: OnLineVerb }> & Clock;

export function BoardSection({ group, capped, now, zone, onVerb }: GroupProps) {
  const id = `group-${group.title.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
  return (
    <section aria-labelledby={id} className="mt-5 first:mt-0">
      <div className="flex items-baseline gap-2 px-2 pb-1.5">
        <h2 id={id} className="text-sm font-semibold">
          {group.title}
        </h2>
        <Count group={group} capped={capped} />
      </div>
      <ul className="overflow-hidden rounded-lg border border-line bg-surface">
        {group.lines.map((line) => (
          <BoardRow key={line.id} line={line} now={now} zone={zone} onVerb={onVerb} />
        ))}
      </ul>
    </section>
  );
}

/** Counted are the lines that are shown: where there are more, that is all that is said. */
export function Count({ group, capped }: Readonly<{ group: BoardGroup; capped: boolean }>) {
  return (
    <span className="text-xs text-ink-faint tabular-nums">
      {group.lines.length}
      {capped ? "+" : ""}
    </span>
  );
}

function BoardRow({ line, now, zone, onVerb }: Readonly<{ line: BoardLine; onVerb: OnLineVerb }> & Clock) {
  const titleId = `line-${line.id}`;
  return (
    <li
      data-line=""
      className="relative grid gap-x-4 gap-y-1 border-t border-line px-3 py-2 first:border-t-0 hover:bg-sunken max-lg:grid-cols-[minmax(0,1fr)_auto] lg:grid-cols-[11rem_minmax(0,1fr)_11rem_11rem_4.5rem] lg:items-center"
    >
      <div className="flex flex-wrap items-center gap-1 max-lg:order-3 max-lg:col-span-2">
        <Standing line={line} />
        <span className="contents lg:hidden">
          <Marks line={line} now={now} zone={zone} />
        </span>
      </div>
      <div className="min-w-0 max-lg:order-1">
        <LineLink line={line} id={titleId} className="line-clamp-3 lg:line-clamp-2" />
        <div className="mt-1 hidden flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint empty:hidden lg:flex">
          {line.headline && line.slugline ? <span>{line.slugline}</span> : null}
          <Submitted line={line} now={now} />
          <Marks line={line} now={now} zone={zone} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 max-lg:order-4 max-lg:col-span-2 max-lg:empty:hidden">
        <Who line={line} now={now} />
      </div>
      <div className="min-w-0 text-xs text-ink-soft max-lg:order-5 max-lg:col-span-2 lg:text-right">
        <p>{placeOf(line)}</p>
        <p className="text-ink-faint">
          <Words line={line} />
          <span className="lg:hidden"> · </span>
          <span className="whitespace-nowrap lg:block">
            {line.changedBy}, <DeskTime at={line.changedAt} now={now} zone={zone} />
          </span>
        </p>
        <p className="text-ink-faint lg:hidden">
          <Submitted line={line} now={now} />
        </p>
      </div>
      <div className="max-lg:order-2 lg:justify-self-end">
        <LineActions line={line} titleId={titleId} onVerb={onVerb} />
      </div>
    </li>
  );
}

/** The article's name, which opens it; all of the line takes the press. */
export function LineLink({
  line,
  id,
  className,
}: Readonly<{ line: BoardLine; id: string; className: string }>) {
  return (
    <Link
      id={id}
      href={`/desk/articles/${line.id}`}
      prefetch={false}
      data-row=""
      className={`min-w-0 text-sm font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent ${line.headline ? "" : "text-ink-faint italic"} ${className}`}
    >
      {titleOf(line)}
    </Link>
  );
}
