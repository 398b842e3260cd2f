// Restoring an older text while others have it open: what people said about its words comes back with the words.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { comparedText } from "./compared.ts";
import { saveNamedVersion } from "./named-versions.ts";
import { draftArticle, finished, must, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { findWords, markedWords, openText, placesOf, type } from "./review.test-support.ts";
import { lastRestoreOf } from "./restored.ts";
import { revisionsOf } from "./revisions.ts";
import { reviewOf } from "./suggestions.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { openThread } from "./threads.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("restored");
  room = await smallNewsroom();
});
after(() => database.close());

/** Legal asks about these words. */
async function askAbout(id: number, words: string) {
  const anchor = placesOf(await openText(id), "body", words);
  const made = await openThread({ actor: room.legal, requestId: randomUUID() }, id, {
    key: randomUUID(),
    field: "body",
    anchor,
    text: "Who says so?",
    blocking: false,
    mentions: [],
  });
  assert.ok(made?.ok, JSON.stringify(made));
  return made.thread;
}

test("a comment stands on its words again when an older text brings them back, unless they stand twice", async () => {
  const id = await draftArticle(
    room,
    finished(room, "Ships left the harbour at dawn, and the harbour slept."),
  );
  await openText(id);
  await saveNamedVersion(room.reporter, id, "Before", randomUUID());
  const once = await askAbout(id, "at dawn");
  const twice = await askAbout(id, "the harbour");
  await type(room.reporter, id, await openText(id), (doc) => {
    const { text } = findWords(doc, "body", "Ships");
    text.delete(0, text.length);
    text.insert(0, "Nothing is left.");
  });
  const anchored = async () =>
    new Map((await reviewOf(room.editor, id))?.threads.map((one) => [one.id, one.anchored]));
  assert.equal((await anchored()).get(once.id), false);
  const revisionId = (await revisionsOf(room.editor, id))?.revisions.at(-1)?.id;
  assert.ok(revisionId);
  await must(room.editor, id, { verb: "restore", revisionId });
  assert.equal(markedWords(await openText(id), once.id), "at dawn");
  assert.equal(markedWords(await openText(id), twice.id), "");
  const now = await anchored();
  assert.deepEqual([now.get(once.id), now.get(twice.id)], [true, false]);
});

test("whoever has the article open can read who restored what, and which revision keeps the words before", async () => {
  const id = await draftArticle(room, finished(room, "The first text."));
  await openText(id);
  assert.deepEqual(await lastRestoreOf(room.reporter, id), { restore: null });
  await saveNamedVersion(room.reporter, id, "Before", randomUUID());
  await type(room.reporter, id, await openText(id), (doc) =>
    findWords(doc, "body", "The").text.insert(0, "Priya's. "),
  );
  const restored = (await revisionsOf(room.editor, id))?.revisions.at(-1);
  assert.ok(restored);
  await must(room.editor, id, { verb: "restore", revisionId: restored.id });
  const { restore } = (await lastRestoreOf(room.reporter, id)) ?? {};
  assert.ok(restore);
  assert.deepEqual(restore.by, { id: room.editor.id, name: room.editor.name });
  assert.equal(restore.number, restored.number);
  const kept = await comparedText(room.editor, id, restore.kept);
  assert.match(JSON.stringify(kept?.content.body), /Priya's\. The first text\./);
  assert.equal(await lastRestoreOf(room.editor, 999_999), null);
});
