// Told, not flooded, on a real database: each verb's people, once each, gone when it is settled, and never without the right.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eq } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { addPerson, setRole } from "./accounts.ts";
import { endIdleClaims } from "./claims.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { withClock } from "./clock.ts";
import { newId } from "./ids.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  wish,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { chooseMail, choicesOf } from "./notice-choices.ts";
import { markRead, markUnread, noticesOf, noticeSummary } from "./notices.ts";
import { openText, placesOf } from "./review.test-support.ts";
import { fireDueSchedules, tellOfStuckSchedules } from "./schedules.ts";
import { membership } from "./schema/people.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { openThread, replyToThread } from "./threads.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("notices");
});
after(() => database.close());

const soon = (milliseconds: number) => new Date(Date.now() + milliseconds);
const kinds = async (actor: Actor) => (await noticesOf(actor)).notices.map((one) => one.kind);

test("a submitted text is told to its bureau's editors, gone when one claims it, and back when the claim ends", async () => {
  room = await smallNewsroom();
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  for (const editor of [room.editor, room.secondEditor]) assert.deepEqual(await kinds(editor), ["submitted"]);
  for (const other of [room.reporter, room.outsider, room.chief, room.legal, room.admin])
    assert.deepEqual(await kinds(other), []);
  await must(room.editor, id, { verb: "claim" });
  assert.equal((await noticeSummary(room.secondEditor)).unread, 0);
  await must(room.editor, id, { verb: "release-claim" });
  assert.deepEqual(await kinds(room.secondEditor), ["submitted"]);
  await must(room.editor, id, { verb: "request-changes", reason: "The second source is missing." });
  assert.deepEqual(await kinds(room.secondEditor), []);
  const [told] = (await noticesOf(room.reporter)).notices;
  assert.equal(told?.kind, "changes-requested");
  assert.equal(told.reason, "The second source is missing.");
  assert.equal(told.href, `/desk/articles/${id}`);
  assert.match(told.sentence, /^editor .+ requested changes to “Harbour opens/);
});

test("a claim that ends by itself is told to who had it, and what was submitted waits for every editor again", async () => {
  room = await smallNewsroom();
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "claim" });
  await newsroomSql()`update article set claim_seen_at = now() - interval '16 minutes' where id = ${id}`;
  await endIdleClaims("test");
  assert.deepEqual((await kinds(room.editor)).toSorted(), ["claim-ended", "submitted"]);
  assert.deepEqual(await kinds(room.secondEditor), ["submitted"]);
});

test("approved, fallen, published, assigned: each is told to whom it concerns", async () => {
  room = await smallNewsroom();
  const id = await draftArticle(room);
  await must(room.editor, id, { verb: "assign", assigneeId: room.reporter.id, dueAt: soon(3_600_000) });
  assert.deepEqual(await kinds(room.reporter), ["assigned"]);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.secondEditor, id, { verb: "reopen" });
  assert.deepEqual(await kinds(room.editor), ["approval-voided"]);
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish" });
  assert.deepEqual(await kinds(room.reporter), ["published", "approved", "approved", "assigned"]);
});

test("emergency, early lift and kill alarm every editor and chief; a killed headline is nobody's but chief's and legal's", async () => {
  room = await smallNewsroom();
  const id = await draftArticle(room);
  await must(room.editor, id, { verb: "set-embargo", at: soon(3_600_000), zone: "UTC" });
  await must(room.editor, id, { verb: "lift-embargo", reason: "Released by the palace." });
  await must(room.chief, id, { verb: "publish-in-emergency", reason: "The dam is about to break." });
  await must(room.legal, id, { verb: "kill", reason: "A court order came." });
  for (const editor of [room.secondEditor, room.chief]) {
    const { alarms } = await noticeSummary(editor);
    const [first] = alarms;
    assert.ok(alarms.every((one) => one.urgent));
    assert.equal(first?.kind, "killed");
  }
  const [seen] = (await noticesOf(room.secondEditor)).notices;
  assert.deepEqual([seen?.href, seen?.reason], [null, null]);
  assert.match(seen?.sentence ?? "", new RegExp(`killed article ${id}\\.$`));
  // Of everything else that was told of it, nothing is left for who may not read it.
  assert.deepEqual(await kinds(room.secondEditor), ["killed"]);
  assert.deepEqual(await kinds(room.chief), ["killed", "embargo-lifted"]);
  assert.deepEqual(await kinds(room.reporter), []);
});

test("a second read stays due until somebody has approved and published the text", async () => {
  room = await smallNewsroom();
  const id = await draftArticle(room);
  await must(room.chief, id, { verb: "publish-in-emergency", reason: "The dam is about to break." });
  assert.deepEqual((await kinds(room.editor)).toSorted(), ["emergency", "second-read-due"]);
  const { alarms, unread } = await noticeSummary(room.editor);
  assert.deepEqual([alarms.map((one) => one.kind), unread], [["emergency"], 2]);
  const read = finished(room, "Ships left the harbour at dawn, and came back.");
  await write(room.reporter, id, { ...read, slug: `second-read-${id}` });
  await must(room.reporter, id, { verb: "submit", changeClass: "update" });
  await must(room.editor, id, { verb: "approve" });
  assert.ok((await kinds(room.editor)).includes("second-read-due"));
  await must(room.editor, id, { verb: "publish-change" });
  assert.deepEqual(await kinds(room.editor), ["emergency"]);
});

test("a comment reaches whom it names and who talked there, once, and leads to its thread", async () => {
  room = await smallNewsroom();
  const id = await draftArticle(room);
  const asked = (actor: Actor) => ({ actor, requestId: newId() });
  const opened = await openThread(asked(room.editor), id, {
    key: newId(),
    field: "body",
    anchor: placesOf(await openText(id), "body", "harbour"),
    text: "Is this right?",
    mentions: [room.reporter.id],
    blocking: false,
  });
  assert.ok(opened?.ok);
  const threadId = opened.thread.id;
  const reply = { key: newId(), text: "Yes, it is.", mentions: [room.editor.id] };
  await replyToThread(asked(room.reporter), id, threadId, reply);
  await replyToThread(asked(room.reporter), id, threadId, reply);
  await replyToThread(asked(room.secondEditor), id, threadId, {
    key: newId(),
    text: "I agree.",
    mentions: [],
  });
  assert.deepEqual(await kinds(room.editor), ["reply", "mention"]);
  assert.deepEqual(await kinds(room.reporter), ["reply", "mention"]);
  const [told] = (await noticesOf(room.reporter)).notices;
  assert.equal(told?.href, `/desk/articles/${id}?thread=${threadId}`);
  assert.doesNotMatch(told.sentence, /agree/);
});

test("a schedule that fails or comes late alarms every editor once, with any number of instances", async () => {
  room = await smallNewsroom();
  const sql = newsroomSql();
  const ready = async () => {
    const id = await draftArticle(room);
    await must(room.reporter, id, { verb: "submit" });
    await must(room.editor, id, { verb: "approve" });
    await must(room.editor, id, { verb: "schedule", at: soon(60_000), zone: "Europe/London" });
    return id;
  };
  const late = await ready();
  await sql`update schedule set at = now() - interval '1 minute' where article_id = ${late}`;
  await tellOfStuckSchedules();
  const failing = await ready();
  await must(room.chief, failing, { verb: "place-hold", holdKind: "rights", reason: "Whose picture?" });
  await sql`update schedule set at = now() - interval '1 second' where article_id = ${failing} and state = 'pending'`;
  await Promise.all(["a", "b", "c"].map((name) => fireDueSchedules(name)));
  await tellOfStuckSchedules();
  for (const editor of [room.editor, room.secondEditor, room.chief]) {
    const { alarms } = await noticeSummary(editor);
    assert.deepEqual(alarms.map((one) => one.kind).toSorted(), ["schedule-failed", "schedule-late"]);
    assert.match(alarms[0]?.sentence ?? "", /It was planned for \d+ \w+ \d+, \d\d:\d\d/);
  }
  assert.deepEqual((await noticeSummary(room.outsider)).alarms, []);
  const queued = await sql`select payload->>'notice' as id from outbox where kind = 'mail'`;
  assert.ok(queued.length >= 6, "each alarm goes by mail at once");
});

test("what one may not read any more leaves the list, the count and the alarms", async () => {
  room = await smallNewsroom();
  const id = await liveArticle(room);
  await must(room.chief, id, { verb: "set-embargo", at: soon(3_600_000), zone: "UTC" });
  await must(room.chief, id, { verb: "lift-embargo", reason: "Released by the palace." });
  assert.equal((await noticeSummary(room.secondEditor)).alarms.length, 1);
  await newsroom().delete(membership).where(eq(membership.personId, room.secondEditor.id));
  const moved: Actor = { ...room.secondEditor, bureauIds: [] };
  assert.deepEqual(await noticeSummary(moved), { unread: 0, alarms: [] });
  assert.deepEqual((await noticesOf(moved)).notices, []);
});

test("reading, reading all and unread again count for one's own notices alone", async () => {
  room = await smallNewsroom();
  for (let count = 0; count < 3; count++) {
    const id = await draftArticle(room);
    await must(room.reporter, id, { verb: "submit" });
  }
  const { notices } = await noticesOf(room.editor);
  const [first] = notices;
  assert.ok(first);
  await markRead(room.secondEditor, { ids: [first.id] });
  assert.equal((await noticeSummary(room.editor)).unread, 3);
  await markRead(room.editor, { ids: [first.id, "no id at all"] });
  assert.equal((await noticeSummary(room.editor)).unread, 2);
  await markUnread(room.editor, first.id);
  assert.equal((await noticeSummary(room.editor)).unread, 3);
  await markRead(room.editor, { upTo: notices[1]?.at ?? first.at });
  assert.equal((await noticeSummary(room.editor)).unread, 1);
  assert.equal((await noticeSummary(room.secondEditor)).unread, 3);
});

test("a hundred notices are paged without a gap or a double, and counting ends at a hundred", async () => {
  room = await smallNewsroom();
  const id = await draftArticle(room);
  const sql = newsroomSql();
  await sql`
    insert into notice (id, person_id, kind, article_id, source, place, urgent, at, mail)
    select gen_random_uuid(), ${room.editor.id}, 'submitted', ${id}, 's' || n, '', false, now() - (n / 3) * interval '1 second', 'digest'
    from generate_series(1, 130) n`;
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < 10; page++) {
    const { notices, next } = await noticesOf(room.editor, { after: cursor });
    for (const one of notices) seen.add(one.id);
    if (next === null) break;
    cursor = next;
  }
  assert.equal(seen.size, 130);
  assert.equal((await noticeSummary(room.editor)).unread, 100);
});

test("whoever gives themselves a role alarms the chiefs, and a hostile choice of mail changes one's own way alone", async () => {
  room = await smallNewsroom();
  const email = `own-${newId()}@test.test`;
  const changer = { actorId: null, requestId: newId() };
  const made = await addPerson(changer, {
    email,
    name: "Own Role",
    slug: `own-${newId()}`,
    role: "admin",
    passwordHash: null,
    bureaus: [],
  });
  assert.ok(made.ok);
  await addPerson(changer, {
    email: `second-${email}`,
    name: "Second",
    slug: `second-${newId()}`,
    role: "admin",
    passwordHash: "x",
    bureaus: [],
  });
  await setRole({ actorId: made.id, requestId: newId() }, email, "editor");
  const [alarm] = (await noticeSummary(room.chief)).alarms;
  assert.equal(alarm?.sentence, "Own Role gave themselves the role editor.");
  await chooseMail(room.chief, ["role-taken"], "never");
  assert.equal((await choicesOf(room.chief)).mail["role-taken"], "never");
  assert.equal((await choicesOf(room.editor)).mail["role-taken"], "at-once");
});

test("deeds of the past, as a demo newsroom plays them, are told and mailed to nobody", async () => {
  room = await smallNewsroom();
  const sql = newsroomSql();
  const [queued] = await sql`select count(*)::int as tasks from outbox where kind = 'mail'`;
  await withClock(new Date(Date.now() - 86_400_000), async () => {
    const id = await draftArticle(room);
    await must(room.chief, id, { verb: "publish-in-emergency", reason: "The dam is about to break." });
  });
  const [now] = await sql`select count(*)::int as tasks from outbox where kind = 'mail'`;
  assert.equal(now?.["tasks"], queued?.["tasks"]);
  assert.equal((await noticeSummary(room.editor)).alarms.length, 1);
});

test("a refused verb tells nobody", async () => {
  room = await smallNewsroom();
  const id = await draftArticle(room);
  const refused = await wish(room.reporter, id, { verb: "publish" });
  assert.equal(refused?.ok, false);
  assert.deepEqual(await kinds(room.editor), []);
});
