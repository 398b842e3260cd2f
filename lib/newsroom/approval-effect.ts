// What one more yes does where a bureau reviews in steps: hands the article on, makes it ready, or is kept beside.
import type { Actor, Article } from "./article.ts";
import type { Facts, Wish } from "./decision.ts";
import { approvalRule } from "./review-steps.ts";
import { approvalKindOf, stepAfterYes, stepsOf, waitsAt } from "./step-yeses.ts";

export type ApprovalEffect = Readonly<{
  /** Before: for the button's description. */
  effect: string;
  /** After: for the receipt. */
  done: string;
}>;

/** In sentences; null where the bureau has the desk's step alone, and nothing needs to be explained. */
export function approvalEffect(article: Article, actor: Actor, facts: Facts): ApprovalEffect | null {
  if (facts.steps.length === 0) return null;
  const wish: Wish = { verb: "approve", seenVersion: article.version };
  const kind = approvalKindOf(wish, actor, article, facts);
  // What time it is decides no approval.
  const one = { article, wish, actor, facts, at: new Date(0) };
  const rule = approvalRule(kind, one);
  const steps = stepsOf(facts.steps);
  const at = waitsAt(article, facts);
  const here = steps[at] ?? steps[0];
  const yes = { kind, approverId: actor.id };
  const next = steps[stepAfterYes(article, facts, yes)]?.name ?? "the next step";
  if (rule.advances)
    return {
      effect: `Approves exactly this text. Hands it to ${next}.`,
      done: `Approved, and handed to ${next}.`,
    };
  if (rule.stage[1] === "ready")
    return {
      effect: "Approves exactly this text. Makes it ready: it becomes read-only until somebody reopens it.",
      done: "Approved. The text is read-only until it is published or reopened.",
    };
  const stays = article.stage === "ready" ? "It stays ready." : `It still waits for ${here.name}.`;
  return { effect: `Adds your yes to exactly this text. ${stays}`, done: `Your yes is kept. ${stays}` };
}
