// What search engines read of pages that aren't an article: lists of articles, a person's or a bureau's page, words about the paper.
import type { AboutPage, CollectionPage, ItemList, ProfilePage } from "schema-dts";
import { articlePath } from "#lib/newsroom/readers.ts";
import type { NotedArticle, Picture, Site, Teaser } from "#lib/newsroom/readers.ts";
import {
  breadcrumbs,
  graph,
  type Graph,
  pictureImage,
  publisher,
  publisherOf,
  webSite,
  webSiteOf,
  wholeSite,
} from "./json-ld.ts";

/** A page that a graph is about. */
export type DescribedPage = Readonly<{
  /** Path of the page's one address. */
  path: string;
  name: string;
  description: string;
  /** Steps between the front page and this one. */
  way?: readonly Readonly<{ name: string; path: string }>[];
}>;

/** What a list shows: an article by its address and headline. */
export type Listed = Readonly<{ id: number; slug: string; headline: string }>;

/** What is listed; nothing for an empty list, which schema.org has no words for. */
function listing(site: Site, articles: readonly Listed[]): Readonly<{ mainEntity?: ItemList }> {
  return articles.length === 0 ? {} : { mainEntity: items(site, articles) };
}

function items(site: Site, articles: readonly Listed[]): ItemList {
  return {
    "@type": "ItemList",
    numberOfItems: articles.length,
    itemListElement: articles.map((article, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: article.headline,
      url: site.url + articlePath(article),
    })),
  };
}

/** What every page says of itself. */
function said(site: Site, { path, name, description }: DescribedPage) {
  return {
    "@id": `${site.url}${path}#page`,
    url: site.url + path,
    name,
    ...(description === "" ? {} : { description }),
    inLanguage: site.language,
    isPartOf: webSiteOf(site),
    publisher: publisherOf(site),
  } as const;
}

const around = (site: Site, { way = [], name }: DescribedPage) =>
  [breadcrumbs(site, way, name), publisher(site), webSite(site)] as const;

/** The front page: the site itself and what it leads with. */
export function frontGraph(site: Site, articles: readonly Listed[]): Graph {
  const page: CollectionPage = {
    "@type": "CollectionPage",
    ...said(site, { path: "/", name: site.name, description: site.description }),
    ...listing(site, articles),
  };
  return graph(page, publisher(site), wholeSite(site));
}

/** A list of articles: section, topic, archive, search. */
export function listGraph(site: Site, page: DescribedPage, articles: readonly Listed[]): Graph {
  const list: CollectionPage = {
    "@type": "CollectionPage",
    ...said(site, page),
    ...listing(site, articles),
  };
  return graph(list, ...around(site, page));
}

/** Articles that a note to readers stands on, each once. */
export function notedOnce(notes: readonly NotedArticle[]): readonly Teaser[] {
  return [...new Map(notes.map(({ article }) => [article.id, article])).values()];
}

/** A person who signs, or a bureau. */
export type Profile = Readonly<{
  kind: "person" | "bureau";
  name: string;
  about: string;
  /** What a person is called at the paper; empty or absent: nothing. */
  title?: string;
  portrait?: Picture | null;
}>;

/** The page of whoever signs, with what they signed. */
export function profileGraph(
  site: Site,
  page: DescribedPage,
  profile: Profile,
  articles: readonly Listed[],
): Graph {
  const facts = {
    "@id": `${site.url}${page.path}#${profile.kind}`,
    name: profile.name,
    url: site.url + page.path,
    ...(profile.about === "" ? {} : { description: profile.about }),
  } as const;
  const entry: ProfilePage = {
    "@type": "ProfilePage",
    ...said(site, page),
    mainEntity:
      profile.kind === "person"
        ? {
            "@type": "Person",
            ...facts,
            ...(profile.title ? { jobTitle: profile.title } : {}),
            ...(profile.portrait ? { image: pictureImage(profile.portrait, site) } : {}),
            worksFor: publisherOf(site),
          }
        : { "@type": "Organization", ...facts, parentOrganization: publisherOf(site) },
  };
  const signed: ItemList = { ...items(site, articles), "@id": `${site.url}${page.path}#articles` };
  return graph(entry, ...(articles.length === 0 ? [] : [signed]), ...around(site, page));
}

/** A page of words about the paper itself. */
export function wordsGraph(site: Site, page: DescribedPage): Graph {
  const entry: AboutPage = { "@type": "AboutPage", ...said(site, page) };
  return graph(entry, ...around(site, page));
}
