// Sitemaps hold against schemas, with the texts that break XML by hand.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { validateXML } from "xmllint-wasm";
import type { Site, Teaser } from "#lib/newsroom/readers.ts";
import {
  articlesSitemap,
  listsSitemap,
  namedListsSitemap,
  newsSitemap,
  readListFile,
  sitemapIndex,
} from "./sitemaps.ts";
import { isoTime } from "./times.ts";

const site: Site = {
  name: "The Meridian & Sons",
  url: "https://news.example",
  zone: "Europe/Berlin",
  language: "en-GB",
  description: "",
  showViews: true,
  sections: [{ slug: "features-interviews", name: "Features/Interviews" }],
};

function teaser(id: number, headline: string): Teaser {
  return {
    id,
    slug: "a-slug",
    headline,
    kicker: "",
    standfirst: "",
    section: { slug: "world", name: "World" },
    byline: [],
    firstPublishedAt: new Date("2026-11-24T06:23:45.678Z"),
    modifiedAt: new Date("2026-11-24T08:00:00Z"),
    lead: null,
  };
}

const schema = (name: string) => ({
  fileName: name,
  contents: readFileSync(new URL(`../../lib/server/xsd/${name}`, import.meta.url), "utf8"),
});

async function faults(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: "sitemap.xml", contents: xml }],
    schema: [schema("sitemap-with-news.xsd")],
    preload: [schema("sitemap.xsd"), schema("news.xsd")],
  });
  return errors.map(({ message }) => message);
}

const hostile = [
  "A & B",
  "<script>alert(1)</script>",
  "]]> and \u0000 and \u0008 and \uFFFE",
  "“Quoted” 'and' \"so\"",
  "شرق – 東",
];
const teasers = hostile.map((headline, index) => teaser(1000 + index, headline));

test("every sitemap holds against its schema, whatever stands in a headline", async () => {
  const entries = teasers.map(({ id, slug, modifiedAt }) => ({ id, slug, modifiedAt }));
  const lists = { topics: 2, authors: 1, bureaus: 0 };
  const months = [{ month: "2026-11", modifiedAt: new Date() }];
  assert.deepEqual(await faults(sitemapIndex(site, lists, months)), []);
  assert.deepEqual(await faults(sitemapIndex(site, { topics: 0, authors: 0, bureaus: 0 }, [])), []);
  assert.deepEqual(await faults(listsSitemap(site)), []);
  assert.deepEqual(await faults(namedListsSitemap(site, "topics", ["ports", "a-b"])), []);
  assert.deepEqual(await faults(articlesSitemap(site, entries)), []);
  assert.deepEqual(await faults(newsSitemap(site, teasers)), []);
  assert.deepEqual(await faults(newsSitemap(site, [])), []);
});

test("the schemas catch a missing title, a language that Google doesn't know, a time without a zone and a missing address", async () => {
  const good = newsSitemap(site, teasers.slice(0, 1));
  const spoilt = [
    good.replace(/<news:title>.*<\/news:title>/, ""),
    good.replace("<news:language>en<", "<news:language>en_GB<"),
    good.replace(/(<news:publication_date>[^+<]*)\+01:00/, "$1"),
    good.replace(/<loc>.*?<\/loc>/, ""),
    good.replace(/<lastmod>.*?<\/lastmod>/, "<lastmod>yesterday</lastmod>"),
  ];
  for (const xml of spoilt) {
    assert.notEqual(xml, good);
    assert.notDeepEqual(await faults(xml), []);
  }
});

test("every list that the index names is one that a request for it reads back, and no other name is", () => {
  const index = sitemapIndex(site, { topics: 12, authors: 1, bureaus: 0 }, []);
  const named = [...index.matchAll(/sitemaps\/([^<]*)</g)].map(([, name = ""]) => name);
  assert.deepEqual(named.slice(0, 3), ["sections.xml", "topics.xml", "topics-2.xml"]);
  assert.equal(named.length, 14);
  assert.deepEqual(named.slice(1).map(readListFile), [
    ...Array.from({ length: 12 }, (_, file) => ({ kind: "topics", file: file + 1 })),
    { kind: "authors", file: 1 },
  ]);
  for (const name of [
    "topics-1.xml",
    "topics-02.xml",
    "topics-.xml",
    "tags.xml",
    "sections.xml",
    "2026-11.xml",
  ])
    assert.equal(readListFile(name), null, name);
  assert.match(
    namedListsSitemap(site, "authors", ["a-b"]),
    /<url><loc>https:\/\/news\.example\/author\/a-b<\/loc><\/url>/,
  );
});

test("times carry the newsroom's offset and are those of the page", () => {
  const [one] = teasers;
  assert.ok(one);
  const xml = newsSitemap(site, [one]);
  assert.match(xml, /<news:publication_date>2026-11-24T07:23:45\+01:00</);
  assert.ok(xml.includes(`<lastmod>${isoTime(one.modifiedAt, site)}</lastmod>`));
  assert.match(xml, /<news:name>The Meridian &amp; Sons<.*<news:language>en</);
});

test("the news sitemap says each article's language in the names that Google knows", async () => {
  const tags = [null, "es", "pt-BR", "zh-Hant", "zh-Hans", "nb"];
  const xml = newsSitemap(
    site,
    tags.map((language, index) => ({ ...teaser(2000 + index, "A headline"), language })),
  );
  assert.deepEqual(await faults(xml), []);
  assert.deepEqual(
    [...xml.matchAll(/<news:language>([^<]*)</g)].map(([, said]) => said),
    ["en", "es", "pt", "zh-tw", "zh-cn", "nb"],
  );
});
