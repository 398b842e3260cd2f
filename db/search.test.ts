// The newsroom's search: over current and past texts, by whoever may read them, whatever is typed into it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as fc from "fast-check";
import { indexDueArticles } from "./search-index.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { searchNewsroom } from "./search.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("search");
  room = await smallNewsroom();
});
after(() => database.close());

async function indexAll(): Promise<void> {
  while ((await indexDueArticles()) > 0);
}

const idsOf = async (actor: SmallNewsroom["editor"], text: string, past = false) =>
  (await searchNewsroom(actor, { text, past })).hits.map((hit) => hit.id);

test("finds a text by the beginnings of its words and shows them where they stand", async () => {
  const id = await draftArticle(room, finished(room, "Icebreakers kept the strait of Orlen open."));
  await indexAll();
  assert.deepEqual(await idsOf(room.editor, "icebr orlen"), [id]);
  assert.deepEqual(await idsOf(room.editor, '"strait of Orlen"'), [id]);
  assert.deepEqual(await idsOf(room.editor, "icebreakers -orlen"), []);
  assert.equal((await idsOf(room.editor, String(id)))[0], id);
  const [hit] = (await searchNewsroom(room.editor, { text: "strait", past: false })).hits;
  assert.ok(hit?.snippet.some((piece) => piece.hit && piece.text === "strait"));
  assert.equal(hit?.snippet.filter((piece) => piece.hit).length, 1, "its place is shown once");
});

test("words that were written over are found in past revisions alone", async () => {
  const id = await draftArticle(room, finished(room, "The zeppelin landed at noon."));
  await must(room.reporter, id, { verb: "submit" });
  await must(room.reporter, id, { verb: "take-back" });
  await write(room.reporter, id, { ...finished(room, "The balloon landed."), slug: `balloon-${id}` });
  await indexAll();
  assert.deepEqual(await idsOf(room.editor, "zeppelin"), []);
  const { hits } = await searchNewsroom(room.editor, { text: "zeppelin", past: true });
  assert.deepEqual(
    hits.map((hit) => [hit.id, hit.onlyPast, hit.snippet.some((piece) => piece.hit)]),
    [[id, true, true]],
  );
});

test("nobody finds what they may not read: other bureaus, killed texts, administrators", async () => {
  const id = await liveArticle(room, finished(room, "Canaryword stands in this text."));
  await indexAll();
  for (const actor of [room.reporter, room.editor, room.chief, room.legal])
    assert.deepEqual(await idsOf(actor, "canaryword"), [id], actor.role);
  for (const actor of [room.outsider, room.admin]) assert.deepEqual(await idsOf(actor, "canaryword"), []);
  for (const actor of [room.outsider, room.admin]) assert.deepEqual(await idsOf(actor, String(id)), []);
  await must(room.chief, id, { verb: "kill", reason: "The wrong person is named." });
  assert.deepEqual(await idsOf(room.editor, "canaryword", true), []);
  assert.deepEqual(await idsOf(room.legal, "canaryword"), [id]);
});

test("whatever is typed is answered, never an error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 80 }), async (text) => {
      await searchNewsroom(room.editor, { text: text.replaceAll("\0", ""), past: true });
    }),
    { numRuns: 60, seed: 5 },
  );
});
