// Under which name a page is kept: nothing that a reader adds to an address may make a second copy of it.
import assert from "node:assert/strict";
import { globSync } from "node:fs";
import test from "node:test";
import { reservedSlugs, slugify } from "#lib/newsroom/slug.ts";
import { judgeAddress, savesData } from "./addresses.ts";

const keyOf = (target: string): string | null => {
  const address = judgeAddress(target);
  return address.kind === "reader" ? address.key : null;
};

test("query keys that no page knows are left out", () => {
  assert.equal(keyOf("/?utm_source=x&fbclid=1"), "/");
  assert.equal(keyOf("/news/1001/slug?before=abc"), "/news/1001/slug");
  assert.equal(keyOf("/world?x=1&before=lx3-1&y=2"), "/world?before=lx3-1");
  assert.equal(keyOf("/corrections?before="), "/corrections");
  assert.equal(keyOf("/feed.xml?x=1"), "/feed.xml");
});

test("the absolute form and the path are the same page", () => {
  assert.equal(keyOf("http://evil.example/world"), "/world");
  assert.equal(keyOf("http://evil.example"), "/");
});

test("the newsroom's addresses are never readers' pages", () => {
  for (const target of [
    "/desk",
    "/desk/articles/1?x",
    "/sign-in",
    "/set-up",
    "/api/health",
    "/_next/static/x.js",
  ]) {
    assert.equal(judgeAddress(target).kind, "newsroom", target);
  }
  assert.equal(judgeAddress("/desktop").kind, "reader");
});

test("one page has one name, however its address is spelled", () => {
  for (const target of ["/world", "/%77orld", "/%57%6frld".replace("%57", "w"), "/w%6Frl%64?x"])
    assert.equal(keyOf(target), "/world", target);
  assert.equal(keyOf("/author/%c3%a9lise"), "/author/%C3%A9lise");
  assert.equal(keyOf("/old_Address%2Cof_2009"), "/old_Address%2Cof_2009");
});

test("no spelling hides the newsroom or a way up", () => {
  for (const target of [
    "/%64esk",
    "/desk%2Farticles",
    "/%2e%2e/desk",
    "/world/%2e",
    "/./world",
    "/a/../desk",
  ])
    assert.equal(judgeAddress(target).kind, "malformed", target);
});

test("escapes and paths that stand for nothing are the readers' 404", () => {
  for (const target of [
    "/%E0%A4%A",
    "/%00",
    "/a%2fb",
    "/a%5Cb",
    "//evil.example/x",
    "/\\evil",
    "/%",
    "*",
    "/%c0%ae",
    "/world#1",
    '/world"',
    "/w\u00f6rld",
    "/<script>",
  ]) {
    assert.equal(judgeAddress(target).kind, "malformed", target);
  }
  assert.equal(judgeAddress("/world?before=<script>").kind, "malformed");
});

test("a search is one address, however its question was spelled, and nothing unknown or endless is in it", () => {
  assert.equal(keyOf("/search"), "/search");
  assert.equal(keyOf("/search?utm=x&q=harbour&section=&time=any"), "/search?q=harbour");
  assert.equal(
    keyOf("/search?section=world&q=%20harbour%20%20pilot%00"),
    "/search?q=harbour+pilot&section=world",
  );
  assert.equal(keyOf("/search?q=%E0%A4%A"), "/search?q=%25A");
  assert.ok((keyOf(`/search?q=${"%F0%9F%98%80".repeat(9_000)}`) ?? "").length < 3_000);
  assert.equal(keyOf("/search?q=a&before=lx3-1&from=2026-13-01"), "/search?q=a");
  assert.equal(keyOf("/topic/ports?before=lx3-1&x=1"), "/topic/ports?before=lx3-1");
});

test("articles and lists have two keys at most: the page, and the lite version of it", () => {
  const saving = (target: string): string | null => {
    const address = judgeAddress(target, true);
    return address.kind === "reader" ? address.key : null;
  };
  for (const target of [
    "/news/1001/slug?lite",
    "/news/1001/slug?utm=x&lite=1&full",
    "/news/1001/slug?lite=&x",
  ])
    assert.equal(keyOf(target), "/news/1001/slug?lite", target);
  assert.equal(keyOf("/news/1001/slug?full"), "/news/1001/slug");
  assert.equal(saving("/news/1001/slug"), "/news/1001/slug?lite");
  assert.equal(saving("/news/1001/slug?full&x=1"), "/news/1001/slug");
  for (const path of [
    "/",
    "/world",
    "/topic/ports",
    "/author/a-b",
    "/bureau/asia",
    "/archive/2026/11/24",
    "/search?q=harbour&section=world",
    "/world?before=lx3-1",
  ]) {
    const lite = `${path}${path.includes("?") ? "&" : "?"}lite`;
    assert.equal(keyOf(path), path);
    assert.equal(keyOf(`${lite}&utm=x`), lite);
    assert.equal(keyOf(lite.replace(/lite$/, "full")), path);
    assert.equal(saving(path), lite);
    assert.equal(saving(lite.replace(/lite$/, "full")), path);
  }
  for (const path of [
    "/about",
    "/corrections",
    "/feed.xml",
    "/world/feed.xml",
    "/archive/2026/11",
    "/topic/a/feed.xml",
  ])
    assert.deepEqual([keyOf(`${path}?lite`), saving(path)], [path, path]);
  assert.equal(saving("/news/2019/05/story.html"), "/news/2019/05/story.html?lite");
});

test("only one value of Save-Data asks for fewer bytes", () => {
  for (const value of ["on", " ON "]) assert.equal(savesData(value), true);
  for (const value of [undefined, "", "off", "on, on", "?1", "on;x"]) assert.equal(savesData(value), false);
});

test("no section can take the first part of any page's or file's address that the program answers", () => {
  const firstParts = globSync("app/{(site)/,}*/**/{page.tsx,route.ts,route.tsx}")
    .map((file) => file.replace(/^app\/(?:\(site\)\/)?/, "").split("/", 1)[0] ?? "")
    .filter((part) => part === slugify(part));
  for (const known of ["sitemaps", "cards", "desk", "api"]) assert.ok(firstParts.includes(known), known);
  for (const part of firstParts) assert.ok(reservedSlugs.has(part), part);
});
