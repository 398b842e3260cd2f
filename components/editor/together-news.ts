"use client";
// What an open article hears from the newsroom, and that the line is back: what was said meanwhile was not heard, so whoever
// keeps something read reads it again.
import { useMemo } from "react";
import type { TogetherState, Word } from "./together-state.ts";

/** The part of a text's line that is listened to. */
type Heard = Readonly<{
  state: Pick<TogetherState, "line">;
  hear(hearer: (word: Word) => void): () => void;
  subscribe(listener: () => void): () => void;
}>;

export type News = (listener: (word: Word) => void) => () => void;

/** Every word of the newsroom's, and "back" whenever the line is open again after it was gone. */
export function newsFrom(together: Heard): News {
  return (listener) => {
    let before = together.state.line;
    const stopWords = together.hear(listener);
    const stopLine = together.subscribe(() => {
      const { line } = together.state;
      // The first opening of a page tells nothing new: it has just read everything.
      const back = line === "open" && before !== "open" && before !== "connecting";
      before = line;
      if (back) listener({ t: "back" });
    });
    return () => {
      stopWords();
      stopLine();
    };
  };
}

/** Nothing is heard before there is a line to the newsroom. */
const deaf: News = () => () => {};

export function useNews(together: Heard | null): News {
  return useMemo(() => (together ? newsFrom(together) : deaf), [together]);
}
