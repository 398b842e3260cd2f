"use client";
// A page that is read anew when something it shows has moved: at once, and then at most once a second. Focus, scroll and an
// open dialog stay, because only what differs is drawn.
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { type StreamNews, useDeskNews } from "./stream.ts";

const everyMs = 1_000;

/** `of`: what the page shows. `anew` and coming back to a tab that slept always count. */
export function RefreshOnNews({ of }: Readonly<{ of: readonly StreamNews["t"][] }>) {
  const router = useRouter();
  const last = useRef(-everyMs);
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const missed = useRef(false);

  function refresh() {
    if (document.visibilityState === "hidden") {
      missed.current = true;
      return;
    }
    waiting.current ??= setTimeout(
      () => {
        waiting.current = null;
        last.current = performance.now();
        router.refresh();
      },
      Math.max(0, last.current + everyMs - performance.now()),
    );
  }

  useDeskNews(({ t }) => {
    if (t === "anew" || of.includes(t)) refresh();
  });

  useEffect(() => {
    const seen = () => {
      if (document.visibilityState !== "visible" || !missed.current) return;
      missed.current = false;
      router.refresh();
    };
    document.addEventListener("visibilitychange", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      if (waiting.current !== null) clearTimeout(waiting.current);
      waiting.current = null;
    };
  }, [router]);

  return null;
}
