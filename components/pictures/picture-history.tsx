// What happened to a picture, newest first: who, what, when, and why it was denied.
import { eventActor, eventDeed } from "#components/desk/event-words.ts";
import { pictureFieldsInWords } from "#lib/newsroom/picture.ts";
import { DeskTime } from "#components/desk/time.tsx";

type HappenedToPicture = Readonly<{
  id: string;
  verb: string;
  actor: string | null;
  after: Readonly<Record<string, string | number | boolean | null>>;
  reason: string | null;
  at: Date;
}>;

export function PictureHistory({
  events,
  now,
  zone,
}: Readonly<{ events: readonly HappenedToPicture[]; now: Date; zone: string }>) {
  if (events.length === 0)
    return <p className="text-ink-soft">Nothing has been changed since it was uploaded.</p>;
  return (
    <ol aria-label="Changes, newest first">
      {events.map((one) => (
        <li key={one.id} className="grid gap-0.5 border-t border-line py-2 first:border-t-0">
          <span>
            <span className="font-medium">{eventActor(one)}</span> {eventDeed(one.verb)}
            {typeof one.after["fields"] === "string" ? (
              <span className="text-ink-faint">: {pictureFieldsInWords(one.after["fields"])}</span>
            ) : null}
          </span>
          {one.reason === null ? null : (
            <span className="border-l-2 border-line-strong/50 pl-2 wrap-anywhere text-ink-soft">
              {one.reason}
            </span>
          )}
          <span className="text-xs text-ink-faint">
            <DeskTime at={one.at} now={now} zone={zone} />
          </span>
        </li>
      ))}
    </ol>
  );
}
