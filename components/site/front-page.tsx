// The front page: one lead, the promoted with their pictures, a list of headlines, the latest by the clock, then a band for each
// section. No article stands twice.
import type { ReactElement } from "react";
import type { Picks } from "#lib/newsroom/front.ts";
import type { Breaking, MostRead, SectionLink, Site, Teaser } from "#lib/newsroom/readers.ts";
import { BreakingBanner } from "./breaking.tsx";
import { bannerIn, mostReadIn, pathIn, picksIn, teasersIn, type Version } from "./lite-version.ts";
import { MostReadList } from "./most-read.tsx";
import { LatestTeaser, LeadTeaser, PictureTeaser, TextTeaser } from "./teasers.tsx";
import { isoDay } from "./times.ts";

export type FrontBlock = Readonly<{ section: SectionLink; articles: readonly Teaser[] }>;

export type FrontPageProps = Readonly<{
  site: Site;
  /** The moment of rendering: today's articles show the time alone. */
  at: Date;
  banner: Breaking | null;
  /** Filled up with the latest; none of them empty unless nothing is published. */
  slots: Picks<Teaser>;
  /** The latest that stand in no slot, newest first. */
  rest: readonly Teaser[];
  /** Newest first, with room for those that stand higher up: `bandReach` of each are enough. */
  blocks: readonly FrontBlock[];
  mostRead: MostRead | null;
  version?: Version;
}>;

const latestShown = 10;
const bandShown = 5;
/** Articles of a section among which its band finds enough that stand nowhere else. */
export const bandReach = 24;

/** A band opens with its newest picture; the others keep their order. */
function pictureFirst(articles: readonly Teaser[]): readonly Teaser[] {
  const opener = articles.find(({ lead }) => lead !== null);
  return opener ? [opener, ...articles.filter((teaser) => teaser !== opener)] : articles;
}

type BandProps = Readonly<{ block: FrontBlock; site: Site; version: Version }>;

function SectionBand({ block, site, version }: BandProps): ReactElement {
  // In the order of the full page, whose opener is the newest with a picture.
  const [first, second, ...rest] = teasersIn(version, pictureFirst(block.articles));
  const id = `front-${block.section.slug}`;
  return (
    <section className="front-band" aria-labelledby={id}>
      <h2 id={id} className="block-heading">
        <a href={pathIn(version, `/${block.section.slug}`)}>{block.section.name}</a>
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

/** A few headlines have room for their standfirsts; many are headlines alone. */
const fewInList = 3;

export function FrontPage(props: FrontPageProps): ReactElement {
  const { site, at, blocks, version = "full" } = props;
  const slots = picksIn(version, props.slots);
  const rest = teasersIn(version, props.rest);
  const mostRead = mostReadIn(version, props.mostRead);
  const [lead] = slots.lead;
  const { promoted, list } = slots;
  const lines = rest.slice(0, latestShown);
  const above = new Set([...slots.lead, ...promoted, ...list, ...lines].map(({ id }) => id));
  const today = isoDay(at, site);
  return (
    <>
      <BreakingBanner banner={bannerIn(version, props.banner)} />
      {!lead && <EmptyFront />}
      <div className="front-top">
        {lead && (
          <div className="front-lead">
            <LeadTeaser teaser={lead} frame={site} />
          </div>
        )}
        {promoted.length > 0 && (
          <div className="front-promoted stack">
            {promoted.map((teaser, index) => (
              <PictureTeaser
                key={teaser.id}
                teaser={teaser}
                frame={site}
                level={2}
                sectionShown
                brief={index > 0}
              />
            ))}
          </div>
        )}
        {list.length > 0 && (
          <ul className="front-list">
            {list.map((teaser) => (
              <li key={teaser.id}>
                <TextTeaser
                  teaser={teaser}
                  frame={site}
                  level={2}
                  sectionShown
                  withStandfirst={list.length <= fewInList}
                />
              </li>
            ))}
          </ul>
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
          articles: articles.filter(({ id }) => !above.has(id)).slice(0, bandShown),
        }))
        .filter(({ articles }) => articles.length > 0)
        .map((block) => (
          <SectionBand key={block.section.slug} block={block} site={site} version={version} />
        ))}
    </>
  );
}
