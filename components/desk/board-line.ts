// A line of the board as it comes over the wire, and how a board takes in one that changed.
import type { BoardLine } from "#lib/newsroom/board.ts";

const instants = ["changedAt", "submittedAt", "dueAt", "withholdAt", "embargoUntil"] as const;

type Sent = Readonly<Record<string, unknown>>;

const instant = (value: unknown): Date | null => (typeof value === "string" ? new Date(value) : null);

function revived(sent: Sent): BoardLine {
  const line: Record<string, unknown> = { ...sent };
  for (const name of instants) line[name] = instant(sent[name]);
  const schedule = sent["schedule"] as Sent | null;
  if (schedule) line["schedule"] = { ...schedule, at: instant(schedule["at"]) };
  const claim = sent["claim"] as Sent | null;
  if (claim) line["claim"] = { ...claim, since: instant(claim["since"]) };
  return line as unknown as BoardLine;
}

/**
 * The lines of these articles that belong on the board of this query now, and the database's time. `query` is the board's
 * address after the question mark. Throws when no answer comes.
 */
export async function fetchLines(
  ids: readonly number[],
  query: string,
): Promise<{ lines: BoardLine[]; now: Date }> {
  const parameters = new URLSearchParams(query);
  parameters.set("ids", ids.join(","));
  const answer = await fetch(`/desk/api/lines?${parameters.toString()}`);
  if (!answer.ok) throw new Error(`lines: ${answer.status}`);
  const { lines, now } = (await answer.json()) as { lines: Sent[]; now: string };
  return { lines: lines.map(revived), now: new Date(now) };
}

/**
 * The board after some of its articles moved: `asked` leave it, and those that came back as `fresh` stand where their last
 * change puts them. On a later page nothing is added, because what is new belongs on the first.
 */
export function withFresh(
  lines: readonly BoardLine[],
  asked: ReadonlySet<number>,
  fresh: readonly BoardLine[],
  adds: boolean,
): BoardLine[] {
  const known = new Set(lines.map((line) => line.id));
  return [
    ...lines.filter((line) => !asked.has(line.id)),
    ...fresh.filter((line) => adds || known.has(line.id)),
  ].toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime() || b.id - a.id);
}

/** Lines of a board and the database's time just before they were read. */
export type Board = Readonly<{ lines: readonly BoardLine[]; now: Date }>;

/** What each article was found to be when it was last read by itself, and when that was; null: it isn't on this board. */
export type Found = ReadonlyMap<number, Readonly<{ line: BoardLine | null; now: Date }>>;

/** With one more answer: of answers that overtake one another the later time counts, not the later arrival. */
export function foundWith(found: Found, asked: readonly number[], { lines, now }: Board): Found {
  const together = new Map(found);
  for (const id of asked) {
    const before = together.get(id);
    if (before !== undefined && before.now > now) continue;
    together.set(id, { line: lines.find((line) => line.id === id) ?? null, now });
  }
  return together;
}

/** The board as it was drawn, with what was read since: a page drawn before an article moved may come after it was read. */
export function boardWith(drawn: Board, found: Found, adds: boolean): Board {
  const since = [...found].filter(([, one]) => one.now >= drawn.now);
  const asked = new Set(since.map(([id]) => id));
  const lines = since.flatMap(([, { line }]) => line ?? []);
  const now = new Date(Math.max(drawn.now.getTime(), ...since.map(([, one]) => one.now.getTime())));
  return { lines: withFresh(drawn.lines, asked, lines, adds), now };
}
