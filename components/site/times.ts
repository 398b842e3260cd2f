// The one place where an instant becomes text: page, attribute, structured data, feeds and sitemaps show the same time.
// Always absolute and always with the newsroom's zone, so that a page cached for a minute can't lie.

/** Where and in which language times are written. `Site` has this shape. */
export type TimeFrame = Readonly<{ zone: string; language: string }>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using one; zones and languages are few. */
function formatter(
  language: string,
  zone: string,
  kind: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language}|${zone}|${kind}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
  formatters.set(key, made);
  return made;
}

type Parts = Readonly<{
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
  offset: string;
}>;

function partsIn(at: Date, zone: string): Parts {
  const found = new Map<string, string>();
  const parts = formatter("en-GB", zone, "parts", {
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  }).formatToParts(at);
  for (const { type, value } of parts) found.set(type, value);
  const part = (name: string): string => found.get(name) ?? "";
  // "GMT" alone is how the formatter writes an offset of nought.
  const offset = part("timeZoneName").replace("GMT", "") || "+00:00";
  return {
    year: part("year").padStart(4, "0"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
    offset: offset.slice(0, 6),
  };
}

/** RFC 3339 with the zone's offset at that instant: `2026-11-24T07:23:00+01:00`. Whole seconds. */
export function isoTime(at: Date, frame: Pick<TimeFrame, "zone">): string {
  const { year, month, day, hour, minute, second, offset } = partsIn(at, frame.zone);
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}

const rssDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const rssMonths = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** RFC 822 as RSS 2.0 wants it, with the same offset as everywhere: `Tue, 24 Nov 2026 07:23:00 +0100`. */
export function rssTime(at: Date, frame: Pick<TimeFrame, "zone">): string {
  const { year, month, day, hour, minute, second, offset } = partsIn(at, frame.zone);
  const weekday = rssDays[new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay()] ?? "";
  const name = rssMonths[Number(month) - 1] ?? "";
  return `${weekday}, ${day} ${name} ${year} ${hour}:${minute}:${second} ${offset.replace(":", "")}`;
}

/** The calendar day in the newsroom's zone, `2026-11-24`: the archive's address and its cache tag. */
export function isoDay(at: Date, frame: Pick<TimeFrame, "zone">): string {
  const { year, month, day } = partsIn(at, frame.zone);
  return `${year}-${month}-${day}`;
}

/** The archive page that lists an article published at this instant: `/archive/2026/11/24`. */
export function archivePath(day: string): string {
  return `/archive/${day.replaceAll("-", "/")}`;
}

/** For readers: day, time and the zone's name, `24 November 2026 at 07:23 CET`. */
export function fullTime(at: Date, frame: TimeFrame): string {
  return formatter(frame.language, frame.zone, "full", {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(at);
}

/** For lists, as exact and shorter: `24 Nov 2026, 07:23 CET`. */
export function listTime(at: Date, frame: TimeFrame): string {
  return formatter(frame.language, frame.zone, "list", {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(at);
}

/** For lists of one day: `07:23 CET`. */
export function clockTime(at: Date, frame: TimeFrame): string {
  return formatter(frame.language, frame.zone, "clock", {
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(at);
}

/** The masthead's line: `Tuesday, 24 November 2026`. */
export function longDay(at: Date, frame: TimeFrame): string {
  return formatter(frame.language, frame.zone, "long day", {
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
  }).format(at);
}

/** A calendar day (`2026-11-24`) in words; it has no zone to be moved by. */
export function dayInWords(day: string, language: string): string {
  return longDay(new Date(`${day}T12:00:00Z`), { zone: "UTC", language });
}

/** A month (`2026-11`) in words: `November 2026`. */
export function monthInWords(month: string, language: string): string {
  return formatter(language, "UTC", "month", { year: "numeric", month: "long" }).format(
    new Date(`${month}-15T12:00:00Z`),
  );
}

/** The archive's page of a month: `/archive/2026/11`. */
export function monthPath(month: string): string {
  return `/archive/${month.replace("-", "/")}`;
}

/** Days of the week as a calendar is headed, in the language's own order (Monday first where that can't be known). */
export function weekOf(language: string): readonly Readonly<{ day: number; short: string; long: string }>[] {
  const locale: Intl.Locale & { getWeekInfo?: () => { firstDay: number } } = new Intl.Locale(language);
  const first = locale.getWeekInfo?.().firstDay ?? 1;
  const [short, long] = (["short", "long"] as const).map((weekday) =>
    formatter(language, "UTC", `weekday ${weekday}`, { weekday }),
  );
  return Array.from({ length: 7 }, (_, index) => {
    // 1 is Monday, 7 is Sunday: the fifth of January 2026 was a Monday.
    const day = ((first - 1 + index) % 7) + 1;
    const at = new Date(Date.UTC(2026, 0, 4 + day));
    return { day, short: short?.format(at) ?? "", long: long?.format(at) ?? "" };
  });
}

/** An article was changed in a way worth telling when its two times differ by a whole minute or more. */
export function wasUpdated(firstPublishedAt: Date, modifiedAt: Date): boolean {
  return modifiedAt.getTime() - firstPublishedAt.getTime() >= 60_000;
}

/** Minutes a grown-up reads, at 230 words a minute (Brysbaert 2019: 238 for English non-fiction); at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 230));
}
