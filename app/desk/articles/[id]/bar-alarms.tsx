// What can't wait of an article, beside where it stands: its hour, what keeps it in, who has it.
import type { BarState } from "#components/desk/bar-state.ts";
import { DueBadge } from "#components/desk/due-badge.tsx";
import { DeskTime } from "#components/desk/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { dueState } from "#lib/newsroom/board.ts";

/** What can't wait, in a line of its own where there is little room. */
export function Alarms({ bar }: Readonly<{ bar: BarState }>) {
  const closed = bar.gates.filter((one) => one.closed);
  return (
    <span className="inline-flex flex-wrap gap-1 max-sm:order-1 max-sm:basis-full max-sm:pb-1 empty:hidden">
      {bar.schedule === null ? null : <Scheduled bar={bar} schedule={bar.schedule} />}
      {closed.length === 0 ? null : (
        <Badge tone="killed" icon="lock">
          {closed.length === 1 ? closed[0]?.name : `${closed.length} gates closed`}
        </Badge>
      )}
      {bar.claim === null ? null : (
        <Badge tone="accent" icon="hand">
          {bar.claim.own ? "You have it" : `${bar.claim.name} has it`}
        </Badge>
      )}
      <Assigned bar={bar} />
      {bar.secondReadDue ? (
        <Badge tone="killed" icon="triangle-alert">
          Second read due
        </Badge>
      ) : null}
    </span>
  );
}

function Scheduled({
  bar,
  schedule,
}: Readonly<{ bar: BarState; schedule: NonNullable<BarState["schedule"]> }>) {
  const late = schedule.state === "pending" && schedule.at.getTime() < bar.now.getTime();
  return (
    <Badge
      tone={schedule.state === "suspended" ? "review" : late ? "killed" : "scheduled"}
      icon={late ? "triangle-alert" : "calendar-clock"}
    >
      {schedule.state === "suspended" ? "Schedule suspended, was" : late ? "Late, was due" : "Goes live"}{" "}
      <DeskTime at={schedule.at} now={bar.now} zone={bar.newsroomZone} />
    </Badge>
  );
}

function Assigned({ bar }: Readonly<{ bar: BarState }>) {
  const { stillDue: dueAt, now, newsroomZone: zone } = bar;
  const { assignee } = bar.assignment;
  const due = dueState(dueAt, now);
  return (
    <>
      {assignee === null ? null : (
        <Badge tone="draft" icon="user">
          For {assignee.name}
        </Badge>
      )}
      {dueAt === null || due === null ? null : <DueBadge due={due} at={dueAt} now={now} zone={zone} />}
    </>
  );
}
