"use client";
// One notice as a line: what it says, why, when, and the way to its place. Opening it reads it.
import { deskTime, exactTime } from "#components/desk/desk-time.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { noticeRules } from "#lib/newsroom/notice-kinds.ts";
import type { NoticeLine } from "./notice-data.ts";
import { changeReading } from "./notice-store.ts";

type ItemProps = Readonly<{
  notice: NoticeLine;
  now: Date;
  zone: string;
  /** After it was marked, for lists that the store doesn't hold. */
  onChange?: (() => void) | undefined;
}>;

export function NoticeItem({ notice, now, zone, onChange }: ItemProps) {
  const { id, kind, urgent, sentence, reason, href, read } = notice;
  const at = new Date(notice.at);
  const mark = async () => {
    if (await changeReading(read ? { unread: id } : { read: [id] })) onChange?.();
  };
  return (
    <li
      className={`flex items-start gap-2.5 px-3 py-2.5 ${read ? "" : urgent ? "bg-killed-soft/60" : "bg-accent-soft/50"}`}
    >
      <Icon
        name={noticeRules[kind].icon}
        className={`mt-0.5 size-4 ${urgent ? "text-killed" : read ? "text-ink-faint" : "text-accent"}`}
      />
      <div className="min-w-0 grow">
        <p className={`wrap-anywhere ${read ? "text-ink-soft" : "font-medium"}`}>
          {read ? null : <span className="sr-only">{urgent ? "Alarm, unread: " : "Unread: "}</span>}
          {href === null ? (
            sentence
          ) : (
            <Link
              href={href}
              data-row
              className="hover:underline"
              onClick={() => {
                if (!read) void changeReading({ read: [id] });
              }}
            >
              {sentence}
            </Link>
          )}
        </p>
        {reason === null ? null : (
          <p className="mt-0.5 line-clamp-3 wrap-anywhere text-ink-soft">“{reason}”</p>
        )}
        <p className="mt-0.5 text-xs text-ink-faint">
          <time dateTime={notice.at} title={exactTime(at, zone)} className="tabular-nums">
            {deskTime(at, now, zone)}
          </time>
          {" · "}
          {noticeRules[kind].label}
        </p>
      </div>
      <button
        type="button"
        onClick={() => void mark()}
        className="-my-1 grid size-8 shrink-0 place-items-center rounded-md text-ink-faint hover:bg-sunken hover:text-ink pointer-coarse:size-11"
      >
        <Icon name={read ? "undo-2" : "check"} className="size-4" />
        <span className="sr-only">
          Mark as {read ? "unread" : "read"}: {sentence}
        </span>
      </button>
    </li>
  );
}
