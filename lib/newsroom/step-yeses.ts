// Which steps of review have their yes to exactly this text. A yes counts for its hash and for the round since the submit;
// where a bureau asks for two people, each step has another person behind it.
import { isOfProposal, type Proposed } from "./announcement.ts";
import type {
  Actor,
  Approval,
  ApprovalKind,
  Article,
  FourEyesPolicy,
  ReviewStep,
  StepRole,
} from "./article.ts";
import type { Facts, Wish } from "./decision.ts";
import { fourEyesRefusal, isOfThisRound, policyFor } from "./four-eyes.ts";

type Submitted = Pick<Article, "submittedBy" | "submittedAt" | "vaulted"> & Proposed;
type Known = Pick<
  Facts,
  "approvals" | "copyHash" | "steps" | "holds" | "legalReview" | "fourEyes" | "contributors"
>;
export type Yes = Pick<Approval, "kind" | "approverId">;

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

/** Approvals of exactly the working copy and of what readers are to be told of it, given since the submit by people who may approve it. */
function countedYeses(article: Submitted, facts: Known): readonly Approval[] {
  return facts.approvals.filter(
    (one) =>
      one.revisionHash === facts.copyHash &&
      isOfProposal(one, article) &&
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

/**
 * A person of legal approves as legal unless the wish says otherwise; a chief for standards where the article waits for
 * that; everybody else for the desk.
 */
export function approvalKindOf(
  wish: Pick<Wish, "approvalKind">,
  actor: Actor | null,
  article: Article,
  facts: Facts,
): ApprovalKind {
  if (wish.approvalKind !== undefined) return wish.approvalKind;
  if (actor?.role === "legal") return "legal";
  const awaited = awaitedStep(article, facts);
  const standards = awaited !== null && kindOfStep(awaited) === "standards";
  return actor?.role === "chief" && standards ? "standards" : "desk";
}

/**
 * Where an article in review stands after one more yes, given to the words that `article` proposes: at the first step that
 * has none, so that a yes which was given early isn't asked for again. As many as there are steps: all of them have theirs.
 */
export function stepAfterYes(article: Submitted & Pick<Article, "step">, facts: Known, yes: Yes): number {
  const steps = stepsOf(facts.steps);
  const reached = stepsReached(article, facts, [yes]);
  if (policyFor(article, facts) !== "off") return reached;
  // Where one person is enough, one yes would do for every step of its kind: it passes the one that it was given at.
  const here = waitsAt(article, facts);
  const kindAt = (index: number) => kindOfStep(steps[index] ?? steps[0]);
  if (kindAt(here) !== yes.kind) return here;
  let after = Math.min(here + 1, reached);
  while (after < reached && kindAt(after) !== yes.kind) after += 1;
  return after;
}

/** Yeses that steps which the article hasn't come to have already, by the step's place from 0. */
export function keptYeses(
  article: Submitted & Pick<Article, "stage" | "step">,
  facts: Known,
): ReadonlyMap<number, Approval> {
  const kept = new Map<number, Approval>();
  if (article.stage !== "review") return kept;
  const left = [...countedYeses(article, facts)];
  const here = waitsAt(article, facts);
  for (const [index, step] of facts.steps.entries()) {
    const at = index === here ? -1 : left.findIndex((one) => one.kind === kindOfStep(step));
    const [yes] = at < 0 ? [] : left.splice(at, 1);
    if (yes && index > here) kept.set(index, yes);
  }
  return kept;
}
