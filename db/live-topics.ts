// A topic as readers meet it: its page's list, and where its former addresses lead.
import { and, desc, eq, sql } from "drizzle-orm";
import type { Cursor, Snapshot, TeaserList } from "./live.ts";
import { teaserColumns, teaserOf } from "./live-teasers.ts";
import { liveArticle, liveArticleTopic } from "./schema/live.ts";
import { liveSection, liveTopic, liveTopicFormerSlug } from "./schema/live-views.ts";

export type LiveTopic = typeof liveTopic.$inferSelect;

/** A topic that a page is about, the address of now where it has another, or null. */
export async function topicBySlug(
  { db }: Snapshot,
  slug: string,
): Promise<Readonly<{ topic: LiveTopic } | { now: string }> | null> {
  const [topic] = await db.select().from(liveTopic).where(eq(liveTopic.slug, slug));
  if (topic) return { topic };
  const [former] = await db
    .select({ now: liveTopicFormerSlug.slug })
    .from(liveTopicFormerSlug)
    .where(eq(liveTopicFormerSlug.formerSlug, slug));
  return former ?? null;
}

/** Its articles, newest first, paged by keyset along one index. */
export async function latestOfTopic(
  { db }: Snapshot,
  topicId: string,
  { after, limit }: Readonly<{ after?: Cursor | null; limit: number }>,
): Promise<TeaserList> {
  const { firstPublishedAt, articleId } = liveArticleTopic;
  const older = after
    ? sql`(${firstPublishedAt}, ${articleId}) < (${sql.param(after.at, firstPublishedAt)}, ${after.id})`
    : undefined;
  const rows = await db
    .select(teaserColumns)
    .from(liveArticleTopic)
    .innerJoin(liveArticle, eq(liveArticle.id, articleId))
    .innerJoin(liveSection, eq(liveSection.id, liveArticle.sectionId))
    .where(and(eq(liveArticleTopic.topicId, topicId), eq(liveArticleTopic.listed, true), older))
    .orderBy(desc(firstPublishedAt), desc(articleId))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    teasers: shown.map(teaserOf),
    next: rows.length > limit && last ? { at: last.firstPublishedAt, id: last.id } : null,
  };
}
