// A list by time with the way to older articles, shared by section, bureau, author and archive pages.
import type { ReactElement } from "react";
import type { Site, Teaser } from "#lib/newsroom/readers.ts";
import { RowTeaser } from "./teasers.tsx";

type ArticleListProps = Readonly<{
  articles: readonly Teaser[];
  site: Site;
  sectionShown: boolean;
}>;

export function ArticleList({ articles, site, sectionShown }: ArticleListProps): ReactElement {
  return (
    <ol className="rows">
      {articles.map((teaser) => (
        <li key={teaser.id}>
          <RowTeaser teaser={teaser} frame={site} level={2} sectionShown={sectionShown} />
        </li>
      ))}
    </ol>
  );
}

type ListTurnProps = Readonly<{
  /** Path of the list's first page, when this isn't it. */
  firstPath: string | null;
  /** Path of the next older page; null at the end. */
  nextPath: string | null;
}>;

/** Keyset pages go one way, so the way back leads to the newest. */
export function ListTurn({ firstPath, nextPath }: ListTurnProps): ReactElement | null {
  if (firstPath === null && nextPath === null) return null;
  return (
    <nav className="list-turn" aria-label="More articles">
      {firstPath !== null && <a href={firstPath}>Newest</a>}
      {nextPath !== null && (
        <a href={nextPath} rel="next">
          Older
        </a>
      )}
    </nav>
  );
}
