// The log as people read it, newest first: who, what, when, why.
import { ReceiptLines } from "#components/desk/receipt.tsx";
import { eventSentence } from "#components/desk/event-words.ts";
import { DeskTime } from "#components/desk/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { LoggedEvent } from "#db/events.ts";

export function EventList({
  events,
  now,
  zone,
}: Readonly<{ events: readonly LoggedEvent[]; now: Date; zone: string }>) {
  return (
    <section aria-labelledby="events">
      <h2 id="events" className="pb-2 font-semibold">
        What happened
      </h2>
      <ol className="grid gap-3 border-l border-line pl-4">
        {events.map((event) => (
          <li key={event.id} className="relative">
            <span
              className="absolute top-1.5 -left-[1.3rem] size-2 rounded-full bg-line-strong"
              aria-hidden="true"
            />
            <p>
              {eventSentence(event.verb, event.actor)}
              {event.revisionNumber === null ? null : (
                <span className="text-ink-faint"> (revision {event.revisionNumber})</span>
              )}
            </p>
            {event.emergency ? (
              <Badge tone="killed" icon="zap">
                Emergency
              </Badge>
            ) : null}
            {event.reason === null ? null : (
              <blockquote className="mt-1 border-l-2 border-line-strong/50 pl-2 whitespace-pre-line text-ink-soft">
                {event.reason}
              </blockquote>
            )}
            {event.receipt === null ? null : (
              <details className="text-xs">
                <summary className="rounded-md py-1 text-ink-soft hover:text-ink pointer-coarse:min-h-11">
                  Receipt
                </summary>
                <ReceiptLines receipt={event.receipt} narrow />
              </details>
            )}
            <p className="text-xs text-ink-faint">
              <DeskTime at={event.at} now={now} zone={zone} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
