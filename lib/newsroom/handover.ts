// What a handover tells of: everything since the person last took the newsroom over, and what is still to be done.

const hour = 3_600_000;

/** Without a mark a shift is taken to have been so long. */
export const usualShiftHours = 12;
/** A mark older than this is nobody's last shift. */
const longestHours = 7 * 24;
/** Spans that somebody can choose instead, in hours. */
export const handoverSpans = [4, 8, 12, 24, 48, 72] as const;

/** A deadline this near is told with those that have passed. */
export const soonMs = 4 * hour;
/** A schedule that fired later than this is told as late. */
export const lateAfterMs = 5_000;
/** A claim without a sign of its person for so long counts no more (newsroom.md §3). */
export const idleClaimMs = hour / 4;

/** The span in hours that an address names, or null. */
export function spanAsked(value: string | undefined): number | null {
  return handoverSpans.find((hours) => String(hours) === value) ?? null;
}

/** From when on: the span that was chosen, else the person's last mark, at most a week ago; else the usual shift. */
export function handoverSince(mark: Date | null, hours: number | null, now: Date): Date {
  if (hours !== null) return new Date(now.getTime() - hours * hour);
  if (mark === null) return new Date(now.getTime() - usualShiftHours * hour);
  return new Date(Math.max(mark.getTime(), now.getTime() - longestHours * hour));
}
