// A claim lives by being used: the clock ends what nobody is at, and never what somebody has open.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { articleForDesk } from "./articles.ts";
import { endIdleClaims, endingClaims, keepClaim } from "./claims.ts";
import { newsroomSql } from "./client.ts";
import { arrive } from "./collab-sessions.ts";
import { eventsOf } from "./events.ts";
import { draftArticle, must, smallNewsroom, wish, type SmallNewsroom } from "./newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("claims");
  room = await smallNewsroom();
});
after(() => database.close());

/** An article that the editor claimed and was last at so many minutes ago. */
async function claimedSince(minutes: number): Promise<number> {
  const id = await draftArticle(room);
  await must(room.editor, id, { verb: "claim" });
  await newsroomSql()`update article set claim_seen_at = now() - ${minutes} * interval '1 minute' where id = ${id}`;
  return id;
}

const holder = async (id: number) => (await articleForDesk(room.chief, id))?.article.claimedBy ?? null;

test("the clock ends a claim after a quarter of an hour, once, and the log says that nobody did it", async () => {
  const idle = await claimedSince(16);
  const used = await claimedSince(14);
  const runs = await Promise.all(["a", "b", "c"].map((name) => endIdleClaims(name)));
  assert.deepEqual(runs.flat(), [{ articleId: idle, personId: room.editor.id }]);
  assert.deepEqual([await holder(idle), await holder(used)], [null, room.editor.id]);
  const [last] = (await eventsOf(room.editor, idle)) ?? [];
  assert.deepEqual([last?.verb, last?.actor], ["end-claim", null]);
  assert.deepEqual(last?.before["claimedBy"], room.editor.id);
});

test("a claim that is over is anybody's before the clock has come by", async () => {
  const id = await claimedSince(16);
  await must(room.secondEditor, id, { verb: "claim" });
  assert.equal(await holder(id), room.secondEditor.id);
});

test("an open editor keeps its person's claim, and nobody else's", async () => {
  const own = await claimedSince(16);
  const others = await claimedSince(16);
  await arrive([
    { connectionId: randomUUID(), articleId: own, personId: room.editor.id },
    { connectionId: randomUUID(), articleId: others, personId: room.reporter.id },
  ]);
  const ended = (await endIdleClaims("clock")).map((one) => one.articleId);
  assert.deepEqual(ended, [others]);
});

test("acting on the article is being at it, and what others do is not", async () => {
  const id = await claimedSince(14);
  const seen = async () => {
    const [row] = await newsroomSql()<{ fresh: boolean }[]>`
      select claim_seen_at > now() - interval '1 minute' as fresh from article where id = ${id}`;
    return row?.fresh;
  };
  await must(room.chief, id, { verb: "assign", plannedWords: 400 });
  assert.equal(await seen(), false);
  await must(room.editor, id, { verb: "assign", plannedWords: 500 });
  assert.equal(await seen(), true);
});

test("the holder is told in the last three minutes, can keep it, and learns when it is too late", async () => {
  const id = await claimedSince(13);
  const calm = await claimedSince(11);
  const warned = async () =>
    ((await endingClaims([room.editor.id])).get(room.editor.id) ?? []).map((one) => one.articleId);
  assert.ok((await warned()).includes(id));
  assert.ok(!(await warned()).includes(calm));
  assert.equal(await keepClaim(room.secondEditor, id), false);
  assert.equal(await keepClaim(room.outsider, id), null);
  assert.equal(await keepClaim(room.editor, id), true);
  assert.ok(!(await warned()).includes(id));
  await newsroomSql()`update article set claim_seen_at = now() - interval '1 hour' where id = ${id}`;
  await endIdleClaims("clock");
  assert.equal(await keepClaim(room.editor, id), false);
});

test("claims and assignments leave what was asked of the writer standing", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "request-changes", reason: "Who says so?" });
  await must(room.reporter, id, { verb: "claim" });
  await must(room.editor, id, { verb: "assign", assigneeId: room.reporter.id });
  await must(room.chief, id, { verb: "place-hold", holdKind: "rights", reason: "Whose picture is it?" });
  assert.equal((await articleForDesk(room.reporter, id))?.requested?.reason, "Who says so?");
});

test("a due time that is over is refused in a sentence's data, and nothing is written", async () => {
  const id = await draftArticle(room);
  const late = await wish(room.editor, id, { verb: "assign", dueAt: new Date(Date.now() - 60_000) });
  assert.ok(late && !late.ok && late.refusal.why === "past");
  assert.equal((await articleForDesk(room.editor, id))?.article.dueAt, null);
});
