// One day of the paper, by the newsroom's calendar, with the days before and after that have articles.
import type { ReactElement } from "react";
import type { Site, Teaser } from "#lib/newsroom/readers.ts";
import { pathIn, teaserIn, type Version } from "./lite-version.ts";
import { RowTeaser } from "./teasers.tsx";
import { archivePath, dayInWords, monthInWords, monthPath } from "./times.ts";

export type ArchivePageProps = Readonly<{
  site: Site;
  /** `2026-11-24` in the site's zone. */
  day: string;
  articles: readonly Readonly<{ teaser: Teaser; retracted: boolean }>[];
  /** Nearest earlier and later day with articles; null where there is none. */
  previousDay: string | null;
  nextDay: string | null;
  version: Version;
}>;

export function ArchivePage(props: ArchivePageProps): ReactElement {
  const { site, day, articles, previousDay, nextDay, version } = props;
  return (
    <>
      <div className="list-head">
        <p className="list-label">
          Archive, <a href={monthPath(day.slice(0, 7))}>{monthInWords(day.slice(0, 7), site.language)}</a>
        </p>
        <h1 className="list-title">
          <time dateTime={day}>{dayInWords(day, site.language)}</time>
        </h1>
      </div>
      {articles.length === 0 && (
        <p className="list-intro">Nothing was published on this day. Try the day before or after.</p>
      )}
      <ol className="rows">
        {articles.map(({ teaser, retracted }) => (
          <li key={teaser.id}>
            <RowTeaser
              teaser={teaserIn(version, teaser)}
              frame={site}
              level={2}
              sectionShown
              retracted={retracted}
            />
          </li>
        ))}
      </ol>
      {(previousDay !== null || nextDay !== null) && (
        <nav className="list-turn" aria-label="Other days">
          {previousDay !== null && (
            <a href={pathIn(version, archivePath(previousDay))} rel="prev">
              {dayInWords(previousDay, site.language)}
            </a>
          )}
          {nextDay !== null && (
            <a href={pathIn(version, archivePath(nextDay))} rel="next">
              {dayInWords(nextDay, site.language)}
            </a>
          )}
        </nav>
      )}
    </>
  );
}
