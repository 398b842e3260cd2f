// Which of a bureau's steps of review an article has passed since its submit, by whom, and for which text: read from its events.

/** A yes that moved the article on. */
export type Passed = Readonly<{ by: string; at: Date; revision: number | null; hash: string | null }>;

/** One event of the article, as far as review is concerned. */
export type TrailEvent = Passed & Readonly<{ verb: string; stage: string | null; step: number | null }>;

/** After these the article is at the beginning again, or not in review at all. */
const fromTheStart: ReadonlySet<string> = new Set([
  "submit",
  "take-back",
  "request-changes",
  "restore",
  "reopen",
  "publish",
  "publish-change",
  "publish-in-emergency",
]);

/** The yes behind each passed step, in the order of the steps; `events` oldest first. */
export function reviewTrail(events: readonly TrailEvent[], steps: number): readonly Passed[] {
  let passed: Passed[] = [];
  for (const event of events) {
    if (fromTheStart.has(event.verb)) passed = [];
    else if (event.verb === "approve") {
      const reached = event.stage === "ready" ? steps : (event.step ?? 0);
      const { by, at, revision, hash } = event;
      // What somebody changed meanwhile went through its steps anew.
      if (passed.some((one) => one.hash !== hash)) passed = [];
      while (passed.length < reached) passed.push({ by, at, revision, hash });
    }
  }
  return passed.slice(0, steps);
}
