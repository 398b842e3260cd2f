// A bureau signs as an author does; its page lists what it reported.
import type { ReactElement } from "react";
import type { Site, Teaser } from "#lib/newsroom/readers.ts";
import { ArticleList, ListTurn } from "./article-list.tsx";
import type { Version } from "./lite-version.ts";
import { Profile } from "./profile.tsx";

export type BureauPageProps = Readonly<{
  site: Site;
  bureau: Readonly<{ slug: string; name: string; description: string; contact: string }>;
  articles: readonly Teaser[];
  nextPath: string | null;
  older: boolean;
  version: Version;
}>;

export function BureauPage(props: BureauPageProps): ReactElement {
  const { site, bureau, articles, nextPath, older, version } = props;
  return (
    <>
      <Profile
        label="Bureau"
        name={bureau.name}
        about={bureau.description}
        contact={bureau.contact}
        feedPath={`/bureau/${bureau.slug}/feed.xml`}
      />
      {articles.length === 0 && (
        <p className="list-intro">
          Nothing from this bureau is published yet. The front page has the latest.
        </p>
      )}
      <ArticleList articles={articles} site={site} sectionShown version={version} />
      <ListTurn firstPath={older ? `/bureau/${bureau.slug}` : null} nextPath={nextPath} version={version} />
    </>
  );
}
