// Whether a feed is one, read back by a parser: what it is called, that it names itself and its hub, and that each entry has one
// name, one address and times.
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { type Finding, ours } from "#lib/newsroom/finding.ts";

export type FeedForm = "rss" | "atom" | "json";

/** An entry as a reader of feeds gets it. Times in milliseconds since 1970; null when the form has none. */
export type ReadEntry = Readonly<{
  id: string;
  url: string;
  published: number | null;
  modified: number | null;
}>;

export type ReadFeed = Readonly<{
  title: string;
  self: string | null;
  hub: string | null;
  entries: readonly ReadEntry[];
}>;

const instant = (text: unknown): number | null => {
  const at = typeof text === "string" ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
};

type Link = { href?: string | undefined; rel?: string | undefined };
const linked = (links: readonly Link[] | undefined, rel: string): string | null =>
  links?.find((link) => link.rel === rel)?.href ?? null;

/** Read a feed back. Throws when it is none of this form. */
export function readFeed(form: FeedForm, text: string): ReadFeed {
  if (form === "rss") {
    const feed = parseRssFeed(text);
    return {
      title: feed.title ?? "",
      self: linked(feed.atom?.links, "self"),
      hub: linked(feed.atom?.links, "hub"),
      entries: (feed.items ?? []).map((item) => ({
        id: item.guid?.value ?? "",
        url: item.link ?? "",
        published: instant(item.pubDate),
        modified: instant(item.atom?.updated),
      })),
    };
  }
  if (form === "atom") {
    const feed = parseAtomFeed(text);
    return {
      title: feed.title?.value ?? "",
      self: linked(feed.links, "self"),
      hub: linked(feed.links, "hub"),
      entries: (feed.entries ?? []).map((entry) => ({
        id: entry.id ?? "",
        url: linked(entry.links, "alternate") ?? "",
        published: instant(entry.published),
        modified: instant(entry.updated),
      })),
    };
  }
  const feed = parseJsonFeed(text);
  return {
    title: feed.title ?? "",
    self: feed.feed_url ?? null,
    hub: feed.hubs?.[0]?.url ?? null,
    entries: (feed.items ?? []).map((item) => ({
      id: item.id ?? "",
      url: item.url ?? "",
      published: instant(item.date_published),
      modified: instant(item.date_modified),
    })),
  };
}

export type ExpectedFeed = Readonly<{
  form: FeedForm;
  path: string;
  /** The site's address without a slash at the end. */
  url: string;
  /** The hub that it has to name; null: none. */
  hub: string | null;
}>;

/** What is wrong with a feed as it was answered. */
export function feedFindings(text: string, { form, path, url, hub }: ExpectedFeed): readonly Finding[] {
  let feed: ReadFeed;
  try {
    feed = readFeed(form, text);
  } catch {
    return [{ what: `What stands at ${path} can’t be read as a feed.`, remedy: ours }];
  }
  const found: Finding[] = [];
  const add = (wrong: boolean, what: string, remedy = ours) => {
    if (wrong) found.push({ what, remedy });
  };
  add(feed.title.trim() === "", `${path} has no title.`, "Write the site’s name in Settings, Site.");
  add(feed.self !== url + path, `${path} doesn’t name itself.`);
  add(
    feed.hub !== hub,
    hub === null ? `${path} names a hub that is switched off.` : `${path} doesn’t name its hub.`,
  );
  const ids = feed.entries.map(({ id }) => id);
  add(new Set(ids).size !== ids.length, `Two entries of ${path} have the same id.`);
  for (const entry of feed.entries) {
    add(
      !entry.id.startsWith(`${url}/news/`),
      `An entry of ${path} has an id that isn’t this site’s: ${entry.id}.`,
    );
    add(!entry.url.startsWith(`${url}/news/`), `An entry of ${path} leads elsewhere: ${entry.url}.`);
    add(entry.published === null, `The entry ${entry.id} of ${path} has no time of publication.`);
  }
  return found;
}
