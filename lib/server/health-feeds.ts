// Health of feeds and sitemaps; what they say of articles' times is kept, to be held against the pages.
import type { Finding } from "#lib/newsroom/finding.ts";
import type { Saying } from "#lib/newsroom/one-truth.ts";
import { type FeedForm, feedFindings, readFeed } from "./feed-check.ts";
import { askHere } from "./health-asking.ts";
import { check, type CheckedSite, type HealthCheck, unanswered } from "./health-line.ts";
import { readSitemap, sitemapFindings } from "./sitemap-check.ts";

const feeds: readonly Readonly<{ form: FeedForm; path: string }>[] = [
  { form: "rss", path: "/feed.xml" },
  { form: "atom", path: "/atom.xml" },
  { form: "json", path: "/feed.json" },
];

/** Times by address, as surfaces beside the pages say them. */
export type Sayings = Map<string, Saying[]>;

function note(sayings: Sayings, url: string, saying: Saying): void {
  sayings.set(url, [...(sayings.get(url) ?? []), saying]);
}

/** Every feed of the site. */
export async function feedsChecked(site: CheckedSite, sayings: Sayings): Promise<HealthCheck> {
  const { url, hub } = site;
  const findings: Finding[] = [];
  const sections = site.standing.sections.map((slug) => ({
    form: "rss" as const,
    path: `/${slug}/feed.xml`,
  }));
  const all = [...feeds, ...sections, { form: "rss" as const, path: "/corrections/feed.xml" }];
  for (const { form, path } of all) {
    const asked = await askHere(path);
    const found =
      asked.status === 200 ? feedFindings(asked.text, { form, path, url, hub }) : unanswered(path, asked);
    findings.push(...found);
    if (found.length > 0 || path.startsWith("/corrections")) continue;
    for (const entry of readFeed(form, asked.text).entries)
      note(sayings, entry.url, { surface: path, ...entry });
  }
  return check(
    "Feeds",
    all.map(({ path }) => path),
    findings,
    "Feed readers get every feed, and each names itself.",
  );
}

/** The index, its lists and newest months, and the news sitemap. */
export async function sitemapsChecked({ url }: CheckedSite, sayings: Sayings): Promise<HealthCheck> {
  const findings: Finding[] = [];
  const looked: string[] = [];
  const seen = async (path: string) => {
    const asked = await askHere(path);
    looked.push(path);
    const found =
      asked.status === 200 ? await sitemapFindings(asked.text, path, url) : unanswered(path, asked);
    findings.push(...found);
    if (found.length > 0) return [];
    const places = readSitemap(asked.text);
    for (const one of places)
      if (one.url.includes("/news/")) note(sayings, one.url, { surface: path, ...one });
    return places;
  };
  const index = await seen("/sitemap.xml");
  const files = index.map((one) => one.url.slice(url.length));
  const months = files.filter((path) => /\/\d{4}-\d\d\.xml$/.test(path));
  // The lists and the newest two months: older ones change seldom.
  for (const path of files.filter((one) => !months.slice(2).includes(one))) await seen(path);
  await seen("/news-sitemap.xml");
  return check(
    "Sitemaps",
    looked,
    findings,
    "The index, its lists and newest months, and the news sitemap hold against their schemas.",
  );
}
