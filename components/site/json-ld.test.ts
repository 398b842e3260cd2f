import assert from "node:assert/strict";
import test from "node:test";
import type { LiveArticle, Site } from "#lib/newsroom/readers.ts";
import { articleGraph, jsonForScript } from "./json-ld.ts";
import { articleHead, authorHead } from "./heads.ts";
import { isoTime } from "./times.ts";

const site: Site = {
  name: "The Meridian",
  url: "https://meridian.test",
  zone: "America/Bogota",
  language: "en",
  description: "News",
  showViews: true,
  sections: [{ slug: "world", name: "World" }],
};

const article: LiveArticle = {
  id: 41,
  slug: "river-treaty",
  headline: "Delta states </script><script>alert(1)</script> agree",
  kicker: "",
  standfirst: "Five governments will publish water levels.",
  section: { slug: "world", name: "World" },
  byline: [
    { kind: "bureau", name: "Americas bureau", role: "reporting", slug: "americas" },
    { kind: "person", name: "Inés Valdivieso", role: "reporting", slug: "ines-valdivieso" },
    { kind: "name", name: "Aiko Lindqvist", role: "photographs", slug: null },
    { kind: "person", name: "Jo March", role: "translation", slug: "jo-march" },
  ],
  firstPublishedAt: new Date("2026-11-24T12:00:00Z"),
  modifiedAt: new Date("2026-11-24T15:30:00Z"),
  lead: {
    key: "0123456789abcdef0123456789abcdef",
    width: 2000,
    height: 1000,
    widths: [480, 800, 1200, 1600],
    alt: "A river",
    caption: "The river",
    credit: "Aiko Lindqvist",
  },
  publication: "live",
  dateline: "Puerto Sereno",
  bodyHtml: "<p>Text</p>",
  words: 612,
  views: 908,
  notes: [{ changeClass: "correction", note: "214 gauges, not 260.", at: new Date("2026-11-24T15:30:00Z") }],
  bureau: { slug: "americas", name: "Americas bureau" },
  topics: [
    { slug: "rivers", name: "Rivers", code: "20000430" },
    { slug: "treaties", name: "Treaties", code: "" },
  ],
  related: [],
  moreFromSection: [],
};

type Entry = Readonly<Record<string, unknown>>;

function entry(of: unknown, type: string): Entry {
  const read = JSON.parse(JSON.stringify(of)) as { "@graph": Entry[] };
  const found = read["@graph"].find((one) => one["@type"] === type);
  assert.ok(found, `no ${type} in the graph`);
  return found;
}

test("structured data says what the page shows", () => {
  const news = entry(articleGraph(article, site), "NewsArticle");
  assert.equal(news["headline"], article.headline);
  assert.equal(news["url"], "https://meridian.test/news/41/river-treaty");
  assert.equal(news["datePublished"], "2026-11-24T07:00:00-05:00");
  assert.equal(news["dateModified"], "2026-11-24T10:30:00-05:00");
  assert.deepEqual(news["author"], [
    { "@type": "Organization", name: "Americas bureau", url: "https://meridian.test/bureau/americas" },
    { "@type": "Person", name: "Inés Valdivieso", url: "https://meridian.test/author/ines-valdivieso" },
  ]);
  assert.equal(news["dateline"], "Puerto Sereno");
});

test("a correction carries its words and its time", () => {
  assert.deepEqual(entry(articleGraph(article, site), "NewsArticle")["correction"], [
    {
      "@type": "CorrectionComment",
      name: "Correction",
      text: "214 gauges, not 260.",
      datePublished: "2026-11-24T10:30:00-05:00",
    },
  ]);
});

test("a picture is named absolutely, with its credit, and only in a size that exists", () => {
  const [image] = entry(articleGraph(article, site), "NewsArticle")["image"] as Entry[];
  assert.equal(image?.["url"], "https://meridian.test/media/0123456789abcdef0123456789abcdef-1200.jpg");
  assert.equal(image?.["creditText"], "Aiko Lindqvist");
});

test("the parts that are drawn stand beside the whole picture, each in its shape and as wide as it is drawn", () => {
  const { lead } = article;
  assert.ok(lead);
  const of = (drawnCrops: NonNullable<typeof lead.drawnCrops>) =>
    entry(articleGraph({ ...article, lead: { ...lead, drawnCrops } }, site), "NewsArticle")[
      "image"
    ] as Entry[];
  const said = (images: readonly Entry[]) =>
    images.map(({ url, width, height }) => [String(url).split("/").at(-1)?.slice(32), width, height]);
  const widths = [480, 800, 1000];
  const whole = ["-1200.jpg", 1200, 600];
  const all = of({
    "16:9": { mark: "a1", widths: [...widths, 1600] },
    "4:3": { mark: "b2", widths },
    "1:1": { mark: "c3", widths },
  });
  assert.deepEqual(said(all), [
    whole,
    ["-16x9-a1-1600.jpg", 1600, 900],
    ["-4x3-b2-1000.jpg", 1000, 750],
    ["-1x1-c3-1000.jpg", 1000, 1000],
  ]);
  assert.equal(all[2]?.["creditText"], "Aiko Lindqvist");
  assert.deepEqual(said(of({ "1:1": { mark: "c3", widths } })), [whole, ["-1x1-c3-1000.jpg", 1000, 1000]]);
  assert.deepEqual(said(of({ "1:1": { mark: "c3", widths: [223] }, "4:3": { mark: "b2", widths: [] } })), [
    whole,
  ]);
});

test("nothing is said that isn't known", () => {
  const bare = { ...article, lead: null, dateline: "", standfirst: "", notes: [], byline: [] };
  const news = entry(articleGraph(bare, site), "NewsArticle");
  for (const key of ["image", "dateline", "description", "correction", "translator"]) {
    assert.equal(key in news, false, key);
  }
});

test("a retracted article says so and asks not to be indexed", () => {
  const retracted: LiveArticle = { ...article, publication: "retracted" };
  assert.equal(entry(articleGraph(retracted, site), "NewsArticle")["creativeWorkStatus"], "Retracted");
  assert.equal(articleHead(retracted, site).noindex, true);
});

test("breadcrumbs lead from the front page through the section", () => {
  const list = entry(articleGraph(article, site), "BreadcrumbList")["itemListElement"] as Entry[];
  assert.deepEqual(
    list.map(({ position, item }) => [position, item]),
    [
      [1, "https://meridian.test/"],
      [2, "https://meridian.test/world"],
      [3, undefined],
    ],
  );
});

test("the publisher is a news organisation with a policy for corrections", () => {
  const publisher = entry(articleGraph(article, site), "NewsMediaOrganization");
  assert.equal(publisher["correctionsPolicy"], "https://meridian.test/corrections");
});

test("no text can end the script element or open another", () => {
  const text = jsonForScript(articleGraph(article, site));
  assert.doesNotMatch(text, /[<>&\u2028\u2029]/);
  assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(articleGraph(article, site))));
});

test("the head's times are those of the structured data", () => {
  const head = articleHead(article, site);
  assert.equal(head.article?.publishedAt, isoTime(article.firstPublishedAt, site));
  assert.equal(head.article?.modifiedAt, entry(head.structuredData, "NewsArticle")["dateModified"]);
});

test("an article is about its topics, each with its page and the IPTC's own name where it has one", () => {
  const made = entry(articleGraph(article, site), "NewsArticle");
  assert.deepEqual(made["keywords"], ["Rivers", "Treaties"]);
  assert.deepEqual(made["about"], [
    {
      "@type": "Thing",
      name: "Rivers",
      url: "https://meridian.test/topic/rivers",
      sameAs: "http://cv.iptc.org/newscodes/mediatopic/20000430",
    },
    { "@type": "Thing", name: "Treaties", url: "https://meridian.test/topic/treaties" },
  ]);
  const without = entry(articleGraph({ ...article, topics: [] }, site), "NewsArticle");
  assert.equal("about" in without || "keywords" in without, false);
});

test("an author's page says who they are, and nothing that they left empty", () => {
  const person = { slug: "ana", name: "Ana <Ruiz>", title: "Correspondent", bio: "", contact: "" };
  const head = authorHead(person, site, { older: false, path: "/author/ana", nextPath: null });
  const page = entry(head.structuredData, "ProfilePage");
  assert.deepEqual(page["mainEntity"], {
    "@type": "Person",
    "@id": "https://meridian.test/author/ana#person",
    name: "Ana <Ruiz>",
    url: "https://meridian.test/author/ana",
    jobTitle: "Correspondent",
    worksFor: { "@id": "https://meridian.test/#publisher" },
  });
});
