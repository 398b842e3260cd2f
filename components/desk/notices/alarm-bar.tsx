"use client";
// What can't wait stands on every newsroom screen until its person has read it: one bar, however many there are. It lies
// over the page's lower edge, so that no line moves under the hands of somebody who writes.
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon } from "#components/ui/icon.tsx";
import { noticeRules } from "#lib/newsroom/notice-kinds.ts";
import type { NoticeSummary } from "./notice-data.ts";
import { changeReading, useNotices } from "./notice-store.ts";

const press =
  "inline-flex min-h-8 shrink-0 items-center gap-1 rounded-md border border-killed/45 bg-surface px-2.5 py-1 font-medium text-killed hover:border-killed pointer-coarse:min-h-11 pointer-coarse:min-w-11 max-sm:justify-center";

export function AlarmBar({ drawn }: Readonly<{ drawn: NoticeSummary }>) {
  const { alarms } = useNotices(drawn);
  const here = usePathname();
  const [first, ...others] = alarms;
  return (
    <div
      role="alert"
      aria-label="Alarms"
      data-ringing={first === undefined ? undefined : ""}
      className="peer pointer-events-none fixed bottom-16 left-3 z-40 max-sm:right-3 sm:bottom-3 sm:max-w-2xl"
    >
      {first === undefined ? null : (
        <div className="pointer-events-auto flex items-center gap-x-2 gap-y-2 rounded-lg sm:flex-wrap sm:gap-x-3 border border-killed/50 bg-killed-soft px-3 py-2 text-killed shadow-xl">
          <Icon name={noticeRules[first.kind].icon} className="size-4 shrink-0" />
          {/* On a phone it may not take more of the page than two lines: all of it stands where it opens. */}
          <p className="min-w-0 grow wrap-anywhere max-sm:line-clamp-2 sm:basis-60">
            <strong className="font-semibold">{noticeRules[first.kind].label}.</strong>{" "}
            <span className="text-ink">{first.sentence}</span>
            {others.length === 0 ? null : (
              <Link href="/desk/notices?unread=1" className="ml-2 whitespace-nowrap underline">
                {others.length} more
              </Link>
            )}
          </p>
          <span className="flex shrink-0 gap-2">
            {first.href === null || first.href === here ? null : (
              <Link
                href={first.href}
                className={press}
                onClick={() => void changeReading({ read: [first.id] })}
              >
                Open
              </Link>
            )}
            <button type="button" className={press} onClick={() => void changeReading({ read: [first.id] })}>
              <Icon name="check" />
              <span className="max-sm:sr-only">Mark as read</span>
            </button>
          </span>
        </div>
      )}
    </div>
  );
}
