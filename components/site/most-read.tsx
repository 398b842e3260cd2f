// What readers opened most, numbered. Counted without knowing anybody; numbers of views aren't said here.
import type { ReactElement } from "react";
import type { MostRead, ReadSpan } from "#lib/newsroom/readers.ts";
import { teaserPath } from "./lite-version.ts";

const spans: Readonly<Record<ReadSpan, string>> = { day: "Last 24 hours", week: "Last seven days" };

type MostReadProps = Readonly<{
  most: MostRead;
  /** The section's name, where the list is of one section alone. */
  place?: string | undefined;
}>;

export function MostReadList({ most, place }: MostReadProps): ReactElement {
  return (
    <section className="most-read" data-part="most-read" aria-labelledby="most-read-heading">
      <h2 id="most-read-heading" className="block-heading">
        {place === undefined ? "Most read" : `Most read in ${place}`}{" "}
        <span className="block-span">{spans[most.span]}</span>
      </h2>
      <ol>
        {most.articles.map((teaser) => (
          <li key={teaser.id}>
            <a href={teaserPath(teaser)}>{teaser.headline}</a>
          </li>
        ))}
      </ol>
    </section>
  );
}
