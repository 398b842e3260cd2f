// Words that have no place in a text any more: somebody deleted their paragraph while they were typed. Only their writer sees
// them, and only their writer lets them go.
import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { newsroom } from "./client.ts";
import { readableArticle } from "./reading-rights.ts";
import { keptWords } from "./schema/collab.ts";
import { person } from "./schema/people.ts";

export type KeptWords = Readonly<{
  id: string;
  words: string;
  /** The name of who deleted their paragraph; null where nobody knows. */
  deletedBy: string | null;
  behind: string | null;
}>;

/** What is kept of this person's words in an article, oldest first; null: hidden or missing. */
export async function keptWordsOf(
  actor: Actor,
  articleId: number,
): Promise<Readonly<{ kept: readonly KeptWords[] }> | null> {
  const db = newsroom();
  if (!(await readableArticle(db, actor, articleId))) return null;
  const kept = await db
    .select({
      id: keptWords.id,
      words: keptWords.words,
      deletedBy: person.name,
      behind: keptWords.behind,
    })
    .from(keptWords)
    .leftJoin(person, eq(person.id, keptWords.deletedBy))
    .where(
      and(
        eq(keptWords.articleId, articleId),
        eq(keptWords.personId, actor.id),
        // Spaces alone wait for the words that they stand before.
        sql`${keptWords.words} ~ '[^[:space:]]'`,
      ),
    )
    .orderBy(asc(keptWords.id));
  return { kept };
}

/**
 * Their writer has put these words back, or needs them no more. What came behind them meanwhile stays kept.
 * Null: hidden or missing.
 */
export async function letGoOfWords(
  actor: Actor,
  articleId: number,
  { id, words }: Readonly<{ id: string; words: string }>,
): Promise<Readonly<{ ok: true }> | null> {
  const db = newsroom();
  if (!(await readableArticle(db, actor, articleId))) return null;
  const theirs = (fits: SQL) =>
    and(eq(keptWords.id, id), eq(keptWords.articleId, articleId), eq(keptWords.personId, actor.id), fits);
  await db.delete(keptWords).where(theirs(eq(keptWords.words, words)));
  await db
    .update(keptWords)
    .set({ words: sql`substr(${keptWords.words}, char_length(${words}) + 1)` })
    .where(theirs(sql`starts_with(${keptWords.words}, ${words})`));
  return { ok: true };
}
