// What readers may know: the shapes that db/live.ts returns and the public page's components take.
import type { BylineRole, ChangeClass } from "./article.ts";
import type { Design } from "./design.ts";
import type { DrawnCrops } from "./picture.ts";
import type { Translations } from "./translations.ts";

export type Site = Readonly<{
  name: string;
  /** Absolute address without a trailing slash. */
  url: string;
  /** IANA zone in which the newsroom dates its articles. */
  zone: string;
  /** BCP 47. */
  language: string;
  description: string;
  showViews: boolean;
  sections: readonly SectionLink[];
  /** How the publisher dresses and explains itself; absent where the database can't be asked. */
  publisher?: Publisher;
}>;

/** What every page knows of the publisher beside the site's name. */
export type Publisher = Readonly<{
  design: Design;
  /** Address of the design's stylesheet; null while nothing differs from the house's own look. */
  sheet: string | null;
  /** Whether `/about` and `/ethics` have words. */
  hasAbout: boolean;
  hasEthics: boolean;
  /** Address of the WebSub hub that feeds name; null while it is off. */
  hub: string | null;
}>;

export type SectionLink = Readonly<{ slug: string; name: string }>;

/** A topic of an article with the address of its page. `code` is an IPTC Media Topic, or empty. */
export type TopicLink = Readonly<{ slug: string; name: string; code: string }>;

/** A person who signs, as their page shows them. All but the name may be empty. */
export type Author = Readonly<{ slug: string; name: string; title: string; bio: string; contact: string }>;

/** How far "most read" looks back. */
export type ReadSpan = "day" | "week";

/** What was read most in the last 24 hours, or in the last seven days where a day has too little to say. */
export type MostRead = Readonly<{ span: ReadSpan; articles: readonly Teaser[] }>;

/** A signature with the address it leads to; a bare name has none. */
export type Signature = Readonly<{
  name: string;
  role: BylineRole;
  kind: "person" | "bureau" | "name";
  slug: string | null;
}>;

/** A picture as a live page shows it. A rendition's address is `/media/{key}-{width}.webp` or `.jpg`. */
export type Picture = Readonly<{
  key: string;
  /** Size of the original in pixels. */
  width: number;
  height: number;
  /** Widths in pixels of the renditions that exist, ascending. */
  widths: readonly number[];
  /** Renditions of parts, where they are drawn: `/media/{key}-16x9-{mark}-{width}.webp` or `.jpg`. */
  drawnCrops?: DrawnCrops;
  /** Its most common colour as #rrggbb. */
  colour?: string | null;
  alt: string;
  caption: string;
  credit: string;
  /** Where its renditions lie when that isn't the readers' address: pictures that a preview shows before readers do. */
  base?: string;
}>;

/** A dated, typed note to readers. */
export type PublicNote = Readonly<{
  changeClass: Exclude<ChangeClass, "fix" | "update">;
  note: string;
  at: Date;
}>;

/** An article in a list. */
export type Teaser = Readonly<{
  id: number;
  slug: string;
  headline: string;
  kicker: string;
  standfirst: string;
  section: SectionLink;
  byline: readonly Signature[];
  firstPublishedAt: Date;
  modifiedAt: Date;
  lead: Picture | null;
  /** BCP 47; null or absent: the site's. */
  language?: string | null;
  /** In a page's lite version: its link leads to the article's lite version. */
  lite?: true;
}>;

/** Lists that have an address by a name each, and sitemaps of their own. */
export type NamedLists = "topics" | "authors" | "bureaus";

/** The line above everything else on a front. */
export type Breaking = Readonly<{
  headline: string;
  /** Of the article that it is about; null: there is none yet. */
  path: string | null;
}>;

/** Pixels of the picture that networks show for an article. */
export const cardSize = { width: 1200, height: 630 } as const;

/** Where a card's picture lies. */
export function cardPath(key: string): string {
  return `/cards/${key}.jpg`;
}

/** An article's page. */
export type LiveArticle = Teaser &
  Readonly<{
    publication: "live" | "retracted";
    dateline: string;
    /** Safe markup from lib/document/html.ts. */
    bodyHtml: string;
    words: number;
    views: number;
    /** Key of the picture drawn for cards; null until it is made. */
    card?: string | null;
    notes: readonly PublicNote[];
    bureau: Readonly<{ slug: string; name: string }>;
    topics: readonly TopicLink[];
    /** The same article in other languages, where readers can open it; absent in previews. */
    translations?: Translations;
    related: readonly Teaser[];
    moreFromSection: readonly Teaser[];
  }>;

export type NotedArticle = Readonly<{ note: PublicNote; article: Teaser }>;

/** An address leads here; the same for the visible link, canonical, feeds and sitemaps. */
export function articlePath(article: Readonly<{ id: number; slug: string }>): string {
  return `/news/${article.id}/${article.slug}`;
}
