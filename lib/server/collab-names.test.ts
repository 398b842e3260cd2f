// Nobody suggests in somebody else's name; what others suggested moves, goes and comes back with the words it stands on.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { draftArticle, finished } from "#db/newsroom.test-support.ts";
import { openText } from "#db/review.test-support.ts";
import { decideSuggestions, reviewOf } from "#db/suggestions.ts";
import {
  bodyOf,
  firstText,
  openEditor,
  typeWords,
  until,
  type Editor,
  writingNewsroom,
} from "./collab.test-support.ts";

const { room, server } = writingNewsroom("collab names");

const stored = (editor: Editor) => until(() => !editor.provider.hasUnsyncedChanges, "stored");

async function two(): Promise<{ id: number; editor: Editor; other: Editor }> {
  const id = await draftArticle(room, finished(room, "Ships left."));
  const editor = await openEditor(server, room.editor, id);
  const other = await openEditor(server, room.reporter, id);
  await until(() => editor.provider.synced && other.provider.synced, "both are in step");
  return { id, editor, other };
}

const marks = (name: string) => ({ [`insertion--${name.slice(-8)}`]: { id: name, within: null, run: "" } });

const forgeries: Readonly<Record<string, (doc: Y.Doc, name: string) => void>> = {
  "an insertion": (doc, name) => typeWords(doc, "The chief wants this. ", marks(name)),
  "a strike": (doc, name) =>
    firstText(doc).format(0, 5, { [`deletion--${name.slice(-8)}`]: { id: name, over: null, run: "" } }),
  "a break": (doc, name) => {
    const block = new Y.XmlElement("paragraph");
    block.setAttribute("id", "p9");
    block.setAttribute("splitBy", name);
    block.insert(0, [new Y.XmlText()]);
    doc.getXmlFragment("body").insert(1, [block]);
  },
};

for (const [what, forge] of Object.entries(forgeries)) {
  test(`whoever may edit the text makes no suggestion in somebody else's name: ${what}`, async () => {
    const { id, editor, other } = await two();
    forge(editor.doc, `${room.chief.id}~forged1234`);
    await until(() => editor.closed.includes("malformed"), "refused");
    assert.deepEqual((await reviewOf(room.chief, id))?.suggestions, []);
    assert.deepEqual(other.closed, []);
    editor.leave();
    other.leave();
  });
}

test("a suggestion of somebody else's is written on in, cut out and put back, at once and after it was decided", async () => {
  const { id, editor, other } = await two();
  const name = `${room.reporter.id}~suggested1`;
  typeWords(other.doc, "Perhaps. ", marks(name));
  await until(() => bodyOf(editor.doc).includes("Perhaps."), "the suggestion is there");
  firstText(editor.doc).insert(3, "__", marks(name));
  await stored(editor);
  firstText(editor.doc).delete(0, 11);
  await stored(editor);
  typeWords(editor.doc, "Per__haps. ", marks(name));
  await stored(editor);
  const isOpen = async () => (await reviewOf(room.editor, id))?.suggestions[0]?.state === "open";
  await until(isOpen, "it is open as before");
  await decideSuggestions({ actor: room.editor, requestId: "1" }, id, { ids: [name], verdict: "reject" });
  await until(() => !bodyOf(editor.doc).includes("haps."), "it is gone");
  editor.leave();
  other.leave();
  const again = await openEditor(server, room.secondEditor, id);
  await until(() => again.provider.synced, "in step");
  typeWords(again.doc, "Undone. ", marks(name));
  await stored(again);
  assert.deepEqual(again.closed, []);
  assert.match(bodyOf(await openText(id)), /Undone/);
  again.leave();
});
