// One verb on many articles: all of them or none, past no gate and no right, and each with everything that a single verb leaves.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { articleForDesk } from "./articles.ts";
import { newsroomSql } from "./client.ts";
import { eventsOf, firstBrokenEvent } from "./events.ts";
import { newId } from "./ids.ts";
import { changeArticles } from "./many-verbs.ts";
import {
  chosenOf,
  publicationsOf,
  readyArticle,
  several,
  traces,
  wishAll,
} from "./many-verbs.test-support.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
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

test("several are published at once, each with its own event, purge, receipt and notices, as from the single verb", async () => {
  const sql = newsroomSql();
  const alone = await readyArticle(room);
  await must(room.editor, alone, { verb: "publish" });
  const ids = await several(3, () => readyArticle(room));
  const outcome = await wishAll(room, room.editor, ids, { verb: "publish" });
  assert.ok(outcome.ok);
  assert.deepEqual(new Set(outcome.done.map((one) => one.articleId)), new Set(ids));
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
    await readyArticle(room),
    await readyArticle(room),
    await readyArticle(room),
    await readyArticle(room),
    await readyArticle(room, { ...finished(room), lead: await deniedPicture() }),
  ];
  await must(room.chief, held, { verb: "place-hold", holdKind: "rights", reason: "Whose picture is it?" });
  await must(room.editor, embargoed, { verb: "set-embargo", at: soon(hour), zone: "UTC" });
  await sql`update article set vaulted = true where id = ${vaulted}`;
  const ids = [free, held, embargoed, vaulted, pictured];
  const stood = await traces(ids);
  const outcome = await wishAll(room, room.editor, ids, { verb: "publish" });
  assert.ok(!outcome.ok);
  assert.deepEqual(
    new Map(outcome.refused.map(({ articleId, why }) => [articleId, why?.refusal.why])),
    new Map([
      [held, "hold"],
      [embargoed, "embargo"],
      [vaulted, "vault"],
      [pictured, "picture-rights"],
    ]),
  );
  assert.equal(await traces(ids), stood);
  const rest = await wishAll(room, room.editor, [free], { verb: "publish" });
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
  const taken = await wishAll(room, room.editor, ids, { verb: "withhold", reason: "A lawyer reads them." });
  assert.ok(taken.ok);
  assert.deepEqual(await publicationsOf(ids), ["withheld", "withheld"]);
  await newsroomSql()`update working_copy set slugline = 'obit' where article_id = ${vaulted}`;
  await must(room.editor, vaulted, { verb: "put-in-vault" });
  const stood = await traces(ids);
  const outcome = await wishAll(room, room.editor, ids, { verb: "publish-again" });
  assert.ok(!outcome.ok);
  assert.deepEqual(
    outcome.refused.map(({ articleId, why }) => [articleId, why?.refusal.why]),
    [[vaulted, "vault"]],
  );
  assert.equal(await traces(ids), stood);
  assert.ok((await wishAll(room, room.editor, [free], { verb: "publish-again" })).ok);
});

test("of a stale one it says who did what, and nothing moves", async () => {
  const ids = await several(3, () => readyArticle(room));
  const chosen = await chosenOf(room, ids);
  const [moved = 0] = ids;
  await must(room.secondEditor, moved, { verb: "publish" });
  const stood = await traces(ids);
  const outcome = await changeArticles(room.editor, chosen, { verb: "publish" }, newId());
  assert.ok(!outcome.ok);
  assert.equal(outcome.refused.length, 1);
  assert.equal(outcome.refused[0]?.articleId, moved);
  assert.equal(outcome.refused[0]?.why?.refusal.kind, "stale");
  assert.deepEqual(
    [outcome.refused[0]?.why?.who?.name, outcome.refused[0]?.why?.who?.verb],
    [room.secondEditor.name, "publish"],
  );
  assert.equal(await traces(ids), stood);
});

test("what the person may not see answers as what is missing, and their role is judged for each article", async () => {
  const own = await readyArticle(room);
  const stood = await traces([own]);
  const missing = 900_000_000;
  for (const actor of [room.outsider, room.admin]) {
    const outcome = await wishAll(room, actor, [own, missing], { verb: "withhold", reason: "Because." });
    assert.ok(!outcome.ok);
    assert.deepEqual(
      outcome.refused.toSorted((a, b) => a.articleId - b.articleId),
      [
        { articleId: own, why: null },
        { articleId: missing, why: null },
      ],
    );
  }
  const reporter = await wishAll(room, room.reporter, [own], { verb: "publish" });
  assert.ok(!reporter.ok && reporter.refused[0]?.why?.refusal.kind === "may-not");
  assert.equal(await traces([own]), stood);
});

test("articles of one package that lead to each other go out together", async () => {
  const main = await draftArticle(room);
  const side = await readyArticle(room);
  const card = { type: "related", attrs: { id: "r1", articleId: side } };
  const text = finished(room, "The whole story.");
  const body = { ...text.body, content: [...text.body.content, card] } as typeof text.body;
  await write(room.reporter, main, { ...text, slug: `main-${main}`, headline: `Main ${main}`, body });
  await must(room.reporter, main, { verb: "submit" });
  await must(room.editor, main, { verb: "approve" });
  const alone = await wishAll(room, room.editor, [main], { verb: "publish" });
  assert.ok(!alone.ok && alone.refused[0]?.why?.refusal.why === "checks");
  assert.ok((await wishAll(room, room.editor, [main, side], { verb: "publish" })).ok);
});

test("what a verb is told counts for each of them: who writes them and until when, and the end of their embargo", async () => {
  const ids = await several(3, () => draftArticle(room));
  const dueAt = soon(hour);
  assert.ok(
    (await wishAll(room, room.editor, ids, { verb: "assign", assigneeId: room.reporter.id, dueAt })).ok,
  );
  assert.ok(
    (await wishAll(room, room.editor, ids, { verb: "set-embargo", at: soon(2 * hour), zone: "UTC" })).ok,
  );
  for (const id of ids) {
    const desk = await articleForDesk(room.editor, id);
    assert.equal(desk?.article.assignedTo, room.reporter.id);
    assert.deepEqual(desk?.article.dueAt, dueAt);
    assert.ok(desk?.article.embargoUntil);
  }
  const early = await wishAll(room, room.editor, ids, { verb: "set-embargo", at: soon(hour), zone: "UTC" });
  assert.ok(!early.ok && early.refused.length === 3);
  assert.equal(early.refused[0]?.why?.refusal.why, "missing");
  const far = await wishAll(room, room.editor, ids, { verb: "assign", assigneeId: room.outsider.id });
  assert.ok(!far.ok && far.refused.every(({ why }) => why?.refusal.why === "assignee"));
});
