// A section: the newest leads, the rest follow by time.
import type { ReactElement } from "react";
import type { MostRead, SectionLink, Site, Teaser } from "#lib/newsroom/readers.ts";
import { ArticleList, ListTurn } from "./article-list.tsx";
import { MostReadList } from "./most-read.tsx";
import { LeadTeaser } from "./teasers.tsx";

export type SectionPageProps = Readonly<{
  site: Site;
  section: SectionLink;
  /** Newest first. */
  articles: readonly Teaser[];
  /** Path of the next older page; null at the end. */
  nextPath: string | null;
  /** An older page shows no lead and a way back to the newest. */
  older: boolean;
  mostRead: MostRead | null;
}>;

export function SectionPage(props: SectionPageProps): ReactElement {
  const { site, section, articles, nextPath, older, mostRead } = props;
  const lead = older ? undefined : articles[0];
  const rows = older ? articles : articles.slice(1);
  return (
    <>
      <div className="list-head">
        <h1 className="list-title">{section.name}</h1>
      </div>
      {articles.length === 0 && (
        <p className="list-intro">Nothing stands here yet. The front page has the latest.</p>
      )}
      {lead && (
        <div className="section-lead">
          <LeadTeaser teaser={lead} frame={site} sectionShown={false} />
        </div>
      )}
      <ArticleList articles={rows} site={site} sectionShown={false} />
      <ListTurn firstPath={older ? `/${section.slug}` : null} nextPath={nextPath} />
      {mostRead && (
        <div className="onward">
          <MostReadList most={mostRead} place={section.name} />
        </div>
      )}
    </>
  );
}
