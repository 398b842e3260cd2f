// An article as readers see it, and, under a ribbon, as the desk previews it: one component, so that both are the same.
import type { ReactElement } from "react";
import { articlePath } from "#lib/newsroom/readers.ts";
import type { LiveArticle, MostRead, Site, Teaser } from "#lib/newsroom/readers.ts";
import { datedBody, liteBody } from "./body-markup.ts";
import { Byline } from "./byline.tsx";
import { ownLanguage } from "#lib/newsroom/reading-direction.ts";
import { Moment } from "./moment.tsx";
import { LiteBar } from "./lite-bar.tsx";
import { pathIn, teasersIn, type Version } from "./lite-version.ts";
import { MostReadList } from "./most-read.tsx";
import { NotesAbove, NotesBelow } from "./notes.tsx";
import { AskedFigure, LeadFigure } from "./picture.tsx";
import { Share } from "./share.tsx";
import { PictureTeaser, TextTeaser } from "./teasers.tsx";
import { readingMinutes, wasUpdated } from "./times.ts";
import { AlsoIn } from "./also-in.tsx";
import { TrustedBody } from "./trusted-markup.tsx";
import { viewsInWords } from "./views-in-words.ts";

export type ArticlePageProps = Readonly<{
  article: LiveArticle;
  site: Site;
  /**
   * What isn't published, for the desk or a reviewer: says so at the top, counts and shows no view, offers no address to pass
   * on, takes pictures from the private address, and names a time of publication only if the article ever had one.
   */
  preview?: Readonly<{ note: string; mediaBase: string; everLive: boolean }> | undefined;
  mostRead?: MostRead | null;
  /** Words at once, pictures when a reader asks for them. */
  lite?: boolean;
}>;

/** The site's language, for furniture inside an article that is written in another, and the version that its links keep. */
type Around = Readonly<{ lang: string | undefined; version: Version }>;

function Breadcrumbs({ article, lang, version }: Pick<ArticlePageProps, "article"> & Around): ReactElement {
  return (
    <nav className="breadcrumbs" aria-label="Breadcrumb" lang={lang}>
      <ol>
        <li>
          <a href={pathIn(version, "/")}>Front page</a>
        </li>
        <li>
          <a data-part="section" href={pathIn(version, `/${article.section.slug}`)}>
            {article.section.name}
          </a>
        </li>
      </ol>
    </nav>
  );
}

function Facts({ article, site, preview }: ArticlePageProps): ReactElement {
  const { firstPublishedAt, modifiedAt, words, views } = article;
  const minutes = readingMinutes(words);
  const corrected = article.notes.find(
    ({ changeClass }) => changeClass === "correction" || changeClass === "clarification",
  );
  return (
    <div className="article-facts">
      {(preview === undefined || preview.everLive) && (
        <p>
          <span className="fact">
            Published <Moment at={firstPublishedAt} frame={site} />
          </span>
          {wasUpdated(firstPublishedAt, modifiedAt) && (
            <span className="fact">
              Updated <Moment at={modifiedAt} frame={site} />
            </span>
          )}
        </p>
      )}
      <p>
        <span className="fact">{minutes === 1 ? "1 minute" : `${minutes} minutes`} to read</span>
        {site.showViews && preview === undefined && views > 0 && (
          <span className="fact" data-part="views">
            {viewsInWords(views, site.language)}
          </span>
        )}
        {corrected !== undefined && (
          <a className="fact" href="#corrections">
            This article has been corrected
          </a>
        )}
      </p>
    </div>
  );
}

function Topics({ topics, lang, version }: Pick<LiveArticle, "topics"> & Around): ReactElement {
  return (
    <nav className="article-topics" data-part="topics" aria-labelledby="topics-heading" lang={lang}>
      <h2 id="topics-heading">Topics</h2>
      <ul>
        {topics.map(({ slug, name }) => (
          <li key={slug}>
            <a href={pathIn(version, `/topic/${slug}`)} rel="tag">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type OnwardProps = Readonly<
  { related: readonly Teaser[]; more: readonly Teaser[] } & {
    site: Site;
    article: LiveArticle;
    version: Version;
  }
>;

function Onward({ related, more, site, article, version }: OnwardProps): ReactElement {
  const RelatedTeaser = version === "lite" ? TextTeaser : PictureTeaser;
  return (
    <>
      {related.length > 0 && (
        <section className="onward" data-part="related" aria-labelledby="related-heading">
          <h2 id="related-heading" className="block-heading">
            Related
          </h2>
          <div className="onward-grid">
            {teasersIn(version, related).map((teaser) => (
              <RelatedTeaser key={teaser.id} teaser={teaser} frame={site} />
            ))}
          </div>
        </section>
      )}
      {more.length > 0 && (
        <section className="onward" aria-labelledby="more-heading">
          <h2 id="more-heading" className="block-heading">
            More from <a href={pathIn(version, `/${article.section.slug}`)}>{article.section.name}</a>
          </h2>
          <div className="onward-grid">
            {teasersIn(version, more).map((teaser) => (
              <TextTeaser key={teaser.id} teaser={teaser} frame={site} />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

export function ArticlePage(props: ArticlePageProps): ReactElement {
  const { article, site, preview, mostRead, lite = false } = props;
  const version = lite ? "lite" : "full";
  // The article's own words run their way; the furniture around them is written in the site's language and runs as that does.
  const words = ownLanguage(article, site.language);
  const around = words === null ? undefined : site.language;
  const body = datedBody(article.bodyHtml, site);
  return (
    <>
      {preview !== undefined && (
        <p className="preview-ribbon" role="note">
          <strong>Preview</strong> {preview.note}
        </p>
      )}
      {lite && (
        <LiteBar
          path={articlePath(article)}
          lang={around}
          says="words first, pictures when you ask for them."
        />
      )}
      <article
        className={article.publication === "retracted" ? "article article-retracted" : "article"}
        data-article={preview === undefined ? article.id : undefined}
        lang={words?.lang}
        data-address={preview === undefined ? site.url + articlePath(article) : undefined}
      >
        <header className="article-header">
          <Breadcrumbs article={article} lang={around} version={version} />
          <div className="article-titles" dir={words?.dir}>
            {article.kicker !== "" && <p className="kicker">{article.kicker}</p>}
            <h1 className="headline">{article.headline}</h1>
            {article.standfirst !== "" && (
              <p data-part="standfirst" className="standfirst">
                {article.standfirst}
              </p>
            )}
          </div>
          <div className="article-meta" lang={around}>
            <Byline byline={article.byline} version={version} />
            <AlsoIn translations={article.translations} version={version} />
            <Facts article={article} site={site} preview={preview} />
            {preview === undefined && (
              <Share url={site.url + articlePath(article)} headline={article.headline} />
            )}
          </div>
          <NotesAbove article={article} frame={site} lang={words?.lang} />
        </header>
        {article.lead &&
          (lite ? (
            <AskedFigure picture={article.lead} />
          ) : (
            <LeadFigure picture={article.lead} base={preview?.mediaBase} />
          ))}
        <div className="article-text">
          <div dir={words?.dir}>
            {article.dateline !== "" && (
              <p data-part="dateline" className="dateline">
                {article.dateline}
              </p>
            )}
            <TrustedBody html={lite ? liteBody(body) : body} className="prose" />
          </div>
          <NotesBelow article={article} frame={site} lang={words?.lang} />
          {article.topics.length > 0 && <Topics topics={article.topics} lang={around} version={version} />}
        </div>
      </article>
      <Onward
        related={article.related}
        more={article.moreFromSection}
        site={site}
        article={article}
        version={version}
      />
      {mostRead && (
        <div className="onward">
          <MostReadList most={mostRead} />
        </div>
      )}
    </>
  );
}
