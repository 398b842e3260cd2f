// What the newsroom tells one person, as their screens hold it, and the requests that read it and mark it as read.
import type { NoticeKind } from "#lib/newsroom/notice-kinds.ts";

export type NoticeLine = Readonly<{
  id: string;
  kind: NoticeKind;
  urgent: boolean;
  sentence: string;
  /** Why, in the words of who did it. */
  reason: string | null;
  /** Null where the person can't go. */
  href: string | null;
  /** ISO 8601. */
  at: string;
  read: boolean;
}>;

export type NoticeSummary = Readonly<{
  unread: number;
  /** What stands on every screen until it is read, newest first. */
  alarms: readonly NoticeLine[];
  /** When the newsroom said so, ISO 8601. */
  at: string;
}>;

export type NoticeNews = NoticeSummary & Readonly<{ notices: readonly NoticeLine[] }>;

export type Reading = Readonly<{ read: readonly string[] } | { readUpTo: string } | { unread: string }>;

const address = "/desk/api/notices";

/** The newest notices and the count; null when the newsroom can't be asked now. */
export async function fetchNotices(): Promise<NoticeNews | null> {
  const answer = await fetch(address, { headers: { accept: "application/json" } }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as NoticeNews) : null;
}

/** Mark as read, or as unread again. False: the newsroom wasn't reached, and nothing changed. */
export async function sendReading(reading: Reading): Promise<boolean> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(reading),
    // It may be the last thing before the page leads elsewhere.
    keepalive: true,
  }).catch(() => null);
  return answer?.ok === true;
}

/** "99+" where counting ends. */
export const countWord = (unread: number): string => (unread > 99 ? "99+" : String(unread));
