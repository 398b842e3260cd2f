// Changing a picture: one after another, by who may, recorded without its words; readers' pages only by an editor.
import assert from "node:assert/strict";
import test, { after, before, beforeEach } from "node:test";
import type { Actor } from "#lib/newsroom/article.ts";
import { newsroomSql } from "./client.ts";
import { firstBrokenEvent } from "./events.ts";
import { newId } from "./ids.ts";
import { finished, liveArticle, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { changePicture, type PictureChange } from "./picture-change.ts";
import { pictureHistory, pictureRecord } from "./picture-record.ts";
import { leadOf, takenPicture } from "./pictures.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("picture change");
});
beforeEach(async () => {
  room = await smallNewsroom();
});
after(() => database.close());

const words = {
  title: "A title",
  caption: "CANARYCAPTION",
  credit: "Ana",
  alt: "A pier",
  keywords: ["pier"],
};

const change = (actor: Actor, id: string, seen: number, what: PictureChange, requestId = newId()) =>
  changePicture({ actor, requestId }, id, seen, what);

async function why(answer: ReturnType<typeof change>): Promise<string> {
  const outcome = await answer;
  if (outcome === null) return "hidden";
  if (outcome.ok) return "done";
  const { refusal } = outcome;
  return "why" in refusal ? refusal.why : refusal.kind;
}

const tasks = async (id: string) =>
  (
    await newsroomSql()<{ n: number }[]>`
    select count(*)::int as n from outbox where kind = 'renditions' and payload->>'mediaId' = ${id}`
  )[0]?.n;

test("of twenty changes at once one is made, and the others learn who was quicker; a retry is answered like its first try", async () => {
  const { id } = await takenPicture(room.reporter, room.bureauId);
  const key = newId();
  const first = await change(room.editor, id, 1, { words }, key);
  assert.deepEqual(first, { ok: true, version: 2, live: [] });
  assert.deepEqual(await change(room.editor, id, 1, { words }, key), first);
  const late = await change(room.secondEditor, id, 1, { words });
  assert.deepEqual(late, { ok: false, refusal: { kind: "stale", by: room.editor.name } });
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      why(change(room.editor, id, 2, { words: { ...words, title: `Title ${index}` } })),
    ),
  );
  assert.deepEqual(outcomes.toSorted(), ["done", ...Array.from({ length: 19 }, () => "stale")]);
  assert.equal((await pictureRecord(room.editor, id))?.version, 3);
});

test("who may: the bringer and the bureau's editors and chiefs; whoever may not see it learns nothing", async () => {
  const { id } = await takenPicture(room.reporter, room.bureauId);
  const colleague = { ...room.reporter, id: room.secondEditor.id };
  assert.equal(await why(change(room.reporter, id, 1, { words })), "done");
  assert.equal(await why(change(colleague, id, 2, { words })), "own-work");
  assert.equal(await why(change(room.chief, id, 2, { words: { ...words, alt: "B" } })), "done");
  assert.equal(await why(change(room.legal, id, 3, { words })), "role");
  for (const actor of [room.outsider, room.admin])
    assert.equal(await why(change(actor, id, 3, { words })), "hidden");
  assert.equal(await why(change(room.editor, newId(), 1, { words })), "hidden");
  assert.equal(await why(change(room.editor, "x'; --", 1, { words })), "hidden");
});

test("the events say which fields were changed and hold no word of them; the same again changes nothing", async () => {
  const { id } = await takenPicture(room.reporter, room.bureauId);
  await change(room.editor, id, 1, { words, focal: { x: 0.25, y: 0.75 } });
  assert.deepEqual(await change(room.editor, id, 2, { words, focal: { x: 0.25, y: 0.75 } }), {
    ok: true,
    version: 2,
    live: [],
  });
  const [event, ...others] = (await pictureHistory(room.editor, id)) ?? [];
  assert.deepEqual(
    [event?.verb, event?.actor, event?.after["fields"], others.length],
    ["change-picture", room.editor.name, "title, caption, credit, alt, keywords, focal", 0],
  );
  const rows = await newsroomSql()<{ text: string }[]>`select event::text as text from event`;
  assert.ok(rows.every(({ text }) => !text.includes("CANARYCAPTION")));
  assert.equal(await firstBrokenEvent(), null);
  assert.equal(await pictureHistory(room.outsider, id), null);
});

test("what can't be used comes back beside its field, and nothing of the change is made", async () => {
  const { id } = await takenPicture(room.reporter, room.bureauId);
  const problem = async (what: PictureChange) => {
    const outcome = await change(room.editor, id, 1, what);
    assert.ok(outcome && !outcome.ok && outcome.refusal.kind === "problems", JSON.stringify(outcome));
    return Object.keys(outcome.refusal.problems);
  };
  assert.deepEqual(
    await problem({ words: { ...words, caption: "x".repeat(2001), keywords: ["y".repeat(101)] } }),
    ["caption", "keywords"],
  );
  assert.deepEqual(await problem({ focal: { x: 1.01, y: 0 } }), ["focal"]);
  assert.deepEqual(await problem({ focal: { x: Number.NaN, y: 0 } }), ["focal"]);
  assert.deepEqual(await problem({ crops: { "16:9": { x: 0.6, y: 0, width: 0.5, height: 0.5 } } }), [
    "crops",
  ]);
  assert.deepEqual(await problem({ crops: { "1:1": { x: 0, y: 0, width: 0.01, height: 0.01 } } }), ["crops"]);
  assert.equal((await pictureRecord(room.editor, id))?.version, 1);
});

test("texts lose what nobody sees, and empty or repeated keywords", async () => {
  const { id } = await takenPicture(room.reporter, room.bureauId);
  const odd = { ...words, title: " A\u0000\u202Eb\n", keywords: ["sea", " sea ", ""] };
  assert.equal(await why(change(room.editor, id, 1, { words: odd })), "done");
  const record = await pictureRecord(room.editor, id);
  assert.deepEqual([record?.title, record?.keywords], ["Ab", ["sea"]]);
});

test("another focal point or part is left to a task; words are not; on a live page both are an editor's", async () => {
  const picture = await takenPicture(room.reporter, room.bureauId);
  const { id } = picture;
  await change(room.reporter, id, 1, { words });
  assert.equal(await tasks(id), 0);
  await change(room.reporter, id, 2, { focal: { x: 0.1, y: 0.1 } });
  assert.equal(await tasks(id), 1);
  assert.equal((await pictureRecord(room.reporter, id))?.renditions, "pending");
  await liveArticle(room, { ...finished(room), lead: leadOf(picture) });
  const crops = { "16:9": { x: 0, y: 0, width: 0.5, height: 0.5 } };
  assert.equal(await why(change(room.reporter, id, 3, { crops })), "live");
  assert.equal((await pictureRecord(room.reporter, id))?.may.crops?.why, "live");
  assert.equal((await pictureRecord(room.editor, id))?.may.crops, null);
  assert.equal(await why(change(room.editor, id, 3, { crops })), "done");
  assert.deepEqual((await pictureRecord(room.editor, id))?.crops, crops);
  assert.equal(await why(change(room.editor, id, 4, { crops: {} })), "done");
});
