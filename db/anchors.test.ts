// An anchor notices what the chains themselves can't: that the end of one, or all of it, is gone.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test, { after, before } from "node:test";
import postgres from "postgres";
import { firstBrokenAnchor, setAnchor } from "./anchors.ts";
import { newId } from "./ids.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
before(async () => {
  database = await testDatabase("anchors");
});
after(() => database.close());

async function asOwner(run: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(database.url, { max: 1 });
  await run(sql);
  await sql.end();
}

test("an hour has one anchor, which holds until a chain is cut", async () => {
  await asOwner(async (sql) => {
    for (const [article, number, previous, hash] of [
      [1, 1, "", "a"],
      [1, 2, "a", "b"],
      [2, 1, "", "c"],
    ] as const) {
      await sql`
        insert into event (id, article_id, number, verb, before, after, request_id, at, previous_hash, hash)
        values (${newId()}, ${article}, ${number}, 'submit', '{}', '{}', 'request', now() - interval '1 hour', ${previous}, ${hash})`;
    }
  });
  await Promise.all([setAnchor(), setAnchor(), setAnchor()]);
  await setAnchor();
  await asOwner(async (sql) => {
    const rows = await sql`select chains from anchor`;
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.["chains"], 2);
  });
  assert.equal(await firstBrokenAnchor(), null);
  await asOwner(async (sql) => {
    await sql`alter table event disable trigger event_is_immutable`;
    await sql`delete from event where article_id = 1 and number = 2`;
  });
  assert.match((await firstBrokenAnchor())?.what ?? "", /heads/);
  await asOwner((sql) => sql`delete from event where article_id = 1`);
  assert.match((await firstBrokenAnchor())?.what ?? "", /2 chains, now there are 1/);
});

test("an hour's anchor goes by what is new since the one before, and one of the earlier kind still holds", async () => {
  await asOwner(async (sql) => {
    await sql`alter table anchor disable trigger user`;
    await sql`delete from anchor`;
    await sql`delete from event`;
    const at = (hours: number) => sql`date_trunc('hour', now()) - ${hours} * interval '1 hour'`;
    for (const [article, number, hours, previous, hash] of [
      [1, 1, 9, "", "a"],
      [2, 1, 9, "", "b"],
      [1, 2, 5, "a", "c"],
    ] as const) {
      await sql`
        insert into event (id, article_id, number, verb, before, after, request_id, at, previous_hash, hash)
        values (${newId()}, ${article}, ${number}, 'submit', '{}', '{}', 'request', ${at(hours)}, ${previous}, ${hash})`;
    }
    const [moment] = await sql<{ up_to: Date }[]>`select ${at(7)} as up_to`;
    const upTo = moment?.up_to ?? new Date(0);
    const hash = createHash("sha256").update(`v1\n\n${upTo.toISOString()}\n1 1 a\n2 1 b\n`).digest("hex");
    await sql`
      insert into anchor (hour, chains, up_to, previous_hash, hash) values (${at(7)}, 2, ${upTo}, '', ${hash})`;
  });
  await setAnchor();
  const read: number[] = [];
  assert.equal(await firstBrokenAnchor((count) => void read.push(count)), null);
  assert.deepEqual(read, [1, 2]);
  await asOwner(async (sql) => {
    const [newest] = await sql`select chains from anchor order by hour desc limit 1`;
    assert.equal(newest?.["chains"], 1);
    await sql`update event set hash = 'x' where hash = 'a'`;
  });
  const broken = await firstBrokenAnchor();
  assert.match(broken?.what ?? "", /heads/);
});
