// Which steps of review have their yes to exactly this text. A yes counts for its hash and for the round since the submit;
// where a bureau asks for two people, each step has another person behind it.
import type { Approval, ApprovalKind, Article, FourEyesPolicy, ReviewStep, StepRole } from "./article.ts";
import type { Facts } from "./decision.ts";
import { fourEyesRefusal, isOfThisRound, policyFor } from "./four-eyes.ts";

type Submitted = Pick<Article, "submittedBy" | "submittedAt" | "vaulted">;
type Known = Pick<
  Facts,
  "approvals" | "copyHash" | "steps" | "holds" | "legalReview" | "fourEyes" | "contributors"
>;
type Yes = Pick<Approval, "kind" | "approverId">;

const kindOfRole: Readonly<Record<StepRole, ApprovalKind>> = {
  editor: "desk",
  legal: "legal",
  chief: "standards",
};

/** The kind of approval that passes a step. */
export const kindOfStep = ({ role }: ReviewStep): ApprovalKind => kindOfRole[role];

/** What the bureau's people call the steps between draft and ready. Without settings there is one, the desk's. */
export function stepsOf(steps: readonly ReviewStep[]): readonly [ReviewStep, ...ReviewStep[]] {
  const [first, ...others] = steps;
  return first ? [first, ...others] : [{ name: "Desk", role: "editor" }];
}

const kindSets: readonly (readonly ApprovalKind[])[] = [
  ["desk"],
  ["legal"],
  ["standards"],
  ["desk", "legal"],
  ["desk", "standards"],
  ["legal", "standards"],
  ["desk", "legal", "standards"],
];

/**
 * Whether these steps all have their yes. Every step finds a person of its own exactly if no set of kinds has more steps
 * than people (Hall's theorem); under *off* one person may stand behind several, and each kind needs one yes.
 */
function allPassed(steps: readonly ReviewStep[], yeses: readonly Yes[], policy: FourEyesPolicy): boolean {
  return kindSets.every((kinds) => {
    if (policy === "off" && kinds.length > 1) return true;
    const asked = steps.filter((step) => kinds.includes(kindOfStep(step))).length;
    const people = new Set(yeses.filter((one) => kinds.includes(one.kind)).map((one) => one.approverId));
    return people.size >= (policy === "off" ? Math.min(asked, 1) : asked);
  });
}

/** Approvals of exactly the working copy, given since the submit by people who may approve it. */
function countedYeses(article: Submitted, facts: Known): readonly Approval[] {
  return facts.approvals.filter(
    (one) =>
      one.revisionHash === facts.copyHash &&
      isOfThisRound(one, article) &&
      fourEyesRefusal(one.approverId, article, facts) === null,
  );
}

/** How many of the bureau's steps, from the first on, have their yes to the text as it is. `also` counts one more. */
export function stepsReached(article: Submitted, facts: Known, also: readonly Yes[] = []): number {
  const steps = stepsOf(facts.steps);
  const yeses = [...countedYeses(article, facts), ...also];
  const policy = policyFor(article, facts);
  let reached = 0;
  while (reached < steps.length && allPassed(steps.slice(0, reached + 1), yeses, policy)) reached += 1;
  return reached;
}

/**
 * The step that an article in review waits at: the one it was handed to, or an earlier one that has no yes to the text as
 * it is. A step that settings took away counts as the last.
 */
export function waitsAt(article: Submitted & Pick<Article, "step">, facts: Known): number {
  return Math.min(article.step, stepsReached(article, facts), stepsOf(facts.steps).length - 1);
}

/** The first of the bureau's named steps that has no yes to the text as it is, or null. */
export function missingStep(article: Submitted, facts: Known): ReviewStep | null {
  return facts.steps[stepsReached(article, facts)] ?? null;
}

/** The step whose yes an article waits for: in review always one, at ready one that settings added. */
export function awaitedStep(
  article: Submitted & Pick<Article, "stage" | "step">,
  facts: Known,
): ReviewStep | null {
  if (article.stage === "review") return stepsOf(facts.steps)[waitsAt(article, facts)] ?? null;
  return article.stage === "ready" ? missingStep(article, facts) : null;
}
