// A text that this release can't read: whatever would take its words says so and does nothing, what readers may get goes on,
// and no byte of it is written over.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import * as Y from "yjs";
import { documentOf } from "#lib/document/working-document.ts";
import type { Content } from "#lib/document/content.ts";
import { fieldsOf } from "#lib/document/fields.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Wish } from "#lib/newsroom/decision.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { reviewSentence } from "#lib/newsroom/review-refusal.ts";
import { articleForDesk } from "./articles.ts";
import { openSession } from "./auth.ts";
import { newsroomSql } from "./client.ts";
import { admit, exportText } from "./collab-admission.ts";
import { openDocument } from "./collab-open.ts";
import { saveNamedVersion } from "./named-versions.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  wish,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { openText, placesOf, suggestWords } from "./review.test-support.ts";
import { decideSuggestions, reviewOf } from "./suggestions.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { openThread, replyToThread } from "./threads.ts";
import { saveFields, saveWorkingCopy } from "./working-copy.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("unreadable");
  room = await smallNewsroom();
});
after(() => database.close());

const sql = () => newsroomSql();

/** A block that no schema here knows, with words in it. */
function addPoll(doc: Y.Doc): void {
  const poll = new Y.XmlElement("poll");
  poll.insert(0, [new Y.XmlText("Canary-poll")]);
  doc.getXmlFragment("body").push([poll]);
}

/** Straight into the table: no editor of ours would send it. */
const ways: Readonly<Record<string, (id: number) => Promise<unknown>>> = {
  "a bad node in its snapshot": async (id) => {
    const doc = await openText(id);
    addPoll(doc);
    const bytes = Buffer.from(Y.encodeStateAsUpdate(doc));
    return sql()`update collab_document set snapshot = ${bytes} where article_id = ${id}`;
  },
  "a bad node in an update": async (id) => {
    const doc = await openText(id);
    const known = Y.encodeStateVector(doc);
    addPoll(doc);
    const bytes = Buffer.from(Y.encodeStateAsUpdate(doc, known));
    await sql()`
      insert into collab_update (article_id, seq, person_id, kind, bytes, at)
      select ${id}, head + 1, ${room.reporter.id}, 'edit', ${bytes}, now() from collab_document where article_id = ${id}`;
    return sql()`update collab_document set head = head + 1 where article_id = ${id}`;
  },
  "a node that an older release had": async (id) => {
    const doc = await openText(id);
    addPoll(doc);
    const bytes = Buffer.from(Y.encodeStateAsUpdate(doc));
    await sql()`
      update collab_document set snapshot = ${bytes}, schema_version = 0 where article_id = ${id}`;
    return sql()`
      update working_copy set schema_version = 0, content = jsonb_insert(content, '{body,content,0}',
        '{"type":"poll","content":[{"type":"text","text":"Canary-poll"}]}') where article_id = ${id}`;
  },
};

const storedOf = async (id: number) => {
  const [document] = await sql()`select snapshot, head from collab_document where article_id = ${id}`;
  const updates = await sql()`select seq, bytes from collab_update where article_id = ${id} order by seq`;
  return JSON.stringify([document, updates]);
};

const revisionsOf = async (id: number) =>
  (await sql()`select count(*)::int as n from revision where article_id = ${id}`)[0]?.["n"];

/** What the person reads instead of it being done. */
async function answer(actor: Actor, id: number, wanted: Omit<Wish, "seenVersion">): Promise<string> {
  const outcome = await wish(actor, id, wanted);
  assert.ok(outcome?.ok === false, `${wanted.verb} was done`);
  assert.equal(outcome.refusal.kind === "not-now" && outcome.refusal.why, "unreadable-text", wanted.verb);
  return refusalText(outcome.refusal, "UTC");
}

const saysWhatToDo = (sentence: string) => {
  assert.match(sentence, /can’t be read|can’t read/);
  assert.match(sentence, /save everything that is stored/);
};

for (const [what, spoil] of Object.entries(ways)) {
  test(`with ${what} a text doesn't open, and everything of it is exported`, async () => {
    const id = await draftArticle(room, finished(room, "Canary-readable words."));
    await spoil(id);
    const stored = await storedOf(id);
    const opened = await openDocument(id);
    assert.match(opened?.problem ?? "", /can’t read/);
    const admission = await admit(room.editor, id, await openSession(room.editor.id, null));
    assert.match(admission?.problem ?? "", /can’t read/);
    const desk = await articleForDesk(room.editor, id);
    assert.ok(desk, "its page is there");
    assert.ok(
      desk.verbs.some(
        ({ verb, refusal }) =>
          verb === "submit" && refusal?.kind === "not-now" && refusal.why === "unreadable-text",
      ),
    );
    const exported = JSON.stringify(await exportText(room.editor, id));
    assert.match(exported, /Canary-readable/);
    assert.match(exported, /Canary-poll/);
    assert.equal(await storedOf(id), stored);
  });

  test(`with ${what} every verb that takes words says what to do instead`, async () => {
    const id = await draftArticle(room);
    const suggested = await suggestWords(room.editor, id, { before: "Ships", added: "Old " });
    await must(room.reporter, id, { verb: "submit" });
    await spoil(id);
    await openDocument(id);
    const stored = await storedOf(id);
    const revisions = await revisionsOf(id);
    const [revision] = await sql()`select id from revision where article_id = ${id}`;
    const revisionId = String(revision?.["id"]);
    saysWhatToDo(await answer(room.secondEditor, id, { verb: "approve" }));
    saysWhatToDo(await answer(room.legal, id, { verb: "approve" }));
    saysWhatToDo(await answer(room.editor, id, { verb: "restore", revisionId }));
    saysWhatToDo(
      await answer(room.chief, id, { verb: "publish-in-emergency", reason: "Tsunami warning, all coasts" }),
    );
    const named = await saveNamedVersion(room.editor, id, "Before the phone call", randomUUID());
    assert.ok(named?.ok === false && named.refusal.kind === "not-now");
    assert.equal(named.refusal.why, "unreadable-text");
    const asked = { actor: room.editor, requestId: randomUUID() };
    const doc = documentOf((await openDocument(id))?.updates ?? []);
    const thread = await openThread(asked, id, {
      key: randomUUID(),
      text: "Is this so?",
      mentions: [],
      field: "body",
      anchor: placesOf(doc, "body", "Ships"),
      blocking: false,
    });
    assert.ok(thread?.ok === false && thread.refusal.kind === "unreadable");
    saysWhatToDo(reviewSentence(thread.refusal));
    const decided = await decideSuggestions(asked, id, { ids: [suggested], verdict: "accept" });
    assert.ok(decided?.ok === false && decided.refusal.kind === "unreadable");
    saysWhatToDo(reviewSentence(decided.refusal));
    assert.ok(await reviewOf(room.editor, id), "what was said is there to read");
    await must(room.reporter, id, { verb: "take-back" });
    saysWhatToDo(await answer(room.reporter, id, { verb: "submit" }));
    assert.equal(await revisionsOf(id), revisions);
    assert.equal(await storedOf(id), stored);
  });

  test(`with ${what} the fields beside the text are saved, and its words are written over by nobody`, async () => {
    const id = await draftArticle(room);
    await spoil(id);
    await openDocument(id);
    const stored = await storedOf(id);
    const desk = await articleForDesk(room.reporter, id);
    assert.ok(desk);
    const { content, slugline } = desk;
    const fields = await saveFields(room.reporter, id, {
      seenVersion: desk.fieldsVersion,
      key: randomUUID(),
      fields: { ...fieldsOf(content), kicker: "Ports" },
      slugline,
    });
    assert.ok(fields?.ok, JSON.stringify(fields));
    const now = await articleForDesk(room.reporter, id);
    assert.equal(now?.content.kicker, "Ports");
    const whole: Content = { ...now.content, headline: "Another headline" };
    const saved = await saveWorkingCopy(room.reporter, id, {
      seenVersion: now.article.copyVersion,
      key: randomUUID(),
      content: whole,
      slugline,
    });
    assert.ok(saved?.ok === false && saved.why === "refused" && saved.refusal.kind === "not-now");
    assert.equal(saved.refusal.why, "unreadable-text");
    assert.equal(await storedOf(id), stored);
  });
}

test("what was approved while it could be read is published, and what is live can be taken from readers", async () => {
  const spoil = ways["a bad node in its snapshot"];
  assert.ok(spoil);
  const id = await draftArticle(room, finished(room, "The approved words."));
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await spoil(id);
  await openDocument(id);
  await must(room.editor, id, { verb: "publish" });
  const [page] = await sql()`select text from live.article where id = ${id}`;
  assert.match(String(page?.["text"]), /The approved words\./);
  saysWhatToDo(
    await answer(room.reporter, id, { verb: "submit", changeClass: "update", publicNote: "New." }),
  );
  const live = await liveArticle(room, { ...finished(room), headline: "Another harbour" });
  await spoil(live);
  await openDocument(live);
  await must(room.editor, live, { verb: "withhold", reason: "A source asked for it." });
  await must(room.editor, live, { verb: "publish-again" });
  await must(room.chief, live, { verb: "kill", reason: "The wrong person is named." });
});

test("answers in threads go on, and a text that can be read again needs nobody's help", async () => {
  const id = await draftArticle(room);
  const doc = await openText(id);
  const asked = { actor: room.editor, requestId: randomUUID() };
  const comment = { key: randomUUID(), text: "Is this so?", mentions: [] };
  const thread = await openThread(asked, id, {
    ...comment,
    field: "body",
    anchor: placesOf(doc, "body", "Ships"),
    blocking: false,
  });
  assert.ok(thread?.ok);
  const [good] = await sql()`select snapshot from collab_document where article_id = ${id}`;
  await ways["a bad node in its snapshot"]?.(id);
  await openDocument(id);
  const reply = await replyToThread(asked, id, thread.thread.id, {
    key: randomUUID(),
    text: "Yes.",
    mentions: [],
  });
  assert.ok(reply?.ok);
  // As a release that knows the block again would find it.
  await sql()`update collab_document set snapshot = ${good?.["snapshot"]} where article_id = ${id}`;
  const admission = await admit(room.editor, id, await openSession(room.editor.id, null));
  assert.equal(admission?.problem, null);
  await must(room.reporter, id, { verb: "submit" });
});
