// What the address of the numbers says: a span of days in the newsroom's zone, at most a year, and a bureau.
import { dayIn, firstDay } from "#components/desk/calendar-days.ts";
import { dayEnd, dayStart, inOrder } from "#components/desk/day-bounds.ts";

export type NumbersQuery = Readonly<{ from: string; until: string; bureau: string }>;

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

const dayMs = 86_400_000;
const usualDays = 30;
export const longestDays = 366;

const noonOf = (day: string) => Date.parse(`${day}T12:00:00Z`);
const shifted = (day: string, days: number) =>
  new Date(noonOf(day) + days * dayMs).toISOString().slice(0, 10);

/** Days that the span holds, the last one first to be given up when they are too many. */
export function daysOf({ from, until }: Pick<NumbersQuery, "from" | "until">): string[] {
  const days: string[] = [];
  for (let day = from; day <= until && days.length < longestDays; day = shifted(day, 1)) days.push(day);
  return days;
}

/** Whatever makes no sense counts as not said: then it is the last thirty days. */
export function readNumbersQuery(parameters: Parameters, now: Date, zone: string): NumbersQuery {
  const asked = (name: string, shape: RegExp) => {
    const value = parameters[name];
    return typeof value === "string" && shape.test(value) ? value : "";
  };
  const real = (day: string) => (day !== "" && dayStart(day, zone) !== null ? day : "");
  const shape = /^\d{4}-\d\d-\d\d$/;
  const said = inOrder({ from: real(asked("from", shape)), until: real(asked("until", shape)) });
  const until = said.until || dayIn(zone, now);
  const wanted = said.from || shifted(until, 1 - usualDays);
  const yearBefore = shifted(until, 1 - longestDays);
  const earliest = yearBefore < firstDay ? firstDay : yearBefore;
  const from = wanted > until ? until : wanted < earliest ? earliest : wanted;
  return { from, until, bureau: asked("bureau", /^[a-z0-9-]{1,100}$/) };
}

/** The same span so many days long, up to the same end. */
export function spanOf(query: NumbersQuery, days: number): NumbersQuery {
  return { ...query, from: shifted(query.until, 1 - days) };
}

export function numbersSearch({ from, until, bureau }: NumbersQuery): string {
  const search = new URLSearchParams({ from, until });
  if (bureau !== "") search.set("bureau", bureau);
  return `?${search.toString()}`;
}

/** The span as instants: from the first day's midnight to the end of the last day. */
export function instantsOf(
  { from, until }: NumbersQuery,
  zone: string,
): Readonly<{ from: Date; until: Date }> {
  const [start, end] = [dayStart(from, zone), dayEnd(until, zone)];
  if (start === null || end === null) throw new Error(`no span: ${from} to ${until}`);
  return { from: start, until: end };
}
