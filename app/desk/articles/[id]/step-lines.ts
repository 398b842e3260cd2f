// A bureau's steps of review as the bar shows them: passed by whom and for which text, where it waits, what is next.
import type { StepLine } from "#components/desk/bar-state.ts";
import { deskTime } from "#components/desk/desk-time.ts";
import type { Standing } from "#db/article-standing.ts";
import type { Article, StepRole } from "#lib/newsroom/article.ts";
import type { Facts } from "#lib/newsroom/decision.ts";
import { stepsReached, waitsAt } from "#lib/newsroom/step-yeses.ts";

const whose: Readonly<Record<StepRole, string>> = {
  editor: "an editor",
  legal: "somebody of legal",
  chief: "a chief",
};

/** None while the article is a draft, or where the bureau has set no steps. */
export function stepLines(
  article: Article,
  facts: Facts,
  { passed, kept, textNumber }: Standing,
  { zone, now }: Readonly<{ zone: string; now: Date }>,
): readonly StepLine[] {
  if (article.stage === "draft") return [];
  const { steps } = facts;
  if (steps.length === 0) return [];
  const reached = article.stage === "ready" ? stepsReached(article, facts) : waitsAt(article, facts);
  return steps.map((step, index) => {
    const early = index > reached ? kept.get(index) : undefined;
    const yes = index < reached ? passed[index] : early;
    const revision = yes?.revision ?? null;
    return {
      place: index + 1,
      name: step.name,
      whose: whose[step.role],
      state: index < reached ? "passed" : index === reached ? "waits" : "next",
      said:
        yes === undefined
          ? null
          : `${early ? "has its yes already: " : ""}${yes.by}, ${deskTime(yes.at, now, zone)}${revision === null ? "" : `, revision ${revision}`}`,
      older:
        revision === null || revision === textNumber
          ? null
          : `for revision ${revision}, the text is on ${textNumber} now`,
    };
  });
}
