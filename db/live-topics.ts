// A topic as readers meet it: its page's list, and where its former addresses lead.
import { eq } from "drizzle-orm";
import { type Cursor, latest, listedIn, type Snapshot, type TeaserList } from "./live.ts";
import { liveTopic, liveTopicFormerSlug } from "./schema/live-views.ts";

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

/** Its articles, newest first. */
export function latestOfTopic(
  snapshot: Snapshot,
  topicId: string,
  { after = null, limit }: Readonly<{ after?: Cursor | null; limit: number }>,
): Promise<TeaserList> {
  return latest(snapshot, { where: listedIn.topic(topicId), after, limit });
}
