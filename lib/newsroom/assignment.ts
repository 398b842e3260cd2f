// Assign guards by what it replaces: claims and assignments leave an article's version as it is.
import type { Article } from "./article.ts";
import type { Facts, Wish } from "./decision.ts";

/** What a person's screen showed of an assignment. */
export type SeenAssignment = Readonly<{
  assigneeId: string | null;
  dueAt: Date | null;
  plannedWords: number | null;
}>;

/** What this wish would replace isn't what the person saw of it. Parts that it leaves alone may be anybody's. */
export function assignedSince(wish: Wish, article: Article, facts: Facts): boolean {
  const { seenAssignment: seen } = wish;
  if (seen === undefined) return false;
  return (
    (wish.assigneeId !== undefined && seen.assigneeId !== article.assignedTo) ||
    (wish.dueAt !== undefined && seen.dueAt?.getTime() !== article.dueAt?.getTime()) ||
    (wish.plannedWords !== undefined && seen.plannedWords !== facts.plannedWords)
  );
}
