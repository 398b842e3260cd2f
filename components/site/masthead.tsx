// The paper's name, the day on the front page, and the way to every section. Without script the phone's menu is a <details>.
import type { ReactElement } from "react";
import type { Site } from "#lib/newsroom/readers.ts";
import { pathIn, type Version } from "./lite-version.ts";
import { Wordmark } from "./wordmark.tsx";

type MastheadProps = Readonly<{
  site: Site;
  /** Slug of the section that the page belongs to. */
  current: string | null;
  /** Set on the front page only: the day in words and as `2026-11-24`. */
  front: Readonly<{ day: string; dayIso: string }> | null;
  version: Version;
}>;

function SectionLinks({ site, current, version }: Omit<MastheadProps, "front">): ReactElement {
  return (
    <ul className="section-links">
      {site.sections.map(({ slug, name }) => (
        <li key={slug}>
          <a href={pathIn(version, `/${slug}`)} aria-current={slug === current ? "true" : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Masthead({ site, current, front, version }: MastheadProps): ReactElement {
  const line = site.publisher?.design.mastheadLine || site.description;
  return (
    <header className={front === null ? "masthead" : "masthead masthead-front"}>
      <div className="page-width masthead-bar">
        {front !== null && (
          <p className="masthead-day">
            <time dateTime={front.dayIso}>{front.day}</time>
          </p>
        )}
        <Wordmark site={site} heading={front !== null} version={version} />
        {front !== null && <p className="masthead-motto">{line}</p>}
        <a className="masthead-search" href={pathIn(version, "/search")}>
          Search
        </a>
        <details className="phone-menu" data-menu="">
          <summary>Sections</summary>
          <nav aria-label="Sections, phone">
            <SectionLinks site={site} current={current} version={version} />
          </nav>
        </details>
      </div>
      <nav className="section-bar" aria-label="Sections">
        <div className="page-width">
          <SectionLinks site={site} current={current} version={version} />
        </div>
      </nav>
    </header>
  );
}
