// What opens and what doesn't: a text is made once however many open it first, and one that this release can't read stays shut.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { newsroomSql } from "#db/client.ts";
import { openDocument } from "#db/collab-open.ts";
import { draftArticle, finished } from "#db/newsroom.test-support.ts";
import { documentOf } from "#lib/document/working-document.ts";
import { bodyOf, openEditor, typeWords, until, type Editor, writingNewsroom } from "./collab.test-support.ts";

const { room, server } = writingNewsroom("collab opening");

test("a text that this release can't read refuses to open with a reason, and nothing of it is touched", async () => {
  const id = await draftArticle(room);
  const opened = await openDocument(id);
  const doc = documentOf(opened?.updates ?? []);
  doc.getXmlFragment("body").push([new Y.XmlElement("poll")]);
  const snapshot = Y.encodeStateAsUpdate(doc);
  await newsroomSql()`update collab_document set snapshot = ${Buffer.from(snapshot)} where article_id = ${id}`;
  const editor = await openEditor(server, room.editor, id);
  await until(() => editor.closed.includes("unreadable"), "refused");
  assert.equal(editor.doc.getXmlFragment("body").length, 0);
  const [kept] = await newsroomSql()`select snapshot, head from collab_document where article_id = ${id}`;
  assert.deepEqual([new Uint8Array(kept?.["snapshot"]), Number(kept?.["head"])], [snapshot, 0]);
  editor.leave();
});

test("a text that is only too long opens, so that somebody can shorten it", async () => {
  const id = await draftArticle(room);
  const writer = await openEditor(server, room.editor, id);
  await until(() => writer.provider.synced, "in step");
  const lineOf = ({ doc }: Editor) =>
    (doc.getXmlFragment("headline").get(0) as Y.XmlElement).get(0) as Y.XmlText;
  lineOf(writer).insert(0, "long ".repeat(80));
  const problemOf = async () =>
    (await newsroomSql()`select problem from collab_document where article_id = ${id}`)[0]?.["problem"];
  await until(async () => String(await problemOf()).includes("300"), "it is noticed");
  writer.leave();
  await until(
    async () => (await newsroomSql()`select 1 from presence where article_id = ${id}`).length === 0,
    "it is closed",
  );
  const next = await openEditor(server, room.reporter, id);
  await until(() => next.provider.synced, "it opens");
  lineOf(next).delete(0, 400);
  await until(async () => (await problemOf()) === null, "it is short enough again");
  assert.deepEqual(next.closed, []);
  next.leave();
});

test("of twenty people who open a text for the first time at once one makes it, and nobody reads a word twice", async () => {
  const id = await draftArticle(room, finished(room, "Only once."));
  const [made] = await newsroomSql()`select 1 from collab_document where article_id = ${id}`;
  assert.equal(made, undefined);
  // Four people with five windows each: nobody has more.
  const people = [room.reporter, room.editor, room.secondEditor, room.chief];
  const editors = await Promise.all(
    people.flatMap((one) => Array.from({ length: 5 }, () => openEditor(server, one, id, { epoch: 1 }))),
  );
  await until(() => editors.every((one) => one.provider.synced), "all are in step");
  const texts = new Set(editors.map(({ doc }) => bodyOf(doc)));
  assert.equal(texts.size, 1);
  assert.equal([...texts][0]?.split("Only once.").length, 2);
  const [document] =
    await newsroomSql()`select epoch, head::int from collab_document where article_id = ${id}`;
  assert.deepEqual([document?.["epoch"], document?.["head"]], [1, 0]);
  for (const [index, one] of editors.entries()) typeWords(one.doc, `<${index}>`);
  await until(() => editors.every((one) => !one.provider.hasUnsyncedChanges), "all of it is stored");
  const late = await openEditor(server, room.editor, id);
  await until(() => late.provider.synced, "a late one is in step");
  assert.equal(bodyOf(late.doc).split("Only once.").length, 2);
  for (const index of editors.keys()) assert.ok(bodyOf(late.doc).includes(`<${index}>`));
  for (const one of [...editors, late]) one.leave();
});

test("of twenty processes' openings at once of a text that nobody opened yet exactly one makes it", async () => {
  const id = await draftArticle(room, finished(room, "Only once."));
  const opened = await Promise.all(Array.from({ length: 20 }, () => openDocument(id)));
  const snapshots = new Set(opened.map((one) => Buffer.from(one?.updates[0] ?? []).toString("hex")));
  assert.equal(snapshots.size, 1);
  assert.equal(bodyOf(documentOf(opened.flatMap((one) => one?.updates ?? []))).split("Only once.").length, 2);
});
