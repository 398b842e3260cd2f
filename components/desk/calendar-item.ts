// One item as the calendar's screen has it: words and wall clocks in the newsroom's zone.
import type { CalendarKind, CalendarStanding } from "./calendar-looks.ts";

export type ShownItem = Readonly<{
  key: string;
  kind: CalendarKind;
  title: string;
  bureau: string;
  who: string | null;
  /** Where it leads; null for coverage without an article. */
  href: string | null;
  articleId: number | null;
  coverageId: string | null;
  version: number;
  /** Where it stands: ISO 8601, UTC. */
  at: string;
  standing: CalendarStanding;
  /** `2026-11-29T14:05` on the newsroom's wall. */
  value: string;
}>;

export type ShownDay = Readonly<{ iso: string; word: string; today: boolean; items: readonly ShownItem[] }>;

export type MovedItem = Readonly<{
  key: string;
  kind: CalendarKind;
  articleId: number | null;
  coverageId: string | null;
  version: number;
  /** Where it stood on the screen: ISO 8601, UTC. */
  seenAt: string;
  /** ISO 8601, UTC. */
  at: string;
  reason?: string;
}>;
