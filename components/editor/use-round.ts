"use client";
// Counts the moments at which the newsroom's view of the article is new: its text was read afresh, a verb was carried out.
import { useEffect, useState } from "react";
import type { Together } from "./together.ts";

const news: ReadonlySet<string> = new Set(["fresh", "state", "right", "review"]);

export function useRound(together: Together | null, fieldsVersion: number): number {
  const [heard, setHeard] = useState(0);
  useEffect(
    () => together?.hear((word) => void (news.has(word.t) && setHeard((count) => count + 1))),
    [together],
  );
  return heard + fieldsVersion;
}
