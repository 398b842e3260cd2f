// Lines of the log: when, who, what, which article, what changed by it. Each leads to its event.
import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import { eventDetails, type DetailedEvent } from "./event-details.ts";
import { eventActor, eventDeed } from "./event-words.ts";
import { eventAddress } from "./log-query.ts";
import { DeskTime } from "./time.tsx";

type Line = DetailedEvent &
  Readonly<{
    id: string;
    articleId: number;
    number: number;
    actor: string | null;
    revisionNumber: number | null;
    emergency: boolean;
    reason: string | null;
    at: Date;
    headline: string | null;
    bureau: string | null;
  }>;

export function LogList({
  lines,
  names,
  now,
  zone,
}: Readonly<{ lines: readonly Line[]; names: ReadonlyMap<string, string>; now: Date; zone: string }>) {
  if (lines.length === 0) return null;
  return (
    <ol
      aria-label="Events, newest first"
      className="mt-4 overflow-hidden rounded-lg border border-line bg-surface"
    >
      {lines.map((line) => (
        <li
          key={line.id}
          className={`grid gap-x-4 gap-y-0.5 border-t border-line px-3 py-2 first:border-t-0 sm:grid-cols-[8.5rem_minmax(0,1fr)_auto] ${line.emergency ? "bg-killed-soft/40" : ""}`}
        >
          <p className="text-ink-soft max-sm:text-xs">
            <DeskTime at={line.at} now={now} zone={zone} />
          </p>
          <div className="min-w-0">
            <p>
              <span className="font-medium">{eventActor(line)}</span> {eventDeed(line.verb)}
              {line.revisionNumber === null ? null : (
                <span className="text-ink-faint"> (revision {line.revisionNumber})</span>
              )}
              {line.articleId === 0 ? null : (
                <>
                  {": "}
                  <Link
                    href={`/desk/articles/${line.articleId}`}
                    className="break-words underline-offset-2 hover:underline"
                  >
                    {line.headline || `article ${line.articleId}, without a headline`}
                  </Link>
                </>
              )}
            </p>
            <Changed lines={eventDetails(line, { names, zone })} />
            {line.reason === null ? null : (
              <p className="border-l-2 border-line-strong/50 pl-2 break-words whitespace-pre-line text-ink-soft">
                {line.reason}
              </p>
            )}
            {line.emergency ? (
              <Badge tone="killed" icon="zap">
                Emergency
              </Badge>
            ) : null}
          </div>
          <p className="text-xs text-ink-faint sm:text-right">
            {line.bureau === null ? null : <>{line.bureau} · </>}
            <Link href={eventAddress(line)} className="text-accent underline underline-offset-2">
              event {line.number}
              <span className="sr-only">
                {line.articleId === 0 ? " of people and settings" : ` of article ${line.articleId}`}
              </span>
            </Link>
          </p>
        </li>
      ))}
    </ol>
  );
}

function Changed({ lines }: Readonly<{ lines: readonly string[] }>) {
  if (lines.length === 0) return null;
  return <p className="text-ink-soft">{lines.join(" · ")}</p>;
}
