// The lines that a board is drawn with: one page of them, and on the first one all that is under way.
import "server-only";
import { boardAddress, type BoardQuery, isUnfiltered } from "#components/desk/board-query.ts";
import { board, waitingFor } from "#db/board.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { BoardLine } from "#lib/newsroom/board.ts";
import { boardFilter } from "./board-filter.ts";

export type DrawnBoard = Readonly<{
  lines: readonly BoardLine[];
  /** The page after this one. */
  next: string | null;
  /** Groups that hold more than is here, by title, with the address of all. */
  more: Readonly<Record<string, string>>;
}>;

/** Columns, and the lists that show all of them. */
const columns = [
  { state: "draft", titles: ["Drafts"] },
  { state: "review", titles: ["In review"] },
  { state: "ready", titles: ["Ready", "Scheduled"] },
  { state: "live", titles: ["Live, with changes", "Live"] },
] as const;

const newestFirst = (a: BoardLine, b: BoardLine) =>
  b.changedAt.getTime() - a.changedAt.getTime() || b.id - a.id;

function together(...lists: readonly (readonly BoardLine[])[]): BoardLine[] {
  return [...new Map(lists.flat().map((line) => [line.id, line])).values()].toSorted(newestFirst);
}

export async function drawnBoard(
  actor: Actor,
  query: BoardQuery,
  now: Date,
  zone: string,
): Promise<DrawnBoard> {
  const ask = (state: string) => board(actor, boardFilter({ ...query, state }, now, zone));
  if (query.view === "columns" && query.state === "all") {
    const pages = await Promise.all(columns.map(({ state }) => ask(state)));
    const more = columns.flatMap(({ state, titles }, at) =>
      pages[at]?.next ? titles.map((title) => [title, boardAddress({ ...query, view: "list", state })]) : [],
    );
    return {
      lines: together(...pages.map((page) => page.rows)),
      next: null,
      more: Object.fromEntries(more),
    };
  }
  if (!isUnfiltered(query)) {
    const { rows, next } = await ask(query.state);
    return { lines: rows, next, more: {} };
  }
  // What is under way is shown whole, however long ago it was touched: an overdue schedule must not hide on page four.
  const [{ rows, next }, waiting, inReview, ready] = await Promise.all([
    ask("all"),
    waitingFor(actor),
    ask("review"),
    ask("ready"),
  ]);
  return {
    lines: together(rows, waiting, inReview.rows, ready.rows),
    next,
    more: {
      ...(inReview.next && { "In review": boardAddress({ ...query, state: "review" }) }),
      ...(ready.next && { Ready: boardAddress({ ...query, state: "ready" }) }),
    },
  };
}
