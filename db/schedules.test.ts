// Publication by the clock at numbers: of any number of clocks exactly one carries a schedule out, and one that can't be
// carried out keeps nothing else waiting.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newsroomSql } from "./client.ts";
import { bringDue, manySchedules } from "./many-schedules.test-support.ts";
import { draftArticle, must, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { openOwner } from "./owner.ts";
import { scheduleAccount } from "./schedule-account.test-support.ts";
import { fireDueSchedules, nextDueIn } from "./schedules.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("schedules");
  room = await smallNewsroom();
});
after(() => database.close());

const due = () => bringDue(room, database.url, { firstInMs: 0, overMs: 0 });

async function planned(): Promise<number> {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "schedule", at: new Date(Date.now() + 3_600_000), zone: "UTC" });
  return id;
}

test("a hundred schedules due together at three clocks: each is carried out once, with its event, receipt and purge, and what is held is refused once and told to everybody who edits", async () => {
  await manySchedules(room, 100, database.url);
  const [held] = await newsroomSql()`
    select article_id::int as id from schedule where state = 'pending' and action = 'publish' order by id limit 1`;
  await must(room.chief, Number(held?.["id"]), {
    verb: "place-hold",
    holdKind: "rights",
    reason: "Whose picture is it?",
  });
  const from = await due();
  const heard: number[] = [];
  const runs = await Promise.all(
    ["a", "b", "c"].map((clock) => fireDueSchedules(clock, (one) => heard.push(one.articleId))),
  );
  const fired = runs.flat().map((one) => one.articleId);
  assert.equal(fired.length, 100);
  assert.deepEqual(new Set(heard), new Set(fired));
  const { late, seen, ...account } = await scheduleAccount(from);
  assert.deepEqual(account, {
    all: 100,
    fired: 99,
    lost: 0,
    twice: 0,
    wrong: 0,
    throughHold: 0,
    refused: 1,
    unexplained: 0,
    brokenChain: null,
    amiss: [],
  });
  assert.ok(late.length === 99 && late.every((ms) => ms >= 0) && seen.length === 0);
  assert.deepEqual(await fireDueSchedules("again"), []);
});

test("one that the database refuses stays pending and keeps none of those after it waiting", async () => {
  const broken = await planned();
  const whole = await planned();
  const owner = openOwner(database.url);
  try {
    await owner.unsafe(
      `alter table article add constraint broken check (id <> ${broken} or publication <> 'live') not valid`,
    );
    await due();
    await newsroomSql()`update schedule set at = at - interval '1 minute' where article_id = ${broken}`;
    await assert.rejects(fireDueSchedules("broken"));
    const states = async () => {
      const rows = await newsroomSql()`
        select article_id::int as id, state from schedule where article_id in (${broken}, ${whole}) order by article_id`;
      return rows.map((row) => [row["id"], row["state"]]);
    };
    assert.deepEqual(await states(), [
      [broken, "pending"],
      [whole, "fired"],
    ]);
    await owner.unsafe("alter table article drop constraint broken");
    assert.deepEqual(
      (await fireDueSchedules("mended")).map((one) => one.articleId),
      [broken],
    );
  } finally {
    await owner.end();
  }
});

test("the clock is told how long it is until the next one, and of none that is further away", async () => {
  const id = await planned();
  assert.equal(await nextDueIn(1_000), null);
  await newsroomSql()`update schedule set at = clock_timestamp() + interval '30 minutes' where article_id = ${id}`;
  const ms = await nextDueIn(3_600_000);
  assert.ok(ms !== null && ms > 0 && ms <= 1_800_000);
  assert.equal(await nextDueIn(1_000), null);
});
