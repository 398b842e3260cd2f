// Told of what keeps an article in, and of what outsiders say: legal, the vault, holds, schedules and reviewers' links.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eq } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { NoticeKind } from "#lib/newsroom/notice-kinds.ts";
import { waitingFor } from "./board.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import { fillBoard } from "./many-articles.test-support.ts";
import {
  draftArticle,
  finished,
  must,
  smallNewsroom,
  someone,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { chooseMail } from "./notice-choices.ts";
import { noticesOf } from "./notices.ts";
import { makeReviewLink, replyToReview } from "./review-links.ts";
import { fireDueSchedules } from "./schedules.ts";
import { bureau } from "./schema/people.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("notices_of_gates");
});
after(() => database.close());

const hour = 3_600_000;
const soon = (hours: number) => new Date(Date.now() + hours * hour);
const kinds = async (actor: Actor) => (await noticesOf(actor)).notices.map((one) => one.kind);
const said = async (actor: Actor, kind: NoticeKind) =>
  (await noticesOf(actor)).notices.filter((one) => one.kind === kind).map((one) => one.sentence);
const waits = async (actor: Actor, id: number) => (await waitingFor(actor)).some((line) => line.id === id);
const leave = { verb: "leave-vault", slugline: "obit" } as const;
const hold = { verb: "place-hold", reason: "A court order may come." } as const;

async function vaulted(): Promise<number> {
  const id = await draftArticle(room);
  await newsroomSql()`update working_copy set slugline = 'obit' where article_id = ${id}`;
  await must(room.editor, id, { verb: "put-in-vault" });
  return id;
}

async function scheduled(by: Actor): Promise<number> {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.secondEditor, id, { verb: "approve" });
  await must(by, id, { verb: "schedule", at: soon(2), zone: "Europe/London" });
  return id;
}

test("legal hears once of a text from the vault that waits for its yes, and has it on the board until it said it", async () => {
  room = await smallNewsroom();
  const id = await vaulted();
  await must(room.editor, id, leave);
  await must(room.secondEditor, id, leave);
  assert.deepEqual(await kinds(room.legal), []);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  assert.deepEqual(await kinds(room.legal), ["legal-due"]);
  assert.ok(await waits(room.legal, id));
  assert.match((await said(room.legal, "legal-due"))[0] ?? "", /^“Harbour opens.* waits for legal’s yes/);
  await must(room.legal, id, { verb: "approve" });
  assert.deepEqual(await kinds(room.legal), []);
  assert.equal(await waits(room.legal, id), false);
  await must(room.editor, id, { verb: "reopen" });
  assert.deepEqual((await kinds(room.legal)).toSorted(), ["approval-voided", "legal-due"]);
  await must(room.editor, id, { verb: "request-changes", reason: "The second source is missing." });
  assert.deepEqual(await kinds(room.legal), ["approval-voided"]);
  assert.equal(await waits(room.legal, id), false);
});

test("other words than those that legal said yes to wait for legal again", async () => {
  room = await smallNewsroom();
  const id = await vaulted();
  await must(room.reporter, id, { verb: "submit" });
  await must(room.legal, id, { verb: "approve" });
  await must(room.editor, id, leave);
  await must(room.secondEditor, id, leave);
  assert.equal(await waits(room.legal, id), false);
  await write(room.editor, id, { ...finished(room, "Ships left the harbour at noon."), slug: `noon-${id}` });
  assert.ok(await waits(room.legal, id));
  assert.deepEqual(await kinds(room.legal), ["approval-voided"]);
  await must(room.secondEditor, id, { verb: "approve" });
  assert.deepEqual(await kinds(room.legal), ["legal-due", "approval-voided"]);
});

test("what waits for legal stands on its board however much else is in review", async () => {
  room = await smallNewsroom();
  const id = await vaulted();
  await must(room.reporter, id, { verb: "submit" });
  await newsroomSql()`update article set changed_at = now() - interval '30 days' where id = ${id}`;
  await fillBoard(room, 5_500);
  assert.ok(await waits(room.legal, id));
});

test("a legal hold is told to legal and to whose text it is until it is released, and then the yes that is due", async () => {
  room = await smallNewsroom();
  const counsel = await someone("legal", []);
  const id = await draftArticle(room);
  await must(room.editor, id, { verb: "assign", assigneeId: room.reporter.id });
  await must(room.reporter, id, { verb: "submit" });
  await must(room.legal, id, { ...hold, holdKind: "legal" });
  await must(room.chief, id, { ...hold, holdKind: "rights" });
  assert.deepEqual(await kinds(counsel), ["held"]);
  assert.deepEqual(await kinds(room.legal), []);
  assert.deepEqual(await kinds(room.reporter), ["held", "held", "assigned"]);
  const [rights, legal] = (await noticesOf(room.reporter)).notices;
  assert.match(rights?.sentence ?? "", /^chief .+ placed a rights hold on “Harbour/);
  assert.match(legal?.sentence ?? "", /^legal .+ placed a legal hold on “Harbour/);
  assert.equal(legal?.reason, hold.reason);
  for (const other of [room.editor, room.secondEditor, room.chief])
    assert.ok(!(await kinds(other)).includes("held"));
  await must(room.legal, id, { verb: "release-hold", holdKind: "legal", reason: "It was lifted." });
  assert.deepEqual(await kinds(room.reporter), ["held", "assigned"]);
  assert.deepEqual(await kinds(counsel), ["legal-due"]);
  assert.ok(await waits(room.legal, id));
});

test("what legal is asked by a step of its own isn't asked twice", async () => {
  room = await smallNewsroom();
  const steps = [
    { name: "Desk", role: "editor" as const },
    { name: "Lawyers", role: "legal" as const },
  ];
  await newsroom().update(bureau).set({ steps }).where(eq(bureau.id, room.bureauId));
  const id = await vaulted();
  await must(room.reporter, id, { verb: "submit" });
  assert.deepEqual(await kinds(room.legal), []);
  await must(room.secondEditor, id, { verb: "approve" });
  assert.deepEqual(await kinds(room.legal), ["step-due"]);
});

test("who may agree hears that an article is to leave the vault, until it left, stays, or nobody asks any more", async () => {
  room = await smallNewsroom();
  const id = await vaulted();
  const asked = async () => {
    await must(room.editor, id, leave);
    assert.deepEqual(await kinds(room.secondEditor), ["vault-asked"]);
    assert.deepEqual(await kinds(room.chief), ["vault-asked"]);
    for (const other of [room.editor, room.reporter, room.outsider, room.admin])
      assert.deepEqual(await kinds(other), []);
  };
  await asked();
  await must(room.editor, id, { verb: "put-in-vault" });
  assert.deepEqual(await kinds(room.secondEditor), []);
  await asked();
  await newsroomSql()`update working_copy set slugline = 'obit-2' where article_id = ${id}`;
  assert.deepEqual(await kinds(room.secondEditor), []);
  await newsroomSql()`update working_copy set slugline = 'obit' where article_id = ${id}`;
  assert.deepEqual(await kinds(room.secondEditor), []);
  await asked();
  await newsroomSql()`update person set role = 'reporter' where id = ${room.editor.id}`;
  assert.deepEqual(await kinds(room.secondEditor), []);
  await newsroomSql()`update person set role = 'editor' where id = ${room.editor.id}`;
  assert.deepEqual(await kinds(room.secondEditor), ["vault-asked"]);
  await must(room.secondEditor, id, leave);
  assert.deepEqual(await kinds(room.chief), []);
});

test("whose schedule it is hears that somebody else moves, suspends or ends it, and nobody of their own deeds", async () => {
  room = await smallNewsroom();
  const id = await scheduled(room.editor);
  await must(room.chief, id, { verb: "schedule", at: soon(3), zone: "UTC" });
  const [moved] = await said(room.editor, "schedule-changed");
  assert.match(moved ?? "", /^chief .+ moved your schedule of “Harbour.+ from .+ to .+\.$/);
  await must(room.secondEditor, id, { verb: "unschedule" });
  const [over] = await said(room.chief, "schedule-changed");
  assert.match(over ?? "", /^editor .+ cancelled your schedule of “Harbour.+ for .+\.$/);
  assert.deepEqual(await said(room.editor, "schedule-changed"), []);
  await must(room.chief, id, { verb: "schedule", at: soon(2), zone: "UTC" });
  assert.deepEqual(await said(room.chief, "schedule-changed"), []);
  await must(room.editor, id, { verb: "set-embargo", at: soon(5), zone: "UTC" });
  const [stopped] = await said(room.chief, "schedule-changed");
  assert.match(stopped ?? "", /is suspended: editor .+ set an embargo that ends later\./);
  await must(room.chief, id, { verb: "unschedule" });
  assert.deepEqual(await said(room.chief, "schedule-changed"), []);
});

test("whose yes falls and whose schedule is suspended by a reopening hears of both", async () => {
  room = await smallNewsroom();
  const id = await scheduled(room.secondEditor);
  await must(room.editor, id, { verb: "reopen" });
  assert.deepEqual((await kinds(room.secondEditor)).toSorted(), ["approval-voided", "schedule-changed"]);
  assert.match(
    (await said(room.secondEditor, "schedule-changed"))[0] ?? "",
    /suspended: editor .+ reopened it/,
  );
});

test("a schedule and a planned withhold that the clock carries out are told to nobody as taken from them", async () => {
  room = await smallNewsroom();
  const id = await scheduled(room.editor);
  await must(room.legal, id, { verb: "plan-withhold", at: soon(4), zone: "UTC" });
  await must(room.chief, id, { verb: "plan-withhold", at: soon(5), zone: "UTC" });
  assert.match((await said(room.legal, "withhold-changed"))[0] ?? "", /moved your plan to withhold/);
  for (const action of ["publish", "withhold"]) {
    await newsroomSql()`update schedule set at = now() - interval '1 second'
      where article_id = ${id} and action = ${action} and state = 'pending'`;
    await fireDueSchedules(`clock ${action}`);
  }
  const [row] = await newsroomSql()`select publication from article where id = ${id}`;
  assert.equal(row?.["publication"], "withheld");
  assert.deepEqual(await said(room.editor, "schedule-changed"), []);
  assert.deepEqual(await said(room.chief, "withhold-changed"), []);
  assert.deepEqual(await said(room.legal, "withhold-changed"), []);
});

test("a reviewer's answer reaches who made the link and nobody else, each kind of answer once, and leads to the reviewers", async () => {
  room = await smallNewsroom();
  await chooseMail(room.editor, ["reviewer-answered"], "at-once");
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  const made = await makeReviewLink({ actor: room.editor, requestId: newId() }, id, {
    revision: 1,
    grants: "sign-off",
    forName: "Dr Osei",
    days: 7,
  });
  assert.ok(made?.ok);
  const [queued] = await newsroomSql()`select count(*)::int as mails from outbox where kind = 'mail'`;
  const answer = (verdict: "comment" | "objects" | "signed-off", text: string) =>
    replyToReview(made.token, { verdict, name: "Dr Osei", text }, newId());
  assert.equal(await answer("comment", "Canary words."), null);
  assert.equal(await answer("comment", "More canary words."), null);
  assert.equal(await answer("objects", "Not like this."), null);
  assert.equal(await answer("signed-off", ""), null);
  assert.deepEqual(
    (await said(room.editor, "reviewer-answered")).map((one) => one.replace(/“.*”/u, "it")),
    [
      "By your link, Dr Osei signed it off.",
      "By your link, Dr Osei doesn’t agree with it.",
      "By your link, Dr Osei commented on it.",
    ],
  );
  const [last] = (await noticesOf(room.editor)).notices;
  assert.equal(last?.href, `/desk/articles/${id}/reviewers`);
  assert.doesNotMatch(JSON.stringify((await noticesOf(room.editor)).notices), /canary/iu);
  for (const other of [room.reporter, room.secondEditor, room.chief, room.legal])
    assert.deepEqual(await said(other, "reviewer-answered"), []);
  const [now] = await newsroomSql()`select count(*)::int as mails from outbox where kind = 'mail'`;
  assert.equal(Number(now?.["mails"]) - Number(queued?.["mails"]), 4);
});
