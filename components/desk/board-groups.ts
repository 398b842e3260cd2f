// How the board is ordered: what waits for the person first, then by where articles stand.
import type { HoldKind, Publication } from "#lib/newsroom/article.ts";
import type { BoardLine } from "#lib/newsroom/board.ts";

export type BoardGroup = Readonly<{ title: string; lines: readonly BoardLine[] }>;

const titles = [
  "In review",
  "Ready",
  "Scheduled",
  "Drafts",
  "Live, with changes",
  "Live",
  "Withheld",
  "Retracted",
  "Killed",
  "Spiked",
] as const;
type Title = (typeof titles)[number];

const publishedTitle: Readonly<Record<Exclude<Publication, "never" | "live">, Title>> = {
  withheld: "Withheld",
  retracted: "Retracted",
  killed: "Killed",
};

function titleOf(line: BoardLine): Title {
  if (line.spiked) return "Spiked";
  if (line.publication === "killed") return "Killed";
  if (line.stage === "review") return "In review";
  if (line.stage === "ready") return line.schedule?.state === "pending" ? "Scheduled" : "Ready";
  if (line.publication === "never") return "Drafts";
  if (line.publication === "live") return line.aheadOfLive ? "Live, with changes" : "Live";
  return publishedTitle[line.publication];
}

/** The lines in the groups' order, each group as the lines came, without those in `shownAlready`. */
export function boardGroups(lines: readonly BoardLine[], shownAlready: ReadonlySet<number>): BoardGroup[] {
  const rest = lines.filter((line) => !shownAlready.has(line.id));
  return titles
    .map((title) => ({ title, lines: rest.filter((line) => titleOf(line) === title) }))
    .filter((group) => group.lines.length > 0);
}

/** In columns articles move from left to right; these stand even when they are empty. */
const columns: readonly Title[] = ["Drafts", "In review", "Ready", "Scheduled", "Live, with changes", "Live"];

/** The lines in columns, in the order in which an article goes; columns of what is out of the flow only where there is one. */
export function boardColumns(lines: readonly BoardLine[]): BoardGroup[] {
  const groups = boardGroups(lines, new Set());
  const find = (title: Title) => groups.find((group) => group.title === title)?.lines ?? [];
  return [
    ...columns.map((title) => ({ title, lines: find(title) })),
    ...groups.filter((group) => !columns.some((title) => title === group.title)),
  ];
}

export type BoardMark = Readonly<{
  word: string;
  kind: "scheduled" | "late" | "attention" | "shut";
  at: Date | null;
}>;

const holdWords: Readonly<Record<HoldKind, string>> = {
  legal: "Legal hold",
  rights: "Hold for rights",
  editorial: "Editorial hold",
};

/** What must catch the eye on a line: when it goes live or comes down, what keeps it in, what was asked for. */
export function boardMarks(line: BoardLine, now: Date): BoardMark[] {
  const marks: BoardMark[] = [];
  const { schedule, embargoUntil, withholdAt } = line;
  if (schedule?.state === "pending") {
    const late = schedule.at.getTime() < now.getTime();
    marks.push({
      word: late ? "Late, was due" : "Goes live",
      kind: late ? "late" : "scheduled",
      at: schedule.at,
    });
  }
  if (schedule?.state === "suspended")
    marks.push({ word: "Schedule suspended", kind: "attention", at: null });
  if (schedule?.state === "failed") marks.push({ word: "Schedule failed", kind: "late", at: null });
  if (embargoUntil !== null && embargoUntil.getTime() > now.getTime())
    marks.push({ word: "Embargo until", kind: "shut", at: embargoUntil });
  for (const kind of line.holds) marks.push({ word: holdWords[kind], kind: "shut", at: null });
  if (line.vaulted) marks.push({ word: "In the vault", kind: "shut", at: null });
  if (withholdAt !== null) marks.push({ word: "Comes down", kind: "scheduled", at: withholdAt });
  if (line.secondReadDue) marks.push({ word: "Second read due", kind: "late", at: null });
  if (line.commentBlocks) marks.push({ word: "Comment blocks", kind: "attention", at: null });
  if (line.changesRequested) marks.push({ word: "Changes requested", kind: "attention", at: null });
  return marks;
}
