// Finding the way to an article: a few that the actor may read, by words, by number, or simply the newest changes.
import { and, desc, eq, inArray, or } from "drizzle-orm";
import type { Actor, Publication, Stage } from "#lib/newsroom/article.ts";
import { newestArticles } from "./board-order.ts";
import { newsroom } from "./client.ts";
import { matches, readableWhere } from "./readable-where.ts";
import { article, workingCopy } from "./schema/articles.ts";

export type JumpTarget = Readonly<{
  id: number;
  headline: string;
  slugline: string;
  stage: Stage;
  publication: Publication;
  spiked: boolean;
}>;

/** Most that is answered: as many as fit under an input without scrolling far. */
const most = 8;

/** Headlines of those among these articles that the actor may read, as they are written now; an empty one is left out. */
export async function headlinesToRead(actor: Actor, ids: readonly number[]): Promise<Record<number, string>> {
  const readable = readableWhere(actor);
  if (!readable || ids.length === 0) return {};
  const rows = await newsroom()
    .select({ id: article.id, headline: workingCopy.headline })
    .from(article)
    .innerJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .where(and(readable, inArray(article.id, [...ids])));
  return Object.fromEntries(rows.filter((row) => row.headline !== "").map((row) => [row.id, row.headline]));
}

/**
 * Articles that the actor may read, newest change first, at most 8. Every word must begin a word of the headline or the
 * slugline; a number also finds the article that bears it. Without words: the newest, spiked ones left out.
 */
export async function articlesToOpen(actor: Actor, words: string): Promise<JumpTarget[]> {
  const readable = readableWhere(actor);
  if (!readable) return [];
  const asked = words.trim();
  const byWords = matches(asked);
  const number = /^#?(?<number>[1-9]\d{0,14})$/.exec(asked)?.groups?.["number"];
  if (asked !== "" && !byWords) return [];
  const fits =
    asked === ""
      ? inArray(article.id, await newestArticles(actor, most))
      : or(byWords, number === undefined ? undefined : eq(article.id, Number(number)));
  return newsroom()
    .select({
      id: article.id,
      headline: workingCopy.headline,
      slugline: workingCopy.slugline,
      stage: article.stage,
      publication: article.publication,
      spiked: article.spiked,
    })
    .from(article)
    .innerJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .where(and(readable, fits))
    .orderBy(desc(article.changedAt), desc(article.id))
    .limit(most);
}
