// A section: what its editors picked, filled up with the newest, then the rest by time. Older pages are a list alone.
import type { ReactElement } from "react";
import type { Picks } from "#lib/newsroom/front.ts";
import type { Breaking, MostRead, SectionLink, Site, Teaser } from "#lib/newsroom/readers.ts";
import { ArticleList, ListTurn } from "./article-list.tsx";
import { BreakingBanner } from "./breaking.tsx";
import { bannerIn, mostReadIn, picksIn, type Version } from "./lite-version.ts";
import { MostReadList } from "./most-read.tsx";
import { LeadTeaser, PictureTeaser, TextTeaser } from "./teasers.tsx";

export type SectionPageProps = Readonly<{
  site: Site;
  section: SectionLink;
  /** Null on an older page, which has a way back to the newest instead. */
  top: Readonly<{ banner: Breaking | null; slots: Picks<Teaser> }> | null;
  /** Those that stand in no slot, newest first. */
  articles: readonly Teaser[];
  /** Path of the next older page; null at the end. */
  nextPath: string | null;
  mostRead: MostRead | null;
  version?: Version;
}>;

function SectionTop({
  slots,
  site,
  section,
}: Readonly<{
  slots: Picks<Teaser>;
  site: Site;
  section: SectionLink;
}>): ReactElement | null {
  const [lead] = slots.lead;
  if (!lead) return null;
  // An editor may place what belongs elsewhere: then its section is said.
  const elsewhere = (teaser: Teaser): boolean => teaser.section.slug !== section.slug;
  return (
    <>
      <div className="section-lead">
        <LeadTeaser teaser={lead} frame={site} sectionShown={elsewhere(lead)} />
      </div>
      {slots.promoted.length > 0 && (
        <div className="section-promoted">
          {slots.promoted.map((teaser) => (
            <PictureTeaser
              key={teaser.id}
              teaser={teaser}
              frame={site}
              level={2}
              sectionShown={elsewhere(teaser)}
            />
          ))}
        </div>
      )}
      {slots.list.length > 0 && (
        <ul className="section-list">
          {slots.list.map((teaser) => (
            <li key={teaser.id}>
              <TextTeaser teaser={teaser} frame={site} level={2} sectionShown={elsewhere(teaser)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function SectionPage(props: SectionPageProps): ReactElement {
  const { site, section, top, articles, nextPath, version = "full" } = props;
  const mostRead = mostReadIn(version, props.mostRead);
  const empty = articles.length === 0 && (top === null || top.slots.lead.length === 0);
  return (
    <>
      {top && <BreakingBanner banner={bannerIn(version, top.banner)} />}
      <div className="list-head">
        <h1 className="list-title">{section.name}</h1>
      </div>
      {empty && <p className="list-intro">Nothing stands here yet. The front page has the latest.</p>}
      {top && <SectionTop slots={picksIn(version, top.slots)} site={site} section={section} />}
      <ArticleList articles={articles} site={site} sectionShown={false} version={version} />
      <ListTurn firstPath={top === null ? `/${section.slug}` : null} nextPath={nextPath} version={version} />
      {mostRead && (
        <div className="onward">
          <MostReadList most={mostRead} place={section.name} />
        </div>
      )}
    </>
  );
}
