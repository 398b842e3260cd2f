// Whoever may only suggest leaves comments on the words that they are about, and suggests in the middle of those words.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { newId } from "#db/ids.ts";
import { draftArticle, finished, must } from "#db/newsroom.test-support.ts";
import { markedWords, openText, placesOf } from "#db/review.test-support.ts";
import { openThread } from "#db/threads.ts";
import { frame, syncMessage } from "#lib/raw-socket.test-support.ts";
import {
  firstText,
  openEditor,
  rawGuest,
  storedBytes,
  until,
  writingNewsroom,
} from "./collab.test-support.ts";

const { room, server } = writingNewsroom("collab comments");

/** An article in review with a comment of the editor's on “left”, in which its reporter may only suggest. */
async function commented(): Promise<{ id: number; thread: string; key: string }> {
  const id = await draftArticle(room, finished(room, "Ships left the harbour."));
  await must(room.reporter, id, { verb: "submit" });
  const anchor = placesOf(await openText(id), "body", "left");
  const wanted = { key: newId(), text: "Why?", mentions: [], field: "body" as const, anchor, blocking: true };
  const made = await openThread({ actor: room.editor, requestId: newId() }, id, wanted);
  assert.ok(made?.ok);
  const parts: readonly { attributes?: Record<string, { id?: unknown }> }[] = firstText(
    await openText(id),
  ).toDelta();
  const mark = parts.flatMap((part) => Object.entries(part.attributes ?? {})).at(0);
  assert.ok(mark);
  return { id, key: mark[0], thread: String(mark[1].id) };
}

test("whoever may only suggest takes no comment off its words, moves none and makes none", async () => {
  const { id, key, thread } = await commented();
  const doc = await openText(id);
  assert.equal(markedWords(doc, thread), "left");
  const untouched = await storedBytes(id);
  for (const [what, change] of Object.entries<(text: Y.XmlText) => void>({
    "taken off": (text) => text.format(0, text.length, { [key]: null }),
    "taken off a part": (text) => text.format(6, 2, { [key]: null }),
    "spread to other words": (text) => text.format(0, text.length, { [key]: { id: thread } }),
    "a comment of one's own making": (text) => text.format(0, 5, { "comment--AAAAAAAA": { id: newId() } }),
  })) {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const known = Y.encodeStateVector(copy);
    change(firstText(copy));
    const socket = await rawGuest(server, room.reporter, id);
    socket.send(frame(socket.name, syncMessage, 2, Y.encodeStateAsUpdate(copy, known)));
    await until(() => socket.heard().includes("suggest-only"), `refused: ${what}`);
    socket.close();
  }
  assert.equal(await storedBytes(id), untouched);
});

test("whoever may only suggest strikes commented words, writes between them and takes it back", async () => {
  const { id, key, thread } = await commented();
  const own = await openEditor(server, room.reporter, id);
  await until(() => own.provider.synced, "in step");
  const name = `${room.reporter.id}~suggested1`;
  const stored = () => until(() => !own.provider.hasUnsyncedChanges, "stored");
  const text = firstText(own.doc);
  text.insert(8, "now", {
    "insertion--AAAAAAAA": { id: name, within: null, run: "" },
    [key]: { id: thread },
  });
  await stored();
  text.format(6, 2, { "deletion--BBBBBBBB": { id: name, over: null, run: "" } });
  await stored();
  assert.equal(markedWords(await openText(id), thread), "lenowft");
  text.delete(8, 3);
  await stored();
  assert.equal(markedWords(await openText(id), thread), "left");
  assert.deepEqual(own.closed, []);
  own.leave();
});
