// Nobody's own words come past four eyes by way of marks of suggestion, whatever a browser sends.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import * as Y from "yjs";
import { judgeUpdate } from "#lib/document/update-judge.ts";
import { documentOf, readWorkingText, seedOf } from "#lib/document/working-document.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { articleForDesk, createArticle } from "./articles.ts";
import { newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import {
  draftArticle,
  finished,
  must,
  smallNewsroom,
  wish,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { bodyWords, findWords, openText, suggestWords, type } from "./review.test-support.ts";
import { decideSuggestions, reviewOf } from "./suggestions.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("four-eyes-together");
  room = await smallNewsroom("strict");
});
after(() => database.close());

const words = "Ships left the harbour at dawn.";
const nameOf = (author: string) => `${author}~${newId().replaceAll("-", "").slice(-12)}`;
const markOf = (id: string) => ({ "insertion--AAAAAAAA": { id, within: null, run: "" } });

const accept = (actor: Actor, id: number) =>
  decideSuggestions({ actor, requestId: randomUUID() }, id, { ids: "all", verdict: "accept" });

async function contributorsOf(id: number): Promise<string[]> {
  // Reading for the desk brings the row up to the log.
  assert.ok(await articleForDesk(room.chief, id));
  const rows = await newsroomSql()`select person_id from contribution where article_id = ${id}`;
  return rows.map((one) => String(one["person_id"]));
}

/** In review, where an editor may edit, suggest and approve. */
async function inReview(): Promise<number> {
  const id = await draftArticle(room, finished(room, words));
  await must(room.reporter, id, { verb: "submit" });
  return id;
}

/** Type at the beginning of these words, as a browser may. */
const typeAt = (actor: Actor, id: number, where: string, change: (text: Y.XmlText, at: number) => void) =>
  openText(id).then((doc) =>
    type(actor, id, doc, () => {
      const { text, at } = findWords(doc, "body", where);
      change(text, at);
    }),
  );

async function mayNotApprove(actor: Actor, id: number): Promise<void> {
  assert.ok((await contributorsOf(id)).includes(actor.id), "who changed the text is one of its contributors");
  const refused = await wish(actor, id, { verb: "approve" });
  assert.ok(refused?.ok === false, "approved by who changed the text");
  assert.ok(refused.refusal.kind === "not-now" && refused.refusal.why === "four-eyes");
}

const unmarked = { "insertion--AAAAAAAA": null } as unknown as object;

test("words typed as one's own suggestion and then freed of their mark are their writer's", async () => {
  const id = await inReview();
  const mark = markOf(nameOf(room.editor.id));
  await typeAt(room.editor, id, "dawn", (text, at) => text.insert(at, "early ", mark));
  assert.deepEqual(await contributorsOf(id), [room.reporter.id], "a suggestion is no change of the text");
  await typeAt(room.editor, id, "early ", (text, at) => text.format(at, 6, unmarked));
  await mayNotApprove(room.editor, id);
});

test("words that are only taken out are a change of the text by whoever took them out", async () => {
  const id = await inReview();
  await typeAt(room.editor, id, "left ", (text, at) => text.delete(at, 5));
  await mayNotApprove(room.editor, id);
});

test("words of the text that are marked as a suggestion are taken out by whoever marked them", async () => {
  const id = await inReview();
  const mark = markOf(nameOf(room.editor.id));
  await typeAt(room.editor, id, "left ", (text, at) => text.format(at, 5, mark));
  await mayNotApprove(room.editor, id);
});

test("a mark that comes and goes with the words behind it hides no deletion", async () => {
  const id = await inReview();
  const mark = markOf(nameOf(room.editor.id));
  await typeAt(room.editor, id, "left ", (text, at) => {
    text.doc?.transact(() => {
      text.format(at, 5, mark);
      text.delete(at, 5);
    });
  });
  assert.equal(bodyWords(await openText(id)), words.replace("left ", ""));
  await mayNotApprove(room.editor, id);
});

test("a suggestion under another's name or nobody's is its typist's when somebody accepts it", async () => {
  for (const author of [room.chief.id, randomUUID()]) {
    const id = await inReview();
    const mark = markOf(nameOf(author));
    await typeAt(room.editor, id, "dawn", (text, at) => text.insert(at, "early ", mark));
    await accept(room.secondEditor, id);
    await mayNotApprove(room.editor, id);
  }
});

test("words typed into somebody else's suggestion, or taken out of it, are a change of the text", async () => {
  const add = await inReview();
  await suggestWords(room.legal, add, { before: "dawn", added: "early " });
  await typeAt(room.editor, add, "arly ", (text, at) => text.insert(at, "not so "));
  await accept(room.secondEditor, add);
  await mayNotApprove(room.editor, add);
  const cut = await inReview();
  await suggestWords(room.legal, cut, { before: "dawn", added: "not at " });
  await typeAt(room.editor, cut, "not ", (text, at) => text.delete(at, 4));
  await accept(room.secondEditor, cut);
  await mayNotApprove(room.editor, cut);
});

test("a suggestion's name that another article used before still names its author", async () => {
  const [first, second] = [await inReview(), await inReview()];
  const mark = markOf(nameOf(room.editor.id));
  for (const id of [first, second]) {
    await typeAt(room.editor, id, "dawn", (text, at) => text.insert(at, "early ", mark));
    await contributorsOf(id);
  }
  await accept(room.secondEditor, second);
  await mayNotApprove(room.editor, second);
});

test("a text begun in the browser waits for its suggestions as any other", async () => {
  const doc = documentOf([
    seedOf({
      headline: "",
      standfirst: "",
      body: finished(room, "Ships left.").body,
    }),
  ]);
  const { text } = findWords(doc, "body", "Ships");
  text.insert(0, "All ", markOf(nameOf(room.reporter.id)));
  const snapshot = Y.encodeStateAsUpdate(doc);
  const judged = judgeUpdate(snapshot);
  const read = readWorkingText(doc);
  assert.ok(judged.ok && typeof read !== "string");
  const begun = { snapshot, clients: judged.clients, prose: read.prose };
  const made = await createArticle(room.reporter, { bureauId: room.bureauId, key: newId(), begun });
  assert.ok(made.ok);
  assert.equal((await articleForDesk(room.reporter, made.id))?.facts.openSuggestions, 1);
  assert.equal((await reviewOf(room.reporter, made.id))?.suggestions.length, 1);
});

test("a save of the whole text that takes a suggestion's words away takes the suggestion away", async () => {
  const id = await draftArticle(room, finished(room, words));
  await suggestWords(room.legal, id, { before: "dawn", added: "early " });
  assert.equal((await articleForDesk(room.reporter, id))?.facts.openSuggestions, 1);
  await write(room.reporter, id, finished(room, "Another text."));
  assert.equal((await articleForDesk(room.reporter, id))?.facts.openSuggestions, 0);
  assert.equal((await reviewOf(room.reporter, id))?.suggestions[0]?.state, "withdrawn");
});
