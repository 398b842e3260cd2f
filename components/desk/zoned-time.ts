// A date and a clock time chosen in a zone, as the instant they mean. Hours that a zone skips or repeats are the trap:
// nobody guesses which pass of a repeated hour was meant, or what stands for one that never comes.

const shape = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)T(?<hour>\d\d):(?<minute>\d\d)/;
const minute = 60_000;
const hour = 60 * minute;

/** What a zone's clocks make of a date and a time. */
export type Meant =
  | Readonly<{ kind: "one"; at: Date }>
  /** Clocks are put back, and show it twice. */
  | Readonly<{ kind: "two"; first: Date; second: Date }>
  /** Clocks are put forward, and never show it: the last minute before the gap and the first after it. */
  | Readonly<{ kind: "none"; before: Date; after: Date }>
  | Readonly<{ kind: "no-date" }>;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(zone, made);
  return made;
}

/** What the clocks of a zone show, as milliseconds of a clock that knows no zones. */
function shownAt(instant: number, zone: string): number {
  const parts = clockOf(zone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value ?? 0);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

/** The value of a `datetime-local` field that shows `at` in `zone`. */
export function fieldValue(at: Date, zone: string): string {
  return new Date(shownAt(at.getTime(), zone)).toISOString().slice(0, 16);
}

/** The instants at which clocks in `zone` show `value` (`2026-11-24T14:05`), to the minute. */
export function instantsIn(zone: string, value: string): Meant {
  const wanted = value.slice(0, 16);
  const asUtc = shape.test(value) ? Date.parse(`${wanted}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return { kind: "no-date" };
  // A clock lies between 12 hours behind and 14 before UTC: a day to either side holds both offsets of any change near it.
  const offsets = new Set<number>();
  for (const shift of [-26, -14, -2, 0, 2, 14, 26]) {
    const near = asUtc + shift * hour;
    offsets.add(shownAt(near, zone) - near);
  }
  const [first, second] = [...offsets]
    .map((offset) => asUtc - offset)
    .filter((one) => shownAt(one, zone) === asUtc)
    .toSorted((a, b) => a - b);
  if (first === undefined) return gapAt(zone, asUtc, offsets);
  return second === undefined
    ? { kind: "one", at: new Date(first) }
    : { kind: "two", first: new Date(first), second: new Date(second) };
}

/** The jump over a time that clocks never show, found by halves. */
function gapAt(zone: string, asUtc: number, offsets: ReadonlySet<number>): Meant {
  let before = asUtc - Math.max(...offsets) - minute;
  let after = asUtc - Math.min(...offsets) + minute;
  while (after - before > minute) {
    const middle = before + Math.floor((after - before) / 2 / minute) * minute;
    if (shownAt(middle, zone) < asUtc) before = middle;
    else after = middle;
  }
  return { kind: "none", before: new Date(before), after: new Date(after) };
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

/** "London": the place that a zone is called by. */
export function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** "GMT", "BST", "GMT+5:45": what a zone's time is called at that instant. */
export function offsetName(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "short" }).formatToParts(at);
  return parts.find((one) => one.type === "timeZoneName")?.value ?? zone;
}

/** "06:00 London (GMT), Tuesday 1 December": an instant so that nobody asks whose clock is meant. */
export function wholeTime(zone: string, at: Date): string {
  const [clock, date] = saidIn(zone, at).split(" on ");
  const place = zone === "UTC" ? "UTC" : `${placeOf(zone)} (${offsetName(zone, at)})`;
  return `${clock} ${place}, ${date}`;
}
