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

/** "29 Nov 2026": a day of the calendar as people write it. */
export function dayWord(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "medium" }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
