import assert from "node:assert/strict";
import test from "node:test";
import {
  assetsOf,
  cacheName,
  isDeskPath,
  isEditorPath,
  markContent,
  markName,
  markOf,
  personOfCache,
  readMessage,
} from "./shell-worker-rules.ts";

const mark = { person: "0199a4c2-7f00-7abc-8def-0123456789ab", build: "sC0-x_9" };

test("only the editor's own addresses are kept, and no address of readers counts as the newsroom's", () => {
  for (const path of ["/desk/articles/1", "/desk/articles/120345", "/desk/articles/new"])
    assert.ok(isEditorPath(path), path);
  for (const path of [
    "/desk",
    "/desk/articles/12/history",
    "/desk/articles/12/preview",
    "/desk/articles/0",
    "/desk/api/articles",
    "/desk/media/0-480.webp",
    "/news/12/a-slug",
  ])
    assert.ok(!isEditorPath(path), path);
  assert.ok(isDeskPath("/desk") && isDeskPath("/desk/articles/1"));
  assert.ok(!isDeskPath("/desktop") && !isDeskPath("/news/1"));
});

test("a page says in its head whose it is; words of an article can't say it", () => {
  const meta = `<meta name="${markName}" content="${markContent(mark)}"/>`;
  assert.deepEqual(markOf(`<html><head>${meta}</head><body></body></html>`), mark);
  assert.equal(markOf(`<html><head></head><body>${meta}</body></html>`), null);
  assert.equal(markOf("<html><head><title>Sign in</title></head></html>"), null);
});

test("everything that a page's HTML names of the build is found once, in tags and in Next's data", () => {
  const html = String.raw`<link rel="stylesheet" href="/_next/static/chunks/a~1.css"><script src="/_next/static/chunks/b.js"></script>
    <script>self.__next_f.push([1,"2:I[1,[\"/_next/static/chunks/b.js\",\"/_next/static/chunks/c-9.js\"]]"])</script>
    <link href="/_next/static/media/inter.woff2"><img src="/desk/media/x-480.webp">`;
  assert.deepEqual(assetsOf(html), [
    "/_next/static/chunks/a~1.css",
    "/_next/static/chunks/b.js",
    "/_next/static/chunks/c-9.js",
    "/_next/static/media/inter.woff2",
  ]);
});

test("a cache belongs to one person and one build", () => {
  assert.equal(personOfCache(cacheName(mark)), mark.person);
  assert.equal(personOfCache("somebody-else's"), null);
});

test("a message that asks for anything but an editor's page and code of the build asks for nothing", () => {
  const opened = { kind: "opened", path: "/desk/articles/7", mark, title: "A headline", assets: [] };
  assert.deepEqual(readMessage(opened), opened);
  assert.deepEqual(readMessage({ ...opened, assets: ["/desk/api/people", "/_next/static/a.js", 7] }), {
    ...opened,
    assets: ["/_next/static/a.js"],
  });
  for (const bad of [null, "forget", {}, { ...opened, path: "/desk/api/people" }, { ...opened, mark: null }])
    assert.equal(readMessage(bad), null);
  assert.deepEqual(readMessage({ kind: "forget" }), { kind: "forget" });
});
