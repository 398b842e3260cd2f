// Notices as they travel to a screen: times as text.
import "server-only";
import type { NoticeLine, NoticeSummary } from "#components/desk/notices/notice-data.ts";
import { noticeSummary, type ShownNotice } from "#db/notices.ts";
import type { Actor } from "#lib/newsroom/article.ts";

export function noticeLine({ at, ...notice }: ShownNotice): NoticeLine {
  return { ...notice, at: at.toISOString() };
}

/** What waits for this person at this moment, for the bell and the alarms. */
export async function shownSummary(actor: Actor, at: Date): Promise<NoticeSummary> {
  const { unread, alarms } = await noticeSummary(actor);
  return { unread, alarms: alarms.map(noticeLine), at: at.toISOString() };
}
