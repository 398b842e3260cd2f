"use client";
// Articles for the palette: those that the person may read, by what was typed; the newest changes while nothing was.
import { useEffect, useState } from "react";
import type { Publication, Stage } from "#lib/newsroom/article.ts";

export type PaletteArticle = Readonly<{
  id: number;
  headline: string;
  slugline: string;
  stage: Stage;
  publication: Publication;
  spiked: boolean;
}>;

export type PaletteArticles = Readonly<{
  found: readonly PaletteArticle[];
  /** What was typed when they were asked for; null: nothing was asked yet. */
  of: string | null;
  /** `away`: the newsroom could not be asked. */
  state: "asking" | "known" | "away";
}>;

/** Long enough that a word typed at once asks once, short enough that nobody waits for it. */
const restMs = 90;

async function ask(typed: string, signal: AbortSignal): Promise<readonly PaletteArticle[]> {
  const response = await fetch(`/desk/api/board?q=${encodeURIComponent(typed)}`, { signal });
  if (!response.ok) throw new Error(`the newsroom answered ${response.status}`);
  const answer: { articles: PaletteArticle[] } = await response.json();
  return answer.articles;
}

/** Asks again for each text that rests; until the answer is here the one of before stays. */
export function usePaletteArticles(typed: string): PaletteArticles {
  const [articles, setArticles] = useState<PaletteArticles>({ found: [], of: null, state: "asking" });

  useEffect(() => {
    const stopping = new AbortController();
    const look = () =>
      ask(typed, stopping.signal).then(
        (found) => setArticles({ found, of: typed, state: "known" }),
        () => {
          if (!stopping.signal.aborted) setArticles({ found: [], of: typed, state: "away" });
        },
      );
    const timer = setTimeout(() => void look(), typed === "" ? 0 : restMs);
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [typed]);

  return articles;
}
