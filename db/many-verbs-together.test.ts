// Wishes for many articles in the same moment: nobody waits in a ring, nothing is done twice, and fifty are not too many.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { HoldKind } from "#lib/newsroom/article.ts";
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
  liveArticle,
  smallNewsroom,
  wish,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("many_verbs_together");
  room = await smallNewsroom();
});
after(() => database.close());

test("the same request sent again, even in the same moment, does nothing twice and answers the same", async () => {
  const ids = await several(3, () => readyArticle(room));
  const chosen = await chosenOf(room, ids);
  const key = newId();
  const send = () => changeArticles(room.editor, chosen, { verb: "publish" }, key);
  const both = await Promise.all([send(), send()]);
  const stand = await traces(ids);
  const answers = [...both, await send()].map((one) =>
    one.ok ? one.done.toSorted((a, b) => a.articleId - b.articleId) : one,
  );
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
  assert.equal(await traces(ids), stand);
  for (const id of ids)
    assert.equal((await eventsOf(room.editor, id))?.filter((one) => one.verb === "publish").length, 1);
});

test("bulks that cross each other and single verbs in between wait for each other and never in a ring", async () => {
  const ids = await several(12, () => liveArticle(room));
  const half = ids.slice(0, 6);
  const hold = (kind: HoldKind) =>
    ({ verb: "place-hold", holdKind: kind, reason: "Crossing each other." }) as const;
  const outcomes = await Promise.all([
    wishAll(room, room.chief, ids, hold("rights")),
    wishAll(room, room.chief, ids.toReversed(), hold("editorial")),
    wishAll(room, room.legal, half.toReversed(), hold("legal")),
    wishAll(room, room.editor, half, { verb: "withhold", reason: "Crossing each other." }),
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
    wishAll(room, room.editor, ids, { verb: "claim" }),
    wishAll(room, room.secondEditor, ids.toReversed(), { verb: "claim" }),
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

test("fifty go out in one transaction, each with a purge and a receipt of its own, and one more is refused before anything is asked", async () => {
  const ids: number[] = [];
  for (let lot = 0; lot < 5; lot++) ids.push(...(await several(10, () => readyArticle(room))));
  const [head] = await newsroomSql()`select seq from live.purge_head`;
  const outcome = await wishAll(room, room.editor, ids, { verb: "publish" });
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
