"use client";
// Whose the pictures on screen are, asked for as soon as one is put in and again when somebody comes back to the page: rights are
// said on the picture's own page.
import { useEffect, useMemo, useState } from "react";
import { findPicture } from "#components/pictures/find-pictures.ts";
import type { ArticleText } from "#lib/newsroom/article.ts";
import type { Facts } from "#lib/newsroom/decision.ts";
import type { PictureFacts } from "#lib/newsroom/picture-rights.ts";
import { type KnownRights, rightsIn, unaskedPictures, unknownIn } from "./picture-facts.ts";

async function answersOn(ids: readonly string[]): Promise<readonly (readonly [string, boolean])[]> {
  const found = await Promise.all(ids.map((id) => findPicture(id)));
  return found.flatMap((one) => (one === null ? [] : [[one.id, one.state !== "unknown"] as const]));
}

/** Facts of the pictures in this text: the newsroom's latest answer, else as the page was made. */
export function useKnownRights(text: ArticleText, facts: Facts): readonly PictureFacts[] {
  const [known, setKnown] = useState<KnownRights>(new Map());
  useEffect(() => {
    let current = true;
    const ask = async (ids: readonly string[]) => {
      if (ids.length === 0) return;
      const answered = await answersOn(ids);
      if (current && answered.length > 0) setKnown((before) => new Map([...before, ...answered]));
    };
    void ask(unaskedPictures(text, facts, known));
    const again = () => void ask(unknownIn(text, facts, known));
    window.addEventListener("focus", again);
    return () => {
      current = false;
      window.removeEventListener("focus", again);
    };
  }, [text, facts, known]);
  return useMemo(() => rightsIn(text, facts, known), [text, facts, known]);
}
