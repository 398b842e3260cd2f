// What stands below every page: the way on, how errors are owned up to, feeds, and whose words these are.
import type { ReactElement } from "react";
import type { Site } from "#lib/newsroom/readers.ts";
import { pathIn, type Version } from "./lite-version.ts";

type FooterProps = Readonly<{
  site: Site;
  /** Year of the copyright line, in the site's zone. */
  year: string;
  /** The page without pictures and fonts of its own, where there is one. */
  litePath?: string | null;
  version?: Version;
}>;

export function Footer({ site, year, litePath = null, version = "full" }: FooterProps): ReactElement {
  return (
    <footer className="site-footer">
      <div className="page-width">
        <p className="wordmark wordmark-small">
          <a href={pathIn(version, "/")}>{site.name}</a>
        </p>
        <nav className="footer-links" aria-label="Footer">
          <ul>
            {site.sections.map(({ slug, name }) => (
              <li key={slug}>
                <a href={pathIn(version, `/${slug}`)}>{name}</a>
              </li>
            ))}
          </ul>
          <ul>
            {site.publisher?.hasAbout && (
              <li>
                <a href="/about">About us</a>
              </li>
            )}
            {site.publisher?.hasEthics && (
              <li>
                <a href="/ethics">Ethics</a>
              </li>
            )}
            <li>
              <a href="/archive">Archive</a>
            </li>
            <li>
              <a href={pathIn(version, "/search")}>Search</a>
            </li>
            <li>
              <a href="/corrections">Corrections</a>
            </li>
            {litePath !== null && (
              <li>
                <a href={litePath}>Lite version of this page</a>
              </li>
            )}
            <li>
              <a href="/feed.xml">RSS</a>
            </li>
            <li>
              <a href="/atom.xml">Atom</a>
            </li>
            <li>
              <a href="/feed.json">JSON Feed</a>
            </li>
          </ul>
        </nav>
        <p className="copyright">
          © {year} {site.name}. All rights reserved.
        </p>
      </div>
    </footer>
  );
}
