"use client";
// Everything that a person was told, newest first: all of it or what is unread, and the ways to the settings.
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { NoticeLine } from "./notice-data.ts";
import { NoticeItem } from "./notice-item.tsx";
import { changeReading } from "./notice-store.ts";

type CentreProps = Readonly<{
  notices: readonly NoticeLine[];
  unreadOnly: boolean;
  /** Address of older ones, or null. */
  older: string | null;
  first: boolean;
  /** The database's time, ISO 8601. */
  now: string;
  zone: string;
}>;

export function NoticeCentre({ notices, unreadOnly, older, first, now, zone }: CentreProps) {
  const router = useRouter();
  const [lost, setLost] = useState(false);
  const readAll = async () => {
    const done = await changeReading({ readUpTo: now });
    setLost(!done);
    if (done) router.refresh();
  };
  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="mr-auto text-base font-semibold">Notices</h1>
        <nav aria-label="Which notices" className="flex gap-1">
          <Link
            href="/desk/notices"
            aria-current={unreadOnly ? undefined : "page"}
            className={buttonClass(unreadOnly ? "quiet" : "plain")}
          >
            All
          </Link>
          <Link
            href="/desk/notices?unread=1"
            aria-current={unreadOnly ? "page" : undefined}
            className={buttonClass(unreadOnly ? "plain" : "quiet")}
          >
            Unread
          </Link>
        </nav>
        {notices.some((one) => !one.read) ? (
          <Button icon="check" onClick={() => void readAll()}>
            Mark all as read
          </Button>
        ) : null}
        <Link href="/desk/notices/settings" className={buttonClass("plain")}>
          <Icon name="settings" />
          Settings
        </Link>
      </div>
      {lost ? (
        <Notice tone="problem" title="Nothing was marked: the newsroom can’t be reached.">
          Try again when you are back on line.
        </Notice>
      ) : null}
      {notices.length === 0 ? (
        <div className="grid justify-items-start gap-3 rounded-lg border border-dashed border-line-strong p-6">
          <p className="flex items-center gap-2 font-medium">
            <Icon name="check" className="text-live" />
            {unreadOnly ? "Everything is read." : "Nothing yet."}
          </p>
          <p className="text-ink-soft">
            {unreadOnly
              ? "What comes in appears here without reloading."
              : "What concerns you appears here: comments that name you, decisions about your texts, what waits for your yes."}
          </p>
          {unreadOnly ? (
            <Link href="/desk/notices" className={buttonClass("plain")}>
              Show all notices
            </Link>
          ) : (
            <Link href="/desk" className={buttonClass("plain")}>
              Go to the board
            </Link>
          )}
        </div>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          {notices.map((notice) => (
            <NoticeItem
              key={notice.id}
              notice={notice}
              now={new Date(now)}
              zone={zone}
              onChange={() => router.refresh()}
            />
          ))}
        </ul>
      )}
      <nav aria-label="Pages" className="flex justify-between">
        {first ? (
          <span />
        ) : (
          <Link href="/desk/notices" className={buttonClass("plain")}>
            <Icon name="chevron-left" />
            Newest
          </Link>
        )}
        {older === null ? null : (
          <Link href={older} className={buttonClass("plain")}>
            Older
            <Icon name="chevron-right" />
          </Link>
        )}
      </nav>
    </div>
  );
}
