"use client";
// A page that is read anew when something it shows has moved: at once, and then at most once a second. Focus, scroll and an
// open dialog stay, because only what differs is drawn.
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { type StreamNews, useDeskNews } from "./stream.ts";

const everyMs = 1_000;

/** Where no answer comes the router would load the whole page instead, and take what is on screen away. */
async function reachable(): Promise<boolean> {
  return fetch("/desk/api/stream", { method: "HEAD" }).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** `of`: what the page shows. `anew` and coming back to a tab that slept always count. */
export function RefreshOnNews({ of }: Readonly<{ of: readonly StreamNews["t"][] }>) {
  const router = useRouter();
  const last = useRef(-everyMs);
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const missed = useRef(false);

  /** When nobody answers, the line is gone too, and says `anew` once it is back. */
  async function readAnew() {
    if (await reachable()) router.refresh();
  }

  function refresh() {
    if (document.visibilityState === "hidden") {
      missed.current = true;
      return;
    }
    waiting.current ??= setTimeout(
      () => {
        waiting.current = null;
        last.current = performance.now();
        void readAnew();
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
      void reachable().then((answers) => answers && router.refresh());
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
