"use client";
// The links of the text on screen, asked for as soon as one is set and again while one is closed: not first when it is published.
import { useEffect, useState } from "react";
import type { ArticleText } from "#lib/newsroom/article.ts";
import type { Facts } from "#lib/newsroom/decision.ts";
import { asOf, brokenIn, ledTo, unaskedIn, type KnownLinks } from "./closed-links.ts";
import { findBrokenLinks } from "./save-channel.ts";

/** How often the newsroom is asked again whether what was closed is open by now. */
const againMs = 30_000;

/** What the newsroom says of these; nothing when it can't be asked now. */
async function answersOn(ids: readonly number[]) {
  const found = await findBrokenLinks(ids);
  if (found === null) return [];
  return ids.map((id) => {
    const open = !found.closed.includes(id);
    return [id, { open, headline: found.names[id] ?? null, asked: true }] as const;
  });
}

/** What is known of the links in this text. What can't be asked now is asked at the next change, or when the page is looked at again. */
export function useKnownLinks(text: ArticleText, facts: Facts): KnownLinks {
  const [known, setKnown] = useState(() => asOf(facts));
  const [from, setFrom] = useState(facts);
  // The page was read anew, and what was hidden may be open by now.
  if (from !== facts) {
    setFrom(facts);
    setKnown(asOf(facts));
  }
  useEffect(() => {
    const unasked = unaskedIn(text, known);
    if (unasked.length === 0) return;
    let current = true;
    const ask = async () => {
      const answered = await answersOn(unasked);
      if (current && answered.length > 0) setKnown((before) => new Map([...before, ...answered]));
    };
    void ask();
    return () => {
      current = false;
    };
  }, [text, known]);
  const broken = brokenIn(text, known).brokenLinks.length > 0;
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const ids = ledTo(text);
      if (ids.length === 0 || document.visibilityState !== "visible") return;
      const answered = await answersOn(ids);
      if (current && answered.length > 0) setKnown((before) => new Map([...before, ...answered]));
    };
    const again = () => void ask();
    window.addEventListener("focus", again);
    const timer = broken ? setInterval(again, againMs) : null;
    return () => {
      current = false;
      window.removeEventListener("focus", again);
      if (timer !== null) clearInterval(timer);
    };
  }, [text, broken]);
  return known;
}
