// The kinds of happening as a row of links: one is chosen, and the address says which.
import { Link } from "#components/ui/link.tsx";
import { eventKinds, type EventKind } from "#lib/newsroom/event-kinds.ts";

export function EventKindLinks({
  current,
  addressOf,
}: Readonly<{ current: EventKind | null; addressOf: (kind: EventKind | null) => string }>) {
  const choices = [{ key: null, word: "All" }, ...eventKinds];
  return (
    <nav aria-label="Kind of event" className="flex flex-wrap gap-1">
      {choices.map(({ key, word }) => (
        <Link
          key={word}
          href={addressOf(key)}
          aria-current={key === current ? "true" : undefined}
          className={`rounded-md px-2 py-0.5 whitespace-nowrap pointer-coarse:py-2.5 ${key === current ? "bg-ink font-medium text-canvas" : "text-ink-soft hover:bg-sunken hover:text-ink"}`}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
