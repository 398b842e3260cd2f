// The public search: a form that works without script, what was found with its hits marked, and what to try when nothing was.
import type { ReactElement } from "react";
import type { Site, Teaser } from "#lib/newsroom/readers.ts";
import {
  type ReaderSearch,
  searchPath,
  type SearchPlace,
  type SearchTime,
  searchTimes,
} from "#lib/newsroom/reader-search.ts";
import type { Piece } from "#lib/newsroom/search-snippet.ts";
import { pathIn, teaserIn, teaserPath, type Version } from "./lite-version.ts";
import { Moment } from "./moment.tsx";

export type SearchPageProps = Readonly<{
  site: Site;
  search: ReaderSearch;
  version: Version;
  answer: Readonly<{
    found: readonly Readonly<{
      teaser: Teaser;
      retracted: boolean;
      headline: readonly Piece[];
      snippet: readonly Piece[];
    }>[];
    next: SearchPlace | null;
    limits: "none" | "recent" | "too-slow" | "common";
    meant: string | null;
    pages: readonly Readonly<{ kind: "topic" | "author"; name: string; slug: string }>[];
  }>;
}>;

const times: Readonly<Record<SearchTime, string>> = {
  any: "Any time",
  day: "Last 24 hours",
  week: "Last seven days",
  month: "Last 30 days",
  year: "Last year",
};

/** Each piece with the letter at which it begins, which tells it from the others. */
function placed(pieces: readonly Piece[]): (Piece & Readonly<{ place: number }>)[] {
  let place = 0;
  return pieces.map((piece) => {
    const at = place;
    place += piece.text.length;
    return { ...piece, place: at };
  });
}

function Pieces({ pieces }: Readonly<{ pieces: readonly Piece[] }>): ReactElement {
  return <>{placed(pieces).map(({ text, hit, place }) => (hit ? <mark key={place}>{text}</mark> : text))}</>;
}

function SearchForm({ site, search, version }: Omit<SearchPageProps, "answer">): ReactElement {
  const { asked, section, time, from, until } = search;
  return (
    <search>
      <form action="/search" method="get" className="search-form">
        <label htmlFor="search-words" className="unseen">
          Search
        </label>
        <input
          id="search-words"
          type="search"
          name="q"
          defaultValue={asked}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
        />
        {version === "lite" && <input type="hidden" name="lite" value="" />}
        <button type="submit">Search</button>
        <div className="search-filters">
          <label>
            Section
            <select name="section" defaultValue={section ?? ""}>
              <option value="">All sections</option>
              {site.sections.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            Time
            <select name="time" defaultValue={time}>
              {searchTimes.map((one) => (
                <option key={one} value={one === "any" ? "" : one}>
                  {times[one]}
                </option>
              ))}
            </select>
          </label>
          <label>
            From
            <input type="date" name="from" defaultValue={from ?? ""} />
          </label>
          <label>
            Until
            <input type="date" name="until" defaultValue={until ?? ""} />
          </label>
        </div>
      </form>
    </search>
  );
}

const limitWords = {
  recent:
    "Only the newest articles were looked through for these words. “More results” looks further back; a rarer word, a section or a time finds older ones sooner.",
  "too-slow":
    "Looking for this took too long, and was stopped. Add a rarer word, or choose a section or a time.",
  common: "Write at least one word that must be there: words with a minus alone can’t be looked for.",
} as const;

function Told({ search, answer, version }: SearchPageProps): ReactElement | null {
  if (search.asked === "")
    return (
      <p className="search-told">
        Write what you are looking for. “Words in quotation marks” must stand together, a -word with a minus
        must not be there, and OR finds one or the other.
      </p>
    );
  return (
    <>
      {search.cut && (
        <p className="search-told">This is more than can be looked for at once: only its beginning was.</p>
      )}
      {answer.limits !== "none" && <p className="search-told">{limitWords[answer.limits]}</p>}
      {answer.meant !== null && (
        <p className="search-told">
          Did you mean{" "}
          <a href={pathIn(version, searchPath({ ...search, asked: answer.meant }))}>{answer.meant}</a>?
        </p>
      )}
      {answer.found.length === 0 && answer.limits === "recent" && answer.next !== null && (
        <p className="search-told">Nothing was found among these.</p>
      )}
      {answer.found.length === 0 &&
        (answer.limits === "none" || (answer.limits === "recent" && answer.next === null)) && (
          <p className="search-told">
            {search.after !== null ? (
              "There is nothing further."
            ) : answer.pages.length > 0 ? (
              <NamedAlone search={search} answer={answer} version={version} />
            ) : (
              `Nothing was found for “${search.asked}”. Check the spelling, use fewer words, or look in all sections and at any time.`
            )}
          </p>
        )}
    </>
  );
}

/** No article has what names a page: said of those that were looked through, with the way on to that page's own list. */
function NamedAlone({ search, answer, version }: Omit<SearchPageProps, "site">): ReactElement {
  const { asked, section, time, from, until } = search;
  const narrowed = section !== null || time !== "any" || from !== null || until !== null;
  const looked =
    answer.limits === "recent"
      ? "None of these articles has"
      : narrowed
        ? "No article of this section and time has"
        : "No article has";
  const [page, ...more] = answer.pages;
  return (
    <>
      {looked} “{asked}” in its headline or text.{" "}
      {page === undefined || more.length > 0 ? (
        "The pages above list their articles."
      ) : (
        <>
          See the{" "}
          <a href={pathIn(version, `/${page.kind}/${page.slug}`)}>
            articles {page.kind === "topic" ? "about" : "by"} {page.name}
          </a>
          .
        </>
      )}
    </>
  );
}

export function SearchPage({ site, search, answer, version }: SearchPageProps): ReactElement {
  return (
    <>
      <div className="list-head">
        <h1 className="list-title">{search.asked === "" ? "Search" : `Results for “${search.asked}”`}</h1>
        <SearchForm site={site} search={search} version={version} />
      </div>
      {answer.pages.length > 0 && (
        <ul className="search-pages" aria-label="Pages of this name">
          {answer.pages.map(({ kind, name, slug }) => (
            <li key={kind + slug}>
              <a href={pathIn(version, `/${kind}/${slug}`)}>{name}</a>{" "}
              <span>{kind === "topic" ? "Topic" : "Author"}</span>
            </li>
          ))}
        </ul>
      )}
      <Told site={site} search={search} answer={answer} version={version} />
      <ol className="rows search-rows">
        {answer.found.map(({ teaser, retracted, headline, snippet }) => (
          <li key={teaser.id}>
            <article className="teaser row-words">
              <h2 className="teaser-headline">
                <a href={teaserPath(teaserIn(version, teaser))}>
                  <Pieces pieces={headline} />
                </a>
              </h2>
              <p className="search-snippet">
                <Pieces pieces={snippet} />
              </p>
              <p className="teaser-meta">
                {retracted && <strong className="retracted-label">Retracted</strong>}
                <a className="teaser-section" href={`/${teaser.section.slug}`}>
                  {teaser.section.name}
                </a>
                <Moment at={teaser.firstPublishedAt} frame={site} show="list" />
              </p>
            </article>
          </li>
        ))}
      </ol>
      {(search.after !== null || answer.next) && (
        <nav className="list-turn" aria-label="More results">
          {search.after !== null && <a href={pathIn(version, searchPath(search))}>First results</a>}
          {answer.next && (
            <a href={pathIn(version, searchPath(search, answer.next))} rel="next">
              More results
            </a>
          )}
        </nav>
      )}
    </>
  );
}
