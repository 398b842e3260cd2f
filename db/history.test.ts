// The history: who wrote what at each cut, named versions, and restoring while others go on typing.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { eq } from "drizzle-orm";
import * as Y from "yjs";
import { documentOf } from "#lib/document/working-document.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { articleForDesk, changeArticle } from "./articles.ts";
import { newsroom } from "./client.ts";
import { openDocument } from "./collab-open.ts";
import { storeTyped } from "./collab-save.ts";
import { comparedText } from "./compared.ts";
import { eventsOf, firstBrokenEvent } from "./events.ts";
import { newId } from "./ids.ts";
import { saveNamedVersion } from "./named-versions.ts";
import {
  draftArticle,
  finished,
  must,
  smallNewsroom,
  wish,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { revisionsOf } from "./revisions.ts";
import { revision } from "./schema/revisions.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;
before(async () => {
  database = await testDatabase("history");
  room = await smallNewsroom();
});
after(() => database.close());

/** Types into the first paragraph as this person's browser would, and has it stored. */
async function type(actor: Actor, id: number, at: number, words: string): Promise<void> {
  const stored = await openDocument(id);
  assert.ok(stored);
  const doc = documentOf(stored.updates);
  const known = Y.encodeStateVector(doc);
  const paragraph = doc.getXmlFragment("body").get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  assert.ok(text instanceof Y.XmlText);
  text.insert(Math.min(at, text.length), words);
  const bytes = Y.encodeStateAsUpdate(doc, known);
  const [seq] = await storeTyped(id, [{ actor, right: "edit", bytes, clients: [doc.clientID] }]);
  assert.ok(seq);
}

const newest = async (id: number) => (await revisionsOf(room.editor, id))?.revisions[0];
const bodyOf = async (id: number, which: number | "now" = "now") =>
  JSON.stringify((await comparedText(room.editor, id, which))?.content.body);

test("a revision keeps who wrote which words, and the document they were written in", async () => {
  const id = await draftArticle(room, finished(room, "Old words."));
  await type(room.reporter, id, 0, "Ana's. ");
  await type(room.editor, id, 7, "Ed's. ");
  await must(room.reporter, id, { verb: "submit" });
  const cut = await comparedText(room.editor, id, 1);
  assert.deepEqual(cut?.authorship?.["p1"], [
    [7, room.reporter.id],
    [6, room.editor.id],
    [10, null],
  ]);
  assert.equal(cut.writers.get(room.editor.id), room.editor.name);
  const [row] = await newsroom()
    .select({ document: revision.document })
    .from(revision)
    .where(eq(revision.articleId, id));
  assert.ok(row?.document);
  assert.match(documentOf([row.document]).getXmlFragment("body").toJSON(), /Ana's\. Ed's\. Old words\./);
});

test("an article that nobody wrote together has revisions all the same", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  const cut = await comparedText(room.editor, id, 1);
  assert.ok(cut && cut.authorship === null);
});

test("a named version holds the last word typed, is kept once a request, and makes nobody's page stale", async () => {
  const id = await draftArticle(room);
  const seen = await articleForDesk(room.editor, id);
  await type(room.reporter, id, 0, "Just typed. ");
  const key = newId();
  assert.deepEqual(await saveNamedVersion(room.reporter, id, "Before the call", key), { ok: true });
  assert.deepEqual(await saveNamedVersion(room.reporter, id, "Before the call", key), { ok: true });
  assert.deepEqual(await saveNamedVersion(room.editor, id, "Same text, other name", newId()), { ok: true });
  const page = await revisionsOf(room.editor, id);
  assert.deepEqual(
    page?.revisions.map((one) => [one.kind, one.note]),
    [
      ["named", "Same text, other name"],
      ["named", "Before the call"],
    ],
  );
  assert.match(await bodyOf(id, 1), /Just typed\. /);
  const [event] = (await eventsOf(room.editor, id)) ?? [];
  assert.deepEqual(
    [event?.verb, event?.reason, event?.revisionNumber],
    ["name-version", "Same text, other name", 2],
  );
  const now = await articleForDesk(room.editor, id);
  assert.equal(now?.article.version, seen?.article.version);
  assert.equal(await firstBrokenEvent(), null);
});

test("who may not change the text names no version of it, but a chief always may", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  const name = (actor: Actor) => saveNamedVersion(actor, id, "Mine", newId());
  const refused = async (actor: Actor) => {
    const outcome = await name(actor);
    return outcome && !outcome.ok ? outcome.refusal.kind : outcome;
  };
  assert.equal(await refused(room.reporter), "not-now");
  assert.equal(await refused(room.legal), "may-not");
  assert.equal(await name(room.outsider), null);
  assert.equal(await name(room.admin), null);
  await must(room.editor, id, { verb: "approve" });
  assert.equal(await refused(room.editor), "not-now");
  assert.deepEqual(await name(room.chief), { ok: true });
  // The approval stands for the revision that it names, whatever was named since.
  await must(room.editor, id, { verb: "publish" });
});

test("changes that were asked for stay in sight when somebody names a version meanwhile", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "request-changes", reason: "Call the harbour." });
  await saveNamedVersion(room.reporter, id, "Before the call", newId());
  assert.equal((await articleForDesk(room.reporter, id))?.requested?.reason, "Call the harbour.");
});

test("restoring goes through while others type, keeps their words as a revision, and is nobody's writing", async () => {
  const id = await draftArticle(room, finished(room, "Old words."));
  await openDocument(id);
  await saveNamedVersion(room.reporter, id, "First", newId());
  const first = await newest(id);
  const seen = await articleForDesk(room.editor, id);
  assert.ok(first && seen);
  await type(room.reporter, id, 0, "Typed after the page was opened. ");
  const outcome = await changeArticle(
    room.editor,
    id,
    { verb: "restore", seenVersion: seen.article.version, revisionId: first.id },
    { requestId: newId() },
  );
  assert.ok(outcome?.ok, JSON.stringify(outcome));
  assert.doesNotMatch(await bodyOf(id), /Typed after/);
  const kept = await newest(id);
  assert.deepEqual([kept?.kind, kept?.number], ["checkpoint", 2]);
  assert.match(await bodyOf(id, 2), /Typed after the page was opened\. Old words\./);
  // Who was typing goes on: their next words stand in the restored text.
  await type(room.reporter, id, 99, " And more.");
  const stored = await openDocument(id);
  assert.match(
    documentOf(stored?.updates ?? [])
      .getXmlFragment("body")
      .toJSON(),
    /Old words\. And more\./,
  );
  await must(room.reporter, id, { verb: "submit" });
  const cut = await comparedText(room.editor, id, "now");
  assert.deepEqual(cut?.authorship?.["p1"], [
    [10, null],
    [10, room.reporter.id],
  ]);
});

test("a verb that somebody carried out meanwhile still stops a restore", async () => {
  const id = await draftArticle(room);
  await saveNamedVersion(room.reporter, id, "First", newId());
  const seen = await articleForDesk(room.editor, id);
  const first = await newest(id);
  assert.ok(seen && first);
  await must(room.reporter, id, { verb: "submit" });
  const outcome = await changeArticle(
    room.editor,
    id,
    { verb: "restore", seenVersion: seen.article.version, revisionId: first.id },
    { requestId: newId() },
  );
  assert.ok(outcome && !outcome.ok && outcome.refusal.kind === "stale");
  assert.ok((await wish(room.editor, id, { verb: "restore", revisionId: first.id }))?.ok);
});

test("a long history comes in pages that miss none and repeat none, each with the words before it", async () => {
  const id = await draftArticle(room);
  for (let count = 0; count < 120; count += 1)
    await saveNamedVersion(room.editor, id, `Version ${count + 1}`, newId());
  const numbers: number[] = [];
  for (let older: number | null = null; ;) {
    const page = await revisionsOf(room.editor, id, older);
    assert.ok(page);
    numbers.push(...page.revisions.map((one) => one.number));
    assert.ok(page.revisions.every((one) => (one.wordsBefore === null) === (one.number === 1)));
    if (page.older === null) break;
    older = page.older;
  }
  assert.deepEqual(
    numbers,
    Array.from({ length: 120 }, (_, index) => 120 - index),
  );
});

test("administrators and other bureaus see no history", async () => {
  const id = await draftArticle(room);
  await saveNamedVersion(room.reporter, id, "First", newId());
  for (const actor of [room.admin, room.outsider]) {
    assert.equal(await revisionsOf(actor, id), null);
    assert.equal(await comparedText(actor, id, 1), null);
    assert.equal(await comparedText(actor, id, "now"), null);
  }
  assert.equal(await comparedText(room.editor, id, "live"), null);
  assert.equal(await comparedText(room.editor, id, 99), null);
});
