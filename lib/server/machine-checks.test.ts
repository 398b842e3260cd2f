// The checks of feeds and sitemaps find what breaks a feed reader or a search engine, and nothing where all is right.
import assert from "node:assert/strict";
import test from "node:test";
import { feedFindings, readFeed } from "./feed-check.ts";
import { readSitemap, sitemapFindings } from "./sitemap-check.ts";

const url = "https://news.example";
const rss = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>The Meridian</title><link>${url}/</link><description>News</description>
<atom:link href="${url}/feed.xml" rel="self" type="application/rss+xml"/><atom:link href="https://hub.example/" rel="hub"/>
<item><title>A</title><guid isPermaLink="false">${url}/news/1</guid><link>${url}/news/1/a</link><pubDate>Tue, 24 Nov 2026 07:23:00 GMT</pubDate><atom:updated>2026-11-24T08:00:00Z</atom:updated></item>
</channel></rss>`;
const expected = { form: "rss", path: "/feed.xml", url, hub: "https://hub.example/" } as const;

test("a feed is read back with its name, its entries and both times", () => {
  assert.deepEqual(readFeed("rss", rss), {
    title: "The Meridian",
    self: `${url}/feed.xml`,
    hub: "https://hub.example/",
    entries: [
      {
        id: `${url}/news/1`,
        url: `${url}/news/1/a`,
        published: Date.parse("2026-11-24T07:23:00Z"),
        modified: Date.parse("2026-11-24T08:00:00Z"),
      },
    ],
  });
  assert.deepEqual(feedFindings(rss, expected), []);
});

test("a feed that is none, names another hub or self, repeats an id or leads elsewhere is found out", () => {
  const entry = rss.slice(rss.indexOf("<item>"), rss.indexOf("</channel>"));
  for (const [text, said] of [
    ["<html>", /can’t be read/],
    [rss.replace('rel="self"', 'rel="other"'), /doesn’t name itself/],
    [rss.replace('rel="hub"', 'rel="other"'), /doesn’t name its hub/],
    [rss.replace("</channel>", `${entry}</channel>`), /same id/],
    [rss.replace(`<link>${url}/news/1/a`, "<link>https://evil.example/"), /leads elsewhere/],
    [rss.replace(/<pubDate>.*<\/pubDate>/, ""), /no time of publication/],
    [rss.replace("<title>The Meridian", "<title>"), /no title/],
  ] as const)
    assert.match(
      feedFindings(text, expected)
        .map(({ what }) => what)
        .join(" "),
      said,
    );
  assert.match(feedFindings(rss, { ...expected, hub: null })[0]?.what ?? "", /switched off/);
});

const sitemap = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${url}/news/1/a?x=1&amp;y</loc><lastmod>2026-11-24T08:00:00+00:00</lastmod></url></urlset>`;

test("a sitemap that holds is read back; one that breaks its schema, leads elsewhere or repeats itself is found out", async () => {
  assert.deepEqual(await sitemapFindings(sitemap, "/s.xml", url), []);
  assert.deepEqual(readSitemap(sitemap), [
    { url: `${url}/news/1/a?x=1&y`, modified: "2026-11-24T08:00:00+00:00", published: null },
  ]);
  const place = sitemap.slice(sitemap.indexOf("<url>"), sitemap.indexOf("</urlset>"));
  for (const spoilt of [
    sitemap.replace("</urlset>", ""),
    sitemap.replace("+00:00", ""),
    sitemap.replace(url, "https://evil.example"),
    sitemap.replace("</urlset>", `${place}</urlset>`),
  ])
    assert.notDeepEqual(await sitemapFindings(spoilt, "/s.xml", url), []);
});
