// What the board's address asks of the database, with "late" and "today" as instants in the newsroom's zone.
import type { BoardQuery } from "#components/desk/board-query.ts";
import { stateFilter } from "#components/desk/board-query.ts";
import { dayAfter, dayIn, startOfDay } from "#components/desk/calendar-days.ts";
import type { BoardFilter } from "#db/board.ts";

/** The newsroom's day: from midnight to midnight in its zone, however many hours that is. */
function dayOf(now: Date, zone: string): Readonly<{ from: Date; to: Date }> {
  const today = dayIn(zone, now);
  return { from: startOfDay(zone, today), to: startOfDay(zone, dayAfter(today, 1)) };
}

export function boardFilter(query: BoardQuery, now: Date, zone: string): BoardFilter {
  const { stage, publication, spiked } = stateFilter(query);
  return {
    bureau: query.bureau || undefined,
    section: query.section || undefined,
    mine: query.mine,
    text: query.q || undefined,
    stage,
    publication,
    spiked,
    assignee: query.assignee || undefined,
    claim: query.claim || undefined,
    due: query.due === "late" ? { to: now } : query.due === "today" ? dayOf(now, zone) : undefined,
    gate: query.gate || undefined,
    after: query.after,
  };
}
