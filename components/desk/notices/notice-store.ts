// One page's knowledge of what waits to be read: drawn with the page, moved by the newsroom's line, shared by bell and alarms.
import { useEffect, useSyncExternalStore } from "react";
import { useDeskNews } from "#components/desk/stream.ts";
import {
  fetchNotices,
  type NoticeLine,
  type NoticeSummary,
  type Reading,
  sendReading,
} from "./notice-data.ts";

type Known = NoticeSummary &
  Readonly<{
    /** The newest ones; null until they were asked for. */
    notices: readonly NoticeLine[] | null;
    /** They were asked for, and the newsroom didn't answer. */
    lost: boolean;
  }>;

let known: Known | null = null;
let fetching: Promise<void> | null = null;
let again = false;
const watchers = new Set<() => void>();

function take(next: Known): void {
  if (known !== null && known.at > next.at) return;
  known = next;
  for (const watcher of watchers) watcher();
}

async function look(): Promise<void> {
  do {
    again = false;
    const news = await fetchNotices();
    if (news !== null) take({ ...news, lost: false });
    else if (known !== null) take({ ...known, lost: true });
  } while (again);
}

/** Read what waits anew. Asked while an answer is under way, it is read once more after it. */
export function refreshNotices(): void {
  again = true;
  fetching ??= look().finally(() => (fetching = null));
}

/** Mark as read, or as unread again, and read what waits anew. */
export async function changeReading(reading: Reading): Promise<boolean> {
  const done = await sendReading(reading);
  if (done) refreshNotices();
  return done;
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** What waits for this person now; `drawn` came with the page. */
export function useNotices(drawn: NoticeSummary): Known {
  useEffect(() => take({ ...drawn, notices: known?.notices ?? null, lost: false }), [drawn]);
  const now = useSyncExternalStore(
    watch,
    () => known,
    () => null,
  );
  return now ?? { ...drawn, notices: null, lost: false };
}

/** A page kept on the device may be older than this says. */
const oldAfterMs = 120_000;

/** Follow the newsroom's line: one part of the page does. A tab that nobody looks at asks when somebody does. */
export function useNoticeNews(drawn: NoticeSummary): void {
  useDeskNews(({ t }) => {
    if ((t === "notices" || t === "anew") && document.visibilityState === "visible") refreshNotices();
  });
  useEffect(() => {
    if (Date.now() - Date.parse(drawn.at) > oldAfterMs) refreshNotices();
    const seen = () => {
      if (document.visibilityState === "visible") refreshNotices();
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [drawn.at]);
}
