// One verb on many articles: all of them or none, past no gate, in no ring, and each with everything that a single verb leaves.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor, HoldKind } from "#lib/newsroom/article.ts";
import type { Wish } from "#lib/newsroom/decision.ts";
import { articleForDesk } from "./articles.ts";
import { newsroomSql } from "./client.ts";
import { eventsOf, firstBrokenEvent } from "./events.ts";
import { newId } from "./ids.ts";
import { changeArticles, type Chosen, type ManyOutcome } from "./many-verbs.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  wish,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { settleReceipt } from "./receipts.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("many_verbs");
  room = await smallNewsroom();
});
after(() => database.close());

const hour = 3_600_000;
const soon = (milliseconds: number) => new Date(Date.now() + milliseconds);

async function readyArticle(content = finished(room)): Promise<number> {
  const id = await draftArticle(room, content);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  return id;
}

const several = <T>(count: number, make: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, make));

/** These articles with the versions that a screen shows now. */
const chosenOf = (ids: readonly number[]): Promise<Chosen[]> =>
  Promise.all(
    ids.map(async (articleId) => ({
      articleId,
      seenVersion: (await articleForDesk(room.chief, articleId))?.article.version ?? 1,
    })),
  );

const wishAll = async (
  actor: Actor,
  ids: readonly number[],
  wanted: Omit<Wish, "seenVersion">,
): Promise<ManyOutcome> => changeArticles(actor, await chosenOf(ids), wanted, newId());

/** Everything that a bulk could have left behind, as text to compare. */
async function traces(ids: readonly number[]): Promise<string> {
  const sql = newsroomSql();
  const of = [...ids];
  const [found] = await sql`
    select jsonb_build_object(
      'articles', (select jsonb_agg(to_jsonb(a) order by a.id) from article a where a.id = any(${of}::bigint[])),
      'events', (select jsonb_agg(e.hash order by e.article_id, e.number) from event e where e.article_id = any(${of}::bigint[])),
      'live', (select jsonb_agg(l.id order by l.id) from live.article l where l.id = any(${of}::bigint[])),
      'notices', (select count(*) from notice n where n.article_id = any(${of}::bigint[])),
      'receipts', (select count(*) from receipt r where r.article_id = any(${of}::bigint[])),
      'holds', (select count(*) from hold h where h.article_id = any(${of}::bigint[])),
      'purges', (select seq from live.purge_head))::text as all`;
  return String(found?.["all"]);
}

const publicationsOf = async (ids: readonly number[]) =>
  (await newsroomSql()`select publication from article where id = any(${[...ids]}::bigint[])`).map((row) =>
    String(row["publication"]),
  );

test("several are published at once, each with its own event, purge, receipt and notices, as from the single verb", async () => {
  const sql = newsroomSql();
  const alone = await readyArticle();
  await must(room.editor, alone, { verb: "publish" });
  const ids = await several(3, () => readyArticle());
  const outcome = await wishAll(room.editor, ids, { verb: "publish" });
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.done.map((one) => one.articleId).toSorted(), ids.toSorted());
  const noticesOf = async (id: number) =>
    (
      await sql`select kind, person_id, source from notice where article_id = ${id} and kind = 'published'`
    ).map((row) => [row["kind"], row["person_id"], row["source"]]);
  const seqs = new Set<number>();
  for (const { articleId, eventId } of outcome.done) {
    const [last] = (await eventsOf(room.editor, articleId)) ?? [];
    assert.deepEqual([last?.id, last?.verb, last?.actor], [eventId, "publish", room.editor.name]);
    const [own] = await sql`select purge_seq, surfaces from receipt where event_id = ${eventId}`;
    seqs.add(Number(own?.["purge_seq"]));
    assert.ok((await settleReceipt(eventId))?.surfaces.some((one) => one.surface === "Front page"));
    const [purged] = await sql`select seq from live.purge where tag = ${`article:${articleId}`}`;
    assert.equal(purged?.["seq"], own?.["purge_seq"]);
    assert.deepEqual(
      (await noticesOf(articleId)).map(([kind, person]) => [kind, person]),
      (await noticesOf(alone)).map(([kind, person]) => [kind, person]),
    );
    assert.ok((await noticesOf(articleId)).every(([, , source]) => source === eventId));
  }
  assert.equal(seqs.size, 3);
  const live = await sql`select id from live.article where id = any(${ids}::bigint[])`;
  assert.equal(live.length, 3);
  assert.equal(await firstBrokenEvent(), null);
});

test("one that is held, embargoed, vaulted or shows a denied picture keeps all of them in, and every one is named with its reason", async () => {
  const sql = newsroomSql();
  const [free, held, embargoed, vaulted, pictured] = [
    await readyArticle(),
    await readyArticle(),
    await readyArticle(),
    await readyArticle(),
    await readyArticle({ ...finished(room), lead: await deniedPicture() }),
  ];
  await must(room.chief, held, { verb: "place-hold", holdKind: "rights", reason: "Whose picture is it?" });
  await must(room.editor, embargoed, { verb: "set-embargo", at: soon(hour), zone: "UTC" });
  await sql`update article set vaulted = true where id = ${vaulted}`;
  const ids = [free, held, embargoed, vaulted, pictured];
  const before = await traces(ids);
  const outcome = await wishAll(room.editor, ids, { verb: "publish" });
  assert.ok(!outcome.ok);
  assert.deepEqual(
    new Map(outcome.refused.map(({ articleId, why }) => [articleId, why?.refusal.why])),
    new Map([
      [held, "hold"],
      [embargoed, "embargo"],
      [vaulted, "legal-approval"],
      [pictured, "picture-rights"],
    ]),
  );
  assert.equal(await traces(ids), before);
  const rest = await wishAll(room.editor, [free], { verb: "publish" });
  assert.ok(rest.ok);
});

/** A lead picture that was taken back after its text was approved. */
async function deniedPicture() {
  const mediaId = newId();
  await newsroomSql()`
    insert into media (id, key, file_name, width, height, widths, bytes, bureau_id, uploaded_by, denied)
    values (${mediaId}, ${mediaId.replaceAll("-", "")}, 'harbour.jpg', 960, 640, '[480]', 1, ${room.bureauId}, ${room.reporter.id}, true)`;
  return { mediaId, caption: "The harbour", credit: "A. Person", alt: "Ships", decorative: false };
}

test("of withheld ones the vault keeps them all in, and leaves each as it was", async () => {
  const ids = await several(2, () => liveArticle(room));
  const [vaulted = 0, free = 0] = ids;
  const taken = await wishAll(room.editor, ids, { verb: "withhold", reason: "A lawyer reads them." });
  assert.ok(taken.ok);
  assert.deepEqual(await publicationsOf(ids), ["withheld", "withheld"]);
  await newsroomSql()`update working_copy set slugline = 'obit' where article_id = ${vaulted}`;
  await must(room.editor, vaulted, { verb: "put-in-vault" });
  const before = await traces(ids);
  const outcome = await wishAll(room.editor, ids, { verb: "publish-again" });
  assert.ok(!outcome.ok);
  assert.deepEqual(
    outcome.refused.map(({ articleId, why }) => [articleId, why?.refusal.why]),
    [[vaulted, "vault"]],
  );
  assert.equal(await traces(ids), before);
  assert.ok((await wishAll(room.editor, [free], { verb: "publish-again" })).ok);
});

test("of a stale one it says who did what, and nothing moves", async () => {
  const ids = await several(3, () => readyArticle());
  const chosen = await chosenOf(ids);
  const [moved = 0] = ids;
  await must(room.secondEditor, moved, { verb: "publish" });
  const before = await traces(ids);
  const outcome = await changeArticles(room.editor, chosen, { verb: "publish" }, newId());
  assert.ok(!outcome.ok);
  assert.equal(outcome.refused.length, 1);
  assert.equal(outcome.refused[0]?.articleId, moved);
  assert.equal(outcome.refused[0]?.why?.refusal.kind, "stale");
  assert.deepEqual(
    [outcome.refused[0]?.why?.who?.name, outcome.refused[0]?.why?.who?.verb],
    [room.secondEditor.name, "publish"],
  );
  assert.equal(await traces(ids), before);
});

test("the same request sent again, even in the same moment, does nothing twice and answers the same", async () => {
  const ids = await several(3, () => readyArticle());
  const chosen = await chosenOf(ids);
  const key = newId();
  const send = () => changeArticles(room.editor, chosen, { verb: "publish" }, key);
  const both = await Promise.all([send(), send()]);
  const after = await traces(ids);
  const answers = [...both, await send()].map((one) =>
    one.ok ? one.done.toSorted((a, b) => a.articleId - b.articleId) : one,
  );
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
  assert.equal(await traces(ids), after);
  for (const id of ids)
    assert.equal((await eventsOf(room.editor, id))?.filter((one) => one.verb === "publish").length, 1);
});

test("bulks that cross each other and single verbs in between wait for each other and never in a ring", async () => {
  const ids = await several(12, () => liveArticle(room));
  const half = ids.slice(0, 6);
  const hold = (kind: HoldKind) =>
    ({ verb: "place-hold", holdKind: kind, reason: "Crossing each other." }) as const;
  const outcomes = await Promise.all([
    wishAll(room.chief, ids, hold("rights")),
    wishAll(room.chief, ids.toReversed(), hold("editorial")),
    wishAll(room.legal, half.toReversed(), hold("legal")),
    wishAll(room.editor, half, { verb: "withhold", reason: "Crossing each other." }),
    ...ids.slice(6).map((id) => wish(room.legal, id, { verb: "kill", reason: "Crossing each other." })),
  ]);
  // Holds and kills count whatever moved meanwhile; what was killed first can be held by nobody, and that is said.
  for (const outcome of outcomes.slice(4)) assert.ok(outcome?.ok);
  assert.ok(outcomes[2] && "done" in outcomes[2]);
  for (const outcome of outcomes)
    assert.ok(outcome !== null && (outcome.ok || "refused" in outcome), "answered, and by no deadlock");
  assert.equal(await firstBrokenEvent(), null);
});

test("of two bulks of claims that cross each other each article has one holder, and the second is told who it is", async () => {
  const ids = await several(8, () => draftArticle(room));
  const [first, second] = await Promise.all([
    wishAll(room.editor, ids, { verb: "claim" }),
    wishAll(room.secondEditor, ids.toReversed(), { verb: "claim" }),
  ]);
  assert.equal(Number(first.ok) + Number(second.ok), 1);
  const loser = first.ok ? second : first;
  const winner = first.ok ? room.editor : room.secondEditor;
  assert.ok(!loser.ok);
  assert.equal(loser.refused.length, 8);
  for (const { why } of loser.refused)
    assert.ok(
      why?.refusal.kind === "not-now" && why.refusal.why === "claimed" && why.refusal.by === winner.name,
    );
});

test("what the person may not see answers as what is missing, and their role is judged for each article", async () => {
  const own = await readyArticle();
  const before = await traces([own]);
  const missing = 900_000_000;
  for (const actor of [room.outsider, room.admin]) {
    const outcome = await wishAll(actor, [own, missing], { verb: "withhold", reason: "Because." });
    assert.ok(!outcome.ok);
    assert.deepEqual(
      outcome.refused.toSorted((a, b) => a.articleId - b.articleId),
      [
        { articleId: own, why: null },
        { articleId: missing, why: null },
      ],
    );
  }
  const reporter = await wishAll(room.reporter, [own], { verb: "publish" });
  assert.ok(!reporter.ok && reporter.refused[0]?.why?.refusal.kind === "may-not");
  assert.equal(await traces([own]), before);
});

test("articles of one package that lead to each other go out together", async () => {
  const main = await draftArticle(room);
  const side = await readyArticle();
  const card = { type: "related", attrs: { id: "r1", articleId: side } };
  const text = finished(room, "The whole story.");
  const body = { ...text.body, content: [...text.body.content, card] } as typeof text.body;
  await write(room.reporter, main, { ...text, slug: `main-${main}`, headline: `Main ${main}`, body });
  await must(room.reporter, main, { verb: "submit" });
  await must(room.editor, main, { verb: "approve" });
  const alone = await wishAll(room.editor, [main], { verb: "publish" });
  assert.ok(!alone.ok && alone.refused[0]?.why?.refusal.why === "checks");
  assert.ok((await wishAll(room.editor, [main, side], { verb: "publish" })).ok);
});

test("what a verb is told counts for each of them: who writes them and until when, and the end of their embargo", async () => {
  const ids = await several(3, () => draftArticle(room));
  const dueAt = soon(hour);
  assert.ok((await wishAll(room.editor, ids, { verb: "assign", assigneeId: room.reporter.id, dueAt })).ok);
  assert.ok((await wishAll(room.editor, ids, { verb: "set-embargo", at: soon(2 * hour), zone: "UTC" })).ok);
  for (const id of ids) {
    const desk = await articleForDesk(room.editor, id);
    assert.equal(desk?.article.assignedTo, room.reporter.id);
    assert.deepEqual(desk?.article.dueAt, dueAt);
    assert.ok(desk?.article.embargoUntil);
  }
  const early = await wishAll(room.editor, ids, { verb: "set-embargo", at: soon(hour), zone: "UTC" });
  assert.ok(!early.ok && early.refused.length === 3);
  assert.equal(early.refused[0]?.why?.refusal.why, "missing");
  const far = await wishAll(room.editor, ids, { verb: "assign", assigneeId: room.outsider.id });
  assert.ok(!far.ok && far.refused.every(({ why }) => why?.refusal.why === "assignee"));
});

test("fifty go out in one transaction, each with a purge and a receipt of its own, and one more is refused before anything is asked", async () => {
  const ids: number[] = [];
  for (let lot = 0; lot < 5; lot++) ids.push(...(await several(10, () => readyArticle())));
  const [head] = await newsroomSql()`select seq from live.purge_head`;
  const outcome = await wishAll(room.editor, ids, { verb: "publish" });
  assert.ok(outcome.ok && outcome.done.length === 50);
  assert.deepEqual(new Set(await publicationsOf(ids)), new Set(["live"]));
  const receipts = await newsroomSql()`
    select purge_seq::int as seq from receipt where article_id = any(${ids}::bigint[]) order by 1`;
  const first = Number(head?.["seq"]) + 1;
  assert.deepEqual(
    receipts.map((row) => row["seq"]),
    ids.map((_, index) => first + index),
  );
  const tooMany = [...ids, 1].map((articleId) => ({ articleId, seenVersion: 1 }));
  await assert.rejects(changeArticles(room.editor, tooMany, { verb: "claim" }, newId()), /at most 50/);
});
