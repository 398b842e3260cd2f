// Days that an address names, as instants in the newsroom's zone.
import { dayAfter, isDay, startOfDay } from "./calendar-days.ts";

/** When the day (`2026-11-29`) begins in the zone; null when it is no day. */
export function dayStart(day: string, zone: string): Date | null {
  return isDay(day) ? startOfDay(zone, day) : null;
}

/** When the day is over: the beginning of the next one; null when it is no day. */
export function dayEnd(day: string, zone: string): Date | null {
  return isDay(day) ? startOfDay(zone, dayAfter(day, 1)) : null;
}

/** Two days as a span: whoever names the later one first means the days between them all the same. */
export function inOrder<S extends Readonly<{ from: string; until: string }>>(span: S): S {
  const { from, until } = span;
  return isDay(from) && isDay(until) && from > until ? { ...span, from: until, until: from } : span;
}

/** "29 Nov 2026": a day of the calendar as people write it. */
export function dayWord(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "medium" }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
