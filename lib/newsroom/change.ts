// What a verb that is allowed does to the article: the row of the table, filled in for this article and this wish.
import type { Actor, ApprovalKind } from "./article.ts";
import { classRules } from "./change-class.ts";
import { announced } from "./conditions.ts";
import type { Case } from "./conditions.ts";
import type { Change, Wish } from "./decision.ts";
import { standingApproval } from "./four-eyes.ts";
import type { Verb } from "./lifecycle.ts";

/** A person of legal approves as legal unless the wish says otherwise; everybody else for the desk. */
export const approvalKindOf = (wish: Wish, actor: Actor | null): ApprovalKind =>
  wish.approvalKind ?? (actor?.role === "legal" ? "legal" : "desk");

function scheduleAfter(rule: Verb, { article }: Case): Change["schedule"] {
  if (rule.schedule === "set") return "set";
  if (article.schedule === null || rule.schedule === undefined) return "same";
  return rule.schedule === "suspend" && article.schedule.state === "suspended" ? "same" : rule.schedule;
}

/** What readers are told of a change: by the approval that stands, or in an emergency by the wish. */
function tellsReaders(one: Case): Pick<Change, "publicNote" | "movesModified"> {
  const { verb, publicNote } = one.wish;
  if (verb === "retract") {
    return {
      publicNote: { changeClass: "retraction", note: (publicNote ?? "").trim() },
      movesModified: true,
    };
  }
  const emergency = verb === "publish-in-emergency";
  if (verb !== "publish" && verb !== "publish-change" && !emergency)
    return { publicNote: null, movesModified: false };
  const told = emergency ? announced(one) : standingApproval(one.article, one.facts);
  const changeClass =
    told?.changeClass ?? (emergency && one.article.publication === "live" ? "update" : null);
  if (changeClass === null) return { publicNote: null, movesModified: true };
  return {
    publicNote: changeClass === "fix" ? null : { changeClass, note: told?.publicNote ?? null },
    movesModified: classRules[changeClass].movesModified,
  };
}

/** The change that a row of the table makes of this wish. Nothing is judged here any more. */
export function changeOf(rule: Verb, one: Case): Change {
  const { article, wish, actor } = one;
  const { verb } = wish;
  const stage = rule.stage[1] === "same" ? article.stage : rule.stage[1];
  const kind = approvalKindOf(wish, actor);
  const readersGet = rule.liveRevision !== "same";
  const desk = announced(one);
  return {
    verb,
    stage,
    publication: rule.publication[1] === "same" ? article.publication : rule.publication[1],
    spiked: verb === "spike" || (article.spiked && verb !== "unspike"),
    cut: rule.cut ?? null,
    liveRevision: rule.liveRevision,
    approve:
      verb === "approve"
        ? { kind, ...(kind === "desk" ? desk : { changeClass: null, publicNote: null }) }
        : null,
    // Leaving ready without publishing what was approved: the yes to it falls.
    voidApproval: article.stage === "ready" && stage !== "ready" && rule.liveRevision !== "approved",
    submitted: rule.submitted ?? "same",
    proposed: verb === "submit" ? desk : readersGet ? "clear" : "same",
    schedule: scheduleAfter(rule, one),
    projection: rule.projection ?? "same",
    ...tellsReaders(one),
    restoreFrom: verb === "restore" ? (wish.revisionId ?? null) : null,
    keepText: wish.keepText ?? true,
    emergency: verb === "publish-in-emergency",
    reason: wish.reason?.trim() || null,
  };
}
