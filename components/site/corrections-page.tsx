// Every public note in one place, newest first: what was wrong, when it was put right, and where.
import type { ReactElement } from "react";
import { articlePath } from "#lib/newsroom/readers.ts";
import type { NotedArticle, Site } from "#lib/newsroom/readers.ts";
import { ListTurn } from "./article-list.tsx";
import { Note } from "./notes.tsx";

export type CorrectionsPageProps = Readonly<{
  site: Site;
  /** Newest first. */
  notes: readonly NotedArticle[];
  nextPath: string | null;
  older: boolean;
}>;

export function CorrectionsPage({ site, notes, nextPath, older }: CorrectionsPageProps): ReactElement {
  return (
    <>
      <div className="list-head">
        <h1 className="list-title">Corrections</h1>
        <p className="list-intro">
          When {site.name} gets something wrong, the article is put right and says so. Every such note is
          listed here.
        </p>
      </div>
      {notes.length === 0 && <p className="list-intro">No corrections so far.</p>}
      <ol className="rows">
        {notes.map(({ note, article }) => (
          <li key={`${article.id}-${note.at.getTime()}-${note.changeClass}`} className="noted">
            <h2 className="teaser-headline">
              <a href={articlePath(article)}>{article.headline}</a>
            </h2>
            <Note note={note} frame={site} />
          </li>
        ))}
      </ol>
      <ListTurn firstPath={older ? "/corrections" : null} nextPath={nextPath} />
    </>
  );
}
