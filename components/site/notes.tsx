// What the paper says about its own text: dated, typed, and never smaller than it needs to be to be seen.
import type { ReactElement } from "react";
import { hasNoteMark, noteId, noteMarkId } from "#lib/document/note-marks.ts";
import type { LiveArticle, PublicNote } from "#lib/newsroom/readers.ts";
import { Moment } from "./moment.tsx";
import { noteName, standsAbove } from "./note-words.ts";
import type { TimeFrame } from "./times.ts";

type NoteProps = Readonly<{
  note: PublicNote;
  frame: TimeFrame;
  /** In which its words are written, where that isn't the site's language. */
  lang?: string | undefined;
}>;

/** One note with its kind and time; also used on the corrections page. */
export function Note({ note, frame, lang }: NoteProps): ReactElement {
  return (
    <div className="note" data-class={note.changeClass}>
      <p className="note-head">
        <strong>{noteName(note)}</strong> <Moment at={note.at} frame={frame} />
      </p>
      <p lang={lang} dir={lang === undefined ? undefined : "auto"}>
        {note.note}
      </p>
    </div>
  );
}

type ArticleNotesProps = Readonly<{
  article: Pick<LiveArticle, "notes" | "publication">;
  frame: TimeFrame;
  /** The article's language, where it isn't the site's. */
  lang?: string | undefined;
}>;

/** Above the text: a retraction's banner, editor's notes, and a pointer to corrections below. */
export function NotesAbove({ article, frame, lang }: ArticleNotesProps): ReactElement | null {
  const above = article.notes.filter(standsAbove);
  const retracted = article.publication === "retracted";
  if (above.length === 0 && !retracted) return null;
  return (
    <section
      className={retracted ? "notes-above notes-retracted" : "notes-above"}
      data-part="corrections"
      lang={lang === undefined ? undefined : frame.language}
      aria-label={retracted ? "Retraction" : "Editor’s note"}
    >
      {retracted && (
        <p className="retracted-banner">This article has been retracted. Don’t rely on its text.</p>
      )}
      {above.map((note) => (
        <Note key={`${note.changeClass}${note.at.getTime()}`} note={note} frame={frame} lang={lang} />
      ))}
    </section>
  );
}

/** Below the text: corrections and clarifications, newest first, numbered as they came; each leads to its place in the text. */
export function NotesBelow({
  article,
  frame,
  lang,
}: Readonly<{ article: ArticleNotesProps["article"] & Pick<LiveArticle, "bodyHtml"> }> &
  Pick<ArticleNotesProps, "frame" | "lang">): ReactElement | null {
  const below = article.notes
    .filter((note) => !standsAbove(note))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map((note, index) => ({ note, number: index + 1 }))
    .toReversed();
  if (below.length === 0) return null;
  return (
    <section
      id="corrections"
      className="notes-below"
      data-part="corrections"
      lang={lang === undefined ? undefined : frame.language}
      aria-labelledby="corrections-heading"
    >
      <h2 id="corrections-heading">Corrections to this article</h2>
      {below.map(({ note, number }) => (
        <div key={number} id={noteId(number)} className="numbered-note">
          <span className="note-number" aria-hidden="true">
            {number}
          </span>
          <div>
            <Note note={note} frame={frame} lang={lang} />
            {hasNoteMark(article.bodyHtml, number) && (
              <a className="note-back" href={`#${noteMarkId(number)}`}>
                To the corrected place
              </a>
            )}
          </div>
        </div>
      ))}
    </section>
  );
}
