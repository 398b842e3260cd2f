"use client";
// A day or a week of the newsroom. An item is moved by dragging it, by Alt and the arrow keys, or by naming the time; nothing
// moves before it is confirmed.
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import type { MovedItem, ShownDay, ShownItem } from "./calendar-item.ts";
import { calendarLook } from "./calendar-looks.ts";
import { shifted } from "./calendar-days.ts";
import { MoveBar } from "./calendar-move.tsx";
import { useDragging } from "./use-dragging.ts";
import type { SettingsAnswer } from "./settings/settings-answer.ts";

type CalendarViewProps = Readonly<{
  days: readonly ShownDay[];
  /** One day hour by hour, or several days beside each other. */
  hours: boolean;
  zone: string;
  move: (item: MovedItem) => Promise<SettingsAnswer>;
  drop: (input: Readonly<{ id: string }>) => Promise<SettingsAnswer>;
}>;

const quarter = 15;
const wholeDay = 24 * 60;

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -quarter,
  ArrowDown: quarter,
  ArrowLeft: -wholeDay,
  ArrowRight: wholeDay,
};

export function CalendarView({ days, hours, zone, move, drop }: CalendarViewProps) {
  const [moving, setMoving] = useState<Readonly<{ item: ShownItem; value: string }> | null>(null);
  const items = new Map(days.flatMap((day) => day.items.map((item) => [item.key, item] as const)));

  const root = useDragging((key, place) => {
    const item = items.get(key);
    if (item) setMoving({ item, value: place.length > 10 ? place : `${place}${item.value.slice(10)}` });
  });

  function onKey(event: KeyboardEvent, item: ShownItem) {
    const step = event.altKey ? steps[event.key] : undefined;
    if (step === undefined) return;
    event.preventDefault();
    const from = moving?.item.key === item.key ? moving.value : item.value;
    setMoving({ item, value: shifted(from, step) });
  }
  const entry = (item: ShownItem) => (
    <Entry
      key={item.key}
      item={item}
      moving={moving?.item.key === item.key}
      onKey={(event) => onKey(event, item)}
      onMove={() => setMoving({ item, value: item.value })}
    />
  );
  return (
    <div ref={root} className="grid gap-3">
      {hours ? (
        <HourRows day={days[0]} entry={entry} />
      ) : (
        <ol className="grid gap-3 lg:grid-cols-7 lg:gap-px lg:overflow-hidden lg:rounded-lg lg:border lg:border-line lg:bg-line">
          {days.map((day) => (
            <li
              key={day.iso}
              id={day.today ? "today" : undefined}
              className="scroll-mt-16 rounded-lg border border-line bg-surface p-2 lg:min-h-96 lg:scroll-mt-96 lg:rounded-none lg:border-0"
              data-place={day.iso}
            >
              <h2 className={`pb-1 text-xs font-semibold ${day.today ? "text-accent" : "text-ink-soft"}`}>
                {day.word}
                {day.today ? " · today" : ""}
              </h2>
              {day.items.length === 0 ? (
                <p className="text-xs text-ink-faint">Nothing</p>
              ) : (
                <ul className="grid gap-1.5">{day.items.map(entry)}</ul>
              )}
            </li>
          ))}
        </ol>
      )}
      <MoveBar
        key={moving?.item.key ?? "none"}
        // What was moved or taken away meanwhile is asked of as it stands now.
        moving={moving && { ...moving, item: items.get(moving.item.key) ?? moving.item }}
        zone={zone}
        move={move}
        drop={drop}
        onValue={(value) => moving && setMoving({ ...moving, value })}
        onDone={() => setMoving(null)}
      />
    </div>
  );
}

function HourRows({
  day,
  entry,
}: Readonly<{
  day: ShownDay | undefined;
  entry: (item: ShownItem) => ReactNode;
}>) {
  if (!day) return null;
  return (
    <ol className="overflow-hidden rounded-lg border border-line bg-surface">
      {Array.from({ length: 24 }, (_, hour) => {
        const clock = `${String(hour).padStart(2, "0")}:00`;
        const here = day.items.filter((item) => Number(item.value.slice(11, 13)) === hour);
        return (
          <li
            key={clock}
            className="grid grid-cols-[3.5rem_minmax(0,1fr)] border-t border-line first:border-t-0"
            data-place={`${day.iso}T${clock}`}
          >
            <span className="px-2 py-1.5 text-xs text-ink-faint tabular-nums">{clock}</span>
            {here.length === 0 ? (
              <span className="min-h-8" />
            ) : (
              <ul className="grid gap-1 p-1">{here.map(entry)}</ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Entry({
  item,
  moving,
  onKey,
  onMove,
}: Readonly<{
  item: ShownItem;
  moving: boolean;
  onKey: (event: KeyboardEvent) => void;
  onMove: () => void;
}>) {
  const look = calendarLook(item.kind, item.standing);
  // What is over can't be moved: a schedule that failed is made anew on the article.
  const moves = item.standing !== "done" && item.standing !== "failed";
  const clock = item.value.slice(11);
  return (
    <li
      draggable={moves}
      data-item={moves ? item.key : undefined}
      className={`grid gap-1 rounded-md border bg-canvas p-2 text-xs ${moves ? "cursor-grab" : ""} ${moving ? "border-accent" : "border-line"}`}
    >
      <span className="flex flex-wrap items-center gap-1">
        <span className="font-semibold tabular-nums">{clock}</span>
        <Badge tone={look.tone} icon={look.icon}>
          {look.word}
        </Badge>
      </span>
      {item.href === null ? (
        <span className="wrap-anywhere">{item.title}</span>
      ) : (
        <Link
          href={item.href}
          className="wrap-anywhere hover:underline"
          onKeyDown={moves ? onKey : undefined}
        >
          {item.title}
        </Link>
      )}
      <span className="text-ink-faint">
        {item.bureau}
        {item.who === null ? "" : ` · ${item.who}`}
      </span>
      {moves ? (
        <span>
          <Button tone="quiet" className="-ml-2" onKeyDown={onKey} onClick={onMove}>
            Move…
            <span className="sr-only">
              {" "}
              “{item.title}”, {look.word.toLowerCase()} {clock}. Alt and the arrow keys move it by a quarter
              of an hour or a day.
            </span>
          </Button>
        </span>
      ) : null}
    </li>
  );
}
