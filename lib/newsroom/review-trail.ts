// Which of a bureau's steps of review an article has passed since its submit, by whom, and for which text: read from its events.
import type { ApprovalKind } from "./article.ts";

/** A yes that moved the article on. */
export type Passed = Readonly<{ by: string; at: Date; revision: number | null; hash: string | null }>;

/** One event of the article, as far as review is concerned; `approval` is the kind of yes that it gave. */
export type TrailEvent = Passed &
  Readonly<{ verb: string; stage: string | null; step: number | null; approval: string | null }>;

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

/** The yes behind each passed step, in the order of the steps, whose kinds of yes these are; `events` oldest first. */
export function reviewTrail(
  events: readonly TrailEvent[],
  kinds: readonly ApprovalKind[],
): readonly Passed[] {
  let passed: Passed[] = [];
  let early: TrailEvent[] = [];
  for (const event of events) {
    if (fromTheStart.has(event.verb)) [passed, early] = [[], []];
    else if (event.verb === "approve") {
      const reached = event.stage === "ready" ? kinds.length : (event.step ?? 0);
      // What somebody changed meanwhile went through its steps anew.
      if (passed.some((one) => one.hash !== event.hash)) passed = [];
      if (passed.length >= reached) early.push(event);
      // A yes that came before its turn is what passes its step when the turn comes.
      for (let own = true; passed.length < reached; own = false) {
        const kept = own
          ? undefined
          : early.find((one) => one.hash === event.hash && one.approval === kinds[passed.length]);
        early = early.filter((one) => one !== kept);
        const { by, at, revision, hash } = kept ?? event;
        passed.push({ by, at, revision, hash });
      }
    }
  }
  return passed.slice(0, kinds.length);
}
