// Co-editing over a real socket and a real database: what is acknowledged is committed, and everybody has it.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { newsroomSql } from "#db/client.ts";
import { draftArticle, finished } from "#db/newsroom.test-support.ts";
import { frame, syncMessage } from "#lib/raw-socket.test-support.ts";
import {
  bodyOf,
  openEditor,
  rawGuest,
  storedBytes,
  typeWords,
  until,
  writingNewsroom,
} from "./collab.test-support.ts";

const { room, server } = writingNewsroom("collab");

test("two people see each other's words, and an acknowledged word is in the database", async () => {
  const id = await draftArticle(room, finished(room, "The harbour opened."));
  const one = await openEditor(server, room.reporter, id);
  const two = await openEditor(server, room.editor, id);
  await until(() => one.provider.synced && two.provider.synced, "both are in step");
  typeWords(one.doc, "Canary-typed ");
  await until(() => !one.provider.hasUnsyncedChanges, "the word is acknowledged");
  const [row] = await newsroomSql()`select count(*)::int as n from collab_update where article_id = ${id}`;
  assert.equal(row?.["n"], 1);
  await until(() => bodyOf(two.doc).includes("Canary-typed The harbour opened."), "the other has the word");
  await until(
    async () =>
      (await newsroomSql()`select content from working_copy where article_id = ${id}`)[0]?.[
        "content"
      ].body.content[0].content[0].text.startsWith("Canary-typed"),
    "the working copy follows",
  );
  const [who] =
    await newsroomSql()`select person_id from contribution where article_id = ${id} and person_id = ${room.reporter.id}`;
  assert.ok(who);
  one.leave();
  two.leave();
});

test("blocks nested more than 32 levels deep end their sender's conversation when they arrive, and nothing of them is stored", async () => {
  const id = await draftArticle(room);
  const writer = await openEditor(server, room.editor, id);
  await until(() => writer.provider.synced, "the writer is in step");
  const untouched = await storedBytes(id);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(writer.doc));
  const known = Y.encodeStateVector(copy);
  let place: Y.XmlFragment = copy.getXmlFragment("body");
  for (let level = 2; level <= 33; level++) {
    const inner = new Y.XmlElement(level % 2 === 0 ? "bulletList" : "listItem");
    place.push([inner]);
    place = inner;
  }
  const socket = await rawGuest(server, room.reporter, id);
  socket.send(frame(socket.name, syncMessage, 2, Y.encodeStateAsUpdate(copy, known)));
  await until(() => socket.heard().includes("malformed") || socket.ended() !== null, "refused");
  assert.equal(await storedBytes(id), untouched);
  typeWords(writer.doc, "Still writing. ");
  await until(() => !writer.provider.hasUnsyncedChanges, "the writer goes on");
  assert.deepEqual(writer.closed, []);
  socket.close();
  writer.leave();
});
