// Work that may wait: it begins when the browser has nothing better to do, and may never delay a key.

/** At the latest after this long, however busy the page is. */
const latestMs = 1_500;

export type IdleTime = Readonly<{ timeRemaining: () => number }>;

/** Runs once the page is idle. Returns what cancels it. Where browsers tell nothing of idleness (Safari), soon. */
export function whenIdle(run: (time: IdleTime) => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const asked = requestIdleCallback(run, { timeout: latestMs });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(() => run({ timeRemaining: () => 8 }), 50);
  return () => clearTimeout(timer);
}
