// The topics of the demo newsroom, made by its chief and given to each story right after it was begun.
import { setTopics } from "#db/article-topics.ts";
import { withClock } from "#db/clock.ts";
import { topics } from "#db/demo/topics.ts";
import { saveTopic, topicsForSettings } from "#db/topics.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { topicSlug } from "#lib/newsroom/topics.ts";
import { keyOf } from "./demo-deeds.ts";

/** Ids of all topics by name; what an earlier try made stays. */
export async function makeTopics(chief: Actor): Promise<ReadonlyMap<string, string>> {
  const known = new Map(((await topicsForSettings(chief, "")) ?? []).map(({ name, id }) => [name, id]));
  for (const { name, description, code } of topics) {
    if (known.has(name)) continue;
    const deed = { actor: chief, requestId: keyOf("topic", name) };
    const outcome = await saveTopic(deed, { name, slug: topicSlug(name), description, code }, null);
    if (!outcome.ok) throw new Error(`${name} was not made a topic: ${JSON.stringify(outcome.refusal)}`);
    known.set(name, outcome.id);
  }
  return known;
}

/** Give a story its topics, a second after it was begun. */
export async function giveTopics(
  chief: Actor,
  articleId: number,
  story: string,
  known: ReadonlyMap<string, string>,
  begun: Date,
): Promise<void> {
  const own = topics
    .filter((one) => one.stories.includes(story))
    .flatMap(({ name }) => known.get(name) ?? []);
  if (own.length === 0) return;
  const deed = { actor: chief, requestId: keyOf("topics", story) };
  const outcome = await withClock(new Date(begun.getTime() + 1_000), () =>
    setTopics(deed, articleId, { topics: own, seen: [] }),
  );
  if (!outcome?.ok) throw new Error(`${story} got no topics: ${JSON.stringify(outcome)}`);
}
