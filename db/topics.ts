// The newsroom's topics as editors keep them: added, renamed and merged, each former address leading on, every change in the
// site's chain and on readers' pages at once. The chain keeps ids: a topic may be a person's name.
import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import type { SettingsProblems } from "#lib/newsroom/settings.ts";
import { type Topic, type TopicDraft, topicProblems, topicSlug } from "#lib/newsroom/topics.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { newId } from "./ids.ts";
import { projectTopics } from "./projected-topics.ts";
import { purge } from "./purge.ts";
import { article } from "./schema/articles.ts";
import { articleTopic, topic, topicFormerSlug } from "./schema/topics.ts";
import { type SettingsOutcome, seal } from "./settings.ts";
import { type AskedBy, recordOfSite } from "./site-record.ts";

export type TopicSettings = TopicDraft &
  Readonly<{
    id: string;
    /** Of the state that is shown: a change must have seen it. */
    seal: string;
    /** Articles that carry it, whatever readers see of them; 1,000 stands for that many or more. */
    articles: number;
  }>;

const mayNot = { ok: false, refusal: { kind: "may-not" } } as const;
const gone = { ok: false, refusal: { kind: "gone" } } as const;
const stale = { ok: false, refusal: { kind: "stale" } } as const;
const problem = (problems: SettingsProblems): SettingsOutcome => ({
  ok: false,
  refusal: { kind: "problems", problems },
});

/** Topics that the settings show at once; further ones are found by their name. */
const shown = 200;
const countedTo = 1_000;

const sealOf = ({ name, slug, description, code }: TopicDraft): string =>
  seal([name, slug, description, code]);

const holding = (words: string) =>
  words === ""
    ? undefined
    : sql`position(lower(live.plain(${words})) in lower(live.plain(${topic.name}))) > 0`;

/** Topics whose name holds these words, by name, at most 200, for who may keep them; null for everybody else. */
export async function topicsForSettings(actor: Actor, words: string): Promise<TopicSettings[] | null> {
  if (!may(actor, "manage-topics")) return null;
  const rows = await newsroom()
    .select({
      id: topic.id,
      slug: topic.slug,
      name: topic.name,
      description: topic.description,
      code: topic.code,
      articles: sql<number>`(select count(*)::int from (
        select from article_topic a where a.topic_id = topic.id limit ${countedTo}) as carriers)`,
    })
    .from(topic)
    .where(holding(words.slice(0, 100)))
    .orderBy(asc(sql`lower(${topic.name})`), asc(topic.id))
    .limit(shown);
  return rows.map((row) => ({ ...row, seal: sealOf(row) }));
}

/** Topics whose name holds these words, for the field beside the text: at most 12, those that begin with them first. */
export async function topicsLike(words: string): Promise<Topic[]> {
  const asked = words.slice(0, 100);
  return newsroom()
    .select({ id: topic.id, slug: topic.slug, name: topic.name })
    .from(topic)
    .where(holding(asked))
    .orderBy(
      sql`not starts_with(lower(live.plain(${topic.name})), lower(live.plain(${asked})))`,
      asc(sql`lower(${topic.name})`),
      asc(topic.id),
    )
    .limit(12);
}

/** Add a topic, or change the one that is named if nobody changed it since `which.seen`. A former address leads on. */
export async function saveTopic(
  deed: AskedBy,
  draft: TopicDraft,
  which: Readonly<{ id: string; seen: string }> | null,
): Promise<SettingsOutcome> {
  if (!may(deed.actor, "manage-topics")) return mayNot;
  const problems = topicProblems(draft);
  if (Object.keys(problems).length > 0) return problem(problems);
  return newsroom().transaction(async (tx): Promise<SettingsOutcome> => {
    await lockTopics(tx);
    const taken = await takenBy(tx, draft, which?.id ?? null);
    if (taken !== null) return problem(taken);
    if (which === null) {
      const id = newId();
      await tx.insert(topic).values({ id, ...draft, createdAt: await now(tx) });
      await recordOfSite(tx, deed, "add-topic", {}, { id });
      return { ok: true, id };
    }
    const [row] = await tx.select().from(topic).where(eq(topic.id, which.id)).for("update");
    if (!row) return gone;
    if (sealOf(row) !== which.seen) return stale;
    await tx.delete(topicFormerSlug).where(eq(topicFormerSlug.slug, draft.slug));
    if (row.slug !== draft.slug) await tx.insert(topicFormerSlug).values({ slug: row.slug, topicId: row.id });
    await tx.update(topic).set(draft).where(eq(topic.id, row.id));
    await recordOfSite(
      tx,
      deed,
      "change-topic",
      { id: row.id },
      { id: row.id, renamed: row.name !== draft.name, moved: row.slug !== draft.slug },
    );
    await purge(tx, await tagsOfTopics(tx, [row.id], [row.slug, draft.slug]));
    return { ok: true, id: row.id };
  });
}

/** A topic of this name, made on the way while an article is being written; the one that there is already, if there is. */
export async function topicNamed(deed: AskedBy, name: string): Promise<SettingsOutcome> {
  if (!may(deed.actor, "manage-topics")) return mayNot;
  const [known] = await newsroom()
    .select({ id: topic.id })
    .from(topic)
    .where(sql`lower(${topic.name}) = lower(${name})`);
  if (known) return { ok: true, id: known.id };
  const slug = await freeSlug(topicSlug(name));
  return saveTopic(deed, { name, slug, description: "", code: "" }, null);
}

async function freeSlug(wanted: string): Promise<string> {
  const rows = await newsroom().execute<{ slug: string }>(sql`
    select slug from topic where starts_with(slug, ${wanted})
    union all select slug from topic_former_slug where starts_with(slug, ${wanted})`);
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const tried = `${wanted.slice(0, 56).replace(/-$/, "")}-${number}`;
    if (!taken.has(tried)) return tried;
  }
}

/**
 * Make one topic of two: articles of the first get the second, the first one's addresses lead to it, and the first is no
 * more. It can't be taken back.
 */
export async function mergeTopic(
  deed: AskedBy,
  which: Readonly<{ id: string; seen: string }>,
  into: string,
): Promise<SettingsOutcome> {
  if (!may(deed.actor, "manage-topics")) return mayNot;
  if (which.id === into) return problem({ into: "Choose another topic: this is the one that goes." });
  for (let tries = 0; tries < 5; tries++) {
    const outcome = await newsroom().transaction((tx) => merge(tx, deed, which, into));
    if (outcome !== "again") return outcome;
  }
  return stale;
}

const carriersOf = (topicId: string) =>
  sql`exists (select from article_topic a where a.article_id = ${article.id} and a.topic_id = ${topicId})`;

/** One try. Articles' rows come before topics', as everybody takes them who writes; an article that got the topic in between asks for another. */
async function merge(
  tx: Transaction,
  deed: AskedBy,
  which: Readonly<{ id: string; seen: string }>,
  into: string,
): Promise<SettingsOutcome | "again"> {
  const carriers = await tx
    .select({ id: article.id })
    .from(article)
    .where(carriersOf(which.id))
    .orderBy(asc(article.id))
    .for("update");
  const ids = carriers.map(({ id }) => id);
  await lockTopics(tx);
  const rows = await tx
    .select()
    .from(topic)
    .where(inArray(topic.id, [which.id, into]))
    .orderBy(asc(topic.id))
    .for("update");
  const [from, to] = [rows.find(({ id }) => id === which.id), rows.find(({ id }) => id === into)];
  if (!from || !to) return gone;
  if (sealOf(from) !== which.seen) return stale;
  if ((await tx.$count(articleTopic, eq(articleTopic.topicId, from.id))) > ids.length) return "again";
  await tx.execute(sql`
    insert into article_topic (article_id, topic_id, position)
    select a.article_id, ${to.id}, a.position from article_topic a where a.topic_id = ${from.id}
    on conflict do nothing`);
  await tx.delete(articleTopic).where(eq(articleTopic.topicId, from.id));
  await projectTopics(tx, ids);
  await tx.update(topicFormerSlug).set({ topicId: to.id }).where(eq(topicFormerSlug.topicId, from.id));
  await tx.insert(topicFormerSlug).values({ slug: from.slug, topicId: to.id });
  await tx.delete(topic).where(eq(topic.id, from.id));
  await recordOfSite(tx, deed, "merge-topic", { merged: from.id }, { id: to.id, articles: ids.length });
  await purge(tx, await tagsOfTopics(tx, [to.id], [from.slug, to.slug]));
  return { ok: true, id: to.id };
}

/** Topics are changed one after the other: two that take one address at once would both find it free. */
async function lockTopics(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nightdesk topics'))`);
}

async function takenBy(
  tx: Transaction,
  { name, slug }: TopicDraft,
  own: string | null,
): Promise<SettingsProblems | null> {
  const others = own === null ? undefined : ne(topic.id, own);
  const [same] = await tx
    .select({ name: topic.name })
    .from(topic)
    .where(and(sql`lower(${topic.name}) = lower(${name})`, others));
  if (same) return { name: `There is a topic “${same.name}” already. Use it, or merge the two.` };
  const [address] = await tx
    .select({ name: topic.name })
    .from(topic)
    .where(and(eq(topic.slug, slug), others));
  if (address) return { slug: `“${address.name}” has this address. Choose another slug.` };
  const [former] = await tx
    .select({ id: topic.id, name: topic.name })
    .from(topicFormerSlug)
    .innerJoin(topic, eq(topic.id, topicFormerSlug.topicId))
    .where(eq(topicFormerSlug.slug, slug));
  return former && former.id !== own
    ? { slug: `This address leads readers to “${former.name}”. Choose another slug.` }
    : null;
}

/** A purge that named every page of a large topic would be larger than the pages: then all go. */
const mostPages = 2_000;

/** The topics' own pages, feeds, and the pages that name them. */
async function tagsOfTopics(
  tx: Transaction,
  ids: readonly string[],
  slugs: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ id: articleTopic.articleId })
    .from(articleTopic)
    .where(inArray(articleTopic.topicId, [...ids]))
    .limit(mostPages + 1);
  if (rows.length > mostPages) return ["site"];
  return ["feeds", ...slugs.map((slug) => `topic:${slug}`), ...rows.map(({ id }) => `article:${id}`)];
}
