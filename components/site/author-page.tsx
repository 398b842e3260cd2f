// A person who signs articles, and what they signed.
import type { ReactElement } from "react";
import type { Author, Picture, Site, Teaser } from "#lib/newsroom/readers.ts";
import { ArticleList, ListTurn } from "./article-list.tsx";
import type { Version } from "./lite-version.ts";
import { Profile } from "./profile.tsx";

export type AuthorPageProps = Readonly<{
  site: Site;
  author: Author;
  portrait: Picture | null;
  articles: readonly Teaser[];
  nextPath: string | null;
  older: boolean;
  version: Version;
}>;

export function AuthorPage(props: AuthorPageProps): ReactElement {
  const { site, author, portrait, articles, nextPath, older, version } = props;
  return (
    <>
      <Profile
        label="Author"
        name={author.name}
        title={author.title}
        about={author.bio}
        contact={author.contact}
        feedPath={`/author/${author.slug}/feed.xml`}
        portrait={version === "lite" ? null : portrait}
      />
      {articles.length === 0 && (
        <p className="list-intro">Nothing by this author is published. The front page has the latest.</p>
      )}
      <ArticleList articles={articles} site={site} sectionShown version={version} />
      <ListTurn firstPath={older ? `/author/${author.slug}` : null} nextPath={nextPath} version={version} />
    </>
  );
}
