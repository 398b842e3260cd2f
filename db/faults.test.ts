// What was acknowledged is there afterwards: PostgreSQL is killed with -9 under people's work, again and again, with the
// disk's safety on, and restarted inside a transaction. The long runs of this are hundreds of rounds.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Wish } from "#lib/newsroom/decision.ts";
import { articleForDesk, changeArticle } from "./articles.ts";
import { isDatabaseAway, newsroom, newsroomSql, useDatabase } from "./client.ts";
import { startEmbedded, stopEmbedded } from "./embedded.ts";
import { firstBrokenEvent } from "./events.ts";
import { newId } from "./ids.ts";
import { ensureDatabase, migrateDatabase } from "./migrate.ts";
import { draftArticle, finished, smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { saveWorkingCopy, type Save } from "./working-copy.ts";

const rounds = 3;
const folder = mkdtempSync(join(tmpdir(), "nightdesk-faults-"));
const dataDir = join(folder, "data");
let server: Awaited<ReturnType<typeof startEmbedded>>;
let room: SmallNewsroom;

before(async () => {
  chmodSync(folder, 0o711);
  server = await startEmbedded(dataDir);
  await ensureDatabase(server.urls.owner);
  await migrateDatabase(server.urls);
  await useDatabase(server.urls);
  room = await smallNewsroom();
});

after(async () => {
  await useDatabase(null);
  await stopEmbedded(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

type Sent = { readonly retry: () => Promise<unknown>; acknowledged: boolean };
type SentSave = Sent & { readonly id: number; readonly save: Save; version: number | null };
type SentVerb = Sent & { readonly id: number; readonly verb: string; readonly requestId: string };
type Work = { readonly saves: SentSave[]; readonly verbs: SentVerb[]; ended: boolean };

/** A promise's answer, or null when the database went away meanwhile; any other fault is a fault of this test. */
async function unlessAway<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (isDatabaseAway(error)) return null;
    throw error;
  }
}

/** Saves one text after another, each on the version that the last one answered. */
async function type(work: Work, id: number): Promise<void> {
  const desk = await unlessAway(articleForDesk(room.reporter, id));
  if (desk === null) return;
  let seenVersion = desk.article.copyVersion;
  for (let count = 0; !work.ended; count++) {
    const content = { ...desk.content, standfirst: `Line ${count} of ${newId()}.` };
    const save = { seenVersion, key: newId(), content, slugline: "" };
    const sent: SentSave = {
      id,
      save,
      acknowledged: false,
      version: null,
      retry: () => saveWorkingCopy(room.reporter, id, save),
    };
    work.saves.push(sent);
    const answer = await unlessAway(saveWorkingCopy(room.reporter, id, save));
    if (answer === null) return;
    assert.ok(answer.ok, JSON.stringify(answer));
    sent.acknowledged = true;
    sent.version = answer.version;
    seenVersion = answer.version;
  }
}

/** Takes new articles from draft to page, and half of them off it again. */
async function publish(work: Work): Promise<void> {
  const act = async (actor: Actor, id: number, wanted: Omit<Wish, "seenVersion">): Promise<boolean> => {
    const desk = await unlessAway(articleForDesk(actor, id));
    if (desk === null || work.ended) return false;
    const wish = { seenVersion: desk.article.version, seenCopyVersion: desk.article.copyVersion, ...wanted };
    const requestId = newId();
    const sent: SentVerb = {
      id,
      verb: wanted.verb,
      requestId,
      acknowledged: false,
      retry: () => changeArticle(actor, id, wish, { requestId }),
    };
    work.verbs.push(sent);
    const answer = await unlessAway(changeArticle(actor, id, wish, { requestId }));
    if (answer === null) return false;
    assert.ok(answer.ok, JSON.stringify(answer));
    sent.acknowledged = true;
    return true;
  };
  for (let count = 0; !work.ended; count++) {
    const id = await unlessAway(draftArticle(room, finished(room, `Story ${newId()}.`)));
    if (id === null) return;
    for (const [actor, wanted] of [
      [room.reporter, { verb: "submit" }],
      [room.editor, { verb: "approve" }],
      [room.editor, { verb: "publish" }],
      ...(count % 2 ? [[room.editor, { verb: "withhold", reason: "A source asked for it." }] as const] : []),
    ] as const) {
      if (!(await act(actor, id, wanted))) return;
    }
  }
}

async function restart(): Promise<void> {
  server = await startEmbedded(dataDir);
}

async function checkSaves(saves: readonly SentSave[]): Promise<void> {
  const sql = newsroomSql();
  for (const { id, save, version } of saves.filter((one) => one.acknowledged)) {
    const rows = await sql`select version from save_key where key = ${save.key}`;
    assert.equal(rows[0]?.["version"], version, `an acknowledged save of article ${id} is missing`);
  }
  for (const id of new Set(saves.map((one) => one.id))) {
    const mine = saves.filter((one) => one.id === id);
    const last = mine.findLast((one) => one.acknowledged);
    const desk = await articleForDesk(room.reporter, id);
    assert.ok(desk);
    const ahead = desk.article.copyVersion - (last?.version ?? 1);
    // One save may have been committed whose answer was lost on the way.
    assert.ok(
      ahead === 0 || ahead === 1,
      `article ${id} stands ${ahead} versions after the last acknowledged one`,
    );
    const expected = ahead === 0 ? last : mine[mine.length - 1];
    if (expected) assert.equal(desk.content.standfirst, expected.save.content.standfirst);
  }
}

async function checkVerbs(verbs: readonly SentVerb[]): Promise<void> {
  for (const { id, verb, requestId, acknowledged } of verbs) {
    const [row] =
      await newsroomSql()`select count(*)::int as count from event where article_id = ${id} and verb = ${verb} and request_id = ${requestId}`;
    const count: unknown = row?.["count"];
    assert.ok(
      count === 1 || (!acknowledged && count === 0),
      `${verb} on article ${id}: ${String(count)} events`,
    );
  }
}

/** The readers' schema says of every article what its row says. */
async function checkReaders(): Promise<void> {
  const rows = await newsroomSql()`
    select a.id from article a left join live.article l on l.id = a.id
    where (a.publication = 'live') is distinct from (l.id is not null) or (l.id is not null and l.revision_id <> a.live_revision_id)`;
  assert.deepEqual([...rows], []);
}

test(`over ${rounds} kills of PostgreSQL under work no acknowledged save or verb is lost, and every retry does its work once`, async (context) => {
  const drafts = await Promise.all(Array.from({ length: 3 }, () => draftArticle(room)));
  let acknowledged = 0;
  for (let round = 0; round < rounds; round++) {
    const work: Work = { saves: [], verbs: [], ended: false };
    const people = Promise.all([
      ...drafts.map((id) => type(work, id)),
      publish(work),
      publish(work),
      publish(work),
    ]);
    // Not before the work has begun, and then at another point of it each time.
    while (work.saves.filter((one) => one.acknowledged).length < 8) await sleep(5);
    await sleep(37 * round);
    process.kill(server.pid, "SIGKILL");
    await sleep(20);
    work.ended = true;
    await restart();
    await people;
    acknowledged += [...work.saves, ...work.verbs].filter((one) => one.acknowledged).length;
    await checkSaves(work.saves);
    await checkVerbs(work.verbs);
    await checkReaders();
    for (const one of [...work.saves, ...work.verbs].filter((sent) => !sent.acknowledged)) {
      const again = await one.retry();
      assert.ok(
        typeof again === "object" && again !== null && "ok" in again && again.ok,
        JSON.stringify(again),
      );
      one.acknowledged = true;
    }
    await checkVerbs(work.verbs);
    await checkReaders();
    assert.equal(await firstBrokenEvent(), null);
  }
  context.diagnostic(`${acknowledged} acknowledged writes`);
  assert.ok(acknowledged > rounds * 8);
});

test("a restart inside a transaction leaves nothing of it, and the same pool works on", async () => {
  const id = await draftArticle(room);
  const earlier = await articleForDesk(room.reporter, id);
  assert.ok(earlier);
  let back: Promise<void> = Promise.resolve();
  const broken = newsroom().transaction(async (tx) => {
    await tx.execute(`update working_copy set slugline = 'half' where article_id = ${id}`);
    back = stopEmbedded(dataDir).then(restart);
    await back;
    // The connection that this runs on is not the transaction's any more: it must be refused, not carried out alone.
    await tx.execute(`update working_copy set slugline = 'other half' where article_id = ${id}`);
  });
  await assert.rejects(broken, (error) => isDatabaseAway(error));
  await back;
  await sleep(50);
  assert.equal((await articleForDesk(room.reporter, id))?.slugline, earlier.slugline);
});

test("a verb that waits for a lock while the database restarts is refused as away, and its retry does the work once", async () => {
  const id = await draftArticle(room);
  const desk = await articleForDesk(room.reporter, id);
  assert.ok(desk);
  const wanted = {
    verb: "submit",
    seenVersion: desk.article.version,
    seenCopyVersion: desk.article.copyVersion,
  } as const;
  const requestId = newId();
  let waiting: Promise<unknown> = Promise.resolve();
  let back: Promise<void> = Promise.resolve();
  const holding = newsroom().transaction(async (tx) => {
    await tx.execute(`select 1 from article where id = ${id} for update`);
    waiting = unlessAway(changeArticle(room.reporter, id, wanted, { requestId }));
    for (let waits = 0; waits === 0;) {
      const [row] =
        await newsroomSql()`select count(*)::int as waits from pg_stat_activity where wait_event_type = 'Lock'`;
      waits = Number(row?.["waits"]);
    }
    back = stopEmbedded(dataDir).then(restart);
    await back;
  });
  await assert.rejects(holding, (error) => isDatabaseAway(error));
  await back;
  assert.equal(await waiting, null);
  assert.equal((await articleForDesk(room.reporter, id))?.article.stage, "draft");
  const first = await changeArticle(room.reporter, id, wanted, { requestId });
  const again = await changeArticle(room.reporter, id, wanted, { requestId });
  assert.ok(first?.ok && first.change !== null && again?.ok && again.change === null);
});
