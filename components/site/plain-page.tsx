// A page that has only a few words to say, and always names the next step.
import type { ReactElement, ReactNode } from "react";
import type { Site } from "#lib/newsroom/readers.ts";

type PlainPageProps = Readonly<{ heading: string; children: ReactNode }>;

export function PlainPage({ heading, children }: PlainPageProps): ReactElement {
  return (
    <div className="plain-page">
      <h1 className="list-title">{heading}</h1>
      {children}
    </div>
  );
}

/** One line to search the paper with, for whoever came to an address that leads nowhere. */
export function SearchLine(): ReactElement {
  return (
    <search>
      <form action="/search" method="get" className="search-form">
        <label htmlFor="search-words" className="unseen">
          Search the paper
        </label>
        <input id="search-words" type="search" name="q" maxLength={200} enterKeyHint="search" />
        <button type="submit">Search</button>
      </form>
    </search>
  );
}

/** Where one can go from here: the front page and every section. */
export function WaysOn({ site }: Readonly<{ site: Site }>): ReactElement {
  return (
    <ul>
      <li>
        <a href="/">Front page</a>
      </li>
      {site.sections.map(({ slug, name }) => (
        <li key={slug}>
          <a href={`/${slug}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
