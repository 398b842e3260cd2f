// What every page kind says to machines holds against our own checks, and the checks catch what they are there for.
import assert from "node:assert/strict";
import test from "node:test";
import { plainDesign } from "#lib/newsroom/design.ts";
import { timesThatDisagree } from "#lib/newsroom/one-truth.ts";
import type { LiveArticle, Site } from "#lib/newsroom/readers.ts";
import { robotsFindings, securityTxtFindings } from "#lib/newsroom/text-file-checks.ts";
import { structuredDataProblems } from "#lib/newsroom/structured-data-check.ts";
import type { PageKind } from "#lib/newsroom/structured-data-shapes.ts";
import {
  archiveHead,
  archiveMonthHead,
  articleHead,
  authorHead,
  bureauHead,
  correctionsHead,
  frontHead,
  sectionHead,
  topicHead,
  wordsHead,
} from "./heads.ts";
import { robotsTxt, securityTxt } from "./plain-files.ts";

const url = "https://news.example";
const site: Site = {
  name: "The Meridian",
  url,
  zone: "Europe/Berlin",
  language: "en",
  description: "News from three continents",
  showViews: true,
  sections: [{ slug: "world", name: "World" }],
  publisher: {
    design: {
      ...plainDesign,
      logo: { key: "b".repeat(32), width: 900, height: 200, widths: [480, 800], turnsLight: false },
    },
    sheet: null,
    hasAbout: true,
    hasEthics: true,
    hub: null,
  },
};

const article: LiveArticle = {
  id: 41,
  slug: "river-treaty",
  headline: "Delta states </script> agree",
  kicker: "",
  standfirst: "Five governments will publish water levels.",
  section: { slug: "world", name: "World" },
  byline: [
    { kind: "bureau", name: "Americas bureau", role: "reporting", slug: "americas" },
    { kind: "person", name: "Inés Valdivieso", role: "reporting", slug: "ines-valdivieso" },
    { kind: "name", name: "Aiko Lindqvist", role: "photographs", slug: null },
    { kind: "person", name: "Jo March", role: "translation", slug: "jo-march" },
  ],
  firstPublishedAt: new Date("2026-11-24T12:00:00.900Z"),
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
  card: "c".repeat(32),
  publication: "live",
  dateline: "Puerto Sereno",
  bodyHtml: "<p>Text</p>",
  words: 612,
  views: 908,
  notes: [{ changeClass: "correction", note: "214 gauges, not 260.", at: new Date("2026-11-24T15:30:00Z") }],
  bureau: { slug: "americas", name: "Americas bureau" },
  topics: [{ slug: "rivers", name: "Rivers", code: "" }],
  related: [],
  moreFromSection: [],
};

const place = (path: string) => ({ older: false, path, nextPath: null });
const bare: LiveArticle = {
  ...article,
  lead: null,
  card: null,
  byline: [],
  notes: [],
  dateline: "",
  standfirst: "",
};
const widths = [480, 800, 1000];
const inParts: LiveArticle = {
  ...article,
  lead: article.lead && {
    ...article.lead,
    drawnCrops: {
      "16:9": { mark: "a1", widths },
      "4:3": { mark: "b2", widths },
      "1:1": { mark: "c3", widths },
    },
  },
};
const [note] = article.notes;
const notes = note ? [{ note, article }] : [];

const pages: readonly (readonly [name: string, kind: PageKind, data: unknown])[] = [
  ["front", "front", frontHead(site, new Date(), [article]).structuredData],
  ["empty front", "front", frontHead({ ...site, description: "" }, new Date()).structuredData],
  ["article", "article", articleHead(article, site).structuredData],
  ["article whose picture is drawn in parts", "article", articleHead(inParts, site).structuredData],
  ["article with nothing but words", "article", articleHead(bare, site).structuredData],
  [
    "retracted article",
    "article",
    articleHead({ ...article, publication: "retracted" }, site).structuredData,
  ],
  ["section", "list", sectionHead(article.section, site, place("/world"), [article]).structuredData],
  [
    "older page of a section",
    "list",
    sectionHead(article.section, site, place("/world?before=x")).structuredData,
  ],
  ["archive", "list", archiveHead("2026-11-24", site, [article]).structuredData],
  ["corrections", "list", correctionsHead(site, place("/corrections"), notes).structuredData],
  [
    "author",
    "profile",
    authorHead(
      { slug: "ana-ruiz", name: "Ana Ruiz", title: "Correspondent", bio: "Writes." },
      site,
      place("/author/ana-ruiz"),
      [article],
    ).structuredData,
  ],
  [
    "bureau",
    "profile",
    bureauHead({ slug: "asia", name: "Asia", description: "" }, site, place("/bureau/asia"), [article])
      .structuredData,
  ],
  [
    "topic",
    "list",
    topicHead({ slug: "rivers", name: "Rivers", description: "" }, site, place("/topic/rivers"), [article])
      .structuredData,
  ],
  ["month of the archive", "list", archiveMonthHead("2026-11", site).structuredData],
  ["about", "words", wordsHead("about", site).structuredData],
  ["ethics", "words", wordsHead("ethics", site).structuredData],
];

for (const [name, kind, data] of pages)
  test(`structured data of ${name} holds against our own profile`, () => {
    assert.deepEqual(structuredDataProblems(kind, JSON.parse(JSON.stringify(data)), url), []);
  });

/** The article's graph with one node changed. */
function spoilt(type: string, change: (node: Record<string, unknown>) => void): unknown {
  const value = JSON.parse(JSON.stringify(articleHead(article, site).structuredData)) as {
    "@graph": Record<string, unknown>[];
  };
  for (const node of value["@graph"]) if (node["@type"] === type) change(node);
  return value;
}

test("the check catches what search engines would stumble over", () => {
  const cases: readonly (readonly [string, unknown, RegExp])[] = [
    [
      "a time without offset",
      spoilt("NewsArticle", (node) => (node["datePublished"] = "2026-11-24T12:00:00")),
      /datePublished/,
    ],
    ["no headline", spoilt("NewsArticle", (node) => delete node["headline"]), /has no headline/],
    ["a slip of the pen", spoilt("NewsArticle", (node) => (node["dateModifed"] = "x")), /no property/],
    ["a foreign address", spoilt("NewsArticle", (node) => (node["url"] = "https://evil.example/")), /url/],
    [
      "an author without a name",
      spoilt("NewsArticle", (node) => (node["author"] = [{ "@type": "Person", name: "" }])),
      /name/,
    ],
    [
      "a publisher that isn't there",
      spoilt("NewsArticle", (node) => (node["publisher"] = { "@id": `${url}/#x` })),
      /points at/,
    ],
    [
      "a way that skips a step",
      spoilt("BreadcrumbList", (node) => (node["itemListElement"] as unknown[]).shift()),
      /count/,
    ],
    [
      "a policy that is no address",
      spoilt("NewsMediaOrganization", (node) => (node["ethicsPolicy"] = "/ethics")),
      /ethicsPolicy/,
    ],
    ["a missing kind", articleHead(article, site).structuredData, /no AboutPage/],
  ];
  for (const [name, data, why] of cases) {
    const kind = name === "a missing kind" ? "words" : "article";
    const found = structuredDataProblems(kind, JSON.parse(JSON.stringify(data)), url);
    assert.ok(
      found.some((one) => why.test(one)),
      `${name}: ${found.join(" ")}`,
    );
  }
});

test("policies are named when they have a page, and only then", () => {
  const publisherIn = (of: Site) => JSON.stringify(frontHead(of, new Date()).structuredData);
  assert.match(publisherIn(site), /"ethicsPolicy":"https:\/\/news\.example\/ethics"/);
  const { publisher: _none, ...without } = site;
  assert.doesNotMatch(publisherIn(without), /ethicsPolicy|publishingPrinciples|"masthead"/);
});

test("robots.txt and security.txt hold against their checks, for every answer to crawlers", () => {
  for (const policy of ["allow", "no-training", "refuse"] as const)
    assert.deepEqual(robotsFindings(robotsTxt(url, policy), url, policy), []);
  const at = new Date("2026-11-24T12:00:00Z");
  for (const contact of ["desk@paper.example", "https://paper.example/report"])
    assert.deepEqual(securityTxtFindings(securityTxt(site, contact, at), url, at, true), []);
  const [made, ...more] = securityTxtFindings(securityTxt(site, "", at), url, at, false);
  assert.match(made?.what ?? "", /is set: security\.txt names security@news\.example/);
  assert.equal(more.length, 0);
});

test("two times that differ by less than a second are one, and any other difference is named", () => {
  const page = {
    surface: "page",
    published: "2026-11-24T13:00:00+01:00",
    modified: "2026-11-24T16:30:00+01:00",
  };
  const feed = { surface: "feed", published: Date.parse("2026-11-24T12:00:00.900Z"), modified: null };
  assert.deepEqual(timesThatDisagree([page, feed]), []);
  const late = { surface: "sitemap", published: null, modified: "2026-11-24T15:30:01+00:00" };
  assert.match(
    timesThatDisagree([page, feed, late])[0]?.what ?? "",
    /last change differs: page says .*sitemap/,
  );
});
