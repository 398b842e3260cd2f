// A handover in the order in which a person coming on wants it: what went wrong, what was taken down, what waits and until
// when, then what readers got.
import type { ReactNode } from "react";
import { span } from "#components/desk/desk-time.ts";
import { changeClassWord, eventDetails } from "#components/desk/event-details.ts";
import { eventActor, eventDeed } from "#components/desk/event-words.ts";
import type { Group, HandoverLine } from "#components/desk/handover-group.tsx";
import { DeskTime } from "#components/desk/time.tsx";
import type { HandoverLines, HappenedLine, OpenLine } from "#db/handover-lines.ts";
import { lateAfterMs } from "#lib/newsroom/handover.ts";

type Clock = Readonly<{ now: Date; zone: string }>;
type Mark = HandoverLine["mark"];

const emergencyMark: Mark = { tone: "killed", icon: "zap", word: "Emergency" };
const lateMark: Mark = { tone: "withheld", icon: "triangle-alert", word: "Late" };
const failedMark: Mark = { tone: "killed", icon: "octagon-x", word: "Failed" };

const goesLive: ReadonlySet<string> = new Set([
  "publish",
  "publish-again",
  "publish-change",
  "publish-in-emergency",
]);
const takesDown: ReadonlySet<string> = new Set(["withhold", "kill", "retract"]);

const wasLive = (line: HappenedLine) => line.before["publication"] === "live";
const lateBy = ({ at, planned }: HappenedLine) => (planned === null ? 0 : at.getTime() - planned.getTime());

/** The groups of a handover. */
export function handoverGroups(all: HandoverLines, clock: Clock): Group[] {
  const { happened } = all;
  const published = happened.filter(({ verb }) => goesLive.has(verb));
  const happenedIn = (lines: readonly HappenedLine[]) => lines.map((line) => happenedLine(line, clock));
  const failed = happened.filter((line) => line.verb === "schedule-failed" || lateBy(line) > lateAfterMs);
  return [
    {
      id: "failed",
      title: "Schedules that failed or were late",
      icon: "calendar-x",
      empty: "No schedule failed or was late in this time.",
      lines: failed.map((line) => ({
        ...happenedLine(line, clock),
        mark: line.verb === "schedule-failed" ? failedMark : lateMark,
        ...(line.planned !== null && {
          words: (
            <>
              Planned for <Time at={line.planned} clock={clock} />, fired {span(line.planned, line.at)} late
            </>
          ),
        }),
      })),
    },
    {
      id: "emergencies",
      title: "Published in an emergency",
      icon: "zap",
      empty: "Nothing was published in an emergency.",
      lines: happenedIn(happened.filter(({ emergency }) => emergency)),
    },
    {
      id: "second-reads",
      title: "Second reads due",
      icon: "eye",
      empty: "No second read is due.",
      lines: all.secondReads.map((line) =>
        openLine(line, (at) => (
          <>
            Published without a second reader <Time at={at} clock={clock} />
            {by(line.who)}
          </>
        )),
      ),
    },
    {
      id: "down",
      title: "Withheld, killed, retracted",
      icon: "eye-off",
      empty: "Nothing was withheld, killed or retracted.",
      lines: happenedIn(happened.filter(({ verb }) => takesDown.has(verb))),
    },
    {
      id: "due",
      title: "Overdue and due soon",
      icon: "clock",
      empty: "Nothing is overdue or due in the next four hours.",
      lines: all.due.map((line) => {
        const over = line.at.getTime() < clock.now.getTime();
        return {
          ...openLine(line, (at) => (
            <>
              {over ? "Was due " : "Due "}
              <Time at={at} clock={clock} />, {span(at, clock.now)} {over ? "ago" : "from now"}
              {line.who === null ? ", assigned to nobody" : `, ${line.who} is to write it`}
            </>
          )),
          mark: over
            ? { tone: "killed", icon: "triangle-alert", word: "Overdue" }
            : { tone: "review", icon: "clock", word: "Due soon" },
        } as const;
      }),
    },
    {
      id: "unclaimed",
      title: "In review, claimed by nobody",
      icon: "inbox",
      empty: "Everything in review has somebody.",
      lines: all.unclaimed.map((line) =>
        openLine(line, (at) => (
          <>
            Submitted <Time at={at} clock={clock} />
            {by(line.who)}, waits {span(at, clock.now)}
          </>
        )),
      ),
    },
    {
      id: "questions",
      title: "Comments that block",
      icon: "message-square",
      empty: "No comment blocks an article.",
      lines: all.questions.map((line) => ({
        ...openLine(line, (at) => (
          <>
            {line.who} asked <Time at={at} clock={clock} />; it stays blocked until the comment is resolved
          </>
        )),
        mark:
          line.role === "legal"
            ? ({ tone: "withheld", icon: "message-square", word: "Legal" } as const)
            : null,
      })),
    },
    {
      id: "held",
      title: "On hold",
      icon: "octagon-pause",
      empty: "Nothing is on hold.",
      lines: all.held.map((line) => ({
        ...openLine(line, (at) => (
          <>
            Placed <Time at={at} clock={clock} />
            {by(line.who)}, until it is released
          </>
        )),
        reason: line.reason || null,
        mark: {
          tone: "withheld",
          icon: "octagon-pause",
          word: { legal: "Legal hold", rights: "Hold for rights", editorial: "Editorial hold" }[line.kind],
        },
      })),
    },
    {
      id: "embargoed",
      title: "Under embargo",
      icon: "lock",
      empty: "Nothing is under embargo.",
      lines: all.embargoed.map((line) =>
        openLine(line, (at) => (
          <>
            Until <Time at={at} clock={clock} />, in {span(clock.now, at)}
          </>
        )),
      ),
    },
    {
      id: "planned",
      title: "Scheduled next",
      icon: "calendar-clock",
      empty: "Nothing is scheduled.",
      lines: all.planned.map((line) =>
        openLine(line, (at) => (
          <>
            {line.action === "publish" ? "Goes live " : "Readers lose it "}
            <Time at={at} clock={clock} />, in {span(clock.now, at)}
            {line.who === null ? "" : `; planned by ${line.who}`}
          </>
        )),
      ),
    },
    {
      id: "live",
      title: "Went live",
      icon: "radio",
      empty: "Nothing went live.",
      lines: happenedIn(published.filter((line) => !wasLive(line))),
    },
    {
      id: "changed",
      title: "Corrected or updated",
      icon: "file-diff",
      empty: "Nothing that is live was changed.",
      lines: happenedIn(published.filter(wasLive)),
    },
  ];
}

const by = (who: string | null) => (who === null ? "" : ` by ${who}`);

function Time({ at, clock }: Readonly<{ at: Date; clock: Clock }>) {
  return <DeskTime at={at} now={clock.now} zone={clock.zone} />;
}

function openLine(line: OpenLine, words: (at: Date) => ReactNode): HandoverLine {
  const { articleId, headline, bureau, number, at } = line;
  const key = `${articleId}-${number ?? at.getTime()}-${at.getTime()}`;
  return { key, articleId, headline, bureau, number, words: words(at), reason: null, mark: null };
}

function happenedLine(line: HappenedLine, clock: Clock): HandoverLine {
  const { articleId, headline, bureau, number, verb, at, reason, emergency, after } = line;
  const noted = after["noted"];
  const why =
    verb === "schedule-failed" ? eventDetails(line, { names: new Map(), zone: clock.zone }).join(", ") : "";
  return {
    key: `${articleId}-${number}`,
    articleId,
    headline,
    bureau,
    number,
    words: (
      <>
        {eventActor(line)} {eventDeed(verb)}
        {typeof noted === "string" ? ` as ${changeClassWord(noted)}` : ""}, <Time at={at} clock={clock} />
        {why === "" ? "" : `. ${why}`}
      </>
    ),
    reason,
    mark: emergency ? emergencyMark : null,
  };
}
