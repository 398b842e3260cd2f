// A cache in step with a real PostgreSQL: by NOTIFY, by the poll when a NOTIFY is missed, and after the connection was cut.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { isDatabaseAway, newsroom, newsroomSql } from "#db/client.ts";
import { purge } from "#db/purge.ts";
import { testDatabase } from "#db/testing.ts";
import type { TestDatabase } from "#db/testing.ts";
import { PageCache } from "./page-cache.ts";
import { followPurges } from "./purge-feed.ts";

let database: TestDatabase;
before(async () => {
  database = await testDatabase("purge feed");
});
after(() => database.close());

function cacheOf(seq: () => number): PageCache {
  return new PageCache({
    render: () =>
      Promise.resolve({
        status: 200,
        headers: new Map([
          ["content-type", "text/html"],
          ["cache-tag", "article:1"],
          ["x-page-seq", String(seq())],
        ]),
        body: Buffer.from("text"),
      }),
    now: () => performance.now(),
    maxBytes: 1_000_000,
    headers: [],
    unavailable: { status: 503, headers: new Map(), body: Buffer.from("") },
    busy: { status: 503, headers: new Map(), body: Buffer.from("") },
  });
}

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) assert.fail(`never seen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Purge; once more where the pool hands out a connection that was cut and hadn't noticed. */
async function say(tags: string[]): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await newsroom().transaction((tx) => purge(tx, tags));
    } catch (error) {
      if (!isDatabaseAway(error) || tries === 20) throw error;
    }
  }
}

test("a committed purge drops the page, is acknowledged, and a restart begins at the head", async () => {
  const first = await say(["front"]);
  const cache = cacheOf(() => cache.head);
  const feed = followPurges(cache, "one");
  await feed.started;
  assert.equal(cache.head, first);
  await cache.ask("/a");
  assert.ok(cache.ready("/a"));
  const seq = await say(["article:1", "front"]);
  await until(() => cache.ready("/a") === null, "the page dropped by NOTIFY");
  await until(() => cache.head === seq, "the head");
  await until(async () => {
    const rows = await newsroomSql()`select 1 from purge_ack where instance = 'one' and seq = ${seq}`;
    return rows.length === 1;
  }, "the acknowledgement");
  await feed.close();
});

test("a purge whose NOTIFY is missed is found by the poll", async () => {
  const cache = cacheOf(() => cache.head);
  const feed = followPurges(cache, "two");
  await feed.started;
  const sql = newsroomSql();
  // The comparison at the start of listening must be over, or it and not the poll would find the purge.
  await until(async () => {
    const rows =
      await sql`select 1 from pg_stat_activity where datname = current_database() and query ilike 'listen%'`;
    return rows.length > 0;
  }, "somebody who listens");
  await new Promise((resolve) => setTimeout(resolve, 200));
  await cache.ask("/a");
  await sql.begin(async (tx) => {
    const [row] = await tx<{ seq: string }[]>`update live.purge_head set seq = seq + 1 returning seq`;
    await tx`insert into live.purge (tag, seq) values ('article:1', ${row?.seq ?? 0}) on conflict (tag) do update set seq = excluded.seq`;
  });
  await until(() => cache.ready("/a") === null, "the page dropped by the poll");
  await feed.close();
});

test("a cut connection is made again and what was said meanwhile is caught up", async (t) => {
  const cache = cacheOf(() => cache.head);
  const feed = followPurges(cache, "three");
  t.after(() => feed.close());
  await feed.started;
  await cache.ask("/a");
  const sql = newsroomSql();
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  const seq = await say(["article:1"]);
  await until(() => cache.ready("/a") === null && cache.head === seq, "the purge said while nobody listened");
  await cache.ask("/a");
  assert.ok(cache.ready("/a"));
  await say(["article:1"]);
  await until(() => cache.ready("/a") === null, "the purge after the reconnection");
});

test("a database restored to an older state empties the cache", async () => {
  const cache = cacheOf(() => cache.head);
  const feed = followPurges(cache, "four");
  await feed.started;
  await cache.ask("/a");
  await newsroomSql()`update live.purge_head set seq = 1`;
  await until(() => cache.head === 1 && cache.ready("/a") === null, "a fresh start");
  await feed.close();
});
