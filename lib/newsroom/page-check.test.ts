// The check of a page's head and times finds each fault that it names, and none on a page that is right.
import assert from "node:assert/strict";
import test from "node:test";
import { pageFindings } from "./page-check.ts";
import { readHead } from "./page-head.ts";

const url = "https://news.example";
const path = "/news/41/river";
const published = "2026-11-24T07:00:00-05:00";
const modified = "2026-11-24T10:30:00-05:00";
const publisher = {
  "@type": "NewsMediaOrganization",
  "@id": `${url}/#publisher`,
  name: "The Meridian",
  url: `${url}/`,
  correctionsPolicy: `${url}/corrections`,
};
const graph = {
  "@context": "https://schema.org",
  "@graph": [
    {
      "@type": "NewsArticle",
      "@id": `${url}${path}#article`,
      url: url + path,
      mainEntityOfPage: url + path,
      headline: "A & B",
      datePublished: published,
      dateModified: modified,
      author: [{ "@id": `${url}/#publisher` }],
      publisher: { "@id": `${url}/#publisher` },
      articleSection: "World",
      inLanguage: "en",
      wordCount: 612,
      isAccessibleForFree: true,
    },
    {
      "@type": "BreadcrumbList",
      itemListElement: [
        { "@type": "ListItem", position: 1, name: "The Meridian", item: `${url}/` },
        { "@type": "ListItem", position: 2, name: "A & B" },
      ],
    },
    publisher,
    {
      "@type": "WebSite",
      "@id": `${url}/#site`,
      name: "The Meridian",
      url: `${url}/`,
      inLanguage: "en",
      publisher: { "@id": `${url}/#publisher` },
    },
  ],
};

const html = `<!doctype html><html lang="en"><head><title>A &amp; B – The Meridian</title>
<meta name="description" content="What it is about"/><meta name="robots" content="max-image-preview:large"/>
<link rel="canonical" href="${url}${path}"/><link rel="alternate" type="application/rss+xml" href="/feed.xml"/>
<meta property="og:site_name" content="The Meridian"/><meta property="og:type" content="article"/>
<meta property="og:title" content="A &amp; B"/><meta property="og:description" content="What it is about"/>
<meta property="og:locale" content="en"/><meta property="og:url" content="${url}${path}"/>
<meta property="og:image" content="${url}/cards/x.jpg"/><meta property="og:image:width" content="1200"/>
<meta property="og:image:height" content="630"/><meta property="og:image:alt" content="A &amp; B"/>
<meta name="twitter:card" content="summary_large_image"/>
<meta property="article:published_time" content="${published}"/><meta property="article:modified_time" content="${modified}"/>
<script type="application/ld+json">${JSON.stringify(graph)}</script></head>
<body><h1>A &amp; B</h1><time dateTime="${published}">24 November</time><time datetime="${modified}">later</time></body></html>`;

const found = (changed: string): string =>
  pageFindings({ kind: "article", path, url, html: changed })
    .map(({ what }) => what)
    .join(" ");

test("a page that says what it must has nothing to be mended", () => {
  assert.equal(found(html), "");
});

test("each fault is found and named", () => {
  const faults: readonly (readonly [from: string | RegExp, to: string, said: RegExp])[] = [
    [`<link rel="canonical" href="${url}${path}"/>`, "", /calls nothing its address/],
    [`"datePublished":"${published}"`, `"datePublished":"${modified}"`, /different times/],
    [`<time dateTime="${published}">`, "<time>", /publication that machines get isn’t shown/],
    [`<time datetime="${modified}">`, "<time>", /last change that machines get isn’t shown/],
    [/<meta property="article:published_time"[^>]*>/, "", /no time to social networks/],
    [/<meta property="og:image" [^>]*>/, "", /no picture for cards/],
    ["summary_large_image", "summary", /small only/],
    ['content="1200"', 'content="400"', /400 × 630 pixels/],
    [/<meta property="og:image:alt"[^>]*>/, "", /no words for who can’t see it/],
    ["max-image-preview:large", "all", /no large picture/],
    ["<h1>A &amp; B</h1>", "", /0 main headings/],
    [/<script[\s\S]*<\/script>/, "", /isn’t one graph/],
    ['content="What it is about"/><meta name="robots"', 'content=""/><meta name="robots"', /no description/],
    [
      "</title>",
      `</title><link rel="alternate" hreflang="ar" href="https://evil.example/"/>`,
      /isn’t on this site/,
    ],
    [
      "</title>",
      `</title><link rel="alternate" hreflang="es" href="${url}/news/52/rio"/>`,
      /not itself among them/,
    ],
    [
      "</title>",
      `</title>${["en", "es", "es"].map((tag) => `<link rel="alternate" hreflang="${tag}" href="${url}${path}"/>`).join("")}`,
      /two translations in one language/,
    ],
    [
      "</title>",
      `</title><link rel="alternate" hreflang="en" href="${url}${path}"/><link rel="alternate" hreflang="x-default" href="${url}/"/>`,
      /original that is in none of its languages/,
    ],
  ];
  for (const [from, to, said] of faults) {
    const changed = html.replace(from, to);
    assert.notEqual(changed, html, String(from));
    assert.match(found(changed), said);
  }
});

test("a head is read as it is meant: entities are letters, and repeated names are kept", () => {
  const head = readHead(
    html.replace("</title>", '</title><meta name="author" content="Ana"/><meta name="author" content="Bo"/>'),
  );
  assert.equal(head.title, "A & B – The Meridian");
  assert.deepEqual(head.meta.get("author"), ["Ana", "Bo"]);
  assert.deepEqual(head.feeds, ["/feed.xml"]);
  assert.deepEqual(readHead("").times, []);
});
