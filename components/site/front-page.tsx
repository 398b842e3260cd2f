// The front page: one lead, a few beside it, the latest by the clock, then a band for each section.
import type { ReactElement } from "react";
import type { SectionLink, Site, Teaser } from "#lib/newsroom/readers.ts";
import { LatestTeaser, LeadTeaser, PictureTeaser, TextTeaser } from "./teasers.tsx";

export type FrontBlock = Readonly<{ section: SectionLink; articles: readonly Teaser[] }>;

export type FrontPageProps = Readonly<{
  site: Site;
  /** The first leads the page, the next stand beside it (three look best); curated slots first, then the newest. */
  top: readonly Teaser[];
  /** Newest first; about eight. */
  latest: readonly Teaser[];
  /** A section without articles is left out. Four or five articles each. */
  blocks: readonly FrontBlock[];
}>;

function SectionBand({ block, site }: Readonly<{ block: FrontBlock; site: Site }>): ReactElement {
  const [first, ...rest] = block.articles;
  const id = `front-${block.section.slug}`;
  return (
    <section className="front-block" aria-labelledby={id}>
      <h2 id={id} className="block-heading">
        <a href={`/${block.section.slug}`}>{block.section.name}</a>
      </h2>
      <div className="front-columns">
        {first && <PictureTeaser teaser={first} frame={site} />}
        {rest.map((teaser) =>
          teaser.lead ? (
            <PictureTeaser key={teaser.id} teaser={{ ...teaser, standfirst: "" }} frame={site} />
          ) : (
            <TextTeaser key={teaser.id} teaser={teaser} frame={site} withStandfirst />
          ),
        )}
      </div>
    </section>
  );
}

export function FrontPage({ site, top, latest, blocks }: FrontPageProps): ReactElement {
  const [lead, ...second] = top;
  if (!lead) {
    return (
      <div className="plain-page">
        <h2 className="list-title">Nothing is published yet</h2>
        <p>The first article appears here the moment it is published. Come back soon, or follow the feed.</p>
        <ul>
          <li>
            <a href="/feed.xml">RSS feed</a>
          </li>
        </ul>
      </div>
    );
  }
  return (
    <>
      <div className="front-top">
        <LeadTeaser teaser={lead} frame={site} />
        {second.length > 0 && (
          <div className="front-second">
            {second.map((teaser) => (
              <PictureTeaser key={teaser.id} teaser={teaser} frame={site} level={2} sectionShown />
            ))}
          </div>
        )}
        {latest.length > 0 && (
          <section className="front-latest" aria-labelledby="latest-heading">
            <h2 id="latest-heading" className="block-heading">
              Latest
            </h2>
            <ol>
              {latest.map((teaser) => (
                <li key={teaser.id}>
                  <LatestTeaser teaser={teaser} frame={site} />
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
      {blocks
        .filter(({ articles }) => articles.length > 0)
        .map((block) => (
          <SectionBand key={block.section.slug} block={block} site={site} />
        ))}
    </>
  );
}
