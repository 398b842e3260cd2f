// One group of the board. A line answers at a glance: what, where it stands, who touched it last, what is late.
import Link from "next/link";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import type { BoardLine } from "#lib/newsroom/board.ts";
import { type BoardGroup, type BoardMark, boardMarks } from "./board-groups.ts";
import { deskTime, span } from "./desk-time.ts";
import { StateBadges } from "./states.tsx";
import { DeskTime } from "./time.tsx";

const markLooks: Readonly<Record<BoardMark["kind"], readonly [tone: BadgeTone, icon: IconName]>> = {
  scheduled: ["scheduled", "calendar-clock"],
  late: ["killed", "triangle-alert"],
  attention: ["review", "message-square"],
};

type Clock = Readonly<{ now: Date; zone: string }>;

export function BoardSection({
  group,
  now,
  zone,
  note,
}: Readonly<{ group: BoardGroup; note?: string }> & Clock) {
  const id = `group-${group.title.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
  return (
    <section aria-labelledby={id} className="mt-5 first:mt-0">
      <div className="flex items-baseline gap-2 px-2 pb-1.5">
        <h2 id={id} className="text-sm font-semibold">
          {group.title}
        </h2>
        <span className="text-xs text-ink-faint tabular-nums">{group.lines.length}</span>
        {note === undefined ? null : <span className="text-xs text-ink-faint">{note}</span>}
      </div>
      <ul className="overflow-hidden rounded-lg border border-line bg-surface">
        {group.lines.map((line) => (
          <BoardRow key={line.id} line={line} now={now} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

function BoardRow({ line, now, zone }: Readonly<{ line: BoardLine }> & Clock) {
  const title = line.headline || line.slugline || `Article ${line.id}, no headline yet`;
  const marks = boardMarks(line, now);
  const waits = line.stage === "review" && line.submittedAt !== null;
  return (
    <li className="relative grid gap-x-4 gap-y-1 border-t border-line px-3 py-2 first:border-t-0 hover:bg-sunken lg:grid-cols-[12.5rem_minmax(0,1fr)_10rem_12rem] lg:items-center">
      <div className="flex flex-wrap items-center gap-1 max-lg:order-2">
        <StateBadges
          stage={line.stage}
          publication={line.publication}
          ahead={line.aheadOfLive}
          spiked={line.spiked}
        />
        <span className="contents lg:hidden">
          <Marks marks={marks} now={now} zone={zone} />
          <InIt names={line.here} />
        </span>
      </div>
      <div className="min-w-0 max-lg:order-1">
        <div className="flex min-w-0 items-baseline gap-2">
          <Link
            href={`/desk/articles/${line.id}`}
            prefetch={false}
            data-row=""
            className={`min-w-0 truncate text-sm font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent max-lg:whitespace-normal ${line.headline ? "" : "text-ink-faint italic"}`}
          >
            {title}
          </Link>
          {line.headline && line.slugline ? (
            <span className="shrink-0 text-xs text-ink-faint max-lg:hidden">{line.slugline}</span>
          ) : null}
        </div>
        <div className="mt-1 hidden flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint empty:hidden lg:flex">
          {waits ? <Submitted line={line} now={now} /> : null}
          <Marks marks={marks} now={now} zone={zone} />
          <InIt names={line.here} />
        </div>
      </div>
      <p className="truncate text-xs text-ink-soft max-lg:hidden">{placeOf(line)}</p>
      <p className="truncate text-xs text-ink-soft max-lg:hidden lg:text-right">
        {line.changedBy}, <DeskTime at={line.changedAt} now={now} zone={zone} />
      </p>
      <p className="order-3 text-xs text-ink-faint lg:hidden">
        {placeOf(line)} ·{" "}
        {waits ? (
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

function placeOf(line: BoardLine): string {
  return line.section === null ? line.bureau.name : `${line.bureau.name} · ${line.section.name}`;
}

function Submitted({ line, now }: Readonly<{ line: BoardLine; now: Date }>) {
  if (line.submittedAt === null) return null;
  return (
    <span>
      {line.submittedBy ?? "Somebody"} submitted {span(line.submittedAt, now)} ago
    </span>
  );
}

/** Who has it open now. */
function InIt({ names }: Readonly<{ names: readonly string[] }>) {
  if (names.length === 0) return null;
  return (
    <Badge tone="live" icon="pencil-line">
      {new Intl.ListFormat("en").format(names)} {names.length === 1 ? "is" : "are"} in it
    </Badge>
  );
}

function Marks({ marks, now, zone }: Readonly<{ marks: readonly BoardMark[] }> & Clock) {
  return marks.map((mark) => {
    const [tone, icon] = markLooks[mark.kind];
    return (
      <Badge key={mark.word} tone={tone} icon={icon}>
        {mark.word}
        {mark.at === null ? null : (
          <time dateTime={mark.at.toISOString()}>{deskTime(mark.at, now, zone)}</time>
        )}
      </Badge>
    );
  });
}
