// Whatever is asked for, and however much of it: memory stays bounded, and what readers know comes first.
import assert from "node:assert/strict";
import test from "node:test";
import { build, textOf } from "./page-cache.test-support.ts";

test("a 404 is remembered until anything at all is published, and never for longer than a minute", async () => {
  const { cache, site, asked, pass } = build();
  cache.begin(0);
  Object.assign(site, { status: 404, tags: "" });
  await cache.ask("/missing");
  assert.equal((await cache.ask("/missing")).status, 404);
  assert.deepEqual(asked, ["/missing"]);
  cache.purge(1, ["article:7"]);
  assert.equal(cache.ready("/missing"), null);
  site.seq = 1;
  await cache.ask("/missing");
  assert.equal(cache.ready("/missing")?.status, 404);
  pass(61_000);
  cache.heard(1);
  assert.equal(cache.ready("/missing"), null);
});

test("a 404 that began before a purge is not remembered, nor one of a picture, whose file comes without a purge", async () => {
  const { cache, site, hold, release } = build();
  cache.begin(0);
  Object.assign(site, { status: 404, tags: "" });
  await cache.ask("/media/x-800.webp");
  assert.equal(cache.ready("/media/x-800.webp"), null);
  hold();
  const before = cache.ask("/a");
  // Another number is missing before this one, so the head stays where it was.
  cache.purge(2, ["article:1"]);
  release();
  await before;
  assert.equal(cache.ready("/a"), null);
});

test("what stood at an address and doesn't any more is not answered again", async () => {
  const { cache, site, pass } = build();
  cache.begin(0);
  await cache.ask("/a");
  Object.assign(site, { status: 404, tags: "" });
  pass(61_000);
  cache.heard(0);
  cache.ready("/a");
  await cache.settled();
  assert.equal(cache.ready("/a")?.status, 404);
});

test("ten thousand unknown addresses fill no memory, and a few are made at a time", async () => {
  const { cache, site, gates, hold, release } = build();
  cache.begin(0);
  await cache.ask("/front");
  Object.assign(site, { status: 404, tags: "" });
  for (let from = 0; from < 10_000; from += 100)
    await Promise.all(Array.from({ length: 100 }, (_, at) => cache.ask(`/no/${from + at}`)));
  await cache.settled();
  const { pages, missing, bytes } = cache.size;
  assert.deepEqual([pages, missing], [1, 5_000]);
  assert.ok(bytes < 5_000, `${bytes} bytes`);
  hold();
  const many = Array.from({ length: 2_000 }, (_, at) => cache.ask(`/more/${at}`));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(gates.length, 16);
  release();
  const answers = await Promise.all(many);
  const busy = answers.filter((page) => page.status === 503);
  assert.equal(textOf(busy[0] ?? null), "busy");
  assert.equal(busy.length, 2_000 - 16 - 500);
  assert.equal((await cache.ask("/more/1999")).status, 404, "who comes again gets an answer");
});

test("a page that readers know is made before unknown addresses that came earlier", async () => {
  const { cache, site, asked, hold, release } = build();
  cache.begin(0);
  await cache.ask("/front");
  hold();
  const strangers = Array.from({ length: 200 }, (_, at) => cache.ask(`/no/${at}`));
  cache.purge(1, ["front"]);
  site.seq = 1;
  const front = cache.ask("/front");
  release();
  await front;
  assert.ok(asked.indexOf("/front", 1) <= 17, `made as number ${asked.indexOf("/front", 1)}`);
  await Promise.all(strangers);
});

test("an address whose handler fails is asked again the next time", async () => {
  const { cache, break: breakIt } = build();
  cache.begin(0);
  breakIt(true);
  for (let count = 0; count < 40; count++) assert.equal((await cache.ask("/a")).status, 503);
  breakIt(false);
  assert.equal(textOf(await cache.ask("/a")), "first");
});

test("without a word from the primary for some seconds no cache behind us may keep what is answered", async () => {
  const { cache, pass } = build();
  assert.equal(cache.deaf, true);
  cache.begin(0);
  assert.equal(cache.deaf, false);
  pass(5_001);
  assert.equal(cache.deaf, true);
  cache.heard(0);
  assert.equal(cache.deaf, false);
});

test("memory is bounded by bytes, and what was pushed out leaves no tag behind", async () => {
  const { cache, site } = build({ maxBytes: 60_000 });
  cache.begin(0);
  for (let page = 0; page < 100; page++) {
    site.text = "x".repeat(1_000 + page);
    site.tags = `article:${page}`;
    await cache.ask(`/${page}`);
  }
  await cache.settled();
  const { pages, bytes, tags } = cache.size;
  assert.ok(bytes <= 60_000, `${bytes} bytes`);
  assert.ok(pages > 5 && pages < 30, `${pages} pages`);
  assert.equal(tags, pages);
});

test("any number of older pages of lists push out nothing that readers open", async () => {
  const { cache } = build({ maxBytes: 400_000 });
  cache.begin(0);
  for (const address of ["/", "/world", "/news/1/a"]) await cache.ask(address);
  for (let at = 0; at < 1_000; at++) await cache.ask(`/world?before=${at.toString(36)}-1`);
  await cache.settled();
  for (const address of ["/", "/world", "/news/1/a"]) assert.equal(textOf(cache.ready(address)), "first");
  assert.ok(cache.size.bytes <= 400_000 && cache.size.pages < 500);
  // The last ones are kept like any page, and go like any.
  const last = `/world?before=${(999).toString(36)}-1`;
  assert.equal(textOf(cache.ready(last)), "first");
  cache.purge(1, ["front"]);
  assert.equal(cache.ready(last), null);
});

test("however many search, a page is made at once, and searches beyond a short line are told so", async () => {
  const { cache, gates, asked, hold, release } = build();
  cache.begin(0);
  hold();
  const searches = Array.from({ length: 600 }, (_, at) => cache.ask(`/search?q=word${at}`));
  const page = cache.ask("/news/1/a");
  assert.equal(gates.length, 5);
  assert.deepEqual(asked.at(-1), "/news/1/a");
  release();
  assert.equal((await page).status, 200);
  const answers = await Promise.all(searches);
  assert.equal(answers.filter(({ status }) => status === 200).length, 24);
  assert.equal(answers.filter(({ status }) => status === 503).length, 576);
});

test("what nobody waits for any more isn't made when its turn comes", async () => {
  const { cache, asked, hold, release } = build();
  cache.begin(0);
  hold();
  let here = true;
  const made = Array.from({ length: 4 }, (_, at) => cache.ask(`/search?q=made${at}`));
  const left = cache.ask("/search?q=left", () => here);
  const both = [cache.ask("/search?q=both", () => here), cache.ask("/search?q=both")];
  here = false;
  release();
  await Promise.all([...made, left, ...both]);
  assert.equal((await left).status, 503);
  assert.equal((await both[1])?.status, 200);
  assert.deepEqual(asked.slice(4), ["/search?q=both"]);
});
