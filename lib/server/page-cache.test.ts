// The page law, held with a handler and a clock of the test's own: what was purged is never answered again.
import assert from "node:assert/strict";
import test from "node:test";
import { build, textOf } from "./page-cache.test-support.ts";

test("a page is rendered once and then answered from memory", async () => {
  const { cache, asked } = build();
  cache.begin(0);
  assert.equal(textOf(await cache.ask("/a")), "first");
  assert.equal(textOf(cache.ready("/a")), "first");
  assert.equal(textOf(await cache.ask("/a")), "first");
  assert.deepEqual(asked, ["/a"]);
});

test("nothing is kept before the first word from the primary", async () => {
  const { cache, asked } = build();
  await cache.ask("/a");
  assert.equal(cache.ready("/a"), null);
  await cache.ask("/a");
  assert.equal(asked.length, 2);
});

test("a snapshot older than the head at the start is not kept", async () => {
  const { cache, site } = build();
  cache.begin(7);
  site.seq = 6;
  await cache.ask("/a");
  assert.equal(cache.ready("/a"), null);
});

test("a purge drops every page with its tag and leaves the others", async () => {
  const { cache, site } = build();
  cache.begin(0);
  await cache.ask("/a");
  site.tags = "article:2";
  await cache.ask("/b");
  cache.purge(1, ["article:1"]);
  assert.equal(cache.ready("/a"), null);
  assert.equal(textOf(cache.ready("/b")), "first");
});

test("a purge that the page has already seen leaves it", async () => {
  const { cache, site } = build();
  cache.begin(0);
  site.seq = 5;
  await cache.ask("/a");
  cache.purge(5, ["article:1"]);
  assert.equal(textOf(cache.ready("/a")), "first");
});

test("a render that began before a purge is not kept, and who asks after the purge gets a new one", async () => {
  const { cache, site, hold, release, asked } = build();
  cache.begin(0);
  hold();
  const before = cache.ask("/a");
  site.seq = 1;
  site.text = "second";
  cache.purge(1, ["article:1"]);
  cache.heard(1);
  const after = cache.ask("/a");
  release();
  assert.equal(textOf(await before), "first", "who asked before the purge may see the page as it was then");
  assert.equal(textOf(await after), "second");
  assert.equal(textOf(cache.ready("/a")), "second");
  assert.equal(asked.length, 2);
});

test("a replica that stays behind a purge never brings the old text back", async () => {
  const { cache, site } = build();
  cache.begin(0);
  cache.purge(3, ["article:1"]);
  cache.heard(3);
  site.seq = 2;
  assert.equal((await cache.ask("/a")).status, 503);
  site.seq = 3;
  site.text = "new";
  assert.equal(textOf(await cache.ask("/a")), "new");
});

test("an old purge of one tag is not hidden by a newer one of the same tag", async () => {
  const { cache, site } = build();
  cache.begin(0);
  cache.purge(5, ["article:1"]);
  cache.heard(6);
  cache.purge(9, ["article:1"]);
  site.seq = 4;
  assert.equal((await cache.ask("/a")).status, 503);
});

test("many who ask for the same page at once cost one render", async () => {
  const { cache, hold, release, asked } = build();
  cache.begin(0);
  hold();
  const all = Array.from({ length: 50 }, () => cache.ask("/a"));
  release();
  assert.deepEqual(new Set((await Promise.all(all)).map(textOf)), new Set(["first"]));
  assert.equal(asked.length, 1);
});

test("an aged page is answered at once while one render replaces it", async () => {
  const { cache, site, asked, pass } = build();
  cache.begin(0);
  await cache.ask("/a");
  site.text = "second";
  pass(61_000);
  cache.heard(0);
  assert.equal(textOf(cache.ready("/a")), "first");
  assert.equal(textOf(cache.ready("/a")), "first");
  await cache.settled();
  assert.equal(textOf(cache.ready("/a")), "second");
  assert.equal(asked.length, 2);
});

test("a page long past its age waits for the render", async () => {
  const { cache, site, pass } = build();
  cache.begin(0);
  await cache.ask("/a");
  site.text = "second";
  pass(3_600_000);
  cache.heard(0);
  assert.equal(textOf(await cache.ask("/a")), "second");
});

test("the age limit comes from the answer", async () => {
  const { cache, site, pass, asked } = build();
  cache.begin(0);
  site.age = 300;
  await cache.ask("/a");
  pass(299_000);
  assert.equal(textOf(cache.ready("/a")), "first");
  assert.equal(asked.length, 1);
});

test("without the database what is here is served for ten minutes, except what was dropped", async () => {
  const { cache, site, pass, break: breakIt } = build();
  cache.begin(0);
  await cache.ask("/a");
  site.tags = "article:2";
  await cache.ask("/b");
  breakIt(true);
  pass(400_000);
  assert.equal(textOf(await cache.ask("/a")), "first");
  cache.purge(1, ["article:2"]);
  assert.equal((await cache.ask("/b")).status, 503);
  pass(199_000);
  assert.equal(textOf(await cache.ask("/a")), "first");
  pass(2_000);
  assert.equal((await cache.ask("/a")).status, 503);
  breakIt(false);
  cache.heard(1);
  assert.equal((await cache.ask("/a")).status, 200);
});

test("after a failed render an aged page is served and the next try waits a second", async () => {
  const { cache, pass, asked, break: breakIt } = build();
  cache.begin(0);
  await cache.ask("/a");
  breakIt(true);
  pass(200_000);
  cache.heard(0);
  assert.equal(textOf(await cache.ask("/a")), "first");
  assert.equal(asked.length, 2);
  assert.equal(textOf(cache.ready("/a")), "first");
  assert.equal(textOf(await cache.ask("/a")), "first");
  assert.equal(asked.length, 2);
  pass(1_001);
  await cache.ask("/a");
  assert.equal(asked.length, 3);
});

test("an answer without tags and a redirect are not kept", async () => {
  const { cache, site } = build();
  cache.begin(0);
  site.status = 308;
  await cache.ask("/old");
  assert.equal(cache.ready("/old"), null);
  site.status = 200;
  site.tags = "";
  await cache.ask("/untagged");
  assert.equal(cache.ready("/untagged"), null);
});

test("a 404 under way when something is published there is not given to who asks afterwards", async () => {
  const { cache, site, hold, release } = build();
  cache.begin(0);
  site.status = 404;
  site.tags = "";
  hold();
  const before = cache.ask("/a");
  Object.assign(site, { status: 200, tags: "article:1", seq: 1, text: "published" });
  cache.purge(1, ["article:1"]);
  cache.heard(1);
  const after = cache.ask("/a");
  release();
  assert.equal((await before).status, 404);
  assert.equal(textOf(await after), "published");
});

test("a page gets compressed forms, each with an ETag of its own, and keeps them while its text stays", async () => {
  const { cache, site, pass } = build();
  cache.begin(0);
  site.text = "news ".repeat(500);
  await cache.ask("/a");
  await cache.settled();
  const first = cache.ready("/a");
  assert.ok(first?.gzip && first.brotli);
  assert.equal(new Set([first.identity.etag, first.gzip.etag, first.brotli.etag]).size, 3);
  assert.ok(first.brotli.body.length < first.identity.body.length);
  pass(61_000);
  cache.heard(0);
  cache.ready("/a");
  await cache.settled();
  const second = cache.ready("/a");
  assert.notEqual(second, first);
  assert.equal(second?.brotli?.body, first.brotli.body);
});
