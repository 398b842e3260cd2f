// What two people do to one paragraph at the same moment, through the socket and the database.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { updateYFragment, initProseMirrorDoc } from "@tiptap/y-tiptap";
import { newsroomSql } from "#db/client.ts";
import { freshen } from "#db/collab-save.ts";
import { keptWordsOf, letGoOfWords } from "#db/kept-words.ts";
import { draftArticle, finished } from "#db/newsroom.test-support.ts";
import { firstIn } from "#lib/document/late/block-units.ts";
import { workingSchema } from "#lib/document/working-schema.ts";
import { frame, syncMessage } from "#lib/raw-socket.test-support.ts";
import {
  bodyOf,
  firstText,
  openEditor,
  rawGuest,
  storedBytes,
  until,
  type Editor,
  writingNewsroom,
} from "./collab.test-support.ts";

const { room, server } = writingNewsroom("collab late");

/** As an editor turns the first paragraph into a heading: it is deleted, and a heading written in its place. */
function turnIntoHeading(doc: Y.Doc): void {
  const fragment = doc.getXmlFragment("body");
  const { doc: body, meta } = initProseMirrorDoc(fragment, workingSchema);
  const [first, ...others] = body.children;
  assert.ok(first);
  const heading = workingSchema.node("heading", { id: first.attrs["id"], level: 2 }, first.content);
  doc.transact(() => updateYFragment(doc, fragment, body.type.create(null, [heading, ...others]), meta));
}

async function twoAtWork(words: string) {
  const id = await draftArticle(room, finished(room, words));
  const ana = await openEditor(server, room.editor, id);
  const ben = await openEditor(server, room.reporter, id);
  await until(() => ana.provider.synced && ben.provider.synced, "both are in step");
  const leave = () => [ana, ben].forEach((one) => one.leave());
  return { id, ana, ben, leave };
}

function textOf(doc: Y.Doc, block: number): Y.XmlText {
  const paragraph = doc.getXmlFragment("body").get(block);
  assert.ok(paragraph instanceof Y.XmlElement);
  const text = paragraph.get(0);
  assert.ok(text instanceof Y.XmlText);
  return text;
}

/** A paragraph named "other" at the beginning of the body, which both have. */
async function putInFront(words: string, ana: Editor, ben: Editor): Promise<void> {
  const other = new Y.XmlElement("paragraph");
  other.setAttribute("id", "other");
  other.insert(0, [new Y.XmlText(words)]);
  ana.doc.getXmlFragment("body").insert(0, [other]);
  await until(() => bodyOf(ben.doc).includes(words), "both read two paragraphs");
}

/** The Yjs numbers under which the characters of the first block were written. */
function writersOf(doc: Y.Doc, from: number, to: number): number[] {
  const clients: number[] = [];
  for (let item = firstIn(firstText(doc)); item !== null; item = item.right)
    for (let at = 0; at < item.length && !item.deleted && item.countable; at += 1)
      clients.push(item.id.client);
  return clients.slice(from, to);
}

for (const first of ["the heading", "the letters"]) {
  test(`letters on their way into a paragraph that becomes a heading are in the heading, once and by their writer, when ${first} came first`, async () => {
    const { id, ana, ben, leave } = await twoAtWork("The ships sailed.");
    const heading = () => turnIntoHeading(ana.doc);
    const letters = () => {
      for (const [at, letter] of ["o", "l", "d", " "].entries()) firstText(ben.doc).insert(4 + at, letter);
    };
    // Nothing of one's edit reaches the other before this turn of the loop is over.
    for (const edit of first === "the heading" ? [heading, letters] : [letters, heading]) edit();
    const whole = "The old ships sailed.";
    await until(
      () => bodyOf(ana.doc).includes(whole) && bodyOf(ben.doc).includes(whole),
      "both read the letters",
    );
    assert.equal(bodyOf(ana.doc), bodyOf(ben.doc));
    assert.match(bodyOf(ana.doc), /<heading[^>]*>The old ships sailed\.<\/heading>/);
    await Promise.all([freshen(id), freshen(id)]);
    const people = await newsroomSql()<{ client: string; person: string }[]>`
      select client_id::text as client, person_id as person from collab_client where article_id = ${id}`;
    const writers = writersOf(ana.doc, 4, 8).map(
      (client) => people.find((one) => one.client === String(client))?.person,
    );
    assert.deepEqual(writers, Array(4).fill(room.reporter.id));
    const [row] = await newsroomSql()<{ body: string }[]>`
      select content::text as body from working_copy where article_id = ${id}`;
    assert.ok(row?.body.includes(whole));
    leave();
  });
}

test("letters on their way into a paragraph that another person deletes are kept for their writer alone, until they let go", async () => {
  const { id, ana, ben, leave } = await twoAtWork("The ships sailed.");
  await putInFront("They came back.", ana, ben);
  ana.doc.getXmlFragment("body").delete(1, 1);
  textOf(ben.doc, 1).insert(4, "old wooden ");
  await until(
    async () => (await keptWordsOf(room.reporter, id))?.kept.length === 1,
    "the words are kept for their writer",
  );
  await freshen(id);
  const [kept, ...more] = (await keptWordsOf(room.reporter, id))?.kept ?? [];
  assert.ok(kept);
  assert.deepEqual(more, []);
  assert.deepEqual(kept, { ...kept, words: "old wooden ", deletedBy: room.editor.name, behind: "other" });
  assert.deepEqual(await keptWordsOf(room.editor, id), { kept: [] });
  await letGoOfWords(room.editor, id, kept);
  assert.equal((await keptWordsOf(room.reporter, id))?.kept.length, 1);
  await letGoOfWords(room.reporter, id, kept);
  assert.deepEqual(await keptWordsOf(room.reporter, id), { kept: [] });
  assert.ok(!bodyOf(ana.doc).includes("wooden"));
  leave();
});

test("words that come letter by letter into a deleted paragraph are kept as one, and what comes after its writer let go stays", async () => {
  const { id, ana, ben, leave } = await twoAtWork("The ships sailed.");
  await putInFront("They came back.", ana, ben);
  const away = new Y.Doc();
  Y.applyUpdate(away, Y.encodeStateAsUpdate(ben.doc));
  const text = textOf(away, 1);
  ana.doc.getXmlFragment("body").delete(1, 1);
  const socket = await rawGuest(server, room.reporter, id);
  const kept = async () => (await keptWordsOf(room.reporter, id))?.kept ?? [];
  const is = (words: string) =>
    until(async () => (await kept()).map((one) => one.words).join("|") === words, `“${words}” is kept`);
  const type = async (words: string) => {
    const [known, stored] = [Y.encodeStateVector(away), await storedBytes(id)];
    text.insert(text.length, words);
    socket.send(frame(socket.name, syncMessage, 2, Y.encodeStateAsUpdate(away, known)));
    await until(async () => (await storedBytes(id)) !== stored, "stored");
    await freshen(id);
  };
  await type(" ");
  assert.deepEqual(await kept(), []);
  await type("old");
  await is(" old");
  const [seen] = await kept();
  assert.ok(seen);
  await type(" ones");
  await is(" old ones");
  await letGoOfWords(room.reporter, id, seen);
  await is(" ones");
  const [rest] = await kept();
  assert.ok(rest);
  await letGoOfWords(room.reporter, id, rest);
  await is("");
  leave();
});
