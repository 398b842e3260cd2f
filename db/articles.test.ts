import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { eq } from "drizzle-orm";
import { changeArticle, articleForDesk } from "./articles.ts";
import { newsroom, newsroomSql, readersSql } from "./client.ts";
import { firstBrokenEvent } from "./events.ts";
import { newId } from "./ids.ts";
import { articleById, readSnapshot } from "./live.ts";
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
import { fireDueSchedules } from "./schedules.ts";
import { article } from "./schema/articles.ts";
import { schedule } from "./schema/revisions.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { saveWorkingCopy } from "./working-copy.ts";

let database: TestDatabase;
let room: SmallNewsroom;
before(async () => {
  database = await testDatabase("articles");
  room = await smallNewsroom();
});
after(() => database.close());

const live = (id: number) => readSnapshot((snapshot) => articleById(snapshot, id));

test("a reporter drafts, an editor approves and publishes, a reader reads", async () => {
  const id = await draftArticle(room, finished(room, "Canary-one is read."));
  assert.equal((await live(id)).what, "missing");
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  assert.equal((await live(id)).what, "missing");
  const seq = await must(room.editor, id, { verb: "publish" });
  assert.ok(seq);
  const page = await live(id);
  assert.ok(page.what === "article");
  assert.match(page.row.html, /Canary-one is read\./);
  const desk = await articleForDesk(room.editor, id);
  assert.equal(desk?.article.stage, "draft");
  assert.equal(desk?.aheadOfLive, false);
});

test("editing a live article leaves the live page alone until a new approval", async () => {
  const id = await liveArticle(room, finished(room, "First version."));
  await write(room.reporter, id, { ...finished(room, "Second version."), slug: `second-${id}` });
  await must(room.reporter, id, { verb: "submit", changeClass: "update", publicNote: "" });
  const during = await live(id);
  assert.ok(during.what === "article" && during.row.html.includes("First version."));
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish-change" });
  const afterwards = await live(id);
  assert.ok(afterwards.what === "article" && afterwards.row.html.includes("Second version."));
});

test("of 25 approvals at once one wins and 24 learn who was first", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  const desk = await articleForDesk(room.editor, id);
  assert.ok(desk);
  const wanted = {
    verb: "approve",
    seenVersion: desk.article.version,
    seenCopyVersion: desk.article.copyVersion,
  } as const;
  const outcomes = await Promise.all(
    Array.from({ length: 25 }, (_, index) =>
      changeArticle(index % 2 ? room.editor : room.secondEditor, id, wanted, { requestId: newId() }),
    ),
  );
  assert.equal(outcomes.filter((one) => one?.ok).length, 1);
  const losers = outcomes.flatMap((one) => (one && !one.ok ? [one] : []));
  assert.equal(losers.length, 24);
  assert.ok(losers.every((one) => one.refusal.kind === "stale" && one.who?.verb === "approve"));
});

test("more people than connections open articles at once, and nobody waits for a second connection", async () => {
  const id = await draftArticle(room);
  const opened = await Promise.all(Array.from({ length: 40 }, () => articleForDesk(room.editor, id)));
  assert.ok(opened.every((one) => one?.people.createdBy === room.reporter.name));
});

test("sending a verb twice does it once", async () => {
  const id = await draftArticle(room);
  const desk = await articleForDesk(room.reporter, id);
  assert.ok(desk);
  const wanted = {
    verb: "submit",
    seenVersion: desk.article.version,
    seenCopyVersion: desk.article.copyVersion,
  } as const;
  const requestId = newId();
  const first = await changeArticle(room.reporter, id, wanted, { requestId });
  const again = await changeArticle(room.reporter, id, wanted, { requestId });
  assert.ok(first?.ok && again?.ok && again.change === null);
});

test("the database itself refuses a live revision that nobody else approved", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  const rows = await newsroomSql()`select id from revision where article_id = ${id}`;
  const revisionId: unknown = rows[0]?.["id"];
  await assert.rejects(
    newsroomSql()`update article set publication = 'live', live_revision_id = ${String(revisionId)} where id = ${id}`,
    /no approval/,
  );
});

test("reopening voids the approval and suspends the schedule", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, {
    verb: "schedule",
    at: new Date(Date.now() + 3_600_000),
    zone: "Europe/London",
  });
  await must(room.editor, id, { verb: "reopen" });
  const desk = await articleForDesk(room.editor, id);
  assert.equal(desk?.article.stage, "review");
  assert.equal(desk?.article.schedule?.state, "suspended");
  const rows = await newsroomSql()`select voided_at from approval where article_id = ${id}`;
  assert.ok(rows.every((row) => row["voided_at"] !== null));
  const publish = await wish(room.editor, id, { verb: "publish" });
  assert.ok(publish && !publish.ok);
});

const inAnHour = () => new Date(Date.now() + 3_600_000);

/** The schedule's instant is a second ago; answers it. */
async function bringDue(id: number): Promise<Date> {
  const at = new Date(Date.now() - 1_000);
  await newsroom().update(schedule).set({ at }).where(eq(schedule.articleId, id));
  return at;
}

test("a due schedule fires exactly once with several clocks, dated as planned", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "schedule", at: inAnHour(), zone: "Europe/London" });
  const planned = await bringDue(id);
  const runs = await Promise.all([1, 2, 3].map((clock) => fireDueSchedules(`clock-${clock}`)));
  assert.equal(runs.flat().filter((one) => one.articleId === id && one.refusal === null).length, 1);
  const page = await live(id);
  assert.ok(page.what === "article");
  assert.equal(page.teaser.firstPublishedAt.getTime(), planned.getTime());
});

test("a schedule whose gate closed meanwhile fails with a trace and publishes nothing", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "schedule", at: inAnHour(), zone: "Europe/London" });
  await newsroom()
    .update(article)
    .set({ embargoUntil: new Date(Date.now() + 3_600_000) })
    .where(eq(article.id, id));
  await bringDue(id);
  const fired = (await fireDueSchedules("clock-x")).find((one) => one.articleId === id);
  assert.equal(fired?.refusal?.why, "embargo");
  assert.equal((await live(id)).what, "missing");
  const [row] = await newsroom().select().from(schedule).where(eq(schedule.articleId, id));
  assert.equal(row?.state, "failed");
});

test("withhold hides, publish again returns, kill is gone for good", async () => {
  const id = await liveArticle(room);
  await must(room.editor, id, { verb: "withhold", reason: "A source asked." });
  assert.equal((await live(id)).what, "missing");
  await must(room.editor, id, { verb: "publish-again" });
  assert.equal((await live(id)).what, "article");
  await must(room.chief, id, { verb: "kill", reason: "Wrong person named." });
  assert.equal((await live(id)).what, "gone");
  assert.equal(await articleForDesk(room.editor, id), null);
  assert.ok(await articleForDesk(room.chief, id));
});

test("retract keeps the page with its note and takes it out of lists", async () => {
  const id = await liveArticle(room, finished(room, "To be retracted."));
  await must(room.chief, id, { verb: "retract", publicNote: "The document was forged.", keepText: false });
  const page = await live(id);
  assert.ok(page.what === "article" && !page.row.listed && page.row.html === "");
  assert.equal(page.notes[0]?.note, "The document was forged.");
});

test("notes to readers stand on the page as they were told, each with its instant; what only says that text changed doesn't", async () => {
  const id = await liveArticle(room);
  const [noon, midnight] = [new Date("2026-03-01T12:00:00.123Z"), new Date("2026-03-01T00:00:00Z")];
  for (const [changeClass, at] of [
    ["correction", noon],
    ["update", midnight],
    ["clarification", midnight],
  ] as const)
    await newsroomSql()`
      insert into live.note (id, article_id, change_class, note, at)
      values (${newId()}, ${id}, ${changeClass}, ${`A ${changeClass}.`}, ${at})`;
  const page = await live(id);
  assert.deepEqual(page.what === "article" && page.notes, [
    { changeClass: "clarification", note: "A clarification.", at: midnight },
    { changeClass: "correction", note: "A correction.", at: noon },
  ]);
});

test("an emergency publishes without a second reader and says so", async () => {
  const id = await draftArticle(room);
  await must(room.chief, id, { verb: "publish-in-emergency", reason: "Tsunami warning for the coast" });
  assert.equal((await live(id)).what, "article");
  assert.equal((await articleForDesk(room.editor, id))?.secondReadDue, true);
});

test("restore copies an old revision forward and publishes nothing", async () => {
  const id = await liveArticle(room, finished(room, "Old words."));
  const [old] = await newsroomSql()`select id from revision where article_id = ${id} order by number limit 1`;
  await write(room.editor, id, finished(room, "New words."));
  await must(room.editor, id, { verb: "restore", revisionId: String(old?.["id"]) });
  const desk = await articleForDesk(room.editor, id);
  assert.match(JSON.stringify(desk?.content.body), /Old words\./);
  assert.equal(desk?.article.stage, "draft");
});

test("a stale save overwrites nothing and says who was first", async () => {
  const id = await draftArticle(room);
  const desk = await articleForDesk(room.reporter, id);
  assert.ok(desk);
  await write(room.editor, id, finished(room, "The editor's words."));
  const late = {
    seenVersion: desk.article.copyVersion,
    key: newId(),
    content: finished(room, "Mine, late."),
    slugline: "",
  };
  const outcome = await saveWorkingCopy(room.reporter, id, late);
  assert.ok(outcome && !outcome.ok && outcome.why === "stale");
  assert.equal(outcome.stale.by, room.editor.name);
  assert.match(JSON.stringify(outcome.stale.content), /The editor's words\./);
});

test("other bureaus, admins and unknown ids see the same nothing", async () => {
  const id = await draftArticle(room);
  assert.equal(await articleForDesk(room.outsider, id), null);
  assert.equal(await articleForDesk(room.admin, id), null);
  assert.equal(await articleForDesk(room.editor, 999_999_999), null);
  assert.equal(await wish(room.outsider, id, { verb: "submit" }), null);
});

test("readers' role is refused everywhere but in schema live", async () => {
  const tables =
    await newsroomSql()`select table_name as name from information_schema.tables where table_schema = 'public'`;
  assert.ok(tables.length > 15);
  for (const { name } of tables) {
    await assert.rejects(
      readersSql().unsafe(`select * from public."${String(name)}"`),
      (error: { code?: string }) => error.code === "42501",
    );
  }
  const remove = (mode: string) => readersSql().begin(mode, (sql) => sql`delete from live.article`);
  // Twice refused: by what every connection of readers is, and by the role itself.
  await assert.rejects(remove(""), { code: "25006" });
  await assert.rejects(remove("read write"), { code: "42501" });
});

test("revisions and events can't be changed or removed, and a broken chain is named", async () => {
  const id = await liveArticle(room);
  const refused = (error: { code?: string }) => error.code === "42501" || error.code === "23001";
  await assert.rejects(newsroomSql()`update revision set note = 'x' where article_id = ${id}`, refused);
  await assert.rejects(newsroomSql()`delete from event where article_id = ${id}`, refused);
  assert.equal(await firstBrokenEvent(), null);
  const { default: postgres } = await import("postgres");
  const owner = postgres(database.url, { max: 1 });
  await assert.rejects(owner`update event set verb = 'kill' where article_id = ${id}`, refused);
  await owner.begin(async (tx) => {
    await tx`alter table event disable trigger event_is_immutable`;
    await tx`update event set verb = 'kill' where article_id = ${id} and number = 2`;
    await tx`alter table event enable trigger event_is_immutable`;
  });
  await owner.end();
  const broken = await firstBrokenEvent();
  assert.deepEqual([broken?.articleId, broken?.number], [id, 2]);
});
