// Assign guards by what it replaces: claims and assignments leave an article's version as it is.
import type { Article } from "./article.ts";
import type { Facts, Wish } from "./decision.ts";

/** What a person's screen showed of an assignment; nothing is said of the parts that it doesn't show. */
export type SeenAssignment = Readonly<{
  assigneeId?: string | null;
  dueAt?: Date | null;
  plannedWords?: number | null;
}>;

/** The part is replaced, the screen showed it, and it is another now. */
const replacesUnseen = <Value>(wished: Value | undefined, seen: Value | undefined, now: Value): boolean =>
  wished !== undefined && seen !== undefined && seen !== now;

const instant = (date: Date | null | undefined): number | null | undefined => date && date.getTime();

/** What this wish would replace isn't what the person saw of it. Parts that it leaves alone may be anybody's. */
export function assignedSince(wish: Wish, article: Article, facts: Facts): boolean {
  const { seenAssignment: seen } = wish;
  if (seen === undefined) return false;
  return (
    replacesUnseen(wish.assigneeId, seen.assigneeId, article.assignedTo) ||
    replacesUnseen(instant(wish.dueAt), instant(seen.dueAt), instant(article.dueAt) ?? null) ||
    replacesUnseen(wish.plannedWords, seen.plannedWords, facts.plannedWords)
  );
}
