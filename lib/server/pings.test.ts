// Hubs and search engines hear of every publication, change and kill once it is committed, from a real server's point of view; they
// hear nothing while it is off, and whoever isn't there is asked again.
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { newsroomSql } from "#db/client.ts";
import { eventsOf } from "#db/events.ts";
import { liveArticle, must, smallNewsroom, type SmallNewsroom } from "#db/newsroom.test-support.ts";
import { doNextTask, type Task } from "#db/outbox.ts";
import { conventionsForSettings, saveConventions } from "#db/publisher.ts";
import { settleReceipt } from "#db/receipts.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import { pingHub, pingSearchEngines } from "./pings.ts";

const site = "https://news.example.test";

let database: TestDatabase;
let room: SmallNewsroom;
let listener: Server;
let address = "";
/** What the other side answers, and what it was sent. */
let status = 204;
const heard: { path: string; type: string; body: string }[] = [];

before(async () => {
  database = await testDatabase("pings");
  room = await smallNewsroom();
  env.set({ SITE_URL: site });
  listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const type = request.headers["content-type"] ?? "";
      heard.push({ path: request.url ?? "", type, body: Buffer.concat(chunks).toString() });
      response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end();
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => listener.once("listening", resolve));
  address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
});
after(async () => {
  await new Promise((resolve) => listener.close(resolve));
  await database.close();
});
beforeEach(async () => {
  await newsroomSql()`update outbox set done_at = now() where done_at is null`;
  heard.length = 0;
  status = 204;
});

async function switchTo(on: boolean, at = address): Promise<string> {
  const found = await conventionsForSettings(room.admin);
  assert.ok(found);
  const draft = {
    ...found.conventions,
    webSub: on,
    webSubHub: `${at}/hub`,
    indexNow: on,
    indexNowEndpoint: `${at}/indexnow`,
  };
  const deed = { actor: room.admin, requestId: crypto.randomUUID() };
  assert.ok((await saveConventions(deed, draft, found.seal, address)).ok);
  return (await conventionsForSettings(room.admin))?.indexNowKey ?? "";
}

const works: Readonly<Record<string, (task: Task) => Promise<void>>> = {
  websub: pingHub,
  indexnow: pingSearchEngines,
};

/** Do everything that is due; tasks of other kinds are passed over. */
async function drain(): Promise<void> {
  while (await doNextTask(async (task) => works[task.kind]?.(task), "others"));
}

async function newestEvent(id: number): Promise<string> {
  const [event] = (await eventsOf(room.chief, id)) ?? [];
  assert.ok(event);
  return event.id;
}

async function lineOf(eventId: string, surface: string) {
  const kept = await settleReceipt(eventId);
  return kept?.surfaces.find((one) => one.surface === surface);
}

test("while it is off nobody is told, and a receipt says nothing of it", async () => {
  const id = await liveArticle(room);
  await drain();
  assert.deepEqual(heard, []);
  assert.equal(await lineOf(await newestEvent(id), "WebSub hub"), undefined);
});

test("a publication and its kill reach the hub and the search engines, each with its feeds and its address", async () => {
  const key = await switchTo(true);
  const id = await liveArticle(room);
  await drain();
  const [hub, search] = [
    heard.find(({ path }) => path === "/hub"),
    heard.find(({ path }) => path === "/indexnow"),
  ];
  assert.match(hub?.type ?? "", /^application\/x-www-form-urlencoded/);
  const told = new URLSearchParams(hub?.body);
  assert.equal(told.get("hub.mode"), "publish");
  const feeds = told.getAll("hub.url");
  for (const path of ["/feed.xml", "/atom.xml", "/feed.json"]) assert.ok(feeds.includes(site + path), path);
  assert.ok(feeds.some((one) => /\/world-\w+\/feed\.xml$/.test(one)));
  const sent = JSON.parse(search?.body ?? "{}") as Record<string, unknown>;
  assert.equal(sent["host"], "news.example.test");
  assert.equal(sent["key"], key);
  assert.equal(sent["keyLocation"], `${site}/${key}.txt`);
  const [published] = sent["urlList"] as string[];
  assert.match(published ?? "", new RegExp(`^${site}/news/${id}/.+`));

  heard.length = 0;
  await must(room.chief, id, { verb: "kill", reason: "The source withdrew everything." });
  await drain();
  const killed = JSON.parse(heard.find(({ path }) => path === "/indexnow")?.body ?? "{}") as {
    urlList?: string[];
  };
  assert.deepEqual(killed.urlList, [published]);
  assert.ok(heard.some(({ path }) => path === "/hub"));
  const event = await newestEvent(id);
  for (const surface of ["WebSub hub", "IndexNow (search engines)"]) {
    const line = await lineOf(event, surface);
    assert.equal(typeof line?.milliseconds, "number", surface);
  }
});

test("whoever isn't there is asked again later, and the receipt says so until it has worked", async () => {
  await switchTo(true);
  status = 503;
  const id = await liveArticle(room);
  const event = await newestEvent(id);
  assert.equal((await lineOf(event, "WebSub hub"))?.note, "queued");
  await drain();
  assert.equal((await lineOf(event, "WebSub hub"))?.note, "tried once, will be tried again");
  const [due] = await newsroomSql()<{ later: boolean; reason: string }[]>`
    select next_try_at > now() as later, last_error as reason from outbox
    where kind = 'websub' and payload ->> 'eventId' = ${event}`;
  assert.equal(due?.later, true);
  assert.match(due?.reason ?? "", /answered 503/);
  status = 204;
  await newsroomSql()`update outbox set next_try_at = now() - interval '1 second' where done_at is null`;
  await drain();
  assert.equal(typeof (await lineOf(event, "WebSub hub"))?.milliseconds, "number");
});

test("a refusal ends the matter, and nobody is followed to another address", async () => {
  await switchTo(true);
  for (const answer of [403, 302]) {
    status = answer;
    heard.length = 0;
    const id = await liveArticle(room);
    await drain();
    assert.ok(heard.length > 0 && heard.every(({ path }) => path === "/hub" || path === "/indexnow"));
    const line = await lineOf(await newestEvent(id), "IndexNow (search engines)");
    assert.match(line?.note ?? "", /refused the news/, String(answer));
  }
  const [open] = await newsroomSql()<{ count: number }[]>`
    select count(*)::int as count from outbox where kind in ('websub', 'indexnow') and done_at is null`;
  assert.equal(open?.count, 0);
});

test("what was switched off before its turn came is told to nobody", async () => {
  await switchTo(true);
  await liveArticle(room);
  await switchTo(false);
  await drain();
  assert.deepEqual(heard, []);
});
