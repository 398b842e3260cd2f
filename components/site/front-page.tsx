// The front page: one lead, a few beside and below it, the latest by the clock, then a band for each section.
import type { ReactElement } from "react";
import type { MostRead, SectionLink, Site, Teaser } from "#lib/newsroom/readers.ts";
import { MostReadList } from "./most-read.tsx";
import { LatestTeaser, LeadTeaser, PictureTeaser, TextTeaser } from "./teasers.tsx";
import { isoDay } from "./times.ts";

export type FrontBlock = Readonly<{ section: SectionLink; articles: readonly Teaser[] }>;

export type FrontPageProps = Readonly<{
  site: Site;
  /** The moment of rendering: today's articles show the time alone. */
  at: Date;
  /** The first leads the page, three stand beside it, two below; curated slots first, then the newest. Six look best. */
  top: readonly Teaser[];
  /** Newest first. Ten are shown, without those in `top`, so fifteen are enough. */
  latest: readonly Teaser[];
  /** Newest first. Five of each are shown, without those in `top`, so ten are enough. */
  blocks: readonly FrontBlock[];
  mostRead: MostRead | null;
}>;

const latestShown = 10;
const bandShown = 5;

/** A band opens with its newest picture; the others keep their order. */
function pictureFirst(articles: readonly Teaser[]): readonly Teaser[] {
  const opener = articles.find(({ lead }) => lead !== null);
  return opener ? [opener, ...articles.filter((teaser) => teaser !== opener)] : articles;
}

function SectionBand({ block, site }: Readonly<{ block: FrontBlock; site: Site }>): ReactElement {
  const [first, second, ...rest] = pictureFirst(block.articles);
  const id = `front-${block.section.slug}`;
  return (
    <section className="front-band" aria-labelledby={id}>
      <h2 id={id} className="block-heading">
        <a href={`/${block.section.slug}`}>{block.section.name}</a>
      </h2>
      <div className="front-band-columns">
        {first && <PictureTeaser teaser={first} frame={site} />}
        {second && <PictureTeaser teaser={second} frame={site} />}
        {rest.length > 0 && (
          <div className="stack">
            {rest.map((teaser) => (
              <TextTeaser key={teaser.id} teaser={teaser} frame={site} />
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

function EmptyFront(): ReactElement {
  return (
    <div className="plain-page">
      <h2 className="list-title">Nothing is published yet</h2>
      <p>
        The first article appears here the moment it is published. Come back soon, or follow the{" "}
        <a href="/feed.xml">feed</a>.
      </p>
    </div>
  );
}

export function FrontPage({ site, at, top, latest, blocks, mostRead }: FrontPageProps): ReactElement {
  const [lead, ...others] = top;
  if (!lead) return <EmptyFront />;
  const beside = others.slice(0, 3);
  const below = others.slice(3);
  const onTop = new Set(top.map(({ id }) => id));
  const isNew = ({ id }: Teaser): boolean => !onTop.has(id);
  const lines = latest.filter(isNew).slice(0, latestShown);
  const today = isoDay(at, site);
  return (
    <>
      <div className="front-top">
        <div className="front-lead">
          <LeadTeaser teaser={lead} frame={site} />
          {below.length > 0 && (
            <div className="front-below">
              {below.map((teaser) => (
                <TextTeaser
                  key={teaser.id}
                  teaser={teaser}
                  frame={site}
                  level={2}
                  sectionShown
                  withStandfirst
                />
              ))}
            </div>
          )}
        </div>
        {beside.length > 0 && (
          <div className="stack">
            {beside.map((teaser, index) =>
              index < 2 ? (
                <PictureTeaser key={teaser.id} teaser={teaser} frame={site} level={2} sectionShown />
              ) : (
                <TextTeaser key={teaser.id} teaser={teaser} frame={site} level={2} sectionShown />
              ),
            )}
          </div>
        )}
        {lines.length > 0 && (
          <section className="front-latest" aria-labelledby="latest-heading">
            <h2 id="latest-heading" className="block-heading">
              Latest
            </h2>
            <ol>
              {lines.map((teaser) => (
                <li key={teaser.id}>
                  <LatestTeaser
                    teaser={teaser}
                    frame={site}
                    today={isoDay(teaser.firstPublishedAt, site) === today}
                  />
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
      {mostRead && (
        <div className="front-band">
          <MostReadList most={mostRead} />
        </div>
      )}
      {blocks
        .map(({ section, articles }) => ({
          section,
          articles: articles.filter(isNew).slice(0, bandShown),
        }))
        .filter(({ articles }) => articles.length > 0)
        .map((block) => (
          <SectionBand key={block.section.slug} block={block} site={site} />
        ))}
    </>
  );
}
