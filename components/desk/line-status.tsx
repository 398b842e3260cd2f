"use client";
// Opens the page's line to the newsroom, and says so when it is gone: what doesn't move may only be old then.
import { useEffect } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { startDeskStream, useDeskLine } from "./stream.ts";

const words = {
  lost: [
    "triangle-alert",
    "Connection lost",
    "The connection to the newsroom is lost. What you see may be old; it comes back by itself.",
  ],
  "signed-out": ["log-out", "Signed out", "You are signed out. Sign in again to see what is new."],
} as const;

export function LineStatus({ personId }: Readonly<{ personId: string }>) {
  const line = useDeskLine();
  useEffect(() => startDeskStream(personId), [personId]);
  const said = line === "lost" || line === "signed-out" ? words[line] : null;
  return (
    <span aria-live="polite" className="contents">
      {said === null ? null : (
        <span
          title={said[2]}
          className="inline-flex items-center gap-1 rounded-full bg-review-soft px-2 py-0.5 text-xs font-medium text-review"
        >
          <Icon name={said[0]} className="size-3.5" />
          <span className="max-sm:sr-only">{said[1]}</span>
          <span className="sr-only">{said[2]}</span>
        </span>
      )}
    </span>
  );
}
