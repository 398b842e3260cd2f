// A reader's page is made of one snapshot in few turns: its questions are remembered by the connection, and what pages share
// is given from one to the next only where both are certain to be of one state.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "drizzle-orm";
import { newsroomSql, readers } from "./client.ts";
import { liveWith } from "./finding.test-support.ts";
import { articleById, latest, readSnapshot, type Snapshot } from "./live.ts";
import { readOnce, SharedReads } from "./live-shared.ts";
import { searchLive } from "./live-search.ts";
import { must, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { readSearch } from "#lib/newsroom/reader-search.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("snapshot");
  room = await smallNewsroom();
});
after(() => database.close());

const remembered = async ({ db }: Snapshot): Promise<string[]> =>
  (await db.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`)).map(
    ({ statement }) => statement,
  );

test("an article's questions are remembered by the connection, what looks for words is planned for them", async () => {
  const id = await liveWith(room, "Alder");
  await readSnapshot((snapshot) => articleById(snapshot, id));
  const texts = await readSnapshot(async (snapshot) => {
    await articleById(snapshot, id);
    await searchLive(snapshot, readSearch(new URLSearchParams({ q: "alder" })));
    return remembered(snapshot);
  });
  assert.ok(texts.some((text) => text.includes('from "live"."article"')));
  assert.deepEqual(
    texts.filter((text) => text.includes("tsquery")),
    [],
  );
});

test("questions of endless kinds are answered and don't fill the database's memory", async () => {
  await readSnapshot(async (snapshot) => {
    for (let kind = 0; kind < 500; kind++) {
      const [row] = await snapshot.db.execute<{ given: number }>(
        sql`select ${kind}::int as given, ${sql.raw(String(kind))} as kind`,
      );
      assert.equal(row?.given, kind);
    }
    const kept = (await remembered(snapshot)).filter((text) => text.includes("as given"));
    assert.ok(kept.length > 300 && kept.length <= 400, `${kept.length} are remembered`);
  });
});

test("a page begun with an older number is made again with its own, of the same snapshot", async () => {
  const id = await liveWith(room, "Birch");
  const first = await readSnapshot(({ seq }) => Promise.resolve(seq));
  await must(room.editor, id, { verb: "withhold", reason: "A source asked." });
  const seen: number[] = [];
  const answer = await readSnapshot(async (snapshot) => {
    seen.push(snapshot.seq);
    const found = await readOnce(snapshot, "test: birch", () => articleById(snapshot, id));
    return { seq: snapshot.seq, what: found.what };
  });
  assert.ok(answer.seq > first);
  assert.deepEqual(seen, [first, answer.seq]);
  assert.equal(answer.what, "missing");
});

test("what was found under a number that was only supposed is given to nobody before it is certain", async () => {
  const db = readers();
  const seq = 4_711;
  const supposed = { db, seq, shared: new SharedReads(seq, false) };
  const certain = { db, seq, shared: new SharedReads(seq, true) };
  const found = (snapshot: Snapshot, value: string) =>
    readOnce(snapshot, "word", () => Promise.resolve(value));
  assert.equal(await found(supposed, "of another state"), "of another state");
  assert.equal(await found(supposed, "again"), "of another state");
  assert.equal(await found(certain, "right"), "right");
  const confirmed = { db, seq: seq + 1, shared: new SharedReads(seq + 1, false) };
  assert.equal(await found(confirmed, "first"), "first");
  confirmed.shared.confirm();
  assert.equal(await found({ db, seq: seq + 1, shared: new SharedReads(seq + 1, true) }, "second"), "first");
});

test("a question that fails is the page's failure, not a second try of it", async () => {
  let runs = 0;
  await readSnapshot((snapshot) => latest(snapshot, { limit: 1 }));
  await assert.rejects(
    readSnapshot(async (snapshot) => {
      runs += 1;
      await snapshot.db.execute(sql`select ${1}::int / ${0}::int`);
    }),
  );
  assert.equal(runs, 1);
  assert.ok((await newsroomSql()`select 1`).length === 1);
  assert.equal(await readSnapshot(() => Promise.resolve("goes on")), "goes on");
});
