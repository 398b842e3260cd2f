// What a verb that is allowed does to the article: the row of the table, filled in for this article and this wish.
import type { Actor, ApprovalKind, Article } from "./article.ts";
import { classRules } from "./change-class.ts";
import { announced } from "./conditions.ts";
import type { Case } from "./conditions.ts";
import type { Change, DeskChange, Facts, VerbName, Wish } from "./decision.ts";
import { standingApproval } from "./four-eyes.ts";
import type { Verb } from "./lifecycle.ts";
import { awaitedStep, kindOfStep, waitsAt } from "./step-yeses.ts";
import { asksToLeave } from "./vault.ts";

/**
 * A person of legal approves as legal unless the wish says otherwise; a chief for standards where the article waits for
 * that; everybody else for the desk.
 */
export function approvalKindOf(
  wish: Wish,
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

function scheduleAfter(rule: Verb, { article, wish }: Case): Change["schedule"] {
  if (rule.schedule === "set") return "set";
  if (article.schedule === null || rule.schedule === undefined) return "same";
  if (rule.schedule === "suspend-earlier") {
    const early = wish.at !== undefined && article.schedule.at.getTime() < wish.at.getTime();
    return early && article.schedule.state === "pending" ? "suspend" : "same";
  }
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

/** The named step that a yes of this kind passes; null where the bureau names none, and for a yes out of turn. */
function stepApproved(kind: ApprovalKind, { article, facts }: Case): string | null {
  const awaited = facts.steps.length > 0 ? awaitedStep(article, facts) : null;
  return awaited !== null && kindOfStep(awaited) === kind ? awaited.name : null;
}

/** The step of review that the article waits at afterwards. */
function stepAfter(rule: Verb, stage: Change["stage"], { article, facts }: Case): number {
  // What is reopened goes through every step anew: whoever opens it may write something else.
  if (stage !== "review" || article.stage !== "review") return 0;
  return waitsAt(article, facts) + (rule.advances ? 1 : 0);
}

/** What verbs change of who has the article, when it is due and what keeps it in; those that aren't named change nothing of it. */
const deskChanges: Readonly<Partial<Record<VerbName, (one: Case) => DeskChange>>> = {
  claim: () => ({ claim: "set" }),
  "release-claim": () => ({ claim: "clear" }),
  "request-changes": () => ({ claim: "clear" }),
  spike: () => ({ claim: "clear" }),
  kill: () => ({ claim: "clear", plannedWithhold: null }),
  withhold: noPlan,
  retract: noPlan,
  "cancel-withhold": noPlan,
  assign: ({ wish: { assigneeId, dueAt, plannedWords } }) => ({
    assign: {
      ...(assigneeId !== undefined && { assigneeId }),
      ...(dueAt !== undefined && { dueAt }),
      ...(plannedWords !== undefined && { plannedWords }),
    },
  }),
  "set-embargo": ({ wish }) => ({ embargoUntil: wish.at ?? null }),
  "lift-embargo": () => ({ embargoUntil: null }),
  "place-hold": ({ wish }) => (wish.holdKind === undefined ? {} : { placeHold: wish.holdKind }),
  "release-hold": ({ wish }) => (wish.holdKind === undefined ? {} : { releaseHold: wish.holdKind }),
  "put-in-vault": ({ article }) => ({ vault: article.vaulted ? "kept" : "in" }),
  "leave-vault": ({ article, facts }) => ({ vault: asksToLeave(article, facts) ? "out" : "asked" }),
  "plan-withhold": ({ wish: { at, zone } }) =>
    at === undefined || zone === undefined ? {} : { plannedWithhold: { at, zone } },
};

function noPlan({ article }: Case): DeskChange {
  return article.plannedWithhold === null ? {} : { plannedWithhold: null };
}

/** The change that a row of the table makes of this wish. Nothing is judged here any more. */
export function changeOf(rule: Verb, one: Case): Change {
  const { article, wish, actor } = one;
  const { verb } = wish;
  const stage = rule.stage[1] === "same" ? article.stage : rule.stage[1];
  const kind = approvalKindOf(wish, actor, article, one.facts);
  const readersGet = rule.liveRevision !== "same";
  const desk = announced(one);
  return {
    verb,
    stage,
    step: stepAfter(rule, stage, one),
    publication: rule.publication[1] === "same" ? article.publication : rule.publication[1],
    spiked: verb === "spike" || (article.spiked && verb !== "unspike"),
    cut: rule.cut ?? null,
    liveRevision: rule.liveRevision,
    approve:
      verb === "approve"
        ? { kind, ...(kind === "desk" ? desk : { changeClass: null, publicNote: null }) }
        : null,
    approvedStep: verb === "approve" ? stepApproved(kind, one) : null,
    // Leaving review or ready for anything but what was approved: every yes of this round falls.
    voidApproval:
      (article.stage === "ready" && stage !== "ready" && rule.liveRevision !== "approved") ||
      (article.stage === "review" && stage === "draft" && rule.liveRevision === "same"),
    submitted: rule.submitted ?? "same",
    proposed: verb === "submit" ? desk : readersGet ? "clear" : "same",
    schedule: scheduleAfter(rule, one),
    projection: rule.projection ?? "same",
    ...tellsReaders(one),
    restoreFrom: verb === "restore" ? (wish.revisionId ?? null) : null,
    keepText: wish.keepText ?? true,
    desk: deskChanges[verb]?.(one) ?? {},
    movesVersion: rule.aside !== true,
    emergency: verb === "publish-in-emergency",
    reason: wish.reason?.trim() || null,
  };
}
