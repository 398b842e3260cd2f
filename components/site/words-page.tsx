// What the paper says of itself: plain words in paragraphs under headings, as the publisher wrote them in settings.
import type { ReactElement } from "react";
import { wordsBlocks } from "#lib/newsroom/conventions.ts";

type WordsPageProps = Readonly<{ title: string; words: string }>;

export function WordsPage({ title, words }: WordsPageProps): ReactElement {
  return (
    <div className="words-page">
      <h1 className="list-title">{title}</h1>
      <div className="prose">
        {wordsBlocks(words).map(({ kind, text }) =>
          kind === "heading" ? <h2 key={text}>{text}</h2> : <p key={text}>{text}</p>,
        )}
      </div>
    </div>
  );
}
