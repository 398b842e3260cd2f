"use client";
// One group of the board as a list. A line answers at a glance: what, where it stands, who has it, what is late.
import { Link } from "#components/ui/link.tsx";
import type { BoardLine } from "#lib/newsroom/board.ts";
import type { BoardGroup } from "./board-groups.ts";
import { type Clock, Marks, placeOf, Standing, Submitted, titleOf, Who, Words } from "./board-parts.tsx";
import { LineActions, type OnLineVerb } from "./line-actions.tsx";
import { DeskTime } from "./time.tsx";
import type { Selection } from "./use-selection.ts";

type GroupProps = Readonly<{
  group: BoardGroup;
  capped: boolean;
  selection: Selection;
  onVerb: OnLineVerb;
}> &
  Clock;

export function BoardSection({ group, capped, now, zone, selection, onVerb }: GroupProps) {
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
          <BoardRow
            key={line.id}
            line={line}
            now={now}
            zone={zone}
            chosen={selection.chosen.has(line.id)}
            onPress={selection.press}
            onVerb={onVerb}
          />
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

type RowProps = Readonly<{
  line: BoardLine;
  chosen: boolean;
  onPress: Selection["press"];
  onVerb: OnLineVerb;
}> &
  Clock;

function BoardRow({ line, now, zone, chosen, onPress, onVerb }: RowProps) {
  const titleId = `line-${line.id}`;
  return (
    <li
      data-line=""
      className="relative grid gap-x-4 gap-y-1 border-t border-line px-3 py-2 first:border-t-0 hover:bg-sunken has-checked:bg-accent-soft max-lg:grid-cols-[1rem_minmax(0,1fr)_auto] max-lg:gap-x-3 lg:grid-cols-[1rem_11rem_minmax(0,1fr)_11rem_11rem_4.5rem] lg:items-center"
    >
      <Choose line={line} chosen={chosen} onPress={onPress} />
      <div className="flex flex-wrap items-center gap-1 max-lg:order-3 max-lg:col-span-2 max-lg:col-start-2">
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
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 max-lg:order-4 max-lg:col-span-2 max-lg:col-start-2 max-lg:empty:hidden">
        <Who line={line} now={now} />
      </div>
      <div className="min-w-0 text-xs text-ink-soft max-lg:order-5 max-lg:col-span-2 max-lg:col-start-2 lg:text-right">
        <p>{placeOf(line)}</p>
        <p className="text-ink-faint">
          <Words line={line} />
          <span className="lg:hidden"> · </span>
          <span className="max-lg:whitespace-nowrap lg:block lg:wrap-anywhere">
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

/** Its place in the selection. The press is wider than the box, and on a line with which nothing can be done there is none. */
function Choose({ line, chosen, onPress }: Pick<RowProps, "line" | "chosen" | "onPress">) {
  if (line.choice.verbs.length === 0) return <span />;
  return (
    <label className="relative z-1 -m-2 grid place-items-center self-start p-2 select-none lg:self-center pointer-coarse:-m-3.5 pointer-coarse:p-3.5">
      <input
        type="checkbox"
        checked={chosen}
        data-shortcut="select"
        className="size-4 accent-accent"
        onChange={({ nativeEvent }) =>
          onPress(line.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
      <span className="sr-only">Select {titleOf(line)}</span>
    </label>
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
      data-row=""
      className={`min-w-0 text-sm font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent ${line.headline ? "" : "text-ink-faint italic"} ${className}`}
    >
      {titleOf(line)}
    </Link>
  );
}
