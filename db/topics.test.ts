// Topics belong to the article and not to its text: an editor changes them on a live page without a new approval, the log says so,
// and every address that a topic ever had leads to where it stands.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#lib/newsroom/article.ts";
import { setTopics, topicsOfArticle } from "./article-topics.ts";
import { articleForDesk } from "./articles.ts";
import { newsroomSql, readersSql } from "./client.ts";
import { eventsOf } from "./events.ts";
import { newId } from "./ids.ts";
import { articleById, readSnapshot } from "./live.ts";
import { latestOfTopic, topicBySlug } from "./live-topics.ts";
import {
  draftArticle,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { firstBrokenProjection } from "./record-checks.ts";
import { reprojectAll } from "./reproject.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { mergeTopic, saveTopic, topicNamed, topicsForSettings } from "./topics.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("topics");
  room = await smallNewsroom();
});
after(() => database.close());

const deed = (actor: Actor = room.editor) => ({ actor, requestId: newId() });

async function topic(name: string): Promise<{ id: string; slug: string; seal: string }> {
  const made = await topicNamed(deed(), name);
  assert.ok(made.ok);
  const found = (await topicsForSettings(room.editor, name))?.find((one) => one.name === name);
  assert.ok(found);
  return found;
}

async function give(id: number, ids: readonly string[], actor: Actor = room.editor) {
  const seen = (await topicsOfArticle(id)).map((one) => one.id);
  return setTopics(deed(actor), id, { topics: ids, seen });
}

const listOf = (slug: string) =>
  readSnapshot(async (snapshot) => {
    const found = await topicBySlug(snapshot, slug);
    if (found === null || "now" in found) return found;
    const { teasers } = await latestOfTopic(snapshot, found.topic.id, { limit: 50 });
    return teasers.map((teaser) => teaser.id);
  });

const purged = async (tag: string): Promise<number> => {
  const [row] = await newsroomSql()`select seq from live.purge where tag = ${tag}`;
  return Number(row?.["seq"] ?? 0);
};

test("an editor changes the topics of a live page at once: same approval, same revision, an event, and pages purged", async () => {
  const id = await liveArticle(room);
  const [ports, rivers] = [await topic("Ports"), await topic("Rivers")];
  const standing = async () => {
    const { article, content } = (await articleForDesk(room.editor, id)) ?? {};
    return { article, content };
  };
  const was = await standing();
  assert.deepEqual(await give(id, [ports.id, rivers.id]), {
    ok: true,
    shown: true,
    topics: (await topicsOfArticle(id)).map((one) => one),
  });
  assert.deepEqual(await listOf("ports"), [id]);
  const [earlier, feeds] = [await purged("topic:ports"), await purged("feeds")];
  assert.ok(earlier > 0);
  await give(id, [rivers.id]);
  assert.deepEqual(await listOf("rivers"), [id]);
  assert.equal(await listOf("ports"), null, "nothing is about it any more, so there is no page");
  assert.ok((await purged("topic:ports")) > earlier);
  assert.ok((await purged("feeds")) > feeds);
  assert.ok((await purged(`article:${id}`)) > earlier);
  assert.deepEqual(await standing(), was);
  const [event] = (await eventsOf(room.editor, id)) ?? [];
  assert.equal(event?.verb, "set-topics");
  assert.deepEqual(event?.after, { topics: rivers.id });
  assert.ok(!JSON.stringify(event).includes("Rivers"), "a topic may be a person’s name");
});

test("a withheld, killed or retracted article stands under no topic; published again it comes back", async () => {
  const one = await topic("Harbour strikes");
  const [id, other] = [await liveArticle(room), await liveArticle(room)];
  await give(id, [one.id]);
  await give(other, [one.id]);
  await must(room.editor, id, { verb: "withhold", reason: "A source asked." });
  assert.deepEqual(await listOf("harbour-strikes"), [other]);
  await must(room.editor, id, { verb: "publish-again" });
  assert.deepEqual(await listOf("harbour-strikes"), [other, id]);
  await must(room.chief, other, { verb: "retract", publicNote: "It was wrong.", keepText: true });
  assert.deepEqual(await listOf("harbour-strikes"), [id]);
  await must(room.chief, id, { verb: "kill", reason: "The source withdrew everything." });
  assert.deepEqual(await listOf("harbour-strikes"), []);
  assert.equal((await setTopics(deed(room.chief), id, { topics: [], seen: [one.id] }))?.ok, false);
});

test("readers know a topic only once a page that they can open is about it", async () => {
  const one = await topic("Secret merger");
  const id = await draftArticle(room);
  await give(id, [one.id]);
  assert.equal(await listOf("secret-merger"), null);
  assert.equal((await readersSql()`select from live.topic where id = ${one.id}`).length, 0);
  await assert.rejects(readersSql()`select from public.topic`, { code: "42501" });
});

test("a writer gives an own draft its topics; handed in or live they are an editor's, and nobody else's ever", async () => {
  const one = await topic("Cranes");
  const id = await draftArticle(room);
  assert.equal((await give(id, [one.id], room.reporter))?.ok, true);
  assert.equal(await give(id, [], room.outsider), null);
  assert.equal((await give(id, [], room.legal))?.ok, false);
  await must(room.reporter, id, { verb: "submit" });
  assert.equal((await give(id, [], room.reporter))?.ok, false);
  assert.equal((await give(id, [], room.editor))?.ok, true);
  assert.equal((await saveTopic(deed(room.reporter), draft("Mine"), null)).ok, false);
  assert.equal((await saveTopic(deed(room.admin), draft("Mine"), null)).ok, false);
  assert.equal(await topicsForSettings(room.reporter, ""), null);
});

test("who sees former topics overwrites nothing, and an unknown or eleventh topic is refused", async () => {
  const [one, two] = [await topic("Tolls"), await topic("Locks")];
  const id = await draftArticle(room);
  await give(id, [one.id]);
  const late = await setTopics(deed(), id, { topics: [two.id], seen: [] });
  assert.deepEqual(late?.ok === false && late.refusal.kind, "changed");
  const odd = await give(id, [newId()]);
  assert.deepEqual(odd?.ok === false && odd.refusal.kind, "no-such-topic");
  const many = await give(
    id,
    Array.from({ length: 11 }, () => newId()),
  );
  assert.deepEqual(many?.ok === false && many.refusal.kind, "too-many");
  assert.deepEqual(
    (await topicsOfArticle(id)).map((had) => had.name),
    ["Tolls"],
  );
});

const draft = (name: string, slug = name.toLowerCase(), code = "") => ({ name, slug, description: "", code });

test("a renamed topic's address leads to the new one, a chain of them in one step, and the old word is free for nobody else", async () => {
  const one = await topic("Semi");
  const id = await liveArticle(room);
  await give(id, [one.id]);
  const rename = async (name: string) => {
    const [now] = (await topicsForSettings(room.editor, "")) ?? [];
    const seal =
      (await topicsForSettings(room.editor, ""))?.find((row) => row.id === one.id)?.seal ?? now?.seal ?? "";
    const saved = await saveTopic(deed(), draft(name, name.toLowerCase(), "20000756"), {
      id: one.id,
      seen: seal,
    });
    assert.ok(saved.ok, JSON.stringify(saved));
  };
  await rename("Chips");
  await rename("Semiconductors");
  assert.deepEqual(await listOf("semi"), { now: "semiconductors" });
  assert.deepEqual(await listOf("chips"), { now: "semiconductors" });
  const taken = await saveTopic(deed(), draft("Chips with salt", "chips"), null);
  assert.equal(taken.ok, false);
  await rename("Chips");
  assert.deepEqual(await listOf("chips"), [id]);
  assert.deepEqual(await listOf("semiconductors"), { now: "chips" });
  const stale = await saveTopic(deed(), draft("Fries"), { id: one.id, seen: "seen long ago" });
  assert.deepEqual(stale, { ok: false, refusal: { kind: "stale" } });
});

test("of two topics one is made: articles, addresses and former addresses go over, nothing twice", async () => {
  const [from, to] = [await topic("Sea freight"), await topic("Shipping")];
  const [both, single] = [await liveArticle(room), await liveArticle(room)];
  await give(both, [from.id, to.id]);
  await give(single, [from.id]);
  const earlier = await purged(`article:${single}`);
  const merged = await mergeTopic(deed(), { id: from.id, seen: from.seal }, to.id);
  assert.ok(merged.ok, JSON.stringify(merged));
  assert.deepEqual(await listOf("shipping"), [single, both]);
  assert.deepEqual(await listOf("sea-freight"), { now: "shipping" });
  assert.ok((await purged(`article:${single}`)) > earlier);
  assert.equal((await topicsOfArticle(both)).length, 1);
  const again = await mergeTopic(deed(), { id: from.id, seen: from.seal }, to.id);
  assert.deepEqual(again, { ok: false, refusal: { kind: "gone" } });
});

test("a merge and a change of an article's topics at once leave one topic and no row of the other", async () => {
  const [from, to] = [await topic("Ferries"), await topic("Boats")];
  const ids = [await liveArticle(room), await liveArticle(room), await liveArticle(room)];
  const [first = 0] = ids;
  await give(first, [from.id]);
  await Promise.all([
    mergeTopic(deed(), { id: from.id, seen: from.seal }, to.id),
    ...ids.map((id) => give(id, [from.id])),
  ]);
  const rows = await newsroomSql()`
    select 1 from article_topic where topic_id = ${from.id} union all select 1 from live.article_topic where topic_id = ${from.id}`;
  assert.equal(rows.length, 0);
  assert.ok(((await listOf("boats")) as number[]).includes(first));
});

test("names that are one but for their case are one topic, and what can't be used is said beside its field", async () => {
  const one = await topic("Lighthouses");
  const same = await topicNamed(deed(), "lightHOUSES");
  assert.equal(same.ok && same.id, one.id);
  const wrong = await saveTopic(deed(), { name: "", slug: "No!", description: "", code: "12" }, null);
  assert.ok(!wrong.ok && wrong.refusal.kind === "problems");
  assert.deepEqual(Object.keys(wrong.refusal.problems), ["name", "slug", "code"]);
});

test("readers' rows of topics are what the newsroom's say, and are written again with their pages", async () => {
  assert.equal(await firstBrokenProjection(), null);
  await newsroomSql()`delete from live.article_topic`;
  assert.match((await firstBrokenProjection()) ?? "", /topics in schema live/);
  await reprojectAll();
  assert.equal(await firstBrokenProjection(), null);
});

test("an article's page has its topics in the order in which its desk gave them", async () => {
  const id = await liveArticle(room);
  const given = [await topic("Zinc"), await topic("Amber"), await topic("Mica")];
  const shown = () => readSnapshot((snapshot) => articleById(snapshot, id));
  const without = await shown();
  assert.deepEqual(without.what === "article" && without.topics, []);
  await give(
    id,
    given.map((one) => one.id),
  );
  const found = await shown();
  assert.deepEqual(
    found.what === "article" && found.topics,
    given.map(({ slug }, index) => ({ slug, name: ["Zinc", "Amber", "Mica"][index], code: "" })),
  );
});
