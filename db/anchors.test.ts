// An anchor notices what the chains themselves can't: that the end of one, or all of it, is gone.
import assert from "node:assert/strict";
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
