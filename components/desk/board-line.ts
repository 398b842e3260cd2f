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
