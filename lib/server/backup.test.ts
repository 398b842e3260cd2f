// A backup is the newsroom: out, wiped, and in again gives the same rows and the same pages; a damaged one changes nothing.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { firstBrokenEvent } from "#db/events.ts";
import { insertMedia } from "#db/media.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
  write,
} from "#db/newsroom.test-support.ts";
import { openOwner } from "#db/owner.ts";
import { firstBrokenApproval, firstBrokenProjection, firstBrokenRevision } from "#db/record-checks.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env, StartRefusal } from "#lib/env.ts";
import { backUp, checkBackup, restoreBackup } from "./backup-newsroom.ts";
import { makeCard } from "./cards.ts";
import { takePicture } from "./pictures.ts";
import { storedNames } from "./storage.ts";

let source: TestDatabase;
let room: SmallNewsroom;
let folder: string;
let file: string;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "nightdesk-backup-"));
  env.set({ DATA_DIR: path.join(folder, "data") });
  file = path.join(folder, "one.backup");
  source = await testDatabase("backup source");
  room = await smallNewsroom();
  const bytes = readFileSync(path.join(import.meta.dirname, "../../db/demo/pictures/alps.jpg"));
  const taken = await takePicture(bytes, "alps.jpg");
  assert.ok(taken.ok);
  const picture = await insertMedia(room.reporter, { ...taken.picture, bureauId: room.bureauId });
  const lead = { mediaId: picture.id, caption: "Alps", credit: "Braun", alt: "Mountains", decorative: false };
  const pictured = await liveArticle(room, {
    ...finished(room, "Line one.\tTab, “quotes”, \\ backslash, emoji 🚢, ünïcode."),
    lead,
  });
  const payload = { articleId: String(pictured) };
  await makeCard({ id: "", kind: "card", payload, tries: 1 });
  const corrected = await liveArticle(room);
  await write(room.reporter, corrected, {
    ...finished(room, "Nine ships left."),
    slug: "nine",
    headline: "Nine ships",
  });
  await must(room.reporter, corrected, {
    verb: "submit",
    changeClass: "correction",
    publicNote: "It was nine.",
  });
  await must(room.editor, corrected, { verb: "approve" });
  await must(room.editor, corrected, { verb: "publish-change" });
  await must(room.chief, await liveArticle(room), { verb: "kill", reason: "A court said so." });
  await draftArticle(room);
});
after(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every row of every table as text, sorted, the readers' pages among them. */
async function everything(url: string): Promise<Record<string, string[]>> {
  const owner = openOwner(url);
  try {
    const tables = await owner<{ schema: string; name: string }[]>`
      select schemaname as schema, tablename as name from pg_tables where schemaname in ('public', 'live') order by 1`;
    const found: Record<string, string[]> = {};
    for (const { schema, name } of tables) {
      const rows = await owner<
        { row: string }[]
      >`select t::text as row from ${owner(schema)}.${owner(name)} t`;
      found[`${schema}.${name}`] = rows.map(({ row }) => row).toSorted();
    }
    const rules = await owner<{ rule: string }[]>`
      select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as rule from pg_constraint where connamespace in ('public'::regnamespace, 'live'::regnamespace)
      union all
      select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal`;
    found["rules"] = rules.map(({ rule }) => rule).toSorted();
    return found;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

const refusal = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run();
  } catch (error) {
    assert.ok(error instanceof StartRefusal, String(error));
    return error.message;
  }
  assert.fail("was not refused");
};

test("out, wiped and in again: the same rows in every table, the same pictures, the same rules, and the books hold", async () => {
  const done = await backUp(source.url, file);
  // Two sizes, a part of each shape (16:9 in two sizes), each twice; the file as it was brought; and one card.
  assert.ok(done.rows > 50 && done.pictures === 14 && done.missing.length === 0, JSON.stringify(done));
  const rows = await everything(source.url);
  const files = (await storedNames()).toSorted();
  assert.ok((rows["live.article"]?.length ?? 0) === 2);
  const manifest = await checkBackup(file);

  const empty = await testDatabase("backup target");
  rmSync(env.dataDir(), { recursive: true });
  await restoreBackup(empty.url, file, manifest, { replace: false });
  assert.deepEqual(await everything(empty.url), rows);
  assert.deepEqual((await storedNames()).toSorted(), files);
  assert.deepEqual(
    [
      await firstBrokenEvent(),
      await firstBrokenRevision(),
      await firstBrokenApproval(),
      await firstBrokenProjection(),
    ],
    [null, null, null, null],
  );
  // Work goes on: ids continue, chains continue, triggers judge.
  const next = await draftArticle(room);
  assert.ok(!rows["public.article"]?.some((one) => one.startsWith(`(${next},`)), "the next id is new");
  assert.equal(await firstBrokenEvent(), null);
  const owner = openOwner(empty.url);
  await assert.rejects(owner`delete from event`, { code: "23001" });
  await owner.end();

  const words = await refusal(() => restoreBackup(empty.url, file, manifest, { replace: false }));
  assert.match(words, /already holds a newsroom.*--replace/);
  env.set({ CDN_PURGE_URL: "https://cdn.example/purge" });
  await restoreBackup(empty.url, file, manifest, { replace: true });
  env.set({ CDN_PURGE_URL: null });
  const again = await everything(empty.url);
  const tasks = again["public.outbox"]?.filter((one) => !rows["public.outbox"]?.includes(one)) ?? [];
  assert.equal(tasks.filter((one) => /,cdn,.*""tags"": ""site""/.test(one)).length, 2, tasks.join());
  for (const name of Object.keys(rows)) {
    if (!name.startsWith("live.purge") && name !== "public.outbox")
      assert.deepEqual(again[name], rows[name], name);
  }
  const [, seq] = /\(t,(\d+)\)/.exec(rows["live.purge_head"]?.[0] ?? "") ?? [];
  assert.match(
    again["live.purge_head"]?.[0] ?? "",
    new RegExp(`\\(t,${Number(seq) + 1}\\)`),
    "servers drop the replaced pages",
  );
  await empty.close();
});

test("a damaged backup is refused with a sentence before anything is changed", async () => {
  const whole = readFileSync(file);
  const damaged = path.join(folder, "damaged.backup");
  const tries: [name: string, bytes: Buffer, words: RegExp][] = [
    ["cut short", whole.subarray(0, whole.length - 100), /ends too early/],
    ["half", whole.subarray(0, whole.length >> 1), /ends too early|impossible/],
    ["longer", Buffer.concat([whole, Buffer.from("X\0\0\0\0")]), /goes on after its end/],
    ["another file", Buffer.from("SQLite format 3\0 and more"), /no backup of a newsroom/],
    ["empty", Buffer.alloc(0), /no backup of a newsroom/],
  ];
  for (let part = 1; part < 20; part++) {
    const bytes = Buffer.from(whole);
    const at = Math.floor((bytes.length * part) / 20);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    tries.push([`a bit at ${at}`, bytes, /use another copy\. Nothing was changed\.$/]);
  }
  for (const [name, bytes, words] of tries) {
    writeFileSync(damaged, bytes);
    assert.match(await refusal(() => checkBackup(damaged)), words, name);
  }
  assert.match(await refusal(() => checkBackup(path.join(folder, "none"))), /There is no backup at/);
});

test("a backup of another release is refused, and a failed load leaves the database as it was", async () => {
  const manifest = await checkBackup(file);
  const target = await testDatabase("backup refused");
  const untouched = await everything(target.url);
  const other = { ...manifest, migrations: [...manifest.migrations, "0".repeat(64)] };
  assert.match(
    await refusal(() => restoreBackup(target.url, file, other, { replace: true })),
    /newer release/,
  );
  const older = { ...manifest, migrations: manifest.migrations.slice(0, 1) };
  assert.match(
    await refusal(() => restoreBackup(target.url, file, older, { replace: true })),
    /older release/,
  );
  await assert.rejects(
    restoreBackup(target.url, file, { ...manifest, missing: ["x"] }, { replace: true }),
    /changed while it was read/,
  );
  assert.deepEqual(await everything(target.url), untouched);
  await target.close();
});

test("under load a backup holds everything that was acknowledged before it began, and its chains are whole", async () => {
  const busy = await testDatabase("backup load");
  const here = await smallNewsroom();
  const acknowledged: number[] = [];
  let going = true;
  const work = Array.from({ length: 4 }, async () => {
    while (going) acknowledged.push(await liveArticle(here));
  });
  while (acknowledged.length < 12) await new Promise((resolve) => setTimeout(resolve, 50));
  const known = [...acknowledged];
  const loaded = path.join(folder, "load.backup");
  await backUp(busy.url, loaded);
  going = false;
  await Promise.all(work);
  assert.ok(acknowledged.length > known.length, "people worked on meanwhile");
  await busy.close();

  const target = await testDatabase("backup loaded");
  await restoreBackup(target.url, loaded, await checkBackup(loaded), { replace: false });
  const owner = openOwner(target.url);
  const live = await owner<{ id: string }[]>`select id from live.article`;
  await owner.end();
  const ids = new Set(live.map(({ id }) => Number(id)));
  assert.deepEqual(
    known.filter((id) => !ids.has(id)),
    [],
  );
  assert.deepEqual(
    [await firstBrokenEvent(), await firstBrokenProjection(), await firstBrokenApproval()],
    [null, null, null],
  );
  await target.close();
});

test("no unfinished backup is left behind", async () => {
  await assert.rejects(backUp("postgres://nobody@127.0.0.1:1/none", path.join(folder, "never.backup")));
  assert.deepEqual(
    readdirSync(folder).filter((name) => /unfinished|never/.test(name)),
    [],
  );
});
