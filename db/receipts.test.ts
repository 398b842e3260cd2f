// What readers' surfaces answered is kept with the event: opened in its transaction, filled in as servers answer, never taken back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newsroomSql } from "./client.ts";
import { eventsOf } from "./events.ts";
import {
  draftArticle,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { acknowledgePurge } from "./purge-log.ts";
import { awaitReceipt, settleReceipt } from "./receipts.ts";
import { fireDueSchedules } from "./schedules.ts";
import { namedReceipts } from "./surface-names.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { timelineOf } from "./timeline.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("receipts");
  room = await smallNewsroom();
});
after(() => database.close());

async function newest(id: number) {
  const [event] = (await eventsOf(room.chief, id)) ?? [];
  assert.ok(event?.receipt, "the newest event has a receipt");
  const line = (surface: string) => event.receipt?.find((one) => one.surface === surface);
  return { eventId: event.id, verb: event.verb, receipt: event.receipt, line };
}

const tasks = async (eventId: string) =>
  (await newsroomSql()`select 1 from outbox where kind = 'receipt' and payload->>'eventId' = ${eventId}`)
    .length;

test("a publication has its receipt from its own transaction on, and a task that fills it in", async () => {
  const id = await liveArticle(room);
  const { eventId, line } = await newest(id);
  assert.equal(line("Front page")?.milliseconds, null);
  assert.equal(line("Front page")?.note, "no server has confirmed it yet");
  assert.equal(line("Search engines and social networks")?.note, "not in our hands");
  assert.equal(await tasks(eventId), 1);
});

test("what servers answered is kept, and stays when the answers are forgotten", async () => {
  const id = await liveArticle(room);
  const seq = await must(room.chief, id, { verb: "kill", reason: "The source withdrew everything." });
  assert.ok(seq !== null);
  const { eventId } = await newest(id);
  assert.equal((await settleReceipt(eventId))?.settled, false);
  await acknowledgePurge("one", seq);
  await acknowledgePurge("two", seq);
  assert.equal((await awaitReceipt(eventId, 1_000))?.settled, true);
  const said = await newest(id);
  assert.equal(typeof said.line("Article’s page")?.milliseconds, "number");
  assert.equal(typeof said.line("Page cache, server 2 of 2")?.milliseconds, "number");
  assert.deepEqual((await settleReceipt(eventId))?.surfaces, said.receipt);
  await newsroomSql()`delete from purge_ack`;
  assert.deepEqual((await settleReceipt(eventId))?.surfaces, said.receipt);
});

test("another publication right after takes no surface from a receipt", async () => {
  const [id, other] = [await liveArticle(room), await liveArticle(room)];
  await must(room.editor, id, { verb: "withhold", reason: "A lawyer reads it." });
  await must(room.editor, other, { verb: "withhold", reason: "A lawyer reads it." });
  assert.ok((await newest(id)).line("Front page"));
});

test("what the clock published has a receipt as well", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "schedule", at: new Date(Date.now() + 3_600_000), zone: "UTC" });
  await newsroomSql()`update schedule set at = now() - interval '1 second' where article_id = ${id} and state = 'pending'`;
  const [fired] = await fireDueSchedules("clock");
  assert.ok(fired?.seq);
  const { eventId, verb } = await newest(id);
  assert.equal(verb, "publish");
  assert.equal(await tasks(eventId), 1);
});

test("whoever reads a receipt reads the names of its pages as they are now", async () => {
  const sql = newsroomSql();
  const id = await liveArticle(room);
  const { receipt } = await newest(id);
  const kept = receipt.map((one) => one.surface);
  const [slugs] = await sql`select s.slug as section, b.slug as bureau from article a
    join working_copy w on w.article_id = a.id join section s on s.id = w.section_id
    join bureau b on b.id = a.bureau_id where a.id = ${id}`;
  assert.ok(
    kept.includes(`Section ${slugs?.["section"]}`) && kept.includes(`Bureau’s page ${slugs?.["bureau"]}`),
  );
  await sql`update section set name = 'The World' where slug = ${slugs?.["section"] ?? ""}`;
  await sql`update bureau set name = 'South America' where slug = ${slugs?.["bureau"] ?? ""}`;
  const [named] = await namedReceipts([receipt]);
  const shown = (await timelineOf(room.chief, id))?.events[0]?.receipt;
  assert.deepEqual(shown, named);
  const lines = named?.map((one) => one.surface) ?? [];
  assert.ok(
    lines.includes("Section The World") && lines.includes("Bureau’s page, South America"),
    lines.join(),
  );
  assert.ok(!kept.some((one) => one.startsWith("Author") && lines.includes(one)), lines.join());
});

test("a verb that readers see nothing of has none", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  const [event] = (await eventsOf(room.chief, id)) ?? [];
  assert.equal(event?.receipt, null);
});
