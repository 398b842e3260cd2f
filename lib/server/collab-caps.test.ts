// How much may be said about a text at once: what goes over it is refused with a sentence, what is open stays workable.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type * as Y from "yjs";
import { articleForDesk } from "#db/articles.ts";
import { newsroomSql } from "#db/client.ts";
import { draftArticle, finished } from "#db/newsroom.test-support.ts";
import { findWords, openText, placesOf, type } from "#db/review.test-support.ts";
import { decideSuggestions } from "#db/suggestions.ts";
import { changeThread, openThread, type NewThread } from "#db/threads.ts";
import {
  mostSuggestions,
  mostThreads,
  reviewSentence,
  tooManySuggestions,
} from "#lib/newsroom/review-refusal.ts";
import { openEditor, typeWords, until, writingNewsroom } from "./collab.test-support.ts";

const { room, server } = writingNewsroom("collab caps");

const named = (count: number, what = "open") => `${room.editor.id}~${what}-${String(count).padStart(8, "0")}`;
const mark = (id: string) => ({ "insertion--AAAAAAAA": { id, within: null, run: "" } });

function suggest(doc: Y.Doc, count: number, what?: string): void {
  doc.transact(() => {
    const { text, at } = findWords(doc, "body", "left");
    for (let one = 0; one < count; one++) text.insert(at, "x ", mark(named(one, what)));
  });
}

/** An article with so many open suggestions. */
async function suggested(count: number): Promise<number> {
  const id = await draftArticle(room, finished(room, "Ships left."));
  await type(room.editor, id, await openText(id), (doc) => suggest(doc, count));
  assert.equal(await openIn(id), count);
  return id;
}

const openIn = async (id: number) => (await articleForDesk(room.editor, id))?.facts.openSuggestions;

const headOf = async (id: number) =>
  Number((await newsroomSql()`select head from collab_document where article_id = ${id}`)[0]?.["head"]);

test("a suggestion more than an article may have is refused with a reason; words go on, and so do the open ones", async () => {
  const id = await suggested(mostSuggestions);
  const writer = await openEditor(server, room.editor, id);
  const other = await openEditor(server, room.reporter, id);
  await until(() => writer.provider.synced && other.provider.synced, "both are in step");
  typeWords(other.doc, "Plain words. ");
  const { text, at } = findWords(other.doc, "body", "x ");
  text.insert(at + 1, "yz", mark(named(mostSuggestions - 1)));
  await until(() => !other.provider.hasUnsyncedChanges, "words and what is open go on");
  const head = await headOf(id);
  typeWords(writer.doc, "One too many. ", mark(named(0, "more")));
  await until(() => writer.closed.includes("too-many-suggestions"), "refused");
  assert.equal(await headOf(id), head);
  assert.deepEqual(other.closed, []);
  assert.match(tooManySuggestions, /2,000 open suggestions.*accepted or rejected/);
  writer.leave();
  const asked = { actor: room.editor, requestId: randomUUID() };
  const decided = await decideSuggestions(asked, id, { ids: [named(7)], verdict: "reject" });
  assert.ok(decided?.ok);
  const again = await openEditor(server, room.editor, id);
  await until(() => again.provider.synced, "in step");
  typeWords(again.doc, "In its place. ", mark(named(1, "more")));
  await until(() => !again.provider.hasUnsyncedChanges, "there is room again");
  assert.deepEqual(again.closed, []);
  assert.equal(await openIn(id), mostSuggestions);
  again.leave();
  other.leave();
});

test("many suggestions at once, or one after the other faster than they are counted, don't go over it either", async () => {
  const id = await suggested(mostSuggestions - 10);
  const atOnce = await openEditor(server, room.editor, id);
  await until(() => atOnce.provider.synced, "in step");
  suggest(atOnce.doc, 11, "once");
  await until(() => atOnce.closed.includes("too-many-suggestions"), "refused");
  atOnce.leave();
  assert.equal(await openIn(id), mostSuggestions - 10);
  const fast = await openEditor(server, room.editor, id);
  await until(() => fast.provider.synced, "in step");
  for (let one = 0; one < 30; one++) suggestOne(fast.doc, one);
  await until(() => fast.closed.includes("too-many-suggestions"), "refused");
  fast.leave();
  assert.equal(await openIn(id), mostSuggestions);
});

function suggestOne(doc: Y.Doc, one: number): void {
  typeWords(doc, "y ", mark(named(one, "fast")));
}

test("a comment more than an article may have is refused with a sentence, of many at once too, until one is resolved", async () => {
  const id = await draftArticle(room);
  const doc = await openText(id);
  const sql = newsroomSql();
  await sql`
    insert into thread (id, article_id, field, quote, anchored, blocking, created_by, created_at)
    select gen_random_uuid(), ${id}, 'body', 'Ships', false, false, ${room.editor.id}, now()
    from generate_series(1, ${mostThreads - 2})`;
  const asked = () => ({ actor: room.editor, requestId: randomUUID() });
  const wanted = (): NewThread => ({
    key: randomUUID(),
    text: "Is this so?",
    mentions: [],
    field: "body",
    anchor: placesOf(doc, "body", "Ships"),
    blocking: false,
  });
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => openThread(asked(), id, wanted())));
  assert.equal(outcomes.filter((one) => one?.ok).length, 2);
  const refusal = outcomes.flatMap((one) => (one && !one.ok ? [one.refusal] : []))[0];
  assert.ok(refusal?.kind === "too-many-threads");
  assert.match(reviewSentence(refusal), /1,000 open comments.*Resolve some/);
  const [first] = await sql`select id from thread where article_id = ${id} order by id limit 1`;
  const threadId = String(first?.["id"]);
  assert.ok((await changeThread(asked(), id, threadId, { resolved: true }))?.ok);
  assert.ok((await openThread(asked(), id, wanted()))?.ok);
  const reopened = await changeThread(asked(), id, threadId, { resolved: false });
  assert.ok(reopened?.ok === false && reopened.refusal.kind === "too-many-threads");
});
