// What each kind of page says of itself to browsers, search engines and social networks.
import { articlePath } from "#lib/newsroom/readers.ts";
import type { LiveArticle, NotedArticle, SectionLink, Site } from "#lib/newsroom/readers.ts";
import type { PageHead } from "./document.tsx";
import { articleGraph } from "./json-ld.ts";
import { frontGraph, type Listed, listGraph, notedOnce, profileGraph, wordsGraph } from "./json-ld-lists.ts";
import { archivePath, dayInWords, isoDay, isoTime, longDay } from "./times.ts";

/** `at` is the moment of rendering: the day beside the wordmark. `articles`: what it leads with. */
export function frontHead(site: Site, at: Date, articles: readonly Listed[] = []): PageHead {
  return {
    title: null,
    description: site.description,
    path: "/",
    structuredData: frontGraph(site, articles),
    front: { day: longDay(at, site), dayIso: isoDay(at, site) },
  };
}

export function articleHead(article: LiveArticle, site: Site): PageHead {
  return {
    title: article.headline,
    description: article.standfirst,
    path: articlePath(article),
    picture: article.lead,
    card: article.card ?? null,
    section: article.section,
    structuredData: articleGraph(article, site),
    // A retracted article stays at its address for those who were sent there; it isn't offered to new readers.
    noindex: article.publication === "retracted",
    article: {
      publishedAt: isoTime(article.firstPublishedAt, site),
      modifiedAt: isoTime(article.modifiedAt, site),
      section: article.section.name,
      authors: article.byline.map(({ name }) => name),
    },
  };
}

/** `cursor` is the query that leads to this page of the list, `nextPath` the one that leads to older articles. */
export type ListPlace = Readonly<{ older: boolean; path: string; nextPath: string | null }>;

export function sectionHead(
  section: SectionLink,
  site: Site,
  place: ListPlace,
  articles: readonly Listed[] = [],
): PageHead {
  const description = `${section.name}: news and reports from ${site.name}.`;
  return {
    title: section.name,
    description,
    path: place.path,
    section,
    nextPath: place.nextPath,
    noindex: place.older,
    structuredData: listGraph(site, { path: place.path, name: section.name, description }, articles),
  };
}

/** What whoever signs says of themselves, and what they signed. */
type Signed = Readonly<{ about?: string; articles?: readonly Listed[] }>;

export function bureauHead(
  name: string,
  site: Site,
  place: ListPlace,
  { about = "", articles = [] }: Signed = {},
): PageHead {
  const description = about === "" ? `Reports from ${name}, a bureau of ${site.name}.` : about;
  return {
    title: name,
    description,
    path: place.path,
    nextPath: place.nextPath,
    noindex: place.older,
    structuredData: profileGraph(
      site,
      { path: place.path, name, description },
      { kind: "bureau", name, about },
      articles,
    ),
  };
}

export function authorHead(
  name: string,
  site: Site,
  place: ListPlace,
  { about = "", articles = [] }: Signed = {},
): PageHead {
  const description = `Articles by ${name} in ${site.name}.`;
  return {
    title: name,
    description,
    path: place.path,
    nextPath: place.nextPath,
    noindex: place.older,
    structuredData: profileGraph(
      site,
      { path: place.path, name, description },
      { kind: "person", name, about },
      articles,
    ),
  };
}

/** `day` is `2026-11-24` in the site's zone. */
export function archiveHead(day: string, site: Site, articles: readonly Listed[] = []): PageHead {
  const words = dayInWords(day, site.language);
  const description = `Everything that ${site.name} published on ${words}.`;
  const path = archivePath(day);
  return {
    title: words,
    description,
    path,
    structuredData: listGraph(site, { path, name: words, description }, articles),
  };
}

export function correctionsHead(site: Site, place: ListPlace, notes: readonly NotedArticle[] = []): PageHead {
  const description = `What ${site.name} got wrong and has put right.`;
  return {
    title: "Corrections",
    description,
    path: place.path,
    nextPath: place.nextPath,
    noindex: place.older,
    structuredData: listGraph(site, { path: place.path, name: "Corrections", description }, notedOnce(notes)),
  };
}

/** What is told of the paper itself, by the name of its page. */
export const wordsPages = {
  about: { title: "About us", describe: (site: Site) => `Who makes ${site.name}, and how to reach us.` },
  ethics: {
    title: "Ethics",
    describe: (site: Site) => `The principles by which ${site.name} reports and corrects.`,
  },
} as const;

export type WordsPageName = keyof typeof wordsPages;

export function wordsHead(name: WordsPageName, site: Site): PageHead {
  const { title, describe } = wordsPages[name];
  const page = { path: `/${name}`, name: title, description: describe(site) };
  return {
    title,
    description: page.description,
    path: page.path,
    structuredData: wordsGraph(site, page),
  };
}

/** 404, 410 and 503: no address of their own, never indexed. */
export function errorHead(title: string, description: string): PageHead {
  return { title, description, path: null };
}
