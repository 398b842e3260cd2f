// What each kind of page says of itself to browsers, search engines and social networks.
import { articlePath } from "#lib/newsroom/readers.ts";
import { type ReaderSearch, searchPath } from "#lib/newsroom/reader-search.ts";
import type { Author, LiveArticle, NotedArticle, Picture, SectionLink, Site } from "#lib/newsroom/readers.ts";
import { noTranslations } from "#lib/newsroom/translations.ts";
import type { PageHead } from "./document.tsx";
import { articleGraph } from "./json-ld.ts";
import { frontGraph, type Listed, listGraph, notedOnce, profileGraph, wordsGraph } from "./json-ld-lists.ts";
import { archivePath, dayInWords, isoDay, isoTime, longDay, monthInWords, monthPath } from "./times.ts";

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
    language: article.language ?? null,
    alternates: alternatesOf(article, site),
    structuredData: articleGraph(article, site),
    // A retracted article stays at its address for those who were sent there; it isn't offered to new readers.
    noindex: article.publication === "retracted",
    article: {
      publishedAt: isoTime(article.firstPublishedAt, site),
      modifiedAt: isoTime(article.modifiedAt, site),
      section: article.section.name,
      authors: article.byline.map(({ name }) => name),
      topics: article.topics.map(({ name }) => name),
    },
  };
}

/** Pages in other languages and this one, each naming all; nothing for an article that stands in one language alone. */
function alternatesOf(article: LiveArticle, site: Site): NonNullable<PageHead["alternates"]> {
  const { others, originalId } = article.translations ?? noTranslations;
  if (others.length === 0) return [];
  const all = [{ ...article, language: article.language ?? site.language }, ...others];
  const original = all.find((one) => one.id === originalId);
  return [
    ...all.map((one) => ({ language: one.language, path: articlePath(one) })),
    ...(original === undefined ? [] : [{ language: "x-default", path: articlePath(original) }]),
  ];
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

type Named = Readonly<{ slug: string; name: string }>;

export function bureauHead(
  bureau: Named & Readonly<{ description: string }>,
  site: Site,
  place: ListPlace,
  articles: readonly Listed[] = [],
): PageHead {
  const { name, description: about } = bureau;
  const description = about || `Reports from ${name}, a bureau of ${site.name}.`;
  return {
    title: name,
    description,
    path: place.path,
    feed: { title: `${site.name}: ${name}`, path: `/bureau/${bureau.slug}/feed.xml` },
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
  author: Pick<Author, "slug" | "name" | "title" | "bio">,
  site: Site,
  place: ListPlace,
  articles: readonly Listed[] = [],
  portrait: Picture | null = null,
): PageHead {
  const { name, title, bio: about } = author;
  const description = about || `Articles by ${name} in ${site.name}.`;
  return {
    title: name,
    description,
    path: place.path,
    feed: { title: `${site.name}: ${name}`, path: `/author/${author.slug}/feed.xml` },
    nextPath: place.nextPath,
    noindex: place.older,
    structuredData: profileGraph(
      site,
      { path: place.path, name, description },
      { kind: "person", name, about, title, portrait },
      articles,
    ),
  };
}

/** A topic without anything to read is nothing to be found by search engines. */
export function topicHead(
  topic: Named & Readonly<{ description: string }>,
  site: Site,
  place: ListPlace,
  articles: readonly Listed[],
): PageHead {
  const { name } = topic;
  const description = topic.description || `${name}: news and reports from ${site.name}.`;
  return {
    title: name,
    description,
    path: place.path,
    feed: { title: `${site.name}: ${name}`, path: `/topic/${topic.slug}/feed.xml` },
    nextPath: place.nextPath,
    noindex: place.older || articles.length === 0,
    structuredData: listGraph(site, { path: place.path, name, description }, articles),
  };
}

/** Answers to questions are no pages of their own: search engines stay out. */
export function searchHead(search: ReaderSearch, site: Site): PageHead {
  return {
    title: search.asked === "" ? "Search" : `${search.asked}: search`,
    description: `Look for articles of ${site.name}.`,
    path: "/search",
    place: searchPath(search, search.after),
    noindex: true,
  };
}

/** `month` is `2026-11`. */
export function archiveMonthHead(month: string, site: Site): PageHead {
  const name = monthInWords(month, site.language);
  const [path, description] = [monthPath(month), `What ${site.name} published in ${name}, day by day.`];
  return {
    title: name,
    description,
    path,
    structuredData: listGraph(site, { path, name, description }, []),
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
