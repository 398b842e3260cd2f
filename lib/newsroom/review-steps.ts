// The named steps between draft and ready, per bureau (Desk → Subs → Legal): whose yes an article waits for, and what it moves.
import type { ApprovalKind, Article } from "./article.ts";
import type { Need } from "./conditions.ts";
import type { Facts } from "./decision.ts";
import { verbs, type Verb } from "./lifecycle.ts";
import { awaitedStep, kindOfStep, stepsOf, waitsAt } from "./step-yeses.ts";

/**
 * An approval of another kind than the step that the article waits at: recorded beside, it never moves the stage
 * (newsroom.md §9). Legal may give it at ready, too.
 */
const besides: Readonly<Record<ApprovalKind, Verb>> = {
  desk: { ...verbs.approve, stage: [["review"], "same"] },
  legal: {
    ...verbs.approve,
    stage: [["review", "ready"], "same"],
    needs: ["readable-text", "seen-text", "four-eyes", "first-legal-yes"],
  },
  standards: {
    ...verbs.approve,
    stage: [["review", "ready"], "same"],
    needs: ["readable-text", "seen-text", "four-eyes"],
  },
};

/**
 * The rule for one approval: at the last step it makes the article ready, at an earlier one it hands it to the next, and
 * out of turn it is recorded beside. Where legal or standards speak last, the desk must have said yes to the same text.
 * At ready only a step that settings added is still waited for, and its yes leaves the article ready.
 */
export function approvalRule(kind: ApprovalKind, article: Article, facts: Facts): Verb {
  const awaited = awaitedStep(article, facts);
  if (awaited === null || kindOfStep(awaited) !== kind) return besides[kind];
  if (facts.steps.length === 0) return verbs.approve;
  const read: readonly Need[] =
    kind === "desk" ? verbs.approve.needs : ["readable-text", "seen-text", "four-eyes"];
  const needs: readonly Need[] = [...read, "another-person"];
  if (article.stage === "ready") return { ...besides[kind], stage: [["ready"], "same"], needs };
  if (waitsAt(article, facts) < stepsOf(facts.steps).length - 1)
    return { ...besides[kind], needs, advances: true };
  const last: readonly Need[] = kind === "desk" ? needs : [...needs, "nothing-open", "desk-yes"];
  return { ...verbs.approve, needs: last };
}
