// The named steps between draft and ready, per bureau (Desk → Subs → Legal): whose yes an article waits for, and what it moves.
import type { ApprovalKind, Article, ReviewStep, StepRole } from "./article.ts";
import type { Need } from "./conditions.ts";
import { verbs, type Verb } from "./lifecycle.ts";

/**
 * An approval of another kind than the step that the article waits at: recorded beside, it never moves the stage
 * (newsroom.md §9). Legal may give it at ready, too.
 */
const besides: Readonly<Record<ApprovalKind, Verb>> = {
  desk: { ...verbs.approve, stage: [["review"], "same"] },
  legal: {
    ...verbs.approve,
    stage: [["review", "ready"], "same"],
    needs: ["readable-text", "seen-text", "first-legal-yes"],
  },
  standards: {
    ...verbs.approve,
    stage: [["review", "ready"], "same"],
    needs: ["readable-text", "seen-text"],
  },
};

const kindOfRole: Readonly<Record<StepRole, ApprovalKind>> = {
  editor: "desk",
  legal: "legal",
  chief: "standards",
};

/** What the bureau's people call the steps between draft and ready. Without settings there is one, the desk's. */
export function stepsOf(steps: readonly ReviewStep[]): readonly [ReviewStep, ...ReviewStep[]] {
  const [first, ...others] = steps;
  return first ? [first, ...others] : [{ name: "Desk", role: "editor" }];
}

/** The kind of approval that the article waits for in review. A step that settings took away counts as the last. */
export function awaitedKind(step: number, steps: readonly ReviewStep[]): ApprovalKind {
  const all = stepsOf(steps);
  return kindOfRole[(all[Math.min(step, all.length - 1)] ?? all[0]).role];
}

/**
 * The rule for one approval: at the last step it makes the article ready, at an earlier one it hands it to the next, and
 * out of turn it is recorded beside. Where legal or standards speak last, the desk must have said yes to the same text.
 */
export function approvalRule(
  kind: ApprovalKind,
  article: Pick<Article, "stage" | "step">,
  steps: readonly ReviewStep[],
): Verb {
  const inTurn = article.stage === "review" && awaitedKind(article.step, steps) === kind;
  if (!inTurn) return besides[kind];
  const needs: readonly Need[] = kind === "desk" ? verbs.approve.needs : ["readable-text", "seen-text"];
  if (article.step < stepsOf(steps).length - 1) return { ...besides[kind], needs, advances: true };
  if (kind === "desk") return verbs.approve;
  return {
    ...verbs.approve,
    stage: [["review"], "ready"],
    needs: ["readable-text", "seen-text", "desk-yes"],
  };
}
