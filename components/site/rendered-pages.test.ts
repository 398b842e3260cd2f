// Whole pages, drawn by the components as readers get them, hold against the check that the health screen uses.
import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import type { ReactElement } from "react";
import { plainDesign } from "#lib/newsroom/design.ts";
import { pageFindings } from "#lib/newsroom/page-check.ts";
import type { LiveArticle, Site, Teaser } from "#lib/newsroom/readers.ts";
import type { PageKind } from "#lib/newsroom/structured-data-shapes.ts";
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

type Part = "SiteDocument" | "ArticlePage" | "FrontPage" | "SectionPage" | "WordsPage";
type Drawn = Readonly<Record<Part, (props: never) => ReactElement>> &
  Readonly<{ renderToStaticMarkup: (page: ReactElement) => string }>;

/** Components are TSX, which Node doesn't read, and the tests run as a server that draws no markup: one bundle has both. */
let drawn: Drawn;
const folder = path.resolve(".build");
const bundle = path.join(folder, `pages-${process.pid}.cjs`);

before(async () => {
  const names = ["document", "article-page", "front-page", "section-page", "words-page"];
  const lines = names.map((name) => `export * from "./${name}.tsx";`);
  const { outputFiles } = await build({
    stdin: {
      contents: [...lines, 'export { renderToStaticMarkup } from "react-dom/server";'].join("\n"),
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    jsx: "automatic",
    logLevel: "silent",
  });
  await mkdir(folder, { recursive: true });
  await writeFile(bundle, outputFiles[0]?.contents ?? "");
  drawn = createRequire(import.meta.url)(bundle) as Drawn;
});
after(() => rm(bundle, { force: true }));

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
