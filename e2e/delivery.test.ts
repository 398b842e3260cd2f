// How answers reach readers, whoever asks and however: behind a CDN that is purged by the same tags, under addresses, headers
// and connections that mean no good, and under more questions than can be answered.
import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import test, { after, before } from "node:test";
import { serverEnvironment, testDatabase, type TestDatabase } from "#db/testing.ts";
import { type CachingProxy, startCachingProxy } from "./caching-proxy.ts";
import {
  type Answer,
  ask,
  type CopyDesk,
  freePort,
  type Instance,
  startCopyDesk,
  startInstance,
  until,
} from "./instance.ts";

/** What is waited for comes within a second; a machine under load gets more before the test gives up. */
const patience = 20_000;

let database: TestDatabase;
let desk: CopyDesk;
let origin: Instance;
let cdn: CachingProxy;

before(async () => {
  database = await testDatabase("delivery");
  cdn = await startCachingProxy(() => origin.url);
  const settings = { DEMO: "0", CDN_PURGE_URL: cdn.purgeUrl, CDN_PURGE_TOKEN: cdn.token };
  desk = startCopyDesk(serverEnvironment(database, 1, settings));
  await desk.wish({ do: "ready" });
  origin = await startInstance(serverEnvironment(database, await freePort(), settings));
});
after(async () => {
  await origin.stop("SIGTERM");
  await cdn.stop();
  await desk.close();
  await database.close();
});

/** A request as it is written: an address that nobody tidies, on a connection of its own. */
function askRaw(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin.url}/`, { path, method, headers, agent: false }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** Bytes on a socket, and what came back until it closed or `enough` was there. */
async function talk(bytes: string, enough: (said: string) => boolean = () => false): Promise<string> {
  const socket = connect(Number(new URL(origin.url).port), "127.0.0.1");
  let said = "";
  socket.write(bytes);
  const closed = once(socket, "close").catch(() => {});
  await Promise.race([
    closed,
    new Promise<void>((resolve) => {
      socket.on("data", (chunk: Buffer) => {
        said += chunk.toString("latin1");
        if (enough(said)) resolve();
      });
      socket.on("error", () => resolve());
    }),
  ]);
  socket.destroy();
  return said;
}

test("behind a CDN what is published shows and what is killed is gone, and the receipt's purges are the pages' own tags", async () => {
  const { id } = await desk.wish({ do: "ready" });
  const { section } = await desk.wish({ do: "publish", id });
  const places = ["/", `/${section}`, "/feed.xml", `/${section}/feed.xml`, "/news-sitemap.xml"];
  const shows = async (place: string) => (await ask(cdn.url + place)).body.includes(`/news/${id}`);
  for (const place of places) await until(`${place} shows it`, patience, () => shows(place));
  const { location = "" } = (await ask(`${cdn.url}/news/${id}`)).headers;
  const first = await ask(cdn.url + location);
  assert.match(
    String(first.headers["cache-control"]),
    /^public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=600$/,
  );
  const hits = cdn.hits();
  for (const place of [location, ...places]) await ask(cdn.url + place);
  assert.ok(cdn.hits() - hits > places.length, "the CDN answers without us");
  await desk.wish({ do: "rewrite", id, words: "Second edition behind the CDN" });
  await desk.wish({ do: "publish-change", id });
  await until("the change", patience, async () =>
    (await ask(cdn.url + location)).body.includes("Second edition"),
  );
  await desk.wish({ do: "kill", id });
  await until("gone", patience, async () => (await ask(cdn.url + location)).status === 410);
  for (const place of places) await until(`gone from ${place}`, patience, async () => !(await shows(place)));
  assert.ok(cdn.purged.some((tags) => tags.includes(`article:${id}`) && tags.includes(`section:${section}`)));
});

test("an old answer that reached the CDN while the purge was on its way is gone a moment later", async () => {
  const { id } = await desk.wish({ do: "ready" });
  const { section } = await desk.wish({ do: "publish", id });
  await until("live", patience, async () => (await ask(`${cdn.url}/news/${id}`)).status === 308);
  const { location = "" } = (await ask(`${cdn.url}/news/${id}`)).headers;
  await ask(cdn.url + location);
  const of = (tag: string) =>
    cdn.purged.filter((tags) => tags.includes(tag) && tags.includes(`article:${id}`));
  const purges = () => of(`section:${section}`).length;
  // The card for social networks is drawn afterwards, and purges the article's page alone.
  await until("the publication and its card are purged twice each", patience, () =>
    Promise.resolve(purges() === 2 && of(`article:${id}`).length === 4),
  );
  await ask(cdn.url + location);
  cdn.delay(location);
  await desk.wish({ do: "kill", id });
  await until("gone", patience, async () => (await ask(cdn.url + location)).status === 410);
  assert.equal(purges(), 4);
});

test("a 404 that many have seen is gone once something is published there, behind the CDN as well", async () => {
  const { id } = await desk.wish({ do: "ready" });
  for (const url of [origin.url, cdn.url])
    for (let count = 0; count < 3; count++) assert.equal((await ask(`${url}/news/${id}`)).status, 404);
  await desk.wish({ do: "publish", id });
  for (const url of [origin.url, cdn.url])
    await until("the page", patience, async () => (await ask(`${url}/news/${id}`)).status === 308);
});

test("no spelling of an address, no query and no header makes a second page or another one", async () => {
  const { id } = await desk.wish({ do: "ready" });
  const { section } = await desk.wish({ do: "publish", id });
  await until("live", patience, async () => (await askRaw(`/${section}`)).body.includes(`/news/${id}`));
  const clean = await askRaw(`/${section}`);
  const missing = (await askRaw("/no/such/page")).body;
  const long = "x".repeat(8_000);
  const queries = [
    "?",
    "?a=1",
    `?${long}`,
    "?before=",
    "?%00",
    "?%E0%A4%A=1",
    "?a[]=1&a[b]=2&__proto__[x]=1",
  ];
  queries.push(
    "?before[]=1",
    "?<script>",
    "?';drop table live.article--",
    `?${"a&".repeat(3_000)}`,
    "?_rsc=abc",
  );
  for (const query of queries) {
    const answer = await askRaw(`/${section}${query.replaceAll(" ", "+")}`);
    assert.deepEqual([answer.status, answer.body], [200, clean.body], query.slice(0, 40));
  }
  for (const query of [
    "?before=x",
    "?before=../..",
    "?before=%00",
    `?before=${long}`,
    "?before=0-0&before=1",
  ]) {
    const answer = await askRaw(`/${section}${query}`);
    assert.ok(answer.status === 404 || !answer.body.includes(long.slice(0, 200)), query.slice(0, 40));
  }
  const spelled = `/%${section.charCodeAt(0).toString(16)}${section.slice(1)}`;
  assert.equal((await askRaw(spelled)).body, clean.body);
  const tricks = [`/./${section}`, `/x/../${section}`, `/${section}/%2e`, `/${section}#x`, `//${section}`];
  tricks.push(`/${section}%00`, `/${section}%2f`, `/${section};a=b`, `/${section}.rsc`, `/${section}.html`);
  tricks.push(`/${section.toUpperCase()}`, "/%2e%2e/%2e%2e/etc/passwd", "/..;/desk", "/.env");
  for (const path of tricks) {
    const answer = await askRaw(path);
    assert.deepEqual([answer.status, answer.body], [404, missing], path);
  }
  const absolute = await askRaw(`http://evil.example/${section}`, { host: "other.example" });
  assert.equal(absolute.body, clean.body);
  assert.ok(!absolute.body.includes("evil.example") && !absolute.body.includes("other.example"));
});

test("thirty headers at once that no key knows leave the page as it is for everybody", async () => {
  const { id } = await desk.wish({ do: "ready" });
  const { bureau } = await desk.wish({ do: "publish", id });
  const names =
    `x-forwarded-host x-forwarded-scheme x-forwarded-proto x-forwarded-port x-forwarded-prefix x-forwarded-server
    x-host x-original-host x-original-url x-rewrite-url forwarded true-client-ip x-client-ip x-real-ip cf-connecting-ip
    x-http-method-override x-method-override x-middleware-subrequest x-middleware-rewrite x-middleware-next x-matched-path
    x-invoke-path x-invoke-query x-nextjs-data next-router-state-tree next-url rsc x-now-route-matches purpose save-data-x
    x-nightdesk-path x-prerender-revalidate`.split(/\s+/);
  const values: Record<string, string> = {
    "x-forwarded-scheme": "nothttps",
    "x-http-method-override": "DELETE",
  };
  const hostile = Object.fromEntries(names.map((name) => [name, values[name] ?? "/evil.example"]));
  assert.ok(names.length >= 30);
  // Nobody has asked for this page yet: it is made for the one who means no good.
  const poisoned = await askRaw(`/bureau/${bureau}`, {
    ...hostile,
    host: "evil.example",
    cookie: "a=evil.example",
  });
  const next = await askRaw(`/bureau/${bureau}`);
  assert.deepEqual([poisoned.status, next.status], [200, 200]);
  assert.equal(next.body, poisoned.body);
  for (const { body, headers } of [poisoned, next])
    assert.ok(!body.includes("evil.example") && !JSON.stringify(headers).includes("evil.example"));
});

test("what can't be read as a request is refused with why, and the server goes on", async () => {
  const large = await talk(`GET / HTTP/1.1\r\nHost: x\r\nX-A: ${"a".repeat(17_000)}\r\n\r\n`);
  assert.match(large, /^HTTP\/1\.1 431 /);
  assert.match(await talk("GET / HTTP/1.1\r\nHost x\r\n\r\n"), /^HTTP\/1\.1 400 /);
  assert.match(await talk("\u0016\u0003\u0001 not http\r\n\r\n"), /^HTTP\/1\.1 400 /);
  const smuggled = `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
  assert.match(await talk(smuggled), /^HTTP\/1\.1 400 /);
  assert.equal((await askRaw("/")).status, 200);
});

test("connections that begin and don't end keep nobody else out, and are ended", async () => {
  const port = Number(new URL(origin.url).port);
  const open: Socket[] = [];
  for (let count = 0; count < 300; count++) {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(count % 3 === 0 ? "GET / HTTP/1.1\r\nHo" : "");
    open.push(socket);
  }
  const ended = Promise.all(
    open.map((socket) => new Promise<void>((resolve) => socket.once("close", () => resolve()))),
  );
  // Some ask for many pages and read none of them.
  const greedy = connect(port, "127.0.0.1").pause();
  greedy.on("error", () => {});
  greedy.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".repeat(500));
  assert.equal((await askRaw("/")).status, 200);
  for (const socket of open) socket.resume();
  await ended;
  greedy.destroy();
  assert.equal((await askRaw("/")).status, 200);
});

test("readers who leave before their answer take nobody's page along", async () => {
  const { id } = await desk.wish({ do: "ready" });
  const { section } = await desk.wish({ do: "publish", id });
  await desk.wish({ do: "purge-everything" });
  for (let count = 0; count < 50; count++) {
    const sent = request(`${origin.url}/${section}`, { agent: false });
    sent.on("error", () => {});
    sent.end();
    setImmediate(() => sent.destroy());
  }
  await until("the page", patience, async () => (await askRaw(`/${section}`)).body.includes(`/news/${id}`));
  assert.doesNotMatch(origin.said(), /unhandledRejection|uncaughtException|ERR_STREAM|ERR_HTTP_HEADERS_SENT/);
});

test("thousands of unknown addresses are told so, and readers' pages are answered all along", async () => {
  let next = 0;
  const stranger = async () => {
    while (next < 2_000) {
      const { status } = await ask(`${origin.url}/wp-content/${next++}/x.php`);
      assert.ok(status === 404 || status === 503, `${status}`);
    }
  };
  const flooding = Promise.all(Array.from({ length: 32 }, stranger));
  let over = false;
  void flooding.finally(() => (over = true));
  while (!over) assert.equal((await ask(`${origin.url}/`)).status, 200);
  await flooding;
});
