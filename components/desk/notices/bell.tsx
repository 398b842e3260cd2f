"use client";
// The bell: how much waits to be read, and on a wide screen the newest of it. What comes in is said once, politely.
import { useEffect } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { countWord, type NoticeSummary } from "./notice-data.ts";
import { NoticeItem } from "./notice-item.tsx";
import { changeReading, refreshNotices, useNoticeNews, useNotices } from "./notice-store.ts";

type BellProps = Readonly<{ drawn: NoticeSummary; zone: string }>;

const place =
  "relative ml-0.5 grid size-8 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink pointer-coarse:size-11";

export function NoticeBell({ drawn, zone }: BellProps) {
  const { unread, notices, alarms } = useNotices(drawn);
  // What was there when the page was drawn is no news.
  const newest = notices?.find((one) => !one.read && one.at > drawn.at) ?? null;
  useNoticeNews(drawn);
  useEffect(readWhatLedHere, []);
  return (
    <>
      <Link href="/desk/notices" className={`${place} sm:hidden`}>
        <BellFace unread={unread} ringing={alarms.length > 0} />
      </Link>
      <button type="button" popoverTarget="notices" className={`${place} max-sm:hidden`}>
        <BellFace unread={unread} ringing={alarms.length > 0} />
      </button>
      <Newest drawn={drawn} zone={zone} />
      <span aria-live="polite" className="sr-only">
        {newest === null || newest.urgent ? "" : newest.sentence}
      </span>
    </>
  );
}

function BellFace({ unread, ringing }: Readonly<{ unread: number; ringing: boolean }>) {
  return (
    <>
      <Icon name="bell" />
      {unread === 0 ? null : (
        <span
          aria-hidden="true"
          className={`absolute top-0 right-0 min-w-4 rounded-full ${ringing ? "bg-killed" : "bg-accent"} px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-accent tabular-nums`}
        >
          {countWord(unread)}
        </span>
      )}
      <span className="sr-only">Notices, {unread === 0 ? "none unread" : `${countWord(unread)} unread`}</span>
    </>
  );
}

/** A link of a mail names the notice that it stands for. */
function readWhatLedHere(): void {
  const id = new URLSearchParams(window.location.search).get("notice");
  if (id !== null) void changeReading({ read: [id] });
}

/** The newest notices, read anew as the popover opens. */
function Newest({ drawn, zone }: BellProps) {
  const { notices, lost, unread, at } = useNotices(drawn);
  return (
    <section
      id="notices"
      popover="auto"
      aria-label="Notices"
      onToggle={(event) => {
        if (event.newState === "open") refreshNotices();
      }}
      className="fixed inset-auto top-13 right-3 m-0 max-h-[min(36rem,80dvh)] w-104 flex-col overflow-hidden rounded-lg border border-line bg-surface p-0 text-ink shadow-xl open:flex"
    >
      <div className="flex min-h-11 items-center justify-between gap-2 border-b border-line px-3 py-1.5">
        <h2 className="font-semibold">Notices</h2>
        {unread > 0 ? (
          <button
            type="button"
            className={buttonClass("quiet")}
            onClick={() => void changeReading({ readUpTo: at })}
          >
            <Icon name="check" />
            Mark all as read
          </button>
        ) : null}
      </div>
      <div className="min-h-20 overflow-y-auto">
        {lost ? (
          <p className="flex gap-2 p-4 text-killed">
            <Icon name="circle-alert" className="mt-0.5" />
            The newsroom can’t be reached. Open this again when you are back on line.
          </p>
        ) : null}
        {notices === null ? (
          lost ? null : (
            <p className="p-4 text-ink-soft">Reading your notices…</p>
          )
        ) : notices.length === 0 ? (
          <p className="flex gap-2 p-4 text-ink-soft">
            <Icon name="check" className="mt-0.5 text-live" />
            Nothing yet. What concerns you appears here.
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {notices.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} now={new Date(at)} zone={zone} />
            ))}
          </ul>
        )}
      </div>
      <div className="flex justify-between gap-2 border-t border-line px-3 py-2">
        <Link href="/desk/notices" className={buttonClass("quiet")}>
          All notices
        </Link>
        <Link href="/desk/notices/settings" className={buttonClass("quiet")}>
          <Icon name="settings" />
          Settings
        </Link>
      </div>
    </section>
  );
}
