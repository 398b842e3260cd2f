// A date and a clock time chosen in a zone, as the one instant they mean. Hours that a zone skips or repeats are
// the trap: a skipped one is refused, a repeated one means its first pass.

const shape = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)T(?<hour>\d\d):(?<minute>\d\d)/;

function wallClock(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** The value of a `datetime-local` field that shows `at` in `zone`. */
export function fieldValue(at: Date, zone: string): string {
  return wallClock(at, zone);
}

/**
 * The instant at which clocks in `zone` show `value` (`2026-11-24T14:05`). Null when the value is no date, or when
 * no clock there ever shows it because of a change to summer time.
 */
export function instantIn(zone: string, value: string): Date | null {
  const groups = shape.exec(value)?.groups;
  if (groups === undefined) return null;
  const wanted = value.slice(0, 16);
  const asUtc = Date.parse(`${wanted}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // Offsets lie between −12 and +14 hours and change in steps of a quarter of an hour at the least.
  const quarter = 15 * 60_000;
  const offsets = new Set<number>();
  for (const shift of [-26, -14, 0, 14, 26]) {
    const near = new Date(asUtc + shift * 3_600_000);
    offsets.add(Date.parse(`${wallClock(near, zone)}:00Z`) - Math.floor(near.getTime() / 60_000) * 60_000);
  }
  const candidates = [...offsets]
    .map((offset) => new Date(asUtc - Math.round(offset / quarter) * quarter))
    .filter((one) => wallClock(one, zone) === wanted)
    .toSorted((a, b) => a.getTime() - b.getTime());
  return candidates[0] ?? null;
}

/** "14:05 on Tuesday 24 November": how a clock in `zone` shows the instant. */
export function saidIn(zone: string, at: Date): string {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(at);
  const date = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(at);
  return `${clock} on ${date}`;
}
