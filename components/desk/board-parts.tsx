// What lines and cards of the board are made of: who has an article, when it is due, what keeps it in, who is in it.
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { type BoardLine, dueState } from "#lib/newsroom/board.ts";
import { type BoardMark, boardMarks } from "./board-groups.ts";
import { deskTime, span } from "./desk-time.ts";
import { DueBadge } from "./due-badge.tsx";
import { StateBadges } from "./states.tsx";

const markLooks: Readonly<Record<BoardMark["kind"], readonly [tone: BadgeTone, icon: IconName]>> = {
  scheduled: ["scheduled", "calendar-clock"],
  late: ["killed", "triangle-alert"],
  attention: ["review", "message-square"],
  shut: ["withheld", "lock"],
};

export type Clock = Readonly<{ now: Date; zone: string }>;

export const titleOf = (line: BoardLine): string =>
  line.headline || line.slugline || `Article ${line.id}, no headline yet`;

export function placeOf(line: BoardLine): string {
  return line.section === null ? line.bureau.name : `${line.bureau.name} · ${line.section.name}`;
}

/** The step of review that it waits at, where there are several. */
export function Step({ line }: Readonly<{ line: BoardLine }>) {
  if (line.step === null) return null;
  return (
    <Badge tone="review" icon="clipboard-list">
      At {line.step}
    </Badge>
  );
}

/** Where it stands, with that step. */
export function Standing({ line }: Readonly<{ line: BoardLine }>) {
  return (
    <>
      <StateBadges
        stage={line.stage}
        publication={line.publication}
        ahead={line.aheadOfLive}
        spiked={line.spiked}
      />
      <Step line={line} />
    </>
  );
}

/** Everything that must catch the eye: due times first, then gates and plans, then people. */
export function Marks({
  line,
  now,
  zone,
  waits = false,
}: Readonly<{ line: BoardLine; waits?: boolean }> & Clock) {
  const due = dueState(line.dueAt, now);
  return (
    <>
      {waits && line.waiting ? (
        <Badge tone="accent" icon="inbox">
          Waits for you
        </Badge>
      ) : null}
      {line.dueAt === null || due === null ? null : (
        <DueBadge due={due} at={line.dueAt} now={now} zone={zone} />
      )}
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
      <InIt names={line.here} />
    </>
  );
}

/** Who has it, and who is to write it. */
export function Who({ line, now }: Readonly<{ line: BoardLine; now: Date }>) {
  const { claim, assignee } = line;
  return (
    <>
      {claim === null ? null : (
        <Badge tone="accent" icon="hand">
          {claim.name} has it
          <span className="font-normal">{span(claim.since, now)}</span>
        </Badge>
      )}
      {assignee === null || assignee.id === claim?.id ? null : (
        <span className="inline-flex items-center gap-1 text-xs text-ink-soft">
          <Icon name="user" className="size-3.5" />
          For {assignee.name}
        </span>
      )}
    </>
  );
}

export function Words({ line }: Readonly<{ line: BoardLine }>) {
  return (
    <span className="whitespace-nowrap tabular-nums">
      {line.plannedWords === null ? `${line.words} words` : `${line.words} of ${line.plannedWords} words`}
    </span>
  );
}

export function Submitted({ line, now }: Readonly<{ line: BoardLine; now: Date }>) {
  if (line.stage !== "review" || line.submittedAt === null) return null;
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
