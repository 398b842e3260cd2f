// Cards: drawn from what readers see, shown once they are stored, gone with a kill, and never with a headline of before.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { newsroomSql } from "#db/client.ts";
import { articleById, readSnapshot } from "#db/live.ts";
import { articlesOfCard } from "#db/live-publisher.ts";
import {
  finished,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
  write,
} from "#db/newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import { makeCard } from "./cards.ts";
import { renditionNameOf } from "./picture-names.ts";
import { readStored } from "./storage.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("cards");
  env.set({ DATA_DIR: mkdtempSync(path.join(tmpdir(), "nightdesk-cards-")) });
  room = await smallNewsroom();
});
after(() => database.close());

const tasksOf = async (id: number) =>
  newsroomSql()<{ id: string; kind: string; payload: unknown; tries: number }[]>`
    select id, kind, payload, tries from outbox
    where kind = 'card' and payload ->> 'articleId' = ${String(id)} and done_at is null order by id`;

/** Do an article's newest task as the outbox does. */
async function draw(id: number): Promise<void> {
  const task = (await tasksOf(id)).at(-1);
  assert.ok(task, "a card is left to be drawn");
  await makeCard(task);
}

async function cardOf(id: number): Promise<string | null> {
  const found = await readSnapshot((snapshot) => articleById(snapshot, id));
  return found.what === "article" ? found.row.card : null;
}

const shownFor = (key: string) => readSnapshot((snapshot) => articlesOfCard(snapshot, key));

test("a publication leaves a card to be drawn, and it is shown once its picture is stored", async () => {
  const id = await liveArticle(room);
  assert.equal(await cardOf(id), null);
  await draw(id);
  const key = await cardOf(id);
  assert.match(key ?? "", /^[0-9a-f]{32}$/);
  const stored = await readStored(renditionNameOf(key ?? "", 1200, "jpg"));
  assert.ok(stored);
  const { format, width, height } = await sharp(stored).metadata();
  assert.deepEqual([format, width, height], ["jpeg", 1200, 630]);
  assert.deepEqual(await shownFor(key ?? ""), [id]);
});

test("a kill takes the card along in its own transaction", async () => {
  const id = await liveArticle(room);
  await draw(id);
  const key = await cardOf(id);
  assert.ok(key);
  await must(room.chief, id, { verb: "kill", reason: "The source withdrew everything." });
  assert.deepEqual(await shownFor(key), []);
  const rows = await newsroomSql()`select from live.card where article_id = ${id}`;
  assert.equal(rows.length, 0);
});

test("a card whose article was killed while it was drawn is never shown", async () => {
  const id = await liveArticle(room);
  const [task] = await tasksOf(id);
  assert.ok(task);
  await must(room.chief, id, { verb: "kill", reason: "The source withdrew everything." });
  await makeCard(task);
  assert.equal((await newsroomSql()`select from live.card where article_id = ${id}`).length, 0);
});

test("a new headline takes the old card away at once and draws another; a change of the text alone draws none", async () => {
  const id = await liveArticle(room);
  await draw(id);
  const first = await cardOf(id);
  await newsroomSql()`update outbox set done_at = now() where kind = 'card'`;
  const change = async (headline: string, words: string) => {
    const content = { ...finished(room, words), slug: `slug-${id}`, headline };
    await write(room.reporter, id, content);
    await must(room.reporter, id, { verb: "submit", changeClass: "update", publicNote: "" });
    await must(room.editor, id, { verb: "approve" });
    await must(room.editor, id, { verb: "publish-change" });
  };
  await change("Another headline altogether", "Ships left the harbour at noon.");
  assert.equal(await cardOf(id), null);
  await draw(id);
  const second = await cardOf(id);
  assert.ok(second !== null && second !== first);
  await newsroomSql()`update outbox set done_at = now() where kind = 'card'`;
  await change("Another headline altogether", "Ships left the harbour at dusk.");
  assert.equal(await cardOf(id), second);
  assert.deepEqual([...(await tasksOf(id))], []);
});

test("drawing the same card twice changes nothing", async () => {
  const id = await liveArticle(room);
  const [task] = await tasksOf(id);
  assert.ok(task);
  await makeCard(task);
  const key = await cardOf(id);
  const head = async () => (await newsroomSql()<{ seq: string }[]>`select seq from live.purge_head`)[0]?.seq;
  const told = await head();
  await makeCard(task);
  assert.equal(await cardOf(id), key);
  assert.equal(await head(), told);
});
