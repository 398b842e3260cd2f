// Threads of comments as every screen reads them: who said what and when, whom it mentions, what became of it.
import { asc, eq, getTableColumns, inArray, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "./client.ts";
import { person } from "./schema/people.ts";
import { comment, mention, suggestion, thread, type ProseField } from "./schema/review.ts";

export type Named = Readonly<{ id: string; name: string }>;

export type ReviewComment = Readonly<{
  id: string;
  author: Named;
  /** Plain text as it was typed; never markup. */
  text: string;
  at: Date;
  mentions: readonly Named[];
}>;

export type ReviewThread = Readonly<{
  id: string;
  field: ProseField;
  /** The words it was about when it was opened. */
  quote: string;
  suggestionId: string | null;
  /** False while no word of the text carries it. */
  anchored: boolean;
  blocking: boolean;
  createdBy: Named;
  createdAt: Date;
  resolvedAt: Date | null;
  resolvedBy: Named | null;
  /** Oldest first; the first one opened the thread. */
  comments: readonly ReviewComment[];
}>;

const resolver = alias(person, "resolver");

async function threadsWhere(db: Database, where: SQL): Promise<ReviewThread[]> {
  const rows = await db
    .select({ ...getTableColumns(thread), by: person.name, resolvedName: resolver.name })
    .from(thread)
    .innerJoin(person, eq(person.id, thread.createdBy))
    .leftJoin(resolver, eq(resolver.id, thread.resolvedBy))
    .where(where)
    .orderBy(asc(thread.createdAt), asc(thread.id));
  const comments = await commentsOf(
    db,
    rows.map((one) => one.id),
  );
  return rows.map((row) => {
    const { id, field, quote, suggestionId, anchored, blocking, createdAt, resolvedAt, resolvedBy } = row;
    return {
      id,
      field,
      quote,
      suggestionId,
      anchored,
      blocking,
      createdBy: { id: row.createdBy, name: row.by },
      createdAt,
      resolvedAt,
      resolvedBy: resolvedBy === null ? null : { id: resolvedBy, name: row.resolvedName ?? "" },
      comments: comments.get(id) ?? [],
    };
  });
}

async function commentsOf(
  db: Database,
  threadIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ReviewComment[]>> {
  const found = new Map<string, ReviewComment[]>();
  if (threadIds.length === 0) return found;
  const rows = await db
    .select({
      id: comment.id,
      threadId: comment.threadId,
      authorId: comment.authorId,
      name: person.name,
      text: comment.text,
      at: comment.at,
    })
    .from(comment)
    .innerJoin(person, eq(person.id, comment.authorId))
    .where(inArray(comment.threadId, [...threadIds]))
    .orderBy(asc(comment.at), asc(comment.id));
  const mentioned = await db
    .select({ commentId: mention.commentId, id: person.id, name: person.name })
    .from(mention)
    .innerJoin(comment, eq(comment.id, mention.commentId))
    .innerJoin(person, eq(person.id, mention.personId))
    .where(inArray(comment.threadId, [...threadIds]))
    .orderBy(asc(person.name), asc(person.id));
  const mentions = Map.groupBy(mentioned, (one) => one.commentId);
  for (const { id, threadId, authorId, name, text, at } of rows) {
    const whom = (mentions.get(id) ?? []).map((one) => ({ id: one.id, name: one.name }));
    const one = { id, author: { id: authorId, name }, text, at, mentions: whom };
    found.set(threadId, [...(found.get(threadId) ?? []), one]);
  }
  return found;
}

/** Every thread of an article, oldest first. The caller has judged who may read them. */
export function threadsOf(db: Database, articleId: number): Promise<ReviewThread[]> {
  return threadsWhere(db, eq(thread.articleId, articleId));
}

/** One thread that is known to be there. */
export async function threadOf(db: Database, id: string): Promise<ReviewThread> {
  const [found] = await threadsWhere(db, eq(thread.id, id));
  if (!found) throw new Error(`thread ${id} vanished under its article's lock`);
  return found;
}

/** Who said something in the thread so far, and whose suggestion it is about. */
export async function whoTalks(db: Database, threadId: string): Promise<string[]> {
  const said = await db
    .selectDistinct({ id: comment.authorId })
    .from(comment)
    .where(eq(comment.threadId, threadId));
  const about = await db
    .select({ id: suggestion.authorId })
    .from(thread)
    .innerJoin(suggestion, eq(suggestion.id, thread.suggestionId))
    .where(eq(thread.id, threadId));
  return [...said, ...about].map((one) => one.id);
}
