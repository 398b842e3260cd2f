// What the board's address asks of the database, with "late" and "today" as instants in the newsroom's zone.
import type { BoardQuery } from "#components/desk/board-query.ts";
import { stateFilter } from "#components/desk/board-query.ts";
import { fieldValue, instantIn } from "#components/desk/zoned-time.ts";
import type { BoardFilter } from "#db/board.ts";

const day = 24 * 60 * 60_000;

/** The newsroom's day: from midnight to midnight in its zone, however many hours that is. */
function dayOf(now: Date, zone: string): Readonly<{ from: Date; to: Date }> {
  const midnight = (at: Date) => instantIn(zone, `${fieldValue(at, zone).slice(0, 10)}T00:00`);
  const from = midnight(now) ?? now;
  // Past any change of the clocks, and well before the day after.
  return { from, to: midnight(new Date(from.getTime() + 1.25 * day)) ?? new Date(from.getTime() + day) };
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
