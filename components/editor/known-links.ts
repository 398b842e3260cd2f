"use client";
// Which articles that a text leads to can be opened by readers, asked as soon as a link is set: not first when it is published.
import { useEffect, useState } from "react";
import type { ArticleText } from "#lib/newsroom/article.ts";
import type { Facts } from "#lib/newsroom/decision.ts";
import { findBrokenLinks } from "./save-channel.ts";

/** By article: readers can open it. */
export type KnownLinks = ReadonlyMap<number, boolean>;

const ledTo = ({ internalLinks, related }: ArticleText) => [...new Set([...internalLinks, ...related])];

function asOf({ text, brokenLinks }: Facts): KnownLinks {
  return new Map(ledTo(text).map((id) => [id, !brokenLinks.includes(id)]));
}

/** Articles that this text leads to and that readers can't open, as far as is known. */
export function brokenIn(text: ArticleText, known: KnownLinks): number[] {
  return ledTo(text).filter((id) => known.get(id) === false);
}

/** What is known of the links in this text. What can't be asked now is asked at the next change. */
export function useKnownLinks(text: ArticleText, facts: Facts): KnownLinks {
  const [known, setKnown] = useState(() => asOf(facts));
  const [from, setFrom] = useState(facts);
  // The page was read anew, and what was hidden may be open by now.
  if (from !== facts) {
    setFrom(facts);
    setKnown(asOf(facts));
  }
  useEffect(() => {
    const unknown = ledTo(text).filter((id) => !known.has(id));
    if (unknown.length === 0) return;
    let current = true;
    const ask = async () => {
      const broken = await findBrokenLinks(unknown);
      if (!current || broken === null) return;
      setKnown((before) => new Map([...before, ...unknown.map((id) => [id, !broken.includes(id)] as const)]));
    };
    void ask();
    return () => {
      current = false;
    };
  }, [text, known]);
  return known;
}
