// Who has it and what keeps it in, on a real database: of many claims one wins, and no path leads past a shut gate.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eq } from "drizzle-orm";
import { articleForDesk, changeArticle } from "./articles.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { eventsOf } from "./events.ts";
import { newId } from "./ids.ts";
import {
  draftArticle,
  liveArticle,
  must,
  smallNewsroom,
  wish,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { fireDueSchedules } from "./schedules.ts";
import { bureau } from "./schema/people.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("desk_verbs");
  room = await smallNewsroom();
});
after(() => database.close());

const soon = (milliseconds: number) => new Date(Date.now() + milliseconds);

async function readyArticle(): Promise<number> {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  return id;
}

test("of twenty claims at once exactly one wins, and the others learn who", async () => {
  const id = await draftArticle(room);
  const people = [room.reporter, room.editor, room.secondEditor, room.chief];
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) => wish(people[index % 4] ?? room.editor, id, { verb: "claim" })),
  );
  const won = outcomes.filter((one) => one?.ok);
  assert.equal(won.length, 1);
  const [row] =
    await newsroomSql()`select p.name from article a join person p on p.id = a.claimed_by where a.id = ${id}`;
  for (const outcome of outcomes) {
    if (!outcome || outcome.ok) continue;
    assert.ok(outcome.refusal.kind === "not-now" && outcome.refusal.why === "claimed");
    assert.equal(outcome.refusal.by, row?.["name"]);
  }
});

test("claims and assignments leave other people's screens good and are in the log", async () => {
  const id = await draftArticle(room);
  const seen = await articleForDesk(room.editor, id);
  await must(room.reporter, id, { verb: "claim" });
  await must(room.editor, id, { verb: "assign", assigneeId: room.reporter.id, dueAt: soon(3_600_000) });
  const now = await articleForDesk(room.editor, id);
  assert.equal(now?.article.version, seen?.article.version);
  assert.equal(now?.article.assignedTo, room.reporter.id);
  const verbs = (await eventsOf(room.editor, id))?.map((event) => event.verb);
  assert.deepEqual(verbs?.slice(0, 2), ["assign", "claim"]);
  const outsider = await wish(room.editor, id, { verb: "assign", assigneeId: room.outsider.id });
  assert.ok(outsider && !outsider.ok && outsider.refusal.why === "assignee");
});

test("whoever asked before a colleague scheduled replaces nothing and is told who did what, whichever verb it was", async () => {
  const id = await readyArticle();
  const seenVersion = (await articleForDesk(room.chief, id))?.article.version ?? -1;
  const first = soon(3_600_000);
  await must(room.editor, id, { verb: "schedule", at: first, zone: "UTC" });
  const later = { at: soon(7_200_000), zone: "UTC", reason: "It can wait." };
  for (const verb of [
    "schedule",
    "unschedule",
    "publish",
    "plan-withhold",
    "set-embargo",
    "put-in-vault",
    "request-changes",
    "reopen",
    "spike",
  ] as const) {
    const outcome = await changeArticle(
      room.chief,
      id,
      { verb, seenVersion, ...later },
      { requestId: newId() },
    );
    assert.ok(outcome && !outcome.ok && outcome.refusal.kind === "stale", verb);
    assert.deepEqual([outcome.who?.name, outcome.who?.verb], [room.editor.name, "schedule"], verb);
  }
  const now = (await articleForDesk(room.chief, id))?.article;
  assert.equal(now?.schedule?.at.getTime(), first.getTime());
  // Having seen it, the chief may.
  await must(room.chief, id, { verb: "schedule", ...later });
  const replaced = (await articleForDesk(room.chief, id))?.article;
  assert.equal(replaced?.schedule?.at.getTime(), later.at.getTime());
  assert.equal(replaced?.version, (now?.version ?? 0) + 1);
});

test("an assignment replaces none that its person hasn't seen, and leaves alone what it doesn't speak of", async () => {
  const id = await draftArticle(room);
  const seenAssignment = { assigneeId: null, dueAt: null, plannedWords: null };
  await must(room.editor, id, { verb: "assign", assigneeId: room.reporter.id });
  await must(room.secondEditor, id, { verb: "claim" });
  const late = await wish(room.chief, id, { verb: "assign", assigneeId: room.editor.id, seenAssignment });
  assert.ok(late && !late.ok && late.refusal.kind === "stale");
  assert.deepEqual([late.who?.name, late.who?.verb], [room.editor.name, "assign"]);
  await must(room.chief, id, { verb: "assign", plannedWords: 600, seenAssignment });
  const now = { ...seenAssignment, assigneeId: room.reporter.id, plannedWords: 600 };
  await must(room.chief, id, { verb: "assign", assigneeId: room.editor.id, seenAssignment: now });
  const found = await articleForDesk(room.chief, id);
  assert.deepEqual([found?.article.assignedTo, found?.assignment.plannedWords], [room.editor.id, 600]);
});

test("what is under embargo, on hold or in the vault goes live by no verb, the emergency's included", async () => {
  const shut = [
    [{ verb: "set-embargo", at: soon(3_600_000), zone: "UTC" }, "embargo"],
    [{ verb: "place-hold", holdKind: "rights", reason: "Whose picture is it?" }, "hold"],
  ] as const;
  for (const [verb, why] of shut) {
    const id = await readyArticle();
    await must(room.chief, id, verb);
    for (const [actor, wanted] of [
      [room.editor, { verb: "publish" }],
      [room.chief, { verb: "publish-in-emergency", reason: "The house is on fire, literally." }],
    ] as const) {
      const outcome = await wish(actor, id, wanted);
      assert.ok(outcome && !outcome.ok && outcome.refusal.why === why, JSON.stringify(outcome));
    }
  }
});

test("the database itself keeps embargo, hold and vault shut, whatever the application says", async () => {
  const sql = newsroomSql();
  const id = await readyArticle();
  const goLive = () =>
    sql`update article set publication = 'live', live_revision_id = approved_revision_id, stage = 'draft', approved_revision_id = null where id = ${id}`;
  await sql`update article set embargo_until = now() + interval '1 hour' where id = ${id}`;
  await assert.rejects(goLive, /under embargo/);
  await sql`update article set embargo_until = null, vaulted = true where id = ${id}`;
  await assert.rejects(goLive, /in the vault/);
  await assert.rejects(sql`update article set vaulted = false where id = ${id}`, /by two people/);
  const other = await readyArticle();
  await must(room.chief, other, { verb: "place-hold", holdKind: "rights", reason: "Whose picture is it?" });
  await assert.rejects(
    sql`update article set publication = 'live', live_revision_id = approved_revision_id, stage = 'draft', approved_revision_id = null where id = ${other}`,
    /under a hold/,
  );
});

test("two people take an article out of the vault, and then legal has to say yes as well", async () => {
  const id = await draftArticle(room);
  const sql = newsroomSql();
  await sql`update working_copy set slugline = 'obit-king' where article_id = ${id}`;
  await must(room.editor, id, { verb: "put-in-vault" });
  const wrong = await wish(room.editor, id, { verb: "leave-vault", slugline: "obit" });
  assert.ok(wrong && !wrong.ok && wrong.refusal.why === "slugline");
  await must(room.editor, id, { verb: "leave-vault", slugline: "obit-king" });
  const twice = await wish(room.editor, id, { verb: "leave-vault", slugline: "obit-king" });
  assert.ok(twice && !twice.ok && twice.refusal.why === "vault-second");
  await must(room.secondEditor, id, { verb: "leave-vault", slugline: "obit-king" });
  assert.equal((await articleForDesk(room.editor, id))?.article.vaulted, false);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  const alone = await wish(room.editor, id, { verb: "publish" });
  assert.ok(alone && !alone.ok && alone.refusal.why === "legal-approval");
  await must(room.legal, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish" });
});

test("a planned withholding fires once, on time, and readers lose the article", async () => {
  const id = await liveArticle(room);
  await must(room.editor, id, { verb: "plan-withhold", at: soon(3_600_000), zone: "Europe/London" });
  await newsroomSql()`update schedule set at = now() where article_id = ${id}`;
  const runs = await Promise.all(["a", "b", "c"].map((name) => fireDueSchedules(name)));
  const fired = runs.flat().filter((one) => one.articleId === id);
  assert.equal(fired.length, 1);
  const desk = await articleForDesk(room.editor, id);
  assert.equal(desk?.article.publication, "withheld");
  assert.equal(desk?.article.plannedWithhold, null);
});

test("a planned withholding of what readers don't have any more is over, and nobody is alarmed", async () => {
  const id = await liveArticle(room);
  await must(room.editor, id, { verb: "plan-withhold", at: soon(3_600_000), zone: "Europe/London" });
  // Whatever way it went by, the plan outlived it.
  await newsroomSql()`update schedule set at = now() where article_id = ${id}`;
  await newsroomSql()`update article set publication = 'withheld' where id = ${id}`;
  await fireDueSchedules("late");
  const [plan] = await newsroomSql()`select state from schedule where article_id = ${id}`;
  assert.equal(plan?.["state"], "cancelled");
  const told =
    await newsroomSql()`select kind from notice where article_id = ${id} and kind = 'schedule-failed'`;
  assert.equal(told.length, 0);
  const [last] = await newsroomSql()`
    select verb, actor_id as actor from event where article_id = ${id} order by number desc limit 1`;
  assert.deepEqual([last?.["verb"], last?.["actor"]], ["cancel-withhold", null]);
});

test("a withholding planned before the article goes live is refused and writes nothing, and so is the other way round", async () => {
  const trace = async (id: number) => {
    const [row] = await newsroomSql()`select a.version, max(e.number) as events from article a
      join event e on e.article_id = a.id where a.id = ${id} group by a.version`;
    const schedules =
      await newsroomSql()`select action, state, at from schedule where article_id = ${id} order by at`;
    return { ...row, schedules: [...schedules] };
  };
  const zone = "Europe/London";
  const [early, late] = [soon(3_600_000), soon(7_200_000)];
  for (const [first, second] of [
    [
      { verb: "schedule", at: late, zone },
      { verb: "plan-withhold", at: early, zone },
    ],
    [
      { verb: "plan-withhold", at: early, zone },
      { verb: "schedule", at: late, zone },
    ],
  ] as const) {
    const id = await readyArticle();
    await must(room.editor, id, first);
    const stood = await trace(id);
    const refused = await wish(room.editor, id, second);
    assert.ok(refused && !refused.ok && refused.refusal.why === "order", second.verb);
    assert.deepEqual(await trace(id), stood);
  }
});

test("a bureau's steps hand an article from the desk to legal, and only then it is ready", async () => {
  const own = await smallNewsroom();
  await newsroom()
    .update(bureau)
    .set({
      steps: [
        { name: "Desk", role: "editor" },
        { name: "Legal", role: "legal" },
      ],
    })
    .where(eq(bureau.id, own.bureauId));
  const id = await draftArticle(own);
  await must(own.reporter, id, { verb: "submit" });
  await must(own.editor, id, { verb: "approve" });
  const waiting = await articleForDesk(own.legal, id);
  assert.deepEqual([waiting?.article.stage, waiting?.article.step], ["review", 1]);
  await must(own.legal, id, { verb: "approve" });
  assert.equal((await articleForDesk(own.editor, id))?.article.stage, "ready");
  await must(own.editor, id, { verb: "publish" });
});
