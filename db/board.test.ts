// The board over an archive: every page of it is read along an index, whatever the number of articles. What is counted is
// rows that PostgreSQL touched, not time.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { board, type BoardFilter } from "./board.ts";
import { closePools, newsroomSql } from "./client.ts";
import { fillBoard } from "./many-articles.test-support.ts";
import { smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { openOwner } from "./owner.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

const articles = 10_000;
let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("board");
  room = await smallNewsroom();
  await fillBoard(room, articles);
  const owner = openOwner(database.url);
  await owner.unsafe("vacuum analyze");
  await owner.end();
});
after(() => database.close());

type Touched = { scanned: number; fetched: number };

/** Rows of articles and working copies that were read so far, by scanning a whole table and along an index. */
async function touched(): Promise<Touched> {
  // A connection tells what it read when it ends, and it has ended when it is listed no more.
  await closePools();
  for (let open = 1; open > 0;) {
    const [others] = await newsroomSql()<{ open: number }[]>`
      select count(*)::int as open from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    open = others?.open ?? 0;
  }
  const [row] = await newsroomSql()<{ scanned: string; fetched: string }[]>`
    select sum(seq_tup_read) as scanned, sum(idx_tup_fetch) as fetched
    from pg_stat_user_tables where relname in ('article', 'working_copy')`;
  return { scanned: Number(row?.scanned), fetched: Number(row?.fetched) };
}

async function cost(read: () => Promise<unknown>): Promise<Touched> {
  const earlier = await touched();
  await read();
  const later = await touched();
  return { scanned: later.scanned - earlier.scanned, fetched: later.fetched - earlier.fetched };
}

/** A page of fifty rows reads each article and its text, and a few more on the way; never the archive. */
function assertAlongIndex(what: string, { scanned, fetched }: Touched): void {
  assert.equal(scanned, 0, `${what} scanned ${scanned} rows`);
  assert.ok(fetched > 0 && fetched < 1_000, `${what} fetched ${fetched} rows`);
}

test("the board's pages are read along an index at any depth", async () => {
  let cursor: string | null = null;
  for (let page = 0; page < 40; page++)
    cursor = (await board(room.editor, { after: cursor ?? undefined })).next;
  assert.ok(cursor);
  const filters: Record<string, BoardFilter> = {
    "the first page": {},
    "the fortieth page": { after: cursor },
    "a stage": { stage: "review" },
    "a stage's later page": { stage: "review", after: cursor },
  };
  for (const [what, filter] of Object.entries(filters)) {
    assertAlongIndex(what, await cost(() => board(room.editor, filter)));
    assertAlongIndex(`${what}, for the chief`, await cost(() => board(room.chief, filter)));
  }
});

test("paging shows every article once, in order", async () => {
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof board>> = await board(room.editor, { after: cursor ?? undefined });
    seen.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== null);
  assert.equal(seen.length, articles);
  assert.equal(new Set(seen).size, articles);
});
