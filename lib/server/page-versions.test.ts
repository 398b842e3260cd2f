// What a kept answer says of its versions: one address with two of them names the header that decides, and an old address is kept
// like a page, so that following it costs no render.
import assert from "node:assert/strict";
import test from "node:test";
import { PageCache } from "./page-cache.ts";
import type { Page, Rendered } from "./page-answer.ts";

function cacheOf(answer: Partial<Rendered> & Readonly<{ extra: readonly (readonly [string, string])[] }>) {
  let renders = 0;
  const rendered: Rendered = {
    status: answer.status ?? 200,
    headers: new Map([
      ["content-type", "text/html"],
      ["cache-tag", "addresses,site"],
      ["x-page-seq", "1"],
      ...answer.extra,
    ]),
    body: Buffer.from("words"),
  };
  const cache = new PageCache({
    render: () => {
      renders += 1;
      return Promise.resolve(rendered);
    },
    now: () => 0,
    maxBytes: 1_000_000,
    headers: [],
    unavailable: { status: 503, headers: new Map(), body: Buffer.from("") },
    busy: { status: 503, headers: new Map(), body: Buffer.from("") },
  });
  cache.begin(0);
  return { cache, renders: () => renders };
}

function header(headers: readonly string[], name: string): string | undefined {
  const at = headers.findIndex((one, index) => index % 2 === 0 && one === name);
  return at < 0 ? undefined : headers[at + 1];
}
const varies = (page: Page) => [
  header(page.identity.headers, "vary"),
  header(page.identity.unchangedHeaders, "vary"),
];

test("of what a handler varies by, readers and caches hear of Save-Data alone", async () => {
  const plain = await cacheOf({ extra: [["vary", "rsc, next-router-state-tree"]] }).cache.ask("/a");
  assert.deepEqual(varies(plain), ["Accept-Encoding", "Accept-Encoding"]);
  const both = await cacheOf({ extra: [["vary", "Save-Data, rsc"]] }).cache.ask("/a");
  assert.deepEqual(varies(both), ["Accept-Encoding, Save-Data", "Accept-Encoding, Save-Data"]);
});

test("an old address is answered from memory until any of them changes", async () => {
  const { cache, renders } = cacheOf({ status: 301, extra: [["location", "/news/1/a"]] });
  for (let look = 0; look < 3; look += 1) {
    const page = await cache.ask("/old");
    assert.deepEqual([page.status, header(page.identity.headers, "location")], [301, "/news/1/a"]);
  }
  assert.equal(renders(), 1);
  cache.purge(2, ["addresses"]);
  assert.equal(cache.ready("/old"), null);
});

test("an answer for the moment is asked for each time: a 308 says where an article stands today", async () => {
  const { cache, renders } = cacheOf({ status: 308, extra: [] });
  await cache.ask("/a");
  await cache.ask("/a");
  assert.equal(renders(), 2);
});
