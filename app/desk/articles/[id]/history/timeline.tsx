// The timeline as people read it, newest first: who, what, what changed by it, when and why. Each event has an address of its
// own, and what was done in an emergency stays marked for good.
import { timelineDetails } from "#components/desk/event-details.ts";
import { EventKindLinks } from "#components/desk/event-kind-links.tsx";
import { EventMark } from "#components/desk/event-mark.tsx";
import { eventActor, eventDeed } from "#components/desk/event-words.ts";
import { ReceiptLines } from "#components/desk/receipt.tsx";
import { DeskTime } from "#components/desk/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import type { LoggedEvent } from "#db/events.ts";
import type { Timeline as TimelineData } from "#db/timeline.ts";
import { queryOf, type HistoryAddress } from "./address.ts";

type TimelineProps = Readonly<{ timeline: TimelineData; address: HistoryAddress; now: Date; zone: string }>;

export function Timeline({ timeline, address, now, zone }: TimelineProps) {
  const { events, names, steps, older } = timeline;
  const details = timelineDetails(events, { names, steps, zone });
  const addressOf = (more: Partial<HistoryAddress>) => queryOf({ ...address, event: null, ...more }) || "?";
  return (
    <section aria-labelledby="events" className="min-w-0">
      <h2 id="events" className="pb-2 font-semibold">
        What happened
      </h2>
      <EventKindLinks current={address.kind} addressOf={(kind) => `${addressOf({ kind })}#events`} />
      {address.event === null ? null : (
        <p className="pt-2 text-ink-soft">
          Up to a little after event {address.event}.{" "}
          <Link href={`${addressOf({})}#events`} className="text-accent underline underline-offset-2">
            All events
          </Link>
        </p>
      )}
      {events.length === 0 ? (
        <p className="mt-3 rounded-lg border border-dashed border-line-strong p-4 text-ink-soft">
          Nothing of this kind happened to the article. Choose another kind, or all of them.
        </p>
      ) : (
        <ol className="mt-3 grid border-l border-line">
          {events.map((event, index) => (
            <li
              key={event.id}
              id={`event-${event.number}`}
              className="relative scroll-mt-16 rounded-r-md py-1.5 pl-4 target:bg-accent-soft"
            >
              <EventMark emergency={event.emergency} />
              <TimelineEvent event={event} lines={details[index] ?? []} now={now} zone={zone} />
              <Receipt surfaces={event.receipt} />
            </li>
          ))}
        </ol>
      )}
      {older === null ? null : (
        <p className="pt-3">
          <Link
            href={`${addressOf({ event: Math.max(1, older - 200) })}#event-${older}`}
            className="text-accent underline underline-offset-2"
          >
            Older events
          </Link>
        </p>
      )}
    </section>
  );
}

function TimelineEvent({
  event,
  lines,
  now,
  zone,
}: Readonly<{ event: LoggedEvent; lines: readonly string[]; now: Date; zone: string }>) {
  return (
    <>
      <p>
        <span className="font-medium">{eventActor(event)}</span> {eventDeed(event.verb)}
        {event.revisionNumber === null ? null : (
          <span className="text-ink-faint"> (revision {event.revisionNumber})</span>
        )}
      </p>
      {event.emergency ? (
        <Badge tone="killed" icon="zap">
          Emergency
        </Badge>
      ) : null}
      {lines.length === 0 ? null : (
        <ul className="mt-0.5 grid text-ink-soft" aria-label="What changed">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {event.reason === null ? null : (
        <blockquote className="mt-1 border-l-2 border-line-strong/50 pl-2 whitespace-pre-line text-ink-soft">
          {event.reason}
        </blockquote>
      )}
      <p className="text-xs text-ink-faint">
        <DeskTime at={event.at} now={now} zone={zone} />
        {" · "}
        <a href={`#event-${event.number}`} className="underline-offset-2 hover:underline">
          event {event.number}
        </a>
      </p>
    </>
  );
}

function Receipt({ surfaces }: Readonly<{ surfaces: LoggedEvent["receipt"] }>) {
  if (surfaces === null || surfaces.length === 0) return null;
  return (
    <details className="mt-1 text-ink-soft">
      <summary className="rounded-sm underline underline-offset-2 pointer-coarse:min-h-11">Receipt</summary>
      <ReceiptLines receipt={surfaces} narrow />
    </details>
  );
}
