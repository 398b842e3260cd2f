// A notice's link names the thread that it leads to: its card opens once, as soon as it is there.
import { useEffect, useEffectEvent, useRef } from "react";
import type { ReviewItem } from "./review-items.ts";

/** Calls `lead` once with the card that the page's address names, when its words are found or known to be gone. */
export function useLinkedThread(items: readonly ReviewItem[], lead: (item: ReviewItem) => void): void {
  const done = useRef(false);
  const led = useEffectEvent(lead);
  useEffect(() => {
    if (done.current) return;
    const id = new URLSearchParams(window.location.search).get("thread");
    const item = items.find(({ thread }) => id !== null && thread?.id === id);
    if (item === undefined) return;
    const gone = item.kind === "thread" && item.orphaned;
    if (item.open && item.place === null && !gone) return;
    done.current = true;
    led(item);
  }, [items]);
}
