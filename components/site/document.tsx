// The whole page around any content: what browsers, search engines and social networks read before the text.
// No inline script, no inline style, nothing from another host: `default-src 'self'` holds.
import type { ReactElement, ReactNode } from "react";
import { cardPath, cardSize } from "#lib/newsroom/readers.ts";
import type { Picture, SectionLink, Site } from "#lib/newsroom/readers.ts";
import type { SiteAssets } from "./assets.ts";
import { Footer } from "./footer.tsx";
import { direction } from "#lib/newsroom/reading-direction.ts";
import { type Version, versionPath } from "./lite-version.ts";
import { LiteBar } from "./lite-bar.tsx";
import { Masthead } from "./masthead.tsx";
import { renditionUrl, renditionWidth } from "./renditions.ts";
import { isoDay } from "./times.ts";
import { StructuredData } from "./trusted-markup.tsx";

/** What the head says of an article beyond what it says of any page. Times are `isoTime`. */
export type ArticleFacts = Readonly<{
  publishedAt: string;
  modifiedAt: string;
  section: string;
  authors: readonly string[];
  topics: readonly string[];
}>;

/** What a page says of itself before its content; heads.ts makes one for every page kind. */
export type PageHead = Readonly<{
  /** Without the site's name; the front page has none. */
  title: string | null;
  description: string;
  /** Path of the one right address of this page; null on error pages, which then ask not to be indexed. */
  path: string | null;
  /** Where its two versions stand, when that isn't `path`: one page answers many questions. */
  place?: string;
  /** The picture that social networks show. */
  picture?: Picture | null;
  /** Key of the picture drawn for cards, which stands before `picture`. */
  card?: string | null;
  article?: ArticleFacts;
  /** A value for one JSON-LD block: a graph of json-ld.ts or json-ld-lists.ts. */
  structuredData?: unknown;
  /** The section whose page this is or to which the article belongs. */
  section?: SectionLink | null;
  /** In which the page's own words are written, where that isn't the site's language. */
  language?: string | null;
  /** The same in every language, this page included: tag and path, the original once more as `x-default`. */
  alternates?: readonly Readonly<{ language: string; path: string }>[];
  /** A feed of this page's own list. */
  feed?: Readonly<{ title: string; path: string }>;
  /** On the front page the wordmark is the page's heading and the day stands beside it. */
  front?: Readonly<{ day: string; dayIso: string }>;
  /** For pages that exist but shouldn't be found by searching, such as older pages of a list. */
  noindex?: boolean;
  /** Path of the next older page of a list. */
  nextPath?: string | null;
  /** `text`: the smaller stylesheet is enough for it. */
  sheet?: "whole" | "text";
  /** Which of its two versions the page is: `full` has a lite one beside it. Absent: there is one alone. */
  version?: Version;
}>;

export type DocumentProps = PageHead &
  Readonly<{
    site: Site;
    assets: SiteAssets;
    /** The moment of rendering: the year of the copyright line. */
    at: Date;
    children: ReactNode;
  }>;

type SocialPicture = Readonly<{ url: string; width: number; height: number; alt: string }>;

function socialPicture({ site, title, picture, card }: DocumentProps): SocialPicture | null {
  // What is drawn is the headline: it reads as that.
  if (card) return { url: site.url + cardPath(card), ...cardSize, alt: title ?? site.name };
  if (!picture) return null;
  const width = renditionWidth(picture, 1200);
  return {
    url: site.url + renditionUrl(picture, width, "jpg"),
    width,
    height: Math.round((picture.height * width) / picture.width),
    alt: picture.alt,
  };
}

function Social(props: DocumentProps): ReactElement {
  const { site, title, description, path, article } = props;
  const language = props.language ?? site.language;
  const others = (props.alternates ?? []).filter(
    (one) => one.language !== language && one.language !== "x-default",
  );
  const shown = socialPicture(props);
  return (
    <>
      <meta property="og:site_name" content={site.name} />
      <meta property="og:type" content={article ? "article" : "website"} />
      <meta property="og:title" content={title ?? site.name} />
      <meta property="og:description" content={description} />
      <meta property="og:locale" content={language.replaceAll("-", "_")} />
      {others.map((one) => (
        <meta key={one.language} property="og:locale:alternate" content={one.language.replaceAll("-", "_")} />
      ))}
      {path !== null && <meta property="og:url" content={site.url + path} />}
      {shown && (
        <>
          <meta property="og:image" content={shown.url} />
          <meta property="og:image:type" content="image/jpeg" />
          <meta property="og:image:width" content={String(shown.width)} />
          <meta property="og:image:height" content={String(shown.height)} />
          {shown.alt !== "" && <meta property="og:image:alt" content={shown.alt} />}
        </>
      )}
      <meta name="twitter:card" content={shown ? "summary_large_image" : "summary"} />
      {article && (
        <>
          <meta property="article:published_time" content={article.publishedAt} />
          <meta property="article:modified_time" content={article.modifiedAt} />
          <meta property="article:section" content={article.section} />
          {article.topics.map((name) => (
            <meta key={name} property="article:tag" content={name} />
          ))}
          {article.authors.map((name) => (
            <meta key={name} name="author" content={name} />
          ))}
        </>
      )}
    </>
  );
}

function Feeds({ site, section, feed }: DocumentProps): ReactElement {
  return (
    <>
      {feed && <link rel="alternate" type="application/rss+xml" title={feed.title} href={feed.path} />}
      {section && (
        <link
          rel="alternate"
          type="application/rss+xml"
          title={`${site.name}: ${section.name}`}
          href={`/${section.slug}/feed.xml`}
        />
      )}
      <link rel="alternate" type="application/rss+xml" title={site.name} href="/feed.xml" />
      <link rel="alternate" type="application/atom+xml" title={`${site.name} (Atom)`} href="/atom.xml" />
      <link rel="alternate" type="application/feed+json" title={`${site.name} (JSON)`} href="/feed.json" />
    </>
  );
}

/** Render with `renderToStaticMarkup` behind `<!doctype html>`. */
export function SiteDocument(props: DocumentProps): ReactElement {
  const { site, assets, title, description, path, noindex, structuredData, version } = props;
  const place = props.place ?? path;
  const hidden = path === null || noindex === true;
  const language = props.language ?? site.language;
  // What stands around an article in another language is written in the site's.
  const around = language === site.language ? {} : { lang: site.language, dir: direction(site.language) };
  return (
    <html lang={language} dir={direction(language)} className={version === "lite" ? "lite" : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === null ? `${site.name}: ${site.description}` : `${title} – ${site.name}`}</title>
        {(version === "lite" ? [] : assets.fonts).map((href) => (
          <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="" />
        ))}
        <link rel="stylesheet" href={props.sheet === "text" ? assets.textCss : assets.css} />
        {site.publisher?.sheet && <link rel="stylesheet" href={site.publisher.sheet} />}
        <script defer src={assets.js} />
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        <meta name="description" content={description} />
        <meta name="robots" content={hidden ? "noindex" : "max-image-preview:large"} />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fdfcf9" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161513" />
        {path !== null && <link rel="canonical" href={site.url + path} />}
        {(props.alternates ?? []).map((one) => (
          <link key={one.language} rel="alternate" hrefLang={one.language} href={site.url + one.path} />
        ))}
        {props.nextPath && <link rel="next" href={site.url + props.nextPath} />}
        <Feeds {...props} />
        <Social {...props} />
        {structuredData !== undefined && <StructuredData value={structuredData} />}
      </head>
      <body className="page" {...around}>
        <a className="skip-link" href="#content">
          Skip to the content
        </a>
        <Masthead
          site={site}
          current={props.section?.slug ?? null}
          front={props.front ?? null}
          version={version ?? "full"}
        />
        <main id="content" tabIndex={-1} className="page-width">
          {version === "lite" && place !== null && !props.article && <LiteBar path={place} />}
          {props.children}
        </main>
        <Footer
          site={site}
          year={isoDay(props.at, site).slice(0, 4)}
          litePath={version === "full" && place !== null ? versionPath(place, "lite") : null}
          version={version ?? "full"}
        />
      </body>
    </html>
  );
}
