// One group of a handover: its lines, or in one line that there is nothing of it.
import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { eventAddress } from "./log-query.ts";

export type HandoverLine = Readonly<{
  key: string;
  articleId: number;
  headline: string;
  bureau: string;
  /** The event that the line leads to; null: the article. */
  number: number | null;
  /** What happened, or until when: short. */
  words: ReactNode;
  reason: string | null;
  mark: Readonly<{ tone: BadgeTone; icon: IconName; word: string }> | null;
}>;

export type Group = Readonly<{
  id: string;
  title: string;
  icon: IconName;
  /** "Nothing was killed, withheld or retracted." */
  empty: string;
  lines: readonly HandoverLine[];
}>;

export function HandoverGroup({ group }: Readonly<{ group: Group }>) {
  const { id, title, icon, empty, lines } = group;
  if (lines.length === 0)
    return (
      <p id={id} className="flex items-center gap-2 px-3 text-ink-soft">
        <Icon name="check" className="text-live" />
        {empty}
      </p>
    );
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="min-w-0 scroll-mt-16 break-inside-avoid-page">
      <h2 id={`${id}-title`} className="flex items-center gap-1.5 pb-1.5 font-semibold">
        <Icon name={icon} />
        {title}
        <span className="font-normal text-ink-faint tabular-nums">
          {lines.length}
          <span className="sr-only"> in all</span>
        </span>
      </h2>
      <ul className="overflow-hidden rounded-lg border border-line bg-surface">
        {lines.map((line) => (
          <li
            key={line.key}
            className="grid gap-x-4 border-t border-line px-3 py-2 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <Link
                  href={
                    line.number === null
                      ? `/desk/articles/${line.articleId}`
                      : eventAddress({ articleId: line.articleId, number: line.number })
                  }
                  className="font-medium break-words underline-offset-2 hover:underline"
                >
                  {line.headline || `Article ${line.articleId}, without a headline`}
                </Link>
                {line.mark === null ? null : (
                  <Badge tone={line.mark.tone} icon={line.mark.icon}>
                    {line.mark.word}
                  </Badge>
                )}
              </p>
              <p className="text-ink-soft">{line.words}</p>
              {line.reason === null ? null : (
                <p className="border-l-2 border-line-strong/50 pl-2 break-words whitespace-pre-line text-ink-soft">
                  {line.reason}
                </p>
              )}
            </div>
            <p className="text-xs text-ink-faint sm:text-right">{line.bureau}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
