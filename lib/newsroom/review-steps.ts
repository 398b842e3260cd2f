// The named steps between draft and ready, per bureau (Desk → Subs → Legal): whose yes an article waits for, and what it moves.
import { proposing } from "./announcement.ts";
import type { Actor, ApprovalKind } from "./article.ts";
import type { Case, Need } from "./conditions.ts";
import { verbs, type Verb } from "./lifecycle.ts";
import { awaitedStep, kindOfStep, stepAfterYes, waitsAt } from "./step-yeses.ts";
import { announced } from "./wished-announcement.ts";

/**
 * An approval of another kind than the step that the article waits at: recorded beside, it never moves the stage
 * (newsroom.md §9). Legal may give it at ready, too.
 */
const besides: Readonly<Record<ApprovalKind, Verb>> = {
  desk: {
    ...verbs.approve,
    stage: [["review"], "same"],
    needs: [...verbs.approve.needs, "same-proposal"],
  },
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
 * The rule for one approval: it makes the article ready where every step has its yes by it, hands it on to the first step that
 * has none, and out of turn it is recorded beside. Where legal or standards speak last, the desk must have said yes to the
 * same text. At ready only a step that settings added is still waited for, and its yes leaves the article ready.
 */
export function approvalRule(kind: ApprovalKind, one: Case & Readonly<{ actor: Actor }>): Verb {
  const { article, facts, actor } = one;
  const awaited = awaitedStep(article, facts);
  const inTurn = awaited !== null && kindOfStep(awaited) === kind;
  if (facts.steps.length === 0) return inTurn ? verbs.approve : besides[kind];
  const read: readonly Need[] =
    kind === "desk" ? verbs.approve.needs : ["readable-text", "seen-text", "four-eyes"];
  const needs: readonly Need[] = inTurn ? [...read, "another-person"] : besides[kind].needs;
  const rule: Verb = { ...besides[kind], needs };
  if (article.stage !== "review") return inTurn ? { ...rule, stage: [["ready"], "same"] } : rule;
  const yes = { kind, approverId: actor.id };
  const after = stepAfterYes(proposing(article, announced(one)), facts, yes);
  if (after < facts.steps.length) return after > waitsAt(article, facts) ? { ...rule, advances: true } : rule;
  const last: readonly Need[] = kind === "desk" ? needs : [...needs, "nothing-open", "desk-yes"];
  return { ...verbs.approve, needs: last };
}
