// How long articles stay at each step between first note and publication, reckoned from what was recorded. After a publication
// nobody works on the text until somebody submits a change: that time is no draft's.
import type { Stage } from "./article.ts";

/** Verbs that move an article from one step to another, or end its way. */
export const passageVerbs = [
  "create",
  "submit",
  "take-back",
  "request-changes",
  "approve",
  "reopen",
  "restore",
  "publish",
  "publish-change",
  "publish-in-emergency",
  "spike",
  "unspike",
  "kill",
] as const;

/** Where a recorded verb left an article. */
export type Passage = Readonly<{ verb: string; stage: Stage; step: number; at: Date }>;

/** One whole stay at one step: what it was left for is recorded, too. */
export type Stay = Readonly<{ stage: Stage; step: number; from: Date; to: Date }>;

const publishing: ReadonlySet<string> = new Set(["publish", "publish-change", "publish-in-emergency"]);
/** What takes an article out of the flow before its step was done with it. */
const abandoning: ReadonlySet<string> = new Set(["spike", "kill"]);

/** The stays of one article, in order, from its passages in order. A stay that still goes on is not among them. */
export function staysOf(passages: readonly Passage[]): Stay[] {
  const stays: Stay[] = [];
  let here: Omit<Stay, "to"> | null = null;
  for (const { verb, stage, step, at } of passages) {
    if (abandoning.has(verb)) {
      here = null;
      continue;
    }
    const ends = publishing.has(verb);
    if (here !== null && !ends && here.stage === stage && here.step === step) continue;
    if (here !== null) stays.push({ ...here, to: at });
    here = ends ? null : { stage, step, from: at };
  }
  return stays;
}

/** The value below which a share of all lie, between neighbours in proportion; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place - Math.floor(place));
}
