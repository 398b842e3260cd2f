// What search engines read to find pages: sitemaps.org 0.9 and Google's news sitemap, with the times that the pages show.
import { articlePath } from "#lib/newsroom/readers.ts";
import type { NamedLists, Site, Teaser } from "#lib/newsroom/readers.ts";
import { isoTime } from "./times.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
const newsNamespace = "http://www.google.com/schemas/sitemap-news/0.9";

/** Characters that XML 1.0 can't hold at all are left out; the others that mean something are escaped. */
function text(value: string): string {
  return value
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) => (/[\t\n\r]/.test(character) ? " " : ""))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

/** Kinds of lists that have a sitemap of their own, and where their pages stand. */
const listPlaces = { topics: "topic", authors: "author", bureaus: "bureau" } as const satisfies Record<
  NamedLists,
  string
>;

const listKinds = Object.keys(listPlaces) as readonly NamedLists[];

/** The name of a kind's sitemap; file 1 bears no number. */
const listFile = (kind: NamedLists, file: number): string => (file === 1 ? kind : `${kind}-${file}`);

/** Which of a kind's sitemaps a file's name asks for; null for every name that the index never writes. */
export function readListFile(name: string): Readonly<{ kind: NamedLists; file: number }> | null {
  const [, word = "", number = "1"] = /^([a-z]+)(?:-([2-9]|[1-9]\d{1,3}))?\.xml$/.exec(name) ?? [];
  const kind = listKinds.find((one) => one === word);
  return kind === undefined ? null : { kind, file: Number(number) };
}

/**
 * The index: sitemaps of the lists, each kind in as many files as it needs, and one for each month (yyyy-mm) with articles.
 */
export function sitemapIndex(
  site: Site,
  lists: Readonly<Record<NamedLists, number>>,
  months: readonly Readonly<{ month: string; modifiedAt: Date }>[],
): string {
  const files = listKinds.flatMap((kind) =>
    Array.from({ length: lists[kind] }, (_, index) => listFile(kind, index + 1)),
  );
  const named = ["sections", ...files].map((name) =>
    element("sitemap", element("loc", text(`${site.url}/sitemaps/${name}.xml`))),
  );
  const monthly = months.map(({ month, modifiedAt }) =>
    element(
      "sitemap",
      element("loc", text(`${site.url}/sitemaps/${month}.xml`)) +
        element("lastmod", isoTime(modifiedAt, site)),
    ),
  );
  return `${declaration}<sitemapindex xmlns="${namespace}">${named.join("")}${monthly.join("")}</sitemapindex>\n`;
}

function urlSet(urls: readonly string[], more = ""): string {
  return `${declaration}<urlset xmlns="${namespace}"${more}>${urls.join("\n")}</urlset>\n`;
}

/** The pages that lists of articles stand on. They have no time of their own to tell. */
export function listsSitemap(site: Site): string {
  const words = [
    ...(site.publisher?.hasAbout ? ["/about"] : []),
    ...(site.publisher?.hasEthics ? ["/ethics"] : []),
  ];
  return timeless(site, ["/", ...site.sections.map(({ slug }) => `/${slug}`), "/corrections", ...words]);
}

/**
 * Pages of topics, authors or bureaus. They say no time: such a page changes when an article comes, is changed and goes, and
 * of one that went nothing is left to tell when. A time that goes back would teach search engines to trust none.
 */
export function namedListsSitemap(site: Site, kind: NamedLists, slugs: readonly string[]): string {
  return timeless(
    site,
    slugs.map((slug) => `/${listPlaces[kind]}/${slug}`),
  );
}

function timeless(site: Site, paths: readonly string[]): string {
  return urlSet(paths.map((path) => element("url", element("loc", text(site.url + path)))));
}

/** Articles of one month. */
export function articlesSitemap(
  site: Site,
  entries: readonly Readonly<{ id: number; slug: string; modifiedAt: Date }>[],
): string {
  return urlSet(
    entries.map((entry) =>
      element(
        "url",
        element("loc", text(site.url + articlePath(entry))) +
          element("lastmod", isoTime(entry.modifiedAt, site)),
      ),
    ),
  );
}

/** Google knows languages without region or script, and two kinds of Chinese that it calls by a region. */
function newsLanguage(language: string): string {
  const [base = "en", ...rest] = language.toLowerCase().split("-");
  if (base !== "zh") return base;
  if (rest.some((part) => part === "hant" || part === "tw" || part === "hk")) return "zh-tw";
  return "zh-cn";
}

/** Articles first published in the last 48 hours, at most 1,000. */
export function newsSitemap(site: Site, teasers: readonly Teaser[]): string {
  const urls = teasers.map((teaser) => {
    const language = newsLanguage(teaser.language ?? site.language);
    const publication = element("news:name", text(site.name)) + element("news:language", language);
    const news =
      element("news:publication", publication) +
      element("news:publication_date", isoTime(teaser.firstPublishedAt, site)) +
      element("news:title", text(teaser.headline));
    return element(
      "url",
      element("loc", text(site.url + articlePath(teaser))) +
        element("lastmod", isoTime(teaser.modifiedAt, site)) +
        element("news:news", news),
    );
  });
  return urlSet(urls, ` xmlns:news="${newsNamespace}"`);
}
