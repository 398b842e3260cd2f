// A day of the newsroom's calendar as instants: it begins when clocks in its zone show midnight, or right after an hour that
// a change to summer time took away.
import { instantIn } from "./zoned-time.ts";

/** When the day (`2026-11-29`) begins in the zone; null when it is no day. */
export function dayStart(day: string, zone: string): Date | null {
  return instantIn(zone, `${day}T00:00`) ?? instantIn(zone, `${day}T01:00`);
}

/** When the day is over: the beginning of the next one. */
export function dayEnd(day: string, zone: string): Date | null {
  const noon = Date.parse(`${day}T12:00:00Z`);
  if (Number.isNaN(noon)) return null;
  return dayStart(new Date(noon + 86_400_000).toISOString().slice(0, 10), zone);
}

/** The day that a calendar in the zone shows at this instant. */
export function dayIn(zone: string, at: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
}

/** "29 Nov 2026": a day of the calendar as people write it. */
export function dayWord(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "medium" }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
