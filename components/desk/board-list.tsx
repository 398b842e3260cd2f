// One group of the board. A line answers at a glance: what, where it stands, who touched it last, what is late.
import Link from "next/link";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import { type BoardGroup, type BoardLine, type BoardMark, boardMarks } from "./board-groups.ts";
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
  return (
    <li className="relative grid gap-x-4 gap-y-1 border-t border-line px-3 py-2 first:border-t-0 hover:bg-sunken has-[a:focus-visible]:bg-accent-soft lg:grid-cols-[12.5rem_minmax(0,1fr)_11rem_13rem] lg:items-center">
      <div className="flex flex-wrap items-center gap-1 max-lg:order-2">
        <StateBadges
          stage={line.stage}
          publication={line.publication}
          ahead={line.aheadOfLive}
          spiked={line.spiked}
        />
      </div>
      <div className="min-w-0 max-lg:order-1">
        <Link
          href={`/desk/articles/${line.id}`}
          prefetch={false}
          data-row=""
          className={`block truncate text-sm font-medium outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent max-lg:whitespace-normal ${line.headline ? "" : "text-ink-faint italic"}`}
        >
          {title}
        </Link>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint empty:hidden">
          {line.headline && line.slugline ? <span className="truncate">{line.slugline}</span> : null}
          {line.stage === "review" && line.submittedAt !== null ? (
            <span>
              {line.submittedBy ?? "Somebody"} submitted {span(line.submittedAt, now)} ago
            </span>
          ) : null}
          {boardMarks(line, now).map((mark) => {
            const [tone, icon] = markLooks[mark.kind];
            return (
              <Badge key={mark.word} tone={tone} icon={icon}>
                {mark.word}
                {mark.at === null ? null : (
                  <time dateTime={mark.at.toISOString()}>{deskTime(mark.at, now, zone)}</time>
                )}
              </Badge>
            );
          })}
        </div>
      </div>
      <p className="truncate text-xs text-ink-soft max-lg:order-3">
        {line.bureau.name}
        {line.section === null ? "" : ` · ${line.section.name}`}
      </p>
      <p className="truncate text-xs text-ink-soft max-lg:order-4 lg:text-right">
        {line.changedBy}, <DeskTime at={line.changedAt} now={now} zone={zone} />
      </p>
    </li>
  );
}
