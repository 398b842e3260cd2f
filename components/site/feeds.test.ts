// What we write is read back by another program's parser, with the texts that break feeds.
import assert from "node:assert/strict";
import test from "node:test";
import Parser from "rss-parser";
import type { Picture, Site, Teaser } from "#lib/newsroom/readers.ts";
import { atomFeed, type Feed, jsonFeed, notesFeed, rssFeed } from "./feeds.ts";

const site: Site = {
  name: "The Meridian",
  url: "https://news.example",
  zone: "Europe/Berlin",
  language: "en",
  description: "News from three continents",
  showViews: true,
  sections: [],
};

const lead: Picture = {
  key: "0123456789abcdef0123456789abcdef",
  width: 2000,
  height: 1000,
  widths: [480, 800, 1200, 1600],
  alt: "A ship",
  caption: "A ship & its crew",
  credit: "Ana <Ruiz>",
};

const teaser: Teaser = {
  id: 1001,
  slug: "a-slug",
  headline: "A & B <i>]]> “quoted”",
  kicker: "",
  standfirst: "What it is about",
  section: { slug: "world", name: "World" },
  byline: [
    { name: "Ana Ruiz", role: "reporting", kind: "person", slug: "ana-ruiz" },
    { name: "Asia bureau", role: "reporting", kind: "bureau", slug: "asia" },
  ],
  firstPublishedAt: new Date("2026-11-24T06:23:45.678Z"),
  modifiedAt: new Date("2026-11-24T08:00:00.900Z"),
  lead,
};

const html = '<p>Text ]]> with <a href="https://news.example/news/7/x">a link</a> &amp; more</p>';
const feed: Feed = {
  site,
  title: site.name,
  description: site.description,
  selfPath: "/feed.xml",
  pagePath: "/",
  entries: [{ teaser, html, topics: [{ slug: "ports", name: "Ports & ships", code: "" }] }],
};

type Extra = {
  id?: string;
  creators?: string[];
  media?: Record<string, unknown>;
  "content:encoded"?: string;
};

const parser = new Parser<{ lastBuildDate?: string }, Extra>({
  customFields: {
    item: [
      ["dc:creator", "creators", { keepArray: true }],
      ["media:content", "media"],
    ],
  },
});

test("RSS gives back headline, text, people, picture with credit, times and its own address", async () => {
  const read = await parser.parseString(rssFeed(feed));
  assert.equal(read.title, "The Meridian");
  assert.equal(read.feedUrl, "https://news.example/feed.xml");
  const [item] = read.items;
  assert.ok(item);
  assert.equal(item.title?.trim(), teaser.headline);
  assert.equal(item.link, "https://news.example/news/1001/a-slug");
  assert.equal(item.guid, "https://news.example/news/1001");
  assert.equal(item["content:encoded"]?.trim(), html);
  assert.deepEqual(item.creators, ["Ana Ruiz", "Asia bureau"]);
  assert.equal(new Date(item.isoDate ?? "").getTime(), Date.parse("2026-11-24T06:23:45Z"));
  const media = JSON.stringify(item.media);
  assert.match(media, /0123456789abcdef0123456789abcdef-1200\.jpg/);
  assert.match(media, /Ana <Ruiz>/);
});

test("Atom gives back the same, with an id that a new slug doesn't change", async () => {
  const read = await parser.parseString(atomFeed({ ...feed, selfPath: "/atom.xml" }));
  const [item] = read.items;
  assert.ok(item);
  assert.equal(item.title?.trim(), teaser.headline);
  assert.equal(item.id, "https://news.example/news/1001");
  assert.equal(item.link, "https://news.example/news/1001/a-slug");
  assert.equal(item.content?.trim(), html);
  assert.equal(new Date(item.pubDate ?? "").getTime(), Date.parse("2026-11-24T06:23:45Z"));
  assert.equal(new Date(read.lastBuildDate ?? "").getTime(), Date.parse("2026-11-24T08:00:00Z"));
});

test("JSON Feed names its version, itself and the article's two times", () => {
  const read = JSON.parse(jsonFeed({ ...feed, selfPath: "/feed.json" }));
  assert.equal(read.version, "https://jsonfeed.org/version/1.1");
  assert.equal(read.feed_url, "https://news.example/feed.json");
  const [item] = read.items;
  assert.equal(item.title, teaser.headline);
  assert.equal(item.content_html, html);
  assert.equal(Date.parse(item.date_published), Date.parse("2026-11-24T06:23:45Z"));
  assert.equal(Date.parse(item.date_modified), Date.parse("2026-11-24T08:00:00Z"));
  assert.deepEqual(item.authors[0], { name: "Ana Ruiz", url: "https://news.example/author/ana-ruiz" });
});

test("topics are categories beside the section in every kind of feed", async () => {
  const rss = await parser.parseString(rssFeed(feed));
  const names = (rss.items[0]?.categories ?? []).map((one: unknown) =>
    String(typeof one === "object" && one !== null && "_" in one ? one._ : one).trim(),
  );
  assert.deepEqual(names, ["World", "Ports & ships"]);
  const atom = atomFeed(feed);
  assert.match(atom, /<category term="world" label="World"/);
  assert.match(
    atom,
    /<category term="ports" scheme="https:\/\/news\.example\/topic\/" label="Ports &amp; ships"/,
  );
  assert.deepEqual(JSON.parse(jsonFeed(feed)).items[0].tags, ["World", "Ports & ships"]);
});

test("an entry in another language than the site's says so in every kind of feed", () => {
  const spanish = { ...feed, entries: [{ teaser: { ...teaser, language: "es" }, html, topics: [] }] };
  assert.match(rssFeed(spanish), /<language>en<\/language>[^]*<item>[^]*<dc:language>es<\/dc:language>/);
  assert.doesNotMatch(rssFeed(feed), /dc:language/);
  assert.match(atomFeed(spanish), /<feed[^>]*xml:lang="en"[^]*<entry xml:lang="es">/);
  assert.doesNotMatch(atomFeed(feed), /<entry [^>]*xml:lang/);
  assert.deepEqual(
    [spanish, feed].map((one) => JSON.parse(jsonFeed(one)).items[0].language),
    ["es", "en"],
  );
});

test("a note to readers is an entry of its own in the corrections feed", async () => {
  const at = new Date("2026-11-24T09:00:00Z");
  const read = await parser.parseString(
    notesFeed(site, [
      { article: teaser, note: { changeClass: "correction", note: "It was 12 & not 11.", at } },
    ]),
  );
  const [item] = read.items;
  assert.equal(item?.title?.trim(), `Correction: ${teaser.headline}`);
  // A description is HTML, in which an ampersand is written out.
  assert.equal(item?.content?.trim(), "It was 12 &amp; not 11.");
});

test("a feed without articles is still a feed", async () => {
  for (const make of [rssFeed, atomFeed]) {
    const read = await parser.parseString(make({ ...feed, entries: [] }));
    assert.deepEqual(read.items, []);
  }
});
