// A person who signs articles, and what they signed.
import type { ReactElement } from "react";
import type { Site, Teaser } from "#lib/newsroom/readers.ts";
import { ArticleList, ListTurn } from "./article-list.tsx";

export type AuthorPageProps = Readonly<{
  site: Site;
  author: Readonly<{ slug: string; name: string }>;
  articles: readonly Teaser[];
  nextPath: string | null;
  older: boolean;
}>;

export function AuthorPage({ site, author, articles, nextPath, older }: AuthorPageProps): ReactElement {
  return (
    <>
      <div className="list-head">
        <p className="list-label">Author</p>
        <h1 className="list-title">{author.name}</h1>
      </div>
      {articles.length === 0 && (
        <p className="list-intro">Nothing by this author is published. The front page has the latest.</p>
      )}
      <ArticleList articles={articles} site={site} sectionShown />
      <ListTurn firstPath={older ? `/author/${author.slug}` : null} nextPath={nextPath} />
    </>
  );
}
