// Publisher's health: what this site says to search engines, feed readers and networks, asked for as they ask and judged by the
// checks that the tests use, with a sentence for what to do about each fault.
import { pingEndpoints } from "#db/pings.ts";
import { publisherStanding } from "#db/publisher.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { feedsChecked, type Sayings, sitemapsChecked } from "./health-feeds.ts";
import { filesChecked, pingsChecked } from "./health-files.ts";
import type { CheckedSite, HealthCheck } from "./health-line.ts";
import { articlesChecked, pagesChecked, wordsChecked } from "./health-pages.ts";

async function look(): Promise<readonly HealthCheck[]> {
  const standing = await publisherStanding();
  const site: CheckedSite = { url: env.siteUrl(), standing, hub: (await pingEndpoints()).hub };
  const sayings: Sayings = new Map();
  const lists = [
    ...standing.sections.map((slug) => ({ kind: "list" as const, path: `/${slug}` })),
    { kind: "list" as const, path: "/corrections" },
    ...standing.authors.map((slug) => ({ kind: "profile" as const, path: `/author/${slug}` })),
    ...standing.bureaus.map((slug) => ({ kind: "profile" as const, path: `/bureau/${slug}` })),
  ];
  // Feeds and sitemaps first: what they say of times is held against the pages.
  const feedsLine = await feedsChecked(site, sayings);
  const sitemapsLine = await sitemapsChecked(site, sayings);
  return [
    await articlesChecked(site, sayings),
    await pagesChecked(
      site,
      "Front page",
      [{ kind: "front", path: "/" }],
      "It says whose it is and how to search it.",
    ),
    await pagesChecked(
      site,
      "Lists, bureaus and authors",
      lists,
      "Each says what it lists and whose page it is.",
    ),
    feedsLine,
    sitemapsLine,
    ...(await filesChecked(site)),
    ...(await wordsChecked(site)),
    ...(await pingsChecked()),
  ];
}

let underWay: Promise<readonly HealthCheck[]> | null = null;

/** Look at the site now; who asks while a look is under way gets its result. Null: this person may not. */
export async function siteHealth(actor: Actor): Promise<readonly HealthCheck[] | null> {
  if (!may(actor, "see-health")) return null;
  underWay ??= look().finally(() => {
    underWay = null;
  });
  return underWay;
}
