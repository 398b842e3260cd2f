// What was written about a topic, newest first.
import type { ReactElement } from "react";
import type { Site, Teaser } from "#lib/newsroom/readers.ts";
import { ArticleList, ListTurn } from "./article-list.tsx";
import type { Version } from "./lite-version.ts";
import { Profile } from "./profile.tsx";

export type TopicPageProps = Readonly<{
  site: Site;
  topic: Readonly<{ slug: string; name: string; description: string }>;
  articles: readonly Teaser[];
  nextPath: string | null;
  older: boolean;
  version: Version;
}>;

export function TopicPage(props: TopicPageProps): ReactElement {
  const { site, topic, articles, nextPath, older, version } = props;
  return (
    <>
      <Profile
        label="Topic"
        name={topic.name}
        about={topic.description}
        contact=""
        feedPath={`/topic/${topic.slug}/feed.xml`}
      />
      {articles.length === 0 && (
        <p className="list-intro">Nothing about this is published now. The front page has the latest.</p>
      )}
      <ArticleList articles={articles} site={site} sectionShown version={version} />
      <ListTurn firstPath={older ? `/topic/${topic.slug}` : null} nextPath={nextPath} version={version} />
    </>
  );
}
