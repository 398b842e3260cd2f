// Who last took an older text back into an article, and where the words are that stood there before.
import { and, desc, eq, lte } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { readableArticle } from "./reading-rights.ts";
import { event } from "./schema/events.ts";
import { person } from "./schema/people.ts";
import { revision } from "./schema/revisions.ts";

export type Restore = Readonly<{
  /** The event's number: a larger one is news. */
  event: number;
  by: Readonly<{ id: string; name: string }>;
  /** Number of the revision that was restored. */
  number: number;
  /** Number of the revision that keeps what stood there before. */
  kept: number;
  agoMs: number;
}>;

/** The article's newest restoring, null when nobody ever restored; null instead of an answer: hidden or missing. */
export async function lastRestoreOf(
  actor: Actor,
  articleId: number,
): Promise<Readonly<{ restore: Restore | null }> | null> {
  const db = newsroom();
  if (!(await readableArticle(db, actor, articleId))) return null;
  const [done] = await db
    .select({
      event: event.number,
      at: event.at,
      byId: person.id,
      byName: person.name,
      number: revision.number,
    })
    .from(event)
    .innerJoin(person, eq(person.id, event.actorId))
    .innerJoin(revision, eq(revision.id, event.revisionId))
    .where(and(eq(event.articleId, articleId), eq(event.verb, "restore")))
    .orderBy(desc(event.number))
    .limit(1);
  if (!done) return { restore: null };
  // Cut in the same transaction as the event; where nothing had changed since an older one, that one keeps it.
  const [kept] = await db
    .select({ number: revision.number })
    .from(revision)
    .where(and(eq(revision.articleId, articleId), lte(revision.createdAt, done.at)))
    .orderBy(desc(revision.number))
    .limit(1);
  if (!kept) throw new Error(`article ${articleId}: a text was restored and none was kept`);
  const { event: number, byId, byName, at } = done;
  const agoMs = (await now(db)).getTime() - at.getTime();
  return {
    restore: { event: number, by: { id: byId, name: byName }, number: done.number, kept: kept.number, agoMs },
  };
}
