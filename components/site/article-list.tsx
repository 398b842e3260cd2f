// A list by time with the way to older articles, shared by section, bureau, author and archive pages.
import type { ReactElement } from "react";
import type { Site, Teaser } from "#lib/newsroom/readers.ts";
import { pathIn, teasersIn, type Version } from "./lite-version.ts";
import { RowTeaser } from "./teasers.tsx";

type ArticleListProps = Readonly<{
  articles: readonly Teaser[];
  site: Site;
  sectionShown: boolean;
  version: Version;
}>;

export function ArticleList({ articles, site, sectionShown, version }: ArticleListProps): ReactElement {
  return (
    <ol className="rows">
      {teasersIn(version, articles).map((teaser) => (
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
  version?: Version;
}>;

/** Keyset pages go one way, so the way back leads to the newest. */
export function ListTurn({ firstPath, nextPath, version = "full" }: ListTurnProps): ReactElement | null {
  if (firstPath === null && nextPath === null) return null;
  return (
    <nav className="list-turn" aria-label="More articles">
      {firstPath !== null && <a href={pathIn(version, firstPath)}>Newest</a>}
      {nextPath !== null && (
        <a href={pathIn(version, nextPath)} rel="next">
          Older
        </a>
      )}
    </nav>
  );
}
