// What the public search says of names: the page of that name first, and no advice that leads away from it.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { readSearch } from "#lib/newsroom/reader-search.ts";
import { type Drawn, drawnParts } from "./drawn-parts.test-support.ts";

let drawn: Drawn<"SearchPage">;
before(async () => {
  drawn = await drawnParts<"SearchPage">(["search-page"]);
});

const site = {
  name: "The Meridian",
  url: "https://news.example",
  zone: "Europe/Berlin",
  language: "en",
  description: "",
  showViews: true,
  sections: [{ slug: "world", name: "World" }],
};
const nothing = { found: [], next: null, limits: "none", meant: null, pages: [] };
const samir = { kind: "author", name: "Samir Khoury", slug: "samir-khoury" };

function shown(query: string, answer: object, version = "full"): string {
  const search = readSearch(new URLSearchParams(query));
  const props = { site, search, version, answer: { ...nothing, ...answer } };
  return drawn.renderToStaticMarkup(drawn.SearchPage(props as never));
}

test("who looks for an author finds their page first, and what is said of articles is true and leads there", () => {
  const page = shown("q=Samir+Khoury", { pages: [samir] });
  const said = page.indexOf("No article has “Samir Khoury” in its headline or text.");
  assert.ok(said > page.indexOf('aria-label="Pages of this name"'), page);
  assert.ok(page.indexOf('aria-label="Pages of this name"') > 0, page);
  assert.match(page.slice(said), /See the <a href="\/author\/samir-khoury">articles by Samir Khoury<\/a>\./);
  assert.doesNotMatch(page, /Check the spelling|Nothing was found/);
});

test("where only some articles were looked through, no more than those are spoken of", () => {
  const narrowed = shown("q=Samir+Khoury&section=world", { pages: [samir] });
  assert.match(narrowed, /No article of this section and time has “Samir Khoury”/);
  const recent = shown("q=Samir+Khoury", { pages: [samir], limits: "recent" });
  assert.match(recent, /None of these articles has “Samir Khoury”/);
});

test("several pages of a name are above what is said of articles, and the lite version is kept on the way", () => {
  const topic = { kind: "topic", name: "Samir Khoury prize", slug: "khoury-prize" };
  assert.match(shown("q=Samir+Khoury", { pages: [topic, samir] }), /The pages above list their articles\./);
  assert.match(
    shown("q=Samir+Khoury", { pages: [topic] }, "lite"),
    /<a href="\/topic\/khoury-prize\?lite">articles about Samir Khoury prize<\/a>/,
  );
});

test("what names nothing keeps its advice, and what was meant", () => {
  const page = shown("q=harbuor", { meant: "harbour" });
  assert.match(page, /Did you mean <a href="\/search\?q=harbour">harbour<\/a>/);
  assert.match(page, /Nothing was found for “harbuor”\. Check the spelling/);
});
