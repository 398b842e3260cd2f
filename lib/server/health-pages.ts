// Health of readers' pages: the newest articles, and one page of every other kind.
import type { Finding } from "#lib/newsroom/finding.ts";
import { timesThatDisagree } from "#lib/newsroom/one-truth.ts";
import { pageFindings, timesSaid } from "#lib/newsroom/page-check.ts";
import { readHead } from "#lib/newsroom/page-head.ts";
import type { PageKind } from "#lib/newsroom/structured-data-shapes.ts";
import { readFeed } from "./feed-check.ts";
import { askHere } from "./health-asking.ts";
import type { Sayings } from "./health-feeds.ts";
import { check, type CheckedSite, type HealthCheck, off, unanswered } from "./health-line.ts";

/** Articles that are looked at: the newest. */
const articlesLookedAt = 10;

async function pageChecked(kind: PageKind, path: string, { url }: CheckedSite): Promise<readonly Finding[]> {
  const asked = await askHere(path);
  return asked.status === 200 ? pageFindings({ kind, path, url, html: asked.text }) : unanswered(path, asked);
}

/** Pages of one kind or several, as one line. */
export async function pagesChecked(
  site: CheckedSite,
  title: string,
  pages: readonly Readonly<{ kind: PageKind; path: string }>[],
  fine: string,
): Promise<HealthCheck> {
  const findings: Finding[] = [];
  // One after the other: readers' requests come first.
  for (const { kind, path } of pages) findings.push(...(await pageChecked(kind, path, site)));
  return check(
    title,
    pages.map(({ path }) => path),
    findings,
    fine,
  );
}

async function articleChecked(
  path: string,
  site: CheckedSite,
  sayings: Sayings,
): Promise<readonly Finding[]> {
  const asked = await askHere(path);
  if (asked.status !== 200) return unanswered(path, asked);
  const page = pageFindings({ kind: "article", path, url: site.url, html: asked.text });
  const said = Object.entries(timesSaid(asked.text)).map(([surface, times]) => ({ surface, ...times }));
  const times = timesThatDisagree([...said, ...(sayings.get(site.url + path) ?? [])]);
  const image = readHead(asked.text).meta.get("og:image")?.[0] ?? null;
  const card = image?.startsWith(`${site.url}/`) ? await askHere(image.slice(site.url.length)) : null;
  const broken =
    card !== null && (card.status !== 200 || !card.type.startsWith("image/"))
      ? [
          {
            what: "The card’s picture can’t be fetched.",
            remedy: "Publish the article again: its card is drawn anew.",
          },
        ]
      : [];
  return [...page, ...times, ...broken].map(({ what, remedy }) => ({ what: `${path}: ${what}`, remedy }));
}

/** The newest articles: page, card, and the times that every surface says. */
export async function articlesChecked(site: CheckedSite, sayings: Sayings): Promise<HealthCheck> {
  const feed = await askHere("/feed.json");
  const urls = feed.status === 200 ? readFeed("json", feed.text).entries.map((entry) => entry.url) : [];
  const paths = urls.slice(0, articlesLookedAt).map((url) => url.slice(site.url.length));
  if (paths.length === 0) return off("Articles", "Nothing is published yet: there is nothing to look at.");
  const findings: Finding[] = [];
  for (const path of paths) findings.push(...(await articleChecked(path, site, sayings)));
  return check(
    `The newest ${paths.length === 1 ? "article" : `${paths.length} articles`}`,
    paths,
    findings,
    "Page, structured data, card, feeds and sitemaps say the same of each.",
  );
}

const unsaid =
  "No words yet. Search engines trust a paper that says who it is: write them in Settings, Publishing.";

/** The pages about the paper itself. */
export async function wordsChecked(site: CheckedSite): Promise<readonly HealthCheck[]> {
  const pages = [
    { name: "about", title: "About us", has: site.standing.hasAbout },
    { name: "ethics", title: "Ethics", has: site.standing.hasEthics },
  ];
  const lines: HealthCheck[] = [];
  for (const { name, title, has } of pages) {
    const page = { kind: "words", path: `/${name}` } as const;
    lines.push(
      has
        ? await pagesChecked(site, title, [page], "Readers and search engines find it.")
        : off(title, unsaid),
    );
  }
  return lines;
}
