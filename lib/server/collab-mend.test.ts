// A text that two people's edits broke together is made whole by the newsroom itself: once, for everybody, as nobody's writing.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { newsroomSql } from "#db/client.ts";
import { openDocument } from "#db/collab-open.ts";
import { draftArticle, finished, must } from "#db/newsroom.test-support.ts";
import { openText, type } from "#db/review.test-support.ts";
import { readWorkingText } from "#lib/document/working-document.ts";
import { bodyOf, openEditor, until, writingNewsroom } from "./collab.test-support.ts";

const { room, server } = writingNewsroom("collab mend");

const line = (id: string, text: string) => ({
  type: "paragraph" as const,
  attrs: { id },
  content: [{ type: "text" as const, text }],
});

/** A text of one paragraph and a list of two items. */
function listed(): Promise<number> {
  const items = ["One", "Two"].map((word) => ({ type: "listItem" as const, content: [line(word, word)] }));
  return draftArticle(room, {
    ...finished(room),
    body: {
      type: "doc",
      content: [line("p1", "It stays."), { type: "bulletList", attrs: { id: "l1" }, content: items }],
    },
  });
}

function takeOut(doc: Y.Doc, item: 0 | 1): void {
  const list = doc.getXmlFragment("body").get(1);
  assert.ok(list instanceof Y.XmlElement && list.length === 2);
  list.delete(item, 1);
}

/** The reporter and the editor each take out one item of the same text. Nobody has it open. */
async function broken(): Promise<number> {
  const id = await listed();
  const [one, two] = [await openText(id), await openText(id)];
  await type(room.reporter, id, one, (doc) => takeOut(doc, 0));
  await type(room.editor, id, two, (doc) => takeOut(doc, 1));
  return id;
}

const logOf = async (id: number) =>
  (await newsroomSql()`select kind from collab_update where article_id = ${id} order by seq`).map(
    (one) => one["kind"],
  );

const rowOf = async (id: number) => {
  const [row] = await newsroomSql()`
    select w.content #> '{body,content}' as blocks, d.problem, d.head::int, w.seq::int
    from working_copy w join collab_document d using (article_id) where article_id = ${id}`;
  assert.ok(row);
  const blocks: { type: string }[] = row["blocks"];
  return { blocks: blocks.map((one) => one.type), problem: row["problem"], behind: row["head"] - row["seq"] };
};

test("two people who each take out one of a list's two items in the same moment go on writing, and the text is whole", async () => {
  const id = await listed();
  const one = await openEditor(server, room.reporter, id);
  const two = await openEditor(server, room.editor, id);
  await until(() => one.provider.synced && two.provider.synced, "both are in step");
  takeOut(one.doc, 0);
  takeOut(two.doc, 1);
  await until(async () => (await logOf(id)).length === 3, "the mend is stored");
  const whole = () => [one, two].every(({ doc }) => !bodyOf(doc).includes("bulletlist"));
  await until(whole, "both have it");
  const late = await openEditor(server, room.secondEditor, id);
  await until(() => late.provider.synced, "a third comes in");
  assert.equal(bodyOf(late.doc), bodyOf(one.doc));
  assert.match(bodyOf(late.doc), /It stays\./);
  assert.deepEqual([one.closed, two.closed, late.closed], [[], [], []]);
  await until(async () => (await rowOf(id)).behind === 0, "the row follows");
  assert.deepEqual(await rowOf(id), { blocks: ["paragraph"], problem: null, behind: 0 });
  assert.deepEqual(await logOf(id), ["edit", "edit", "whole"]);
  for (const editor of [one, two, late]) editor.leave();
});

test("of twenty openings at once of a text that two people broke exactly one mends it, and all of them get in", async () => {
  const id = await broken();
  const opened = await Promise.all(Array.from({ length: 20 }, () => openDocument(id)));
  const texts = new Set(opened.map((one) => one?.head));
  assert.deepEqual([...texts], [3]);
  assert.ok(opened.every((one) => one?.problem === null));
  assert.deepEqual(await logOf(id), ["edit", "edit", "whole"]);
  const doc = await openText(id);
  assert.equal(typeof readWorkingText(doc), "object");
  assert.equal(doc.getXmlFragment("body").length, 1);
  assert.deepEqual(await logOf(id), ["edit", "edit", "whole"]);
});

test("nobody becomes a contributor by the mend, and nobody's words become theirs", async () => {
  const id = await broken();
  await openDocument(id);
  const contributors = await newsroomSql()`
    select person_id, last_changed_at from contribution where article_id = ${id}`;
  const log = await newsroomSql()`
    select person_id, kind, at from collab_update where article_id = ${id} order by seq`;
  assert.deepEqual(
    new Set(contributors.map((one) => one["person_id"])),
    new Set([room.reporter.id, room.editor.id]),
  );
  for (const one of contributors) {
    const edit = log.find((row) => row["kind"] === "edit" && row["person_id"] === one["person_id"]);
    assert.deepEqual(one["last_changed_at"], edit?.["at"]);
  }
  const [clients] = await newsroomSql()`
    select count(*)::int as n from collab_client where article_id = ${id}`;
  assert.equal(clients?.["n"], 0, "deletions bring no number, and the mend is nobody's");
});

test("a text that two people broke can be handed in, approved and published at once", async () => {
  const id = await broken();
  await must(room.reporter, id, { verb: "submit" });
  await must(room.secondEditor, id, { verb: "approve" });
  await must(room.secondEditor, id, { verb: "publish" });
  assert.deepEqual(await rowOf(id), { blocks: ["paragraph"], problem: null, behind: 0 });
});

test("a text of which everything was taken out at once is an empty paragraph that people write in", async () => {
  const id = await draftArticle(room, {
    ...finished(room),
    body: { type: "doc", content: [line("p1", "One"), line("p2", "Two")] },
  });
  const [one, two] = [await openText(id), await openText(id)];
  await type(room.reporter, id, one, (doc) => doc.getXmlFragment("body").delete(0, 1));
  await type(room.editor, id, two, (doc) => doc.getXmlFragment("body").delete(1, 1));
  const editor = await openEditor(server, room.reporter, id);
  await until(() => editor.provider.synced, "in step");
  assert.match(bodyOf(editor.doc), /^<paragraph id="[^"]+"><\/paragraph>$/);
  assert.deepEqual(await logOf(id), ["edit", "edit", "whole"]);
  editor.leave();
});
