// Whole pages, drawn by the components as readers get them, hold against the check that the health screen uses.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";
import type { ReactElement } from "react";
import { plainDesign } from "#lib/newsroom/design.ts";
import { pageFindings } from "#lib/newsroom/page-check.ts";
import { readHead } from "#lib/newsroom/page-head.ts";
import type { LiveArticle, Site, Teaser } from "#lib/newsroom/readers.ts";
import type { PageKind } from "#lib/newsroom/structured-data-shapes.ts";
import { translationsShown } from "#lib/newsroom/translations.ts";
import { type Drawn, drawnParts } from "./drawn-parts.test-support.ts";
import { articleHead, frontHead, sectionHead, wordsHead } from "./heads.ts";

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
      mastheadLine: "Since 1912",
      logo: { key: "b".repeat(32), width: 900, height: 200, widths: [480, 800], turnsLight: true },
    },
    sheet: "/design/0123456789ab.css",
    hasAbout: true,
    hasEthics: false,
    hub: null,
  },
};

const teaser: Teaser = {
  id: 41,
  slug: "river-treaty",
  headline: "Delta states & “friends” agree <at last>",
  kicker: "",
  standfirst: "Five governments will publish water levels.",
  section: { slug: "world", name: "World" },
  byline: [{ kind: "person", name: "Inés Valdivieso", role: "reporting", slug: "ines-valdivieso" }],
  firstPublishedAt: new Date("2026-11-24T12:00:00.900Z"),
  modifiedAt: new Date("2026-11-24T15:30:00Z"),
  lead: null,
};

const article: LiveArticle = {
  ...teaser,
  card: "c".repeat(32),
  publication: "live",
  dateline: "Puerto Sereno",
  bodyHtml: "<p>Text</p>",
  words: 612,
  views: 908,
  notes: [{ changeClass: "correction", note: "214 gauges, not 260.", at: new Date("2026-11-24T15:30:00Z") }],
  bureau: { slug: "americas", name: "Americas bureau" },
  topics: [],
  related: [],
  moreFromSection: [teaser],
};

type Part =
  | "SiteDocument"
  | "ArticlePage"
  | "FrontPage"
  | "SectionPage"
  | "WordsPage"
  | "Profile"
  | "NotFoundDocument"
  | "GoneDocument"
  | "Wordmark";

let drawn: Drawn<Part>;
before(async () => {
  drawn = await drawnParts<Part>([
    "document",
    "article-page",
    "front-page",
    "section-page",
    "words-page",
    "profile",
    "error-documents",
    "wordmark",
  ]);
});

const assets = {
  css: "/assets/site.css",
  textCss: "/assets/text.css",
  js: "/assets/site.js",
  icon: "/assets/icon.svg",
  fonts: [],
};
const at = new Date("2026-11-25T09:00:00Z");

function page(head: object, content: ReactElement): string {
  const props = { site, assets, at, ...head, children: content };
  return `<!doctype html>${drawn.renderToStaticMarkup(drawn.SiteDocument(props as never))}`;
}

/** A front that leads with these. */
const frontOf = (lead: readonly Teaser[]) => ({
  site,
  at,
  banner: null,
  slots: { lead, promoted: [], list: [] },
  rest: [],
  blocks: [],
  mostRead: null,
});

const pages: readonly (readonly [kind: PageKind, path: string, draw: () => string])[] = [
  [
    "article",
    "/news/41/river-treaty",
    () => page(articleHead(article, site), drawn.ArticlePage({ article, site } as never)),
  ],
  ["front", "/", () => page(frontHead(site, at, [teaser]), drawn.FrontPage(frontOf([teaser]) as never))],
  [
    "list",
    "/world",
    () =>
      page(
        sectionHead(teaser.section, site, { older: false, path: "/world", nextPath: null }, [teaser]),
        drawn.SectionPage({
          site,
          section: teaser.section,
          top: { banner: null, slots: frontOf([teaser]).slots },
          articles: [],
          nextPath: null,
          mostRead: null,
        } as never),
      ),
  ],
  [
    "words",
    "/about",
    () =>
      page(
        wordsHead("about", site),
        drawn.WordsPage({ title: "About us", words: "## Who\nWe are." } as never),
      ),
  ],
];

for (const [kind, place, draw] of pages)
  test(`a whole page of the kind ${kind} has nothing to be mended`, () => {
    assert.deepEqual(pageFindings({ kind, path: place, url, html: draw() }), []);
  });

const group = [
  { id: 41, slug: "river-treaty", headline: article.headline, language: null },
  { id: 52, slug: "acuerdo", headline: "Los estados del delta acuerdan", language: "es" },
  { id: 53, slug: "ittifaq", headline: "اتفاق دول الدلتا", language: "ar" },
];

/** The page of one of the group. */
function pageIn(id: number, members = group): string {
  const one = group.find((each) => each.id === id);
  const translations = translationsShown(id, 41, members, site.language);
  const shown: LiveArticle = { ...article, ...one, translations };
  return page(articleHead(shown, site), drawn.ArticlePage({ article: shown, site } as never));
}

test("the pages of translations name each other, themselves and the original, and have nothing to be mended", () => {
  const said = group.map(({ id, slug }) => {
    const html = pageIn(id);
    assert.deepEqual(pageFindings({ kind: "article", path: `/news/${id}/${slug}`, url, html }), []);
    return readHead(html).alternates.toSorted((a, b) => (a.language < b.language ? -1 : 1));
  });
  const all = [
    { language: "ar", href: `${url}/news/53/ittifaq` },
    { language: "en", href: `${url}/news/41/river-treaty` },
    { language: "es", href: `${url}/news/52/acuerdo` },
    { language: "x-default", href: `${url}/news/41/river-treaty` },
  ];
  assert.deepEqual(said, [all, all, all]);
  assert.deepEqual(readHead(pageIn(41, group.slice(0, 1))).alternates, [], "alone there is nobody to name");
  const orphan = readHead(pageIn(52, group.slice(1))).alternates.map((one) => one.language);
  assert.deepEqual(orphan.toSorted(), ["ar", "es"], "an original that readers can't open is named nowhere");
});

test("an article's page is in its language, what stands around it in the site's, and the others are called by their names", () => {
  const html = pageIn(53);
  assert.match(html, /<html lang="ar" dir="rtl">/);
  assert.match(html, /<body class="page" lang="en" dir="ltr">/);
  assert.match(html, /<article class="article" data-article="53" lang="ar"[ >]/);
  assert.match(html, /<div class="article-titles" dir="rtl">/);
  for (const furniture of ["breadcrumbs", "article-meta", "notes-below"])
    assert.match(html, new RegExp(`class="${furniture}"[^>]* lang="en"`), furniture);
  assert.match(
    html,
    /<a href="\/news\/52\/acuerdo" hrefLang="es" lang="es" dir="ltr" rel="alternate">Español<\/a>/,
  );
  const head = readHead(html);
  assert.deepEqual(head.meta.get("og:locale"), ["ar"]);
  assert.deepEqual(head.meta.get("og:locale:alternate"), ["en", "es"]);
  assert.doesNotMatch(pageIn(41), /<body[^>]*lang|<article[^>]*lang/, "nothing differs there");
});

test("structured data says each article's language and which is the original", () => {
  const news = (id: number) => {
    const data = readHead(pageIn(id)).structuredData as { "@graph": Record<string, unknown>[] };
    return data["@graph"].find((node) => node["@type"] === "NewsArticle") ?? {};
  };
  assert.deepEqual(
    group.map(({ id }) => news(id)["inLanguage"]),
    ["en", "es", "ar"],
  );
  const translated = news(41)["workTranslation"] as { "@id": string }[];
  assert.deepEqual(
    translated.map((one) => one["@id"]),
    [`${url}/news/53/ittifaq#article`, `${url}/news/52/acuerdo#article`],
  );
  assert.equal(news(41)["translationOfWork"], undefined);
  const original = news(52)["translationOfWork"] as Record<string, string>;
  assert.deepEqual([original["@id"], original["inLanguage"]], [`${url}/news/41/river-treaty#article`, "en"]);
});

test("the publisher's logo, line, stylesheet and pages stand on every page, and nothing inline", () => {
  const html = page(frontHead(site, at), drawn.FrontPage(frontOf([]) as never));
  assert.match(html, /<h1 class="wordmark"><a href="\/"><img[^>]+alt="The Meridian"/);
  assert.match(html, /logo-turns-light/);
  assert.match(html, />Since 1912</);
  assert.match(html, /<link rel="stylesheet" href="\/design\/0123456789ab\.css"\/>/);
  assert.match(html, /href="\/about"/);
  assert.doesNotMatch(html, /href="\/ethics"/);
  assert.doesNotMatch(html, /\sstyle=|<style/);
});

const drawnPart = (part: Part, props: object): string =>
  drawn.renderToStaticMarkup(drawn[part](props as never));

test("a logo that would vanish on dark pages has a plate, one that is turned light or is seen has none", () => {
  const logoOf = (more: object) => {
    const logo = { key: "b".repeat(32), width: 900, height: 200, widths: [480], turnsLight: false, ...more };
    const publisher = { ...site.publisher, design: { ...plainDesign, logo } };
    return drawnPart("Wordmark", { site: { ...site, publisher }, heading: false });
  };
  assert.match(logoOf({ plate: true }), /class="logo logo-on-plate"/);
  assert.match(logoOf({ plate: true, turnsLight: true }), /class="logo logo-turns-light"/);
  assert.match(logoOf({}), /class="logo"/);
});

test("a contact that is an address is a link, and other words are words", () => {
  const props = { label: "Author", name: "Inés", about: "", feedPath: "/author/ines/feed.xml" };
  assert.match(
    drawnPart("Profile", { ...props, contact: "ines@paper.example" }),
    /<a class="profile-contact" href="mailto:ines@paper.example" rel="me">ines@paper.example<\/a>/,
  );
  assert.match(
    drawnPart("Profile", { ...props, contact: "javascript:alert(1)" }),
    /<span class="profile-contact">javascript:alert\(1\)<\/span>/,
  );
});

test("where nothing stands and where an article was withdrawn, the paper can be searched", () => {
  for (const part of ["NotFoundDocument", "GoneDocument"] as const)
    assert.match(
      drawnPart(part, { site, assets, at }),
      /<form class="search-form"[^>]*action="\/search"|<form[^>]*action="\/search"[^>]*class="search-form"/,
      part,
    );
});

test("a printed article ends with its own address, and one that readers don’t have with none", () => {
  const drawnWith = (props: object) => drawnPart("ArticlePage", { article, site, ...props });
  const { canonical } = readHead(
    page(articleHead(article, site), drawn.ArticlePage({ article, site } as never)),
  );
  assert.ok(drawnWith({}).includes(` data-address="${canonical}"`), String(canonical));
  assert.doesNotMatch(
    drawnWith({ preview: { note: "", mediaBase: "/desk/media", everLive: true } }),
    /data-address/,
  );
  const print = readFileSync(path.join(import.meta.dirname, "styles/print.css"), "utf8");
  assert.match(print, /\.article\[data-address\]::after \{\s*content: attr\(data-address\);/);
});

test("views are told from the first on, and the lite version says so before the article", () => {
  const shown = (views: number) =>
    drawnPart("ArticlePage", { article: { ...article, views }, site, lite: true });
  assert.match(shown(1), />1 view</);
  assert.doesNotMatch(shown(0), /data-part="views"/);
  assert.match(shown(0), /^<p class="lite-bar".*<article/);
});
