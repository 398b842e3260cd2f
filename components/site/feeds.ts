// The same articles for feed readers: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, with the times that the pages show.
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";
import { articlePath } from "#lib/newsroom/readers.ts";
import type { NotedArticle, Picture, Site, Teaser, TopicLink } from "#lib/newsroom/readers.ts";
import { noteName } from "./note-words.ts";
import { renditionUrl, renditionWidth } from "./renditions.ts";
import { signaturePath } from "./signatures.ts";

/** One entry. `html` has absolute addresses only. */
export type FeedEntry = Readonly<{ teaser: Teaser; html: string; topics: readonly TopicLink[] }>;

export type Feed = Readonly<{
  site: Site;
  title: string;
  description: string;
  /** Path of the feed itself and of the page that shows the same. */
  selfPath: string;
  pagePath: string;
  entries: readonly FeedEntry[];
}>;

/** Pages show whole seconds; a feed that showed more would seem to disagree. */
function second(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}

function newest(entries: readonly FeedEntry[]): Date {
  const times = entries.map(({ teaser }) => teaser.modifiedAt.getTime());
  return second(new Date(Math.max(0, ...times)));
}

function authorsOf(teaser: Teaser, site: Site): { name: string; url?: string }[] {
  return teaser.byline.map((signature) => {
    const path = signaturePath(signature);
    return { name: signature.name, ...(path === null ? {} : { url: site.url + path }) };
  });
}

function pictureOf(picture: Picture, site: Site): { url: string; width: number; height: number } {
  const width = renditionWidth(picture, 1200);
  return {
    url: site.url + renditionUrl(picture, width, "jpg"),
    width,
    height: Math.round((picture.height * width) / picture.width),
  };
}

function mediaOf(picture: Picture, site: Site) {
  return {
    ...pictureOf(picture, site),
    type: "image/jpeg",
    medium: "image",
    ...(picture.caption === "" ? {} : { description: { value: picture.caption, type: "plain" } }),
    ...(picture.credit === "" ? {} : { credits: [{ value: picture.credit }] }),
  };
}

/** An item's description is HTML to every reader of RSS: plain words are written so that they stay words. */
function asHtml(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Who tells of changes at once (WebSub §4), while the publisher has switched it on. */
function hubOf({ publisher }: Site): { href: string; rel: string }[] {
  return publisher?.hub ? [{ href: publisher.hub, rel: "hub" }] : [];
}

/** RSS 2.0 with `content:encoded`, `dc:creator`, `media:content` and its credit, and a link to itself. */
export function rssFeed({ site, title, description, selfPath, pagePath, entries }: Feed): string {
  return generateRssFeed({
    title,
    description,
    link: site.url + pagePath,
    language: site.language,
    lastBuildDate: newest(entries),
    atom: {
      links: [{ href: site.url + selfPath, rel: "self", type: "application/rss+xml" }, ...hubOf(site)],
    },
    items: entries.map(({ teaser, html, topics }) => {
      const url = site.url + articlePath(teaser);
      return {
        title: teaser.headline,
        link: url,
        guid: { value: `${site.url}/news/${teaser.id}`, isPermaLink: false },
        pubDate: second(teaser.firstPublishedAt),
        description: asHtml(teaser.standfirst),
        categories: [
          { name: teaser.section.name },
          ...topics.map(({ name, slug }) => ({ name, domain: `${site.url}/topic/${slug}` })),
        ],
        dc: {
          creators: teaser.byline.map(({ name }) => name),
          ...(teaser.language ? { languages: [teaser.language] } : {}),
        },
        atom: { updated: second(teaser.modifiedAt) },
        content: { encoded: html },
        ...(teaser.lead ? { media: { contents: [mediaOf(teaser.lead, site)] } } : {}),
      };
    }),
  });
}

/** Atom. An entry's id never changes, even when its slug does. */
export function atomFeed({ site, title, description, selfPath, pagePath, entries }: Feed): string {
  return generateAtomFeed({
    id: site.url + selfPath,
    title: { value: title },
    ...(description === "" ? {} : { subtitle: { value: description } }),
    updated: newest(entries),
    authors: [{ name: site.name, uri: `${site.url}/` }],
    links: [
      { href: site.url + selfPath, rel: "self", type: "application/atom+xml" },
      { href: site.url + pagePath, rel: "alternate", type: "text/html" },
      ...hubOf(site),
    ],
    xml: { lang: site.language },
    entries: entries.map(({ teaser, html, topics }) => ({
      ...(teaser.language ? { xml: { lang: teaser.language } } : {}),
      id: `${site.url}/news/${teaser.id}`,
      title: { value: teaser.headline },
      published: second(teaser.firstPublishedAt),
      updated: second(teaser.modifiedAt),
      authors: authorsOf(teaser, site).map(({ name, url }) => ({
        name,
        ...(url === undefined ? {} : { uri: url }),
      })),
      links: [{ href: site.url + articlePath(teaser), rel: "alternate", type: "text/html" }],
      categories: [
        { term: teaser.section.slug, label: teaser.section.name },
        ...topics.map(({ slug, name }) => ({ term: slug, label: name, scheme: `${site.url}/topic/` })),
      ],
      ...(teaser.standfirst === "" ? {} : { summary: { value: teaser.standfirst } }),
      content: { value: html, type: "html" },
    })),
  });
}

/** JSON Feed 1.1. */
export function jsonFeed({ site, title, description, selfPath, pagePath, entries }: Feed): string {
  const feed = generateJsonFeed({
    title,
    description,
    home_page_url: site.url + pagePath,
    feed_url: site.url + selfPath,
    language: site.language,
    ...(site.publisher?.hub ? { hubs: [{ type: "WebSub", url: site.publisher.hub }] } : {}),
    authors: [{ name: site.name, url: `${site.url}/` }],
    items: entries.map(({ teaser, html, topics }) => ({
      id: `${site.url}/news/${teaser.id}`,
      url: site.url + articlePath(teaser),
      title: teaser.headline,
      content_html: html,
      ...(teaser.standfirst === "" ? {} : { summary: teaser.standfirst }),
      ...(teaser.lead ? { image: pictureOf(teaser.lead, site).url } : {}),
      date_published: second(teaser.firstPublishedAt),
      date_modified: second(teaser.modifiedAt),
      authors: authorsOf(teaser, site),
      tags: [teaser.section.name, ...topics.map(({ name }) => name)],
      language: teaser.language ?? site.language,
    })),
  });
  return JSON.stringify(feed);
}

/** Corrections and other notes to readers as RSS: one entry for each note, dated as the note is. */
export function notesFeed(site: Site, notes: readonly NotedArticle[]): string {
  return generateRssFeed({
    title: `${site.name}: corrections`,
    description: `What ${site.name} got wrong and has put right.`,
    link: `${site.url}/corrections`,
    language: site.language,
    atom: {
      links: [
        { href: `${site.url}/corrections/feed.xml`, rel: "self", type: "application/rss+xml" },
        ...hubOf(site),
      ],
    },
    items: notes.map(({ note, article }) => ({
      title: `${noteName(note)}: ${article.headline}`,
      link: site.url + articlePath(article),
      guid: { value: `${site.url}/news/${article.id}#note-${note.at.getTime()}`, isPermaLink: false },
      pubDate: second(note.at),
      description: asHtml(note.note),
    })),
  });
}
