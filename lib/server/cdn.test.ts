// What is purged leaves the CDN in front as well: told by the outbox in the words of its kind, tried again until it says yes,
// told once more a moment later, and named in the receipt.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import test, { after, before, beforeEach } from "node:test";
import { newsroom, newsroomSql } from "#db/client.ts";
import { eventsOf } from "#db/events.ts";
import { liveArticle, must, smallNewsroom, type SmallNewsroom } from "#db/newsroom.test-support.ts";
import { doNextTask } from "#db/outbox.ts";
import { acknowledgePurge } from "#db/purge-log.ts";
import { purge } from "#db/purge.ts";
import { settleReceipt } from "#db/receipts.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { type CdnKind, cdnKinds, env, StartRefusal } from "#lib/env.ts";
import { purgeCdn } from "./cdn.ts";
import { tagHeaders } from "./cdn-kinds.ts";

type Told = Readonly<{ method: string; path: string; headers: IncomingHttpHeaders; body: string }>;

let database: TestDatabase;
let room: SmallNewsroom;
let url = "";
let told: Told[] = [];
/** What it answers; the last one again and again. */
let answers: { status: number; body: string }[] = [];
const yes = { status: 200, body: '{"success": true}' };

const cdn = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { method = "", url: path = "", headers } = request;
    told.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
    const { status, body } = (answers.length > 1 ? answers.shift() : answers[0]) ?? yes;
    response.writeHead(status).end(body);
  });
});

const configure = (kind: CdnKind | null) =>
  env.set({
    CDN_PURGE_URL: kind === null ? null : `${url}/zone/purge`,
    CDN_PURGE_TOKEN: kind === null ? null : "secret-token",
    CDN_KIND: kind === "tags" ? null : kind,
  });

before(async () => {
  database = await testDatabase("cdn");
  room = await smallNewsroom();
  cdn.listen(0, "127.0.0.1");
  await once(cdn, "listening");
  url = `http://127.0.0.1:${(cdn.address() as AddressInfo).port}`;
});
beforeEach(async () => {
  await newsroomSql()`delete from outbox`;
  told = [];
  answers = [yes];
  configure("tags");
});
after(async () => {
  configure(null);
  cdn.close();
  cdn.closeAllConnections();
  await database.close();
});

const say = (tags: string[]) => newsroom().transaction((tx) => purge(tx, tags));
const drain = async () => {
  while (await doNextTask(purgeCdn, "readers"));
};
const makeDue = () =>
  newsroomSql()`update outbox set next_try_at = now() - interval '1 second' where done_at is null`;
const waiting = async () =>
  (await newsroomSql()`select tries, last_error from outbox where done_at is null and kind = 'cdn'`).length;

test("without a CDN nothing is left to be done, and pages carry our own tags alone", async () => {
  configure(null);
  await say(["article:1"]);
  assert.equal(await waiting(), 0);
  assert.deepEqual(tagHeaders(["article:1", "site"], null), { "cache-tag": "article:1,site" });
});

test("each kind of CDN hears every tag in its own words, and no more of them at once than it takes", async () => {
  const tags = Array.from({ length: 300 }, (_, at) => `article:${at}`).toSorted();
  const words: Readonly<Record<CdnKind, (one: Told) => string[]>> = {
    tags: ({ headers }) => String(headers["cache-tag"]).split(","),
    cloudflare: ({ body }) => (JSON.parse(body) as { tags: string[] }).tags,
    fastly: ({ headers }) => String(headers["surrogate-key"]).split(" "),
    bunny: ({ body }) => [(JSON.parse(body) as { CacheTag: string }).CacheTag],
    varnish: ({ headers }) => String(headers["xkey-purge"]).split(" "),
  };
  const most: Readonly<Record<CdnKind, number>> = {
    tags: 100,
    cloudflare: 100,
    fastly: 256,
    bunny: 1,
    varnish: 100,
  };
  for (const kind of cdnKinds) {
    configure(kind);
    told = [];
    await say(kind === "bunny" ? tags.slice(0, 5) : tags);
    await drain();
    const heard = told.map(words[kind]);
    assert.deepEqual(heard.flat(), kind === "bunny" ? tags.slice(0, 5) : tags, kind);
    assert.ok(
      heard.every((list) => list.length <= most[kind]),
      kind,
    );
    for (const { method, path, headers } of told) {
      assert.equal(method, kind === "varnish" ? "PURGE" : "POST");
      assert.equal(path, "/zone/purge");
      const token = headers["authorization"] ?? headers["fastly-key"] ?? headers["accesskey"];
      assert.match(String(token), /^(?:Bearer )?secret-token$/, kind);
    }
  }
});

test("a page's tags stand in the header that the CDN reads", () => {
  const named = cdnKinds.map((kind) => Object.entries(tagHeaders(["front", "site"], kind)).at(-1));
  assert.deepEqual(named, [
    ["cache-tag", "front,site"],
    ["cache-tag", "front,site"],
    ["surrogate-key", "front site"],
    ["cdn-tag", "front,site"],
    ["xkey", "front site"],
  ]);
});

test("a CDN that fails, or says in a 200 that it didn't, is told again; and it is acknowledged once it confirms", async () => {
  answers = [{ status: 500, body: "" }, { status: 200, body: '{"success":false}' }, yes];
  const seq = await say(["article:9"]);
  const confirmed = async () =>
    (await newsroomSql()`select 1 from purge_ack where instance = 'cdn' and seq = ${seq}`).length;
  await drain();
  assert.deepEqual([told.length, await confirmed()], [1, 0]);
  const [failed] = await newsroomSql()`select last_error from outbox where tries = 1`;
  assert.equal(failed?.["last_error"], "Error: the CDN answered 500");
  const again = async () => {
    await newsroomSql()`update outbox set next_try_at = now() - interval '1 second' where done_at is null and payload->>'turn' = 'first'`;
    await drain();
  };
  await again();
  assert.equal(await confirmed(), 0);
  await again();
  assert.deepEqual([told.length, await confirmed()], [3, 1]);
  assert.ok(told.every(({ headers }) => headers["cache-tag"] === "article:9"));
});

test("what came in between the commit and the servers' hearing is purged by a second turn", async () => {
  await say(["article:3", "front"]);
  await drain();
  assert.deepEqual([told.length, await waiting()], [1, 1]);
  await makeDue();
  await drain();
  assert.deepEqual([told.length, await waiting()], [2, 0]);
  assert.equal(told[1]?.headers["cache-tag"], told[0]?.headers["cache-tag"]);
});

test("a slow mail stands before no purge", async () => {
  await newsroomSql()`insert into outbox (id, kind, payload) values (gen_random_uuid(), 'mail', '{}')`;
  await say(["article:4"]);
  await drain();
  assert.equal(told.length, 1);
  const kinds = await newsroomSql()`select kind from outbox where tries > 0`;
  assert.deepEqual(
    kinds.map((row) => row["kind"]),
    ["cdn"],
  );
});

test("a kill's receipt names the CDN, and is settled only when it has confirmed this very purge", async () => {
  const id = await liveArticle(room);
  const seq = await must(room.chief, id, { verb: "kill", reason: "The wrong person is named." });
  const [event] = (await eventsOf(room.chief, id)) ?? [];
  assert.ok(event && seq !== null);
  const line = async (surface: string) =>
    (await settleReceipt(event.id))?.surfaces.find((one) => one.surface === surface);
  assert.equal((await line("CDN in front"))?.note, "it has not confirmed it yet");
  await acknowledgePurge("one-1", seq);
  // Another purge's confirmation says nothing of this one.
  await acknowledgePurge("cdn", seq + 1);
  assert.equal((await settleReceipt(event.id))?.settled, false);
  assert.equal((await line("Article’s page"))?.milliseconds, null);
  await drain();
  assert.equal((await settleReceipt(event.id))?.settled, true);
  assert.equal(typeof (await line("CDN in front"))?.milliseconds, "number");
  assert.equal(typeof (await line("Article’s page"))?.milliseconds, "number");
  assert.ok(await line("Page cache, server 1 of 1"));
});

test("a CDN that can't be spoken to safely, or isn't known, is refused at the start with a sentence", () => {
  const refused = (changes: Record<string, string | null>, what: RegExp) => {
    env.set({ CDN_PURGE_URL: null, CDN_PURGE_TOKEN: null, CDN_KIND: null, ...changes });
    assert.throws(
      () => env.cdn(),
      (error) => error instanceof StartRefusal && what.test(error.message),
    );
  };
  refused({ CDN_PURGE_URL: "cdn" }, /^CDN_PURGE_URL is "cdn"/);
  refused(
    { CDN_PURGE_URL: "https://cdn.example/", CDN_KIND: "other" },
    /^CDN_KIND is "other": set it to one of/,
  );
  refused({ CDN_PURGE_URL: "http://cdn.example/", CDN_PURGE_TOKEN: "x" }, /over an open line/);
});
