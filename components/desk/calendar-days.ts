// Days and hours of a calendar in the newsroom's zone: which are shown, and where a moved item lands.
import { fieldValue, instantsIn } from "./zoned-time.ts";

const day = 24 * 60 * 60 * 1000;

/** "2026-11-29": the day on which clocks in `zone` stand at `at`. */
export function dayIn(zone: string, at: Date): string {
  return fieldValue(at, zone).slice(0, 10);
}

/** The day so many days later. Days are counted by noon, which no change to summer time skips or repeats. */
export function dayAfter(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T12:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** The Monday of this day's week. */
export function mondayOf(iso: string): string {
  const weekday = (new Date(`${iso}T12:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(iso, -weekday);
}

/** The instant at which this day begins in `zone`: its first midnight, or the first minute after a skipped one. */
export function startOfDay(zone: string, iso: string): Date {
  const meant = instantsIn(zone, `${iso}T00:00`);
  switch (meant.kind) {
    case "one":
      return meant.at;
    case "two":
      return meant.first;
    case "none":
      return meant.after;
    case "no-date":
      throw new Error(`${iso} has no beginning in ${zone}`);
  }
}

/** Nothing is asked about before. */
export const firstDay = "1900-01-01";

/** True for a day of a newspaper's calendar: 2026-02-30 is none, nor is one with whose neighbours no clock can reckon. */
export function isDay(iso: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(iso) &&
    iso >= firstDay &&
    iso < "9999" &&
    !Number.isNaN(Date.parse(`${iso}T12:00:00Z`)) &&
    new Date(`${iso}T12:00:00Z`).toISOString().startsWith(iso)
  );
}

/** A wall clock's value (`2026-11-29T14:05`) so many minutes later, on the wall. */
export function shifted(value: string, minutes: number): string {
  return new Date(Date.parse(`${value.slice(0, 16)}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

/** "Tuesday 1 December". */
export function dayWords(iso: string, style: "long" | "short" = "long"): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: style,
    day: "numeric",
    month: style,
    timeZone: "UTC",
  }).format(new Date(`${iso}T12:00:00Z`));
}
