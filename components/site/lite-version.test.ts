// The lite version of a list shows no picture and keeps the reader's choice in every link that leads on.
import assert from "node:assert/strict";
import test from "node:test";
import type { Teaser } from "#lib/newsroom/readers.ts";
import { bannerIn, mostReadIn, pathIn, picksIn, teaserIn, teaserPath, versionPath } from "./lite-version.ts";

const teaser: Teaser = {
  id: 7,
  slug: "a-slug",
  headline: "A headline",
  kicker: "",
  standfirst: "",
  section: { slug: "world", name: "World" },
  byline: [],
  firstPublishedAt: new Date("2026-11-24T06:23:45Z"),
  modifiedAt: new Date("2026-11-24T08:00:00Z"),
  lead: { key: "k", width: 480, height: 320, widths: [480], alt: "", caption: "", credit: "" },
};

test("an address takes its version behind what it asks already", () => {
  assert.equal(versionPath("/world", "lite"), "/world?lite");
  assert.equal(versionPath("/search?q=a", "full"), "/search?q=a&full");
  assert.deepEqual([pathIn("lite", "/"), pathIn("full", "/")], ["/?lite", "/"]);
});

test("in the lite version an article has no picture and leads to its own lite version, wherever the list has it from", () => {
  const shown = [
    teaserIn("lite", teaser),
    ...picksIn("lite", { lead: [teaser], promoted: [teaser], list: [teaser] }).promoted,
    ...(mostReadIn("lite", { span: "day", articles: [teaser] })?.articles ?? []),
  ];
  for (const one of shown) assert.deepEqual([one.lead, teaserPath(one)], [null, "/news/7/a-slug?lite"]);
  assert.equal(bannerIn("lite", { headline: "Now", path: "/news/7/a-slug" })?.path, "/news/7/a-slug?lite");
  assert.equal(bannerIn("lite", { headline: "Now", path: null })?.path, null);
});

test("the full version is the page as it was", () => {
  assert.equal(teaserIn("full", teaser), teaser);
  assert.equal(teaserPath(teaser), "/news/7/a-slug");
});
