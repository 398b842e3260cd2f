// What readers may know: the shapes that db/live.ts returns and the public page's components take.
import type { BylineRole, ChangeClass } from "./article.ts";

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
}>;

export type SectionLink = Readonly<{ slug: string; name: string }>;

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
}>;

/** The line above everything else on a front. */
export type Breaking = Readonly<{
  headline: string;
  /** Of the article that it is about; null: there is none yet. */
  path: string | null;
}>;

/** An article's page. */
export type LiveArticle = Teaser &
  Readonly<{
    publication: "live" | "retracted";
    dateline: string;
    /** Safe markup from lib/document/html.ts. */
    bodyHtml: string;
    words: number;
    views: number;
    notes: readonly PublicNote[];
    bureau: Readonly<{ slug: string; name: string }>;
    related: readonly Teaser[];
    moreFromSection: readonly Teaser[];
  }>;

export type NotedArticle = Readonly<{ note: PublicNote; article: Teaser }>;

/** An address leads here; the same for the visible link, canonical, feeds and sitemaps. */
export function articlePath(article: Readonly<{ id: number; slug: string }>): string {
  return `/news/${article.id}/${article.slug}`;
}
