// What the people of a bureau's steps are told, on a real database: whose yes is asked for, and whose was passed by.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eq } from "drizzle-orm";
import type { Actor, ReviewStep } from "#lib/newsroom/article.ts";
import { articleForDesk } from "./articles.ts";
import { newsroom } from "./client.ts";
import {
  draftArticle,
  finished,
  must,
  smallNewsroom,
  someone,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { noticesOf } from "./notices.ts";
import { findWords, openText, type } from "./review.test-support.ts";
import { revisionsOf } from "./revisions.ts";
import { bureau } from "./schema/people.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("notices-of-steps");
});
after(() => database.close());

const kinds = async (actor: Actor) => (await noticesOf(actor)).notices.map((one) => one.kind);

test("a bureau's next step of review is told to whoever says its yes, and an approval is told at the last one alone", async () => {
  room = await smallNewsroom();
  const steps = [
    { name: "Desk", role: "editor" as const },
    { name: "Lawyers", role: "legal" as const },
  ];
  await newsroom().update(bureau).set({ steps }).where(eq(bureau.id, room.bureauId));
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  const [step] = (await noticesOf(room.legal)).notices;
  assert.match(step?.sentence ?? "", /waits for the step Lawyers/);
  assert.deepEqual(await kinds(room.reporter), []);
  await must(room.legal, id, { verb: "approve" });
  assert.deepEqual(await kinds(room.reporter), ["approved"]);
  assert.deepEqual(await kinds(room.legal), []);
});

test("whoever said yes at a step is told once when somebody writes on, and the writer isn't", async () => {
  room = await smallNewsroom();
  const steps = ["Desk", "Night desk", "Subs"].map((name) => ({ name, role: "editor" as const }));
  await newsroom().update(bureau).set({ steps }).where(eq(bureau.id, room.bureauId));
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.secondEditor, id, { verb: "approve" });
  const fallen = async (actor: Actor) =>
    (await noticesOf(actor)).notices.filter((one) => one.kind === "approval-voided");
  assert.deepEqual(await fallen(room.editor), []);
  const text = finished(room, "The harbour opens at noon, not at dawn.");
  for (const standfirst of ["Later than planned.", "Much later than planned."])
    await write(room.secondEditor, id, { ...text, standfirst });
  const [told, ...more] = await fallen(room.editor);
  assert.deepEqual(more, []);
  assert.match(
    told?.sentence ?? "",
    /changed “.+” after your approval: it counts for the text that you read/,
  );
  assert.deepEqual(await fallen(room.secondEditor), []);
});

const desk: ReviewStep = { name: "Desk", role: "editor" };
const subs: ReviewStep = { name: "Subs", role: "editor" };
const legal: ReviewStep = { name: "Legal", role: "legal" };

async function inReview(steps: ReviewStep[]): Promise<number> {
  room = await smallNewsroom();
  await newsroom().update(bureau).set({ steps }).where(eq(bureau.id, room.bureauId));
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  return id;
}

const sentences = async (actor: Actor, kind: string) =>
  (await noticesOf(actor)).notices.filter((one) => one.kind === kind).map((one) => one.sentence);

async function edit(actor: Actor, id: number, words: string): Promise<void> {
  const found = await articleForDesk(actor, id);
  assert.ok(found);
  await write(actor, id, { ...found.content, body: finished(room, words).body });
}

test("a text that other words take back to an earlier step is told to that step's people, and the later step's are asked no more", async () => {
  for (const together of [false, true]) {
    const id = await inReview([desk, legal]);
    await must(room.editor, id, { verb: "approve" });
    assert.deepEqual(await kinds(room.legal), ["step-due"]);
    if (together) {
      const doc = await openText(id);
      await type(room.secondEditor, id, doc, () => {
        const { text, at } = findWords(doc, "body", "dawn");
        text.insert(at, "about ");
      });
      assert.ok(await articleForDesk(room.chief, id));
    } else await edit(room.secondEditor, id, "Ships left the harbour at noon.");
    assert.deepEqual(await kinds(room.legal), [], "nothing waits for legal");
    assert.match((await sentences(room.editor, "step-due")).join(), /waits for the step Desk\.$/);
    assert.deepEqual(await sentences(room.secondEditor, "step-due"), [], "who wrote it knows");
    await edit(room.secondEditor, id, "Ships left the harbour at one.");
    assert.equal((await sentences(room.editor, "step-due")).length, 1, "told once, however much is written");
    await must(room.editor, id, { verb: "approve" });
    assert.deepEqual(await sentences(room.editor, "step-due"), []);
    assert.deepEqual(await kinds(room.legal), ["step-due"]);
  }
});

test("legal that said yes before its turn isn't asked for it again, and the article passes to whoever is", async () => {
  const id = await inReview([desk, legal, subs]);
  await must(room.legal, id, { verb: "approve" });
  await must(room.editor, id, { verb: "approve" });
  assert.deepEqual(await kinds(room.legal), []);
  assert.match((await sentences(room.secondEditor, "step-due")).join(), /waits for the step Subs/);
  const found = await articleForDesk(room.editor, id);
  assert.deepEqual(
    found?.standing.passed.map((one) => one.by),
    [room.editor.name, room.legal.name],
  );
  await must(room.secondEditor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish" });
  const early = await inReview([desk, subs, legal]);
  await must(room.legal, early, { verb: "approve" });
  const { standing } = (await articleForDesk(room.editor, early)) ?? {};
  assert.deepEqual(
    [...(standing?.kept ?? [])].map(([step, { by }]) => [step, by]),
    [[2, room.legal.name]],
  );
});

test("a restored text is told to its approver once", async () => {
  const id = await inReview([desk, subs]);
  await edit(room.editor, id, "Ships left the harbour at noon.");
  await must(room.secondEditor, id, { verb: "approve" });
  const old = (await revisionsOf(room.editor, id))?.revisions.find((one) => one.number === 1);
  assert.ok(old);
  await must(room.editor, id, { verb: "restore", revisionId: old.id });
  const [told, ...more] = await sentences(room.secondEditor, "approval-voided");
  assert.deepEqual(more, []);
  assert.match(told ?? "", /restored an older text of it\.$/);
  assert.deepEqual(await sentences(room.editor, "step-due"), [], "a draft waits for no step");
});

test("a fallen yes says what let it fall, is asked for again where it is, and goes when it is given again", async () => {
  const id = await inReview([desk, subs]);
  await must(room.legal, id, { verb: "approve" });
  await must(room.editor, id, { verb: "approve" });
  await edit(room.secondEditor, id, "Ships left the harbour at noon.");
  assert.match(
    (await sentences(room.editor, "approval-voided")).join(),
    /that you read, and is asked for again\.$/,
  );
  assert.match((await sentences(room.legal, "approval-voided")).join(), /for the text that you read\.$/);
  await must(room.legal, id, { verb: "approve" });
  assert.deepEqual(await kinds(room.legal), []);
  assert.equal((await sentences(room.editor, "approval-voided")).length, 1, "another's yes is another's");
  await must(room.editor, id, { verb: "approve" });
  assert.deepEqual(await sentences(room.editor, "approval-voided"), []);
  await must(room.reporter, id, { verb: "take-back" });
  assert.match((await sentences(room.editor, "approval-voided")).join(), /took it back to go on writing\.$/);
  const other = await someone("editor", [room.bureauId]);
  await must(room.reporter, id, { verb: "submit" });
  await must(other, id, { verb: "approve" });
  await must(room.chief, id, { verb: "request-changes", reason: "The figure is wrong." });
  assert.match((await sentences(other, "approval-voided")).join(), /requested changes to it\.$/);
});
