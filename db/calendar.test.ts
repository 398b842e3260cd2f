// The calendar: what it shows to whom, plans and their versions, and the feed at its secret address.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accountById, disablePerson, enablePerson, setPassword } from "./accounts.ts";
import { actorOfCalendarKey, dropCalendarKey, makeCalendarKey } from "./calendar-feed.ts";
import { calendarItems } from "./calendar.ts";
import { newsroomSql } from "./client.ts";
import { cancelCoverage, coverageOf, saveCoverage } from "./coverage.ts";
import { acceptInvite, offerReset } from "./invites.ts";
import {
  draftArticle,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { fireDueSchedules } from "./schedules.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("calendar");
  room = await smallNewsroom();
});
after(() => database.close());

const by = (actor: SmallNewsroom["editor"]) => ({ actor, requestId: crypto.randomUUID() });
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const span = () => ({ from: inHours(-1), to: inHours(48) });

const planOf = (startsAt: Date, dueAt: Date | null = null) => ({
  title: "Budget debate",
  note: "",
  bureauId: room.bureauId,
  startsAt,
  dueAt,
  zone: "Europe/London",
  assignedTo: null,
});

test("schedules, planned withholding, due times, embargo ends and coverage stand in order, for whoever may read them", async () => {
  const draft = await draftArticle(room);
  await must(room.editor, draft, { verb: "assign", dueAt: inHours(2), assigneeId: room.reporter.id });
  await must(room.editor, draft, { verb: "set-embargo", at: inHours(5), zone: "UTC" });
  const ready = await draftArticle(room);
  await must(room.reporter, ready, { verb: "submit" });
  await must(room.editor, ready, { verb: "approve" });
  await must(room.editor, ready, { verb: "schedule", at: inHours(3), zone: "UTC" });
  const live = await liveArticle(room);
  await must(room.editor, live, { verb: "plan-withhold", at: inHours(4), zone: "UTC" });
  const plan = await saveCoverage(by(room.reporter), planOf(inHours(1)), null);
  assert.ok(plan.ok);
  const seen = await calendarItems(room.editor, span());
  assert.deepEqual(
    seen.map((item) => item.kind),
    ["coverage", "due", "publish", "withhold", "embargo"],
  );
  assert.equal(seen[1]?.who, room.reporter.name);
  for (const nobody of [room.outsider, room.admin]) assert.deepEqual(await calendarItems(nobody, span()), []);
  assert.equal((await calendarItems(room.chief, span())).length, 5);
  assert.deepEqual(await calendarItems(room.editor, { ...span(), bureau: "no-such" }), []);
});

test("a due time is done once the text is handed in, and a schedule that failed stays until it is scheduled again", async () => {
  const id = await draftArticle(room);
  await must(room.editor, id, { verb: "assign", dueAt: inHours(2), assigneeId: room.reporter.id });
  const states = async () =>
    (await calendarItems(room.editor, span()))
      .filter((item) => item.articleId === id)
      .map(({ kind, state }) => `${kind} ${state}`);
  assert.deepEqual(await states(), ["due null"]);
  await must(room.reporter, id, { verb: "submit" });
  assert.deepEqual(await states(), ["due done"]);
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "schedule", at: inHours(3), zone: "UTC" });
  await must(room.chief, id, { verb: "place-hold", holdKind: "rights", reason: "Whose picture?" });
  await newsroomSql()`update schedule set at = now() - interval '1 minute' where article_id = ${id}`;
  assert.equal((await fireDueSchedules("test", undefined, id)).length, 1);
  assert.deepEqual(await states(), ["publish failed", "due done"]);
  await must(room.chief, id, { verb: "release-hold", holdKind: "rights", reason: "Ours." });
  await must(room.editor, id, { verb: "schedule", at: inHours(4), zone: "UTC" });
  assert.deepEqual(await states(), ["due done", "publish pending"]);
});

test("plans are a bureau's own, are changed only as they were seen, and never begin in the past or end before they begin", async () => {
  const made = await saveCoverage(by(room.editor), planOf(inHours(10)), null);
  assert.ok(made.ok);
  assert.equal(await coverageOf(room.outsider, made.id), null);
  const foreign = await saveCoverage(by(room.outsider), planOf(inHours(10)), null);
  assert.ok(!foreign.ok && foreign.refusal.kind === "may-not");
  const moved = await saveCoverage(by(room.editor), planOf(inHours(12)), { id: made.id, version: 1 });
  assert.ok(moved.ok);
  const stale = await saveCoverage(by(room.reporter), planOf(inHours(14)), { id: made.id, version: 1 });
  assert.ok(!stale.ok && stale.refusal.kind === "stale");
  for (const [bad, field] of [
    [planOf(inHours(-1)), "startsAt"],
    [planOf(inHours(5), inHours(4)), "dueAt"],
    [{ ...planOf(inHours(5)), zone: "Mars/Base" }, "zone"],
    [{ ...planOf(inHours(5)), title: " " }, "title"],
  ] as const) {
    const refused = await saveCoverage(by(room.editor), bad, null);
    assert.ok(!refused.ok && refused.refusal.kind === "problems" && refused.refusal.problems[field], field);
  }
  // What one may not see answers like what isn't there, and nothing happens to it.
  const missing = crypto.randomUUID();
  for (const id of [made.id, missing]) {
    const gone = { ok: false, refusal: { kind: "gone" } };
    assert.deepEqual(await cancelCoverage(by(room.outsider), id), gone);
    assert.deepEqual(await saveCoverage(by(room.outsider), planOf(inHours(10)), { id, version: 2 }), gone);
  }
  assert.ok(await coverageOf(room.editor, made.id));
  assert.ok((await cancelCoverage(by(room.editor), made.id)).ok);
  assert.ok((await cancelCoverage(by(room.reporter), made.id)).ok, "taking back again is no failure");
  assert.equal(await coverageOf(room.editor, made.id), null);
});

test("a feed's key stands for its person's rights as they are now, and opens nothing once it is replaced or ended", async () => {
  const first = await makeCalendarKey(by(room.reporter));
  assert.equal((await actorOfCalendarKey(first, true))?.id, room.reporter.id);
  const second = await makeCalendarKey(by(room.reporter));
  assert.equal(await actorOfCalendarKey(first, true), null);
  const [{ hash } = { hash: "" }] = await newsroomSql()<{ hash: string }[]>`
    select calendar_key_hash as hash from person where id = ${room.reporter.id}`;
  assert.ok(hash !== "" && !hash.includes(second));
  await newsroomSql()`delete from membership where person_id = ${room.reporter.id}`;
  assert.deepEqual((await actorOfCalendarKey(second, true))?.bureauIds, []);
  await dropCalendarKey(by(room.reporter));
  assert.equal(await actorOfCalendarKey(second, true), null);
  assert.equal(await actorOfCalendarKey("x".repeat(43), true), null);
});

test("a feed's key is gone for good once its person is shut out or has another password", async () => {
  const changer = { actorId: room.admin.id, requestId: crypto.randomUUID() };
  const email = (await accountById(room.secondEditor.id))?.email ?? "";
  const first = await makeCalendarKey(by(room.secondEditor));
  await disablePerson(changer, email);
  await enablePerson(changer, email);
  assert.equal(await actorOfCalendarKey(first, true), null);
  const second = await makeCalendarKey(by(room.secondEditor));
  await setPassword({ ...changer, actorId: room.secondEditor.id }, email, "hash");
  assert.equal(await actorOfCalendarKey(second, true), null);
  const third = await makeCalendarKey(by(room.secondEditor));
  const reset = await offerReset(by(room.admin), room.secondEditor.id);
  assert.ok(reset.ok && (await actorOfCalendarKey(third, true)));
  await acceptInvite(reset.token, "hash", "reset");
  assert.equal(await actorOfCalendarKey(third, true), null);
  const dropped = await newsroomSql()`
    select from event where verb = 'drop-calendar-feed' and after->>'personId' = ${room.secondEditor.id}`;
  assert.equal(dropped.length, 3);
});
