// What each kind of page says of itself to browsers, search engines and social networks.
import { articlePath } from "#lib/newsroom/readers.ts";
import type { ReaderSearch } from "#lib/newsroom/reader-search.ts";
import type { Author, LiveArticle, SectionLink, Site } from "#lib/newsroom/readers.ts";
import type { PageHead } from "./document.tsx";
import { articleGraph, authorGraph, siteGraph } from "./json-ld.ts";
import { archivePath, dayInWords, isoDay, isoTime, longDay, monthInWords, monthPath } from "./times.ts";

/** `at` is the moment of rendering: the day beside the wordmark. */
export function frontHead(site: Site, at: Date): PageHead {
  return {
    title: null,
    description: site.description,
    path: "/",
    structuredData: siteGraph(site),
    front: { day: longDay(at, site), dayIso: isoDay(at, site) },
  };
}

export function articleHead(article: LiveArticle, site: Site): PageHead {
  return {
    title: article.headline,
    description: article.standfirst,
    path: articlePath(article),
    picture: article.lead,
    section: article.section,
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

/** `cursor` is the query that leads to this page of the list, `nextPath` the one that leads to older articles. */
export type ListPlace = Readonly<{ older: boolean; path: string; nextPath: string | null }>;

export function sectionHead(section: SectionLink, site: Site, place: ListPlace): PageHead {
  return {
    title: section.name,
    description: `${section.name}: news and reports from ${site.name}.`,
    path: place.path,
    section,
    nextPath: place.nextPath,
    noindex: place.older,
    structuredData: siteGraph(site),
  };
}

type Named = Readonly<{ slug: string; name: string }>;

export function bureauHead(
  bureau: Named & Readonly<{ description: string }>,
  site: Site,
  place: ListPlace,
): PageHead {
  return {
    title: bureau.name,
    description: bureau.description || `Reports from ${bureau.name}, a bureau of ${site.name}.`,
    path: place.path,
    feed: { title: `${site.name}: ${bureau.name}`, path: `/bureau/${bureau.slug}/feed.xml` },
    nextPath: place.nextPath,
    noindex: place.older,
    structuredData: siteGraph(site),
  };
}

export function authorHead(author: Author, site: Site, place: ListPlace): PageHead {
  return {
    title: author.name,
    description: author.bio || `Articles by ${author.name} in ${site.name}.`,
    path: place.path,
    feed: { title: `${site.name}: ${author.name}`, path: `/author/${author.slug}/feed.xml` },
    nextPath: place.nextPath,
    noindex: place.older,
    structuredData: authorGraph(author, site),
  };
}

/** A topic without anything to read is nothing to be found by search engines. */
export function topicHead(
  topic: Named & Readonly<{ description: string }>,
  site: Site,
  place: ListPlace & Readonly<{ empty: boolean }>,
): PageHead {
  return {
    title: topic.name,
    description: topic.description || `${topic.name}: news and reports from ${site.name}.`,
    path: place.path,
    feed: { title: `${site.name}: ${topic.name}`, path: `/topic/${topic.slug}/feed.xml` },
    nextPath: place.nextPath,
    noindex: place.older || place.empty,
    structuredData: siteGraph(site),
  };
}

/** Answers to questions are no pages of their own: search engines stay out. */
export function searchHead(search: ReaderSearch, site: Site): PageHead {
  return {
    title: search.asked === "" ? "Search" : `${search.asked}: search`,
    description: `Look for articles of ${site.name}.`,
    path: "/search",
    noindex: true,
  };
}

/** `month` is `2026-11`. */
export function archiveMonthHead(month: string, site: Site): PageHead {
  const words = monthInWords(month, site.language);
  return {
    title: words,
    description: `What ${site.name} published in ${words}, day by day.`,
    path: monthPath(month),
    structuredData: siteGraph(site),
  };
}

/** `day` is `2026-11-24` in the site's zone. */
export function archiveHead(day: string, site: Site): PageHead {
  const words = dayInWords(day, site.language);
  return {
    title: words,
    description: `Everything that ${site.name} published on ${words}.`,
    path: archivePath(day),
    structuredData: siteGraph(site),
  };
}

export function correctionsHead(site: Site, place: ListPlace): PageHead {
  return {
    title: "Corrections",
    description: `What ${site.name} got wrong and has put right.`,
    path: place.path,
    nextPath: place.nextPath,
    noindex: place.older,
    structuredData: siteGraph(site),
  };
}

/** 404, 410 and 503: no address of their own, never indexed. */
export function errorHead(title: string, description: string): PageHead {
  return { title, description, path: null };
}
