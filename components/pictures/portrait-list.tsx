// Whose portrait a picture is, with the pages where readers see it as that.
import { Icon } from "#components/ui/icon.tsx";
import type { ShownPortrait } from "./picture-answer.ts";

type PortraitListProps = Readonly<{ portraits: readonly ShownPortrait[]; label: string }>;

export function PortraitList({ portraits, label }: PortraitListProps) {
  return (
    <ul aria-label={label} className="grid">
      {portraits.map(({ personId, name, slug, hasPage }) => (
        <li
          key={personId}
          className="flex flex-wrap items-center gap-x-2 border-t border-line py-2 first:border-t-0"
        >
          <span className="font-medium wrap-anywhere">{name}</span>
          {hasPage ? (
            <a
              href={`/author/${slug}`}
              className="inline-flex min-h-6 items-center gap-1 text-xs text-accent underline underline-offset-2"
            >
              <Icon name="external-link" className="size-3.5" />
              Readers’ page<span className="sr-only"> of {name}</span>
            </a>
          ) : (
            <span className="text-xs text-ink-faint">has no page yet</span>
          )}
        </li>
      ))}
    </ul>
  );
}
