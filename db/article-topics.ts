// The topics of one article: kept beside its text, changed without a new approval, and on its live page in the same transaction
// (newsroom.md §2). The log keeps ids: a topic may be a person's name.
import { asc, eq, inArray } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { topicsRefusal } from "#lib/newsroom/permissions.ts";
import type { TopicLink } from "#lib/newsroom/readers.ts";
import { mostTopics, type Topic } from "#lib/newsroom/topics.ts";
import { newsroom, type Database } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent } from "./events.ts";
import { projectTopics, shownTopicSlugs } from "./projected-topics.ts";
import { purge } from "./purge.ts";
import { readableArticle } from "./reading-rights.ts";
import { articleTopic, topic } from "./schema/topics.ts";

export type TopicsOutcome =
  | Readonly<{ ok: true; topics: readonly Topic[]; shown: boolean }>
  | Readonly<{
      ok: false;
      refusal:
        | Refusal
        /** Somebody changed them since `seen`; these are the topics now. */
        | Readonly<{ kind: "changed"; topics: readonly Topic[] }>
        | Readonly<{ kind: "no-such-topic" | "too-many" }>;
    }>;

/** The article's topics in their order, with what a page says of them. */
export async function topicsOf(db: Database, id: number): Promise<(Topic & TopicLink)[]> {
  return db
    .select({ id: topic.id, slug: topic.slug, name: topic.name, code: topic.code })
    .from(articleTopic)
    .innerJoin(topic, eq(topic.id, articleTopic.topicId))
    .where(eq(articleTopic.articleId, id))
    .orderBy(asc(articleTopic.position), asc(topic.slug));
}

/** The same for the page of an article that the actor was let into. */
export const topicsOfArticle = (id: number) => topicsOf(newsroom(), id);

/**
 * Give the article these topics in this order, if they are still those that the person saw. Null: hidden or missing, which
 * answer alike.
 */
export async function setTopics(
  deed: Readonly<{ actor: Actor; requestId: string }>,
  id: number,
  wanted: Readonly<{ topics: readonly string[]; seen: readonly string[] }>,
): Promise<TopicsOutcome | null> {
  const { actor, requestId } = deed;
  return newsroom().transaction(async (tx): Promise<TopicsOutcome | null> => {
    const loaded = await readableArticle(tx, actor, id, { lock: true });
    if (!loaded) return null;
    const refusal = topicsRefusal(actor, loaded.article);
    if (refusal !== null) return { ok: false, refusal };
    const before = await topicsOf(tx, id);
    const ids = [...new Set(wanted.topics)];
    const same = (one: readonly string[]) => one.join() === before.map((had) => had.id).join();
    const shown = loaded.article.publication === "live" || loaded.article.publication === "retracted";
    if (!same(wanted.seen)) return { ok: false, refusal: { kind: "changed", topics: before } };
    if (ids.length > mostTopics) return { ok: false, refusal: { kind: "too-many" } };
    if (same(ids)) return { ok: true, topics: before, shown };
    if (ids.length > 0) {
      // Held against a merge: what it takes away must not come back by this.
      const known = await tx.select({ id: topic.id }).from(topic).where(inArray(topic.id, ids)).for("share");
      if (known.length < ids.length) return { ok: false, refusal: { kind: "no-such-topic" } };
    }
    const tags = await shownTopicSlugs(tx, id);
    await tx.delete(articleTopic).where(eq(articleTopic.articleId, id));
    if (ids.length > 0)
      await tx
        .insert(articleTopic)
        .values(ids.map((topicId, position) => ({ articleId: id, topicId, position })));
    await projectTopics(tx, [id]);
    const topics = await topicsOf(tx, id);
    const at = await now(tx);
    await recordEvent(tx, {
      articleId: id,
      verb: "set-topics",
      actorId: actor.id,
      before: { topics: before.map((one) => one.id).join(" ") },
      after: { topics: ids.join(" ") },
      requestId,
      at,
    });
    if (shown) {
      const pages = [...tags, ...(await shownTopicSlugs(tx, id))].map((slug) => `topic:${slug}`);
      await purge(tx, [`article:${id}`, "feeds", ...pages]);
    }
    return { ok: true, topics, shown };
  });
}
