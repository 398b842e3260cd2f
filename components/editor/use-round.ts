"use client";
// Counts the moments at which the newsroom's view of the article is new: its text was read afresh, a verb was carried out.
import { useEffect, useState } from "react";
import type { News } from "./together-news.ts";

const news: ReadonlySet<string> = new Set(["fresh", "state", "right", "review", "back"]);

export function useRound(subscribe: News, fieldsVersion: number): number {
  const [heard, setHeard] = useState(0);
  useEffect(
    () => subscribe((word) => void (news.has(word.t) && setHeard((count) => count + 1))),
    [subscribe],
  );
  return heard + fieldsVersion;
}
