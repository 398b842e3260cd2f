// Comments on a real database: who may, what is kept, what stays with the words, and what others' input can't do.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import * as Y from "yjs";
import type { Actor } from "#lib/newsroom/article.ts";
import { mostCharacters } from "#lib/newsroom/review-refusal.ts";
import { readersOf } from "./article-readers.ts";
import { boardLines } from "./board.ts";
import { newsroomSql } from "./client.ts";
import { eventsOf, firstBrokenEvent } from "./events.ts";
import {
  draftArticle,
  finished,
  must,
  smallNewsroom,
  wish,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { findWords, markedWords, openText, placesOf, type } from "./review.test-support.ts";
import { reviewOf } from "./suggestions.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { changeThread, openThread, replyToThread, type NewThread, type ThreadOutcome } from "./threads.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("threads");
  room = await smallNewsroom();
});
after(() => database.close());

const asked = (actor: Actor) => ({ actor, requestId: randomUUID() });

async function about(id: number, words: string, more: Partial<NewThread> = {}): Promise<NewThread> {
  const field = more.field ?? "body";
  const anchor = placesOf(await openText(id), field, words);
  return { key: randomUUID(), field, anchor, text: "Who says so?", blocking: false, mentions: [], ...more };
}

function kept(outcome: ThreadOutcome | null) {
  assert.ok(outcome?.ok, JSON.stringify(outcome));
  return outcome.thread;
}

const refusalOf = (outcome: ThreadOutcome | null) => (outcome?.ok === false ? outcome.refusal.kind : outcome);

const verbsOf = async (id: number) => (await eventsOf(room.chief, id))?.map((one) => one.verb) ?? [];

test("a thread stands on its words, keeps them as they were, and changes no word, version or contributor", async () => {
  const id = await draftArticle(room, finished(room, "Ships left the harbour at dawn."));
  const [then] = await newsroomSql()`select version, hash from working_copy where article_id = ${id}`;
  const made = kept(await openThread(asked(room.legal), id, await about(id, "the harbour")));
  assert.equal(made.quote, "the harbour");
  assert.equal(made.comments[0]?.text, "Who says so?");
  assert.deepEqual(made.createdBy, { id: room.legal.id, name: room.legal.name });
  assert.equal(markedWords(await openText(id), made.id), "the harbour");
  const review = await reviewOf(room.reporter, id);
  assert.deepEqual(review?.threads, [made]);
  const [now] = await newsroomSql()`select version, hash from working_copy where article_id = ${id}`;
  assert.deepEqual(now, then);
  const people = await newsroomSql()`select person_id from contribution where article_id = ${id}`;
  assert.ok(!people.some((one) => one["person_id"] === room.legal.id));
  assert.deepEqual(await verbsOf(id), ["create"]);
});

test("the first words of the headline, and words across two paragraphs, can be commented on", async () => {
  const content = finished(room);
  const id = await draftArticle(room, {
    ...content,
    body: {
      type: "doc",
      content: ["The cranes stood still.", "The strike is over."].map((text, at) => ({
        type: "paragraph",
        attrs: { id: `p${at}` },
        content: [{ type: "text", text }],
      })),
    },
  });
  const head = kept(
    await openThread(asked(room.editor), id, await about(id, "Harbour", { field: "headline" })),
  );
  assert.equal(head.quote, "Harbour");
  const doc = await openText(id);
  const [from, to] = [placesOf(doc, "body", "stood").from, placesOf(doc, "body", "strike").to];
  const both = { ...(await about(id, "stood")), anchor: { from: to, to: from } };
  const made = kept(await openThread(asked(room.editor), id, both));
  assert.equal(made.quote, "stood still.\nThe strike");
  assert.equal(markedWords(await openText(id), made.id), "stood still.The strike");
});

test("overlapping threads both stay, words typed inside at the same moment are covered, and orphans keep their quotation", async () => {
  const id = await draftArticle(room, finished(room, "One two three four five six."));
  const open = await openText(id);
  const left = kept(await openThread(asked(room.editor), id, await about(id, "two three four")));
  const right = kept(await openThread(asked(room.chief), id, await about(id, "three four five")));
  // Typed in an editor that has not heard of either thread.
  await type(room.reporter, id, open, (doc) => {
    const { text, at } = findWords(doc, "body", "four");
    text.insert(at, "and ");
  });
  const merged = await openText(id);
  assert.equal(markedWords(merged, left.id), "two three and four");
  assert.equal(markedWords(merged, right.id), "three and four five");
  await type(room.reporter, id, merged, (doc) => {
    const { text, at } = findWords(doc, "body", "two three and four");
    text.delete(at, "two three and four".length);
  });
  const threads = (await reviewOf(room.editor, id))?.threads;
  assert.deepEqual(
    threads?.map(({ quote, anchored }) => [quote, anchored]),
    [
      ["two three four", false],
      ["three four five", true],
    ],
  );
});

test("the same request sent again answers the same thread and comment, also ten times at once", async () => {
  const id = await draftArticle(room);
  const wanted = await about(id, "harbour", { blocking: true });
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => openThread(asked(room.reporter), id, wanted)),
  );
  for (const one of sent) assert.equal(kept(one).id, wanted.key);
  const reply = { key: randomUUID(), text: "I do.", mentions: [] };
  for (let time = 0; time < 3; time++) kept(await replyToThread(asked(room.editor), id, wanted.key, reply));
  const review = await reviewOf(room.reporter, id);
  assert.equal(review?.threads.length, 1);
  assert.deepEqual(
    review.threads[0]?.comments.map((one) => one.text),
    ["Who says so?", "I do."],
  );
  assert.deepEqual(await verbsOf(id), ["block-by-comment", "create"]);
  const stolen = { ...wanted, text: "Not mine" };
  assert.equal(refusalOf(await openThread(asked(room.editor), id, stolen)), "taken");
  const other = await draftArticle(room);
  const elsewhere = { ...(await about(other, "harbour")), key: wanted.key };
  assert.equal(refusalOf(await openThread(asked(room.reporter), other, elsewhere)), "taken");
  assert.equal(markedWords(await openText(other), wanted.key), "");
});

test("of ten people who resolve at once one did, and it is recorded once without a word of the comment", async () => {
  const id = await draftArticle(room);
  const { id: threadId } = kept(
    await openThread(
      asked(room.editor),
      id,
      await about(id, "harbour", { blocking: true, text: "Canary-secret" }),
    ),
  );
  const people = [room.reporter, room.editor, room.secondEditor, room.chief, room.legal];
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      changeThread(asked(people[at % people.length] ?? room.chief), id, threadId, { resolved: true }),
    ),
  );
  const resolvers = new Set(answers.map((one) => kept(one).resolvedBy?.id));
  assert.equal(resolvers.size, 1);
  assert.deepEqual(await verbsOf(id), ["resolve-blocking-comment", "block-by-comment", "create"]);
  const reopened = kept(await changeThread(asked(room.reporter), id, threadId, { resolved: false }));
  assert.equal(reopened.resolvedAt, null);
  assert.equal(reopened.resolvedBy, null);
  assert.equal((await verbsOf(id))[0], "block-by-comment");
  assert.ok(!JSON.stringify(await eventsOf(room.chief, id)).includes("Canary-secret"));
  assert.equal(await firstBrokenEvent(), null);
});

test("a blocking comment keeps a text from being approved, and at ready from being published, until it is resolved", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  const first = kept(await openThread(asked(room.legal), id, await about(id, "harbour", { blocking: true })));
  const marked = async () => (await boardLines(room.editor, {}, [id]))[0]?.commentBlocks;
  assert.equal(await marked(), true);
  const refused = await wish(room.editor, id, { verb: "approve" });
  assert.ok(refused?.ok === false && refused.refusal.kind === "not-now" && refused.refusal.why === "checks");
  assert.deepEqual(
    refused.refusal.findings.map((one) => one.check),
    ["blocking-comment"],
  );
  kept(await changeThread(asked(room.reporter), id, first.id, { resolved: true }));
  assert.equal(await marked(), false);
  await must(room.editor, id, { verb: "approve" });
  const second = kept(await openThread(asked(room.legal), id, await about(id, "dawn", { blocking: true })));
  const unpublished = await wish(room.editor, id, { verb: "publish" });
  assert.ok(unpublished?.ok === false && unpublished.refusal.kind === "not-now");
  assert.equal(unpublished.refusal.why, "checks");
  kept(await changeThread(asked(room.editor), id, second.id, { blocking: false }));
  await must(room.editor, id, { verb: "publish" });
  assert.deepEqual((await verbsOf(id)).slice(0, 3), ["publish", "lift-comment-block", "block-by-comment"]);
});

test("whoever may comment makes a thread blocking; only its author, the bureau's editors and a chief lift that", async () => {
  const id = await draftArticle(room);
  const { id: threadId } = kept(await openThread(asked(room.editor), id, await about(id, "harbour")));
  const set = (actor: Actor, blocking: boolean) => changeThread(asked(actor), id, threadId, { blocking });
  assert.equal(kept(await set(room.reporter, true)).blocking, true);
  assert.equal(refusalOf(await set(room.reporter, false)), "not-yours-to-lift");
  assert.equal(refusalOf(await set(room.legal, false)), "not-yours-to-lift");
  for (const actor of [room.editor, room.secondEditor, room.chief]) {
    assert.equal(kept(await set(actor, false)).blocking, false);
    assert.equal(kept(await set(room.legal, true)).blocking, true);
  }
  const own = kept(await openThread(asked(room.reporter), id, await about(id, "dawn", { blocking: true })));
  assert.equal(
    kept(await changeThread(asked(room.reporter), id, own.id, { blocking: false })).blocking,
    false,
  );
});

test("what may not be read answers like what is missing, for articles, threads of other articles and killed texts", async () => {
  const id = await draftArticle(room);
  const wanted = await about(id, "harbour");
  const { id: threadId } = kept(await openThread(asked(room.editor), id, wanted));
  const reply = { key: randomUUID(), text: "Hello", mentions: [] };
  for (const stranger of [room.outsider, room.admin]) {
    assert.equal(await openThread(asked(stranger), id, { ...wanted, key: randomUUID() }), null);
    assert.equal(await replyToThread(asked(stranger), id, threadId, reply), null);
    assert.equal(await changeThread(asked(stranger), id, threadId, { resolved: true }), null);
    assert.equal(await reviewOf(stranger, id), null);
    assert.equal(await readersOf(stranger, id, ""), null);
  }
  const other = await draftArticle(room);
  assert.equal(await replyToThread(asked(room.editor), other, threadId, reply), null);
  assert.equal(await changeThread(asked(room.editor), other, threadId, { resolved: true }), null);
  assert.equal(await changeThread(asked(room.editor), id, randomUUID(), { resolved: true }), null);
  assert.equal(await openThread(asked(room.editor), 999_999, wanted), null);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish" });
  await must(room.chief, id, { verb: "kill", reason: "A court said so." });
  assert.equal(await changeThread(asked(room.editor), id, threadId, { resolved: true }), null);
  assert.equal(await reviewOf(room.reporter, id), null);
  kept(await replyToThread(asked(room.legal), id, threadId, reply));
});

test("a comment mentions only people who may read the article, and says who may not", async () => {
  const id = await draftArticle(room);
  const wanted = await about(id, "harbour", { mentions: [room.editor.id, room.outsider.id] });
  const outcome = await openThread(asked(room.reporter), id, wanted);
  assert.ok(outcome?.ok === false && outcome.refusal.kind === "mentions");
  assert.deepEqual(outcome.refusal.names, [room.outsider.name]);
  assert.deepEqual((await reviewOf(room.reporter, id))?.threads, []);
  assert.equal(markedWords(await openText(id), wanted.key), "");
  const nobody = await openThread(asked(room.reporter), id, { ...wanted, mentions: [randomUUID()] });
  assert.ok(nobody?.ok === false && nobody.refusal.kind === "mentions" && nobody.refusal.unknown === 1);
  const made = kept(
    await openThread(asked(room.reporter), id, {
      ...wanted,
      mentions: [room.editor.id, room.legal.id, room.editor.id],
    }),
  );
  assert.deepEqual(
    made.comments[0]?.mentions.map((one) => one.id).toSorted(),
    [room.editor.id, room.legal.id].toSorted(),
  );
  const picker = (await readersOf(room.reporter, id, ""))?.map((one) => one.id).toSorted();
  const readers = [room.reporter, room.editor, room.secondEditor, room.chief, room.legal];
  assert.deepEqual(picker, readers.map((one) => one.id).toSorted());
  assert.deepEqual(await readersOf(room.reporter, id, "%"), []);
  await newsroomSql()`update person set disabled_at = now() where id = ${room.secondEditor.id}`;
  assert.ok(!(await readersOf(room.reporter, id, ""))?.some((one) => one.id === room.secondEditor.id));
  await newsroomSql()`update person set disabled_at = null where id = ${room.secondEditor.id}`;
});

test("places of other documents, broken bytes, no words and endless comments are refused and leave nothing behind", async () => {
  const id = await draftArticle(room);
  const other = await draftArticle(room, finished(room, "Another text altogether."));
  const wanted = await about(id, "harbour");
  const foreign = placesOf(await openText(other), "body", "Another");
  const { from } = placesOf(await openText(id), "headline", "Harbour");
  const bytes = (...of: number[]) => Uint8Array.from(of);
  const unknownRoot = Y.encodeRelativePosition(new Y.RelativePosition(null, "__proto__", null));
  for (const anchor of [
    foreign,
    { from, to: from },
    { from: bytes(), to: bytes() },
    { from: bytes(255, 255, 255), to: bytes(0, 1) },
    { from: bytes(7), to: bytes(7) },
    { from: unknownRoot, to: unknownRoot },
  ])
    assert.equal(refusalOf(await openThread(asked(room.editor), id, { ...wanted, anchor })), "words-gone");
  const { from: empty } = wanted.anchor ?? { from };
  for (const anchor of [null, { from: empty, to: empty }])
    assert.equal(refusalOf(await openThread(asked(room.editor), id, { ...wanted, anchor })), "no-words");
  const long = "x".repeat(mostCharacters + 1);
  assert.equal(refusalOf(await openThread(asked(room.editor), id, { ...wanted, text: long })), "too-long");
  assert.equal(refusalOf(await openThread(asked(room.editor), id, { ...wanted, text: " \0\n\t " })), "empty");
  const many = { ...wanted, mentions: Array.from({ length: 51 }, () => randomUUID()) };
  assert.equal(refusalOf(await openThread(asked(room.editor), id, many)), "too-many-mentions");
  const named = { ...wanted, suggestionId: `${room.editor.id}~nowhere123` };
  assert.equal(refusalOf(await openThread(asked(room.editor), id, named)), "no-such-suggestion");
  assert.deepEqual((await reviewOf(room.editor, id))?.threads, []);
  const [log] = await newsroomSql()`select head::int from collab_document where article_id = ${id}`;
  assert.equal(log?.["head"], 0);
  const script = '<script>alert("1")</script>\n\n& \u202eevil';
  const made = kept(await openThread(asked(room.editor), id, { ...wanted, text: script }));
  assert.equal(made.comments[0]?.text, '<script>alert("1")</script>\n\n& evil');
});
