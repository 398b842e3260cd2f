// What a verb needs beyond the right stage: one small judgement for each word in the "needs" column of lifecycle.ts.
import { isOfProposal } from "./announcement.ts";
import type { Actor, Article } from "./article.ts";
import { classRules, touchedByChange } from "./change-class.ts";
import { blockingFindings, liveFindings } from "./checklist.ts";
import type { Facts, Finding, PlainReason, Refusal, VerbName, Wish } from "./decision.ts";
import {
  fourEyesRefusal,
  hasLegalApproval,
  isOfThisRound,
  needsLegal,
  policyFor,
  standingApproval,
} from "./four-eyes.ts";
import { shutGate, timeGate } from "./gates.ts";
import { assignedSince } from "./assignment.ts";
import { mayNot } from "./permissions.ts";
import { scheduleRefusal, withholdRefusal } from "./plan-order.ts";
import { isZone } from "./settings.ts";
import { awaitedStep, kindOfStep, missingStep, stepsReached } from "./step-yeses.ts";
import { asksToLeave, sameSlugline } from "./vault.ts";
import { announced, choosesOtherWords } from "./wished-announcement.ts";

/** Everything a condition may look at. */
export type Case = Readonly<{
  article: Article;
  wish: Wish;
  /** Null: the clock carries out a schedule. */
  actor: Actor | null;
  facts: Facts;
  at: Date;
}>;

type Condition = (one: Case) => Refusal | null;

const missing = (input: Extract<Refusal, { why: "missing" }>["input"]): Refusal => ({
  kind: "not-now",
  why: "missing",
  input,
});
const filled = (text: string | undefined | null): boolean => (text ?? "").trim().length > 0;
const isPublished = (article: Article): boolean =>
  article.publication === "live" || article.publication === "retracted";
const checksRefusal = (findings: readonly Finding[]): Refusal | null =>
  findings.length === 0 ? null : { kind: "not-now", why: "checks", findings };

/** Fields without which no page can be made or found; the desk can't be asked to read them either. */
const requiredChecks: ReadonlySet<string> = new Set(["headline", "section", "byline", "standfirst"]);
/** What even an emergency can't do without: a page has a headline and an address in a section. */
const pageChecks: ReadonlySet<string> = new Set(["headline", "section"]);

/**
 * An article stands at ready only with an approval; who approved it may not be its only author, and every step that its
 * bureau names by now has a yes to exactly this text.
 */
function approvalRefusal({ article, facts }: Case): Refusal | null {
  const approval = standingApproval(article, facts);
  if (approval === null) return { kind: "not-now", why: "no-approval" };
  const alone = fourEyesRefusal(approval.approverId, article, facts);
  if (alone !== null) return alone;
  if (
    needsLegal(article, facts) &&
    !hasLegalApproval(facts, { deskApproverId: approval.approverId, proposed: article })
  ) {
    return { kind: "not-now", why: "legal-approval" };
  }
  const step = missingStep(article, facts);
  if (step !== null) return { kind: "not-now", why: "step", step: step.name, role: step.role };
  if (!isPublished(article)) return null;
  if (approval.changeClass === null) return missing("class");
  // Approved as a fix before the text was retracted: it may not come back unannounced.
  return article.publication === "retracted" && approval.changeClass === "fix"
    ? { kind: "not-now", why: "class", changeClass: "fix" }
    : null;
}

const notNow = (why: PlainReason): Refusal => ({ kind: "not-now", why });
const otherWords: Refusal = { kind: "not-now", why: "four-eyes", rule: "other-words" };

/** How long a claim lasts without its holder being at the article (newsroom.md §3). */
export const claimIdleMs = 15 * 60_000;
/** How long before its end the holder is warned. */
export const claimWarningMs = 3 * 60_000;

/** A claim that still counts: its holder was at the article within a quarter of an hour. */
export function standingClaim(facts: Pick<Facts, "claim">, at: Date): Facts["claim"] {
  const { claim } = facts;
  return claim !== null && at.getTime() - claim.seenAt.getTime() <= claimIdleMs ? claim : null;
}

/** An instant that a person chose in a zone: given, possible, and yet to come. */
function instantRefusal({ wish, at }: Case): Refusal | null {
  if (wish.at === undefined || Number.isNaN(wish.at.getTime())) return missing("instant");
  if (wish.zone === undefined || !filled(wish.zone)) return missing("zone");
  if (!isZone(wish.zone)) return { kind: "not-now", why: "zone", zone: wish.zone };
  return wish.at.getTime() <= at.getTime() ? { kind: "not-now", why: "past", at: wish.at } : null;
}

export const conditions = {
  "readable-text": ({ facts }) =>
    facts.textProblem === null
      ? null
      : { kind: "not-now", why: "unreadable-text", problem: facts.textProblem },
  "seen-text": ({ article, wish }) =>
    wish.seenCopyVersion === article.copyVersion ? null : { kind: "stale", why: "text" },
  reason: ({ wish }) => (filled(wish.reason) ? null : missing("reason")),
  "long-reason": ({ wish }) => ((wish.reason ?? "").trim().length >= 15 ? null : missing("long-reason")),
  "public-note": ({ wish }) => (filled(wish.publicNote) ? null : missing("note")),
  submitter: ({ article, actor }) =>
    actor !== null && article.submittedBy === actor.id ? null : { kind: "may-not", why: "own-work" },
  "required-fields": ({ facts }) =>
    checksRefusal(blockingFindings(facts).filter((finding) => requiredChecks.has(finding.check))),
  "page-fields": ({ facts }) =>
    checksRefusal(blockingFindings(facts).filter((finding) => pageChecks.has(finding.check))),
  "something-new": ({ article, wish, facts }) => {
    if (article.publication !== "live" || article.liveRevisionId === null) return null;
    if (facts.revisionHashes[article.liveRevisionId] !== facts.copyHash) return null;
    return {
      kind: "not-now",
      why: wish.verb === "submit" || wish.verb === "approve" ? "unchanged" : "already-live",
    };
  },
  class: (one) => {
    const { changeClass, publicNote } = announced(one);
    if (changeClass === null) {
      return isPublished(one.article) && one.wish.verb !== "publish-in-emergency" ? missing("class") : null;
    }
    const rule = classRules[changeClass];
    const quietReturn = one.article.publication === "retracted" && changeClass === "fix";
    if (!rule.choosable || quietReturn) return { kind: "not-now", why: "class", changeClass };
    return rule.note === "required" && publicNote === null ? missing("note") : null;
  },
  "no-stealth": (one) => {
    if (announced(one).changeClass !== "fix") return null;
    const answersForIt = one.actor?.role === "editor" || one.actor?.role === "chief";
    if (answersForIt && filled(one.wish.reason)) return null;
    const touched = touchedByChange(one.facts.changes, one.facts.liveText, one.facts.text);
    return touched.length === 0 ? null : { kind: "not-now", why: "stealth-edit", touched };
  },
  "four-eyes": ({ article, actor, facts }) =>
    actor === null ? null : fourEyesRefusal(actor.id, article, facts),
  "nothing-open": ({ facts }) =>
    checksRefusal(
      blockingFindings({ ...facts, checks: {} }).filter(
        (finding) => finding.check === "open-suggestion" || finding.check === "blocking-comment",
      ),
    ),
  "first-legal-yes": ({ article, facts }) =>
    hasLegalApproval(facts, { proposed: article }) ? notNow("unchanged") : null,
  proposal: (one) =>
    policyFor(one.article, one.facts) !== "off" && choosesOtherWords(one) ? otherWords : null,
  // Beside the step that the article waits at nobody changes what that step is asked for.
  "same-proposal": (one) => (choosesOtherWords(one) ? otherWords : null),
  // One person's yes passes one step.
  "another-person": ({ article, actor, facts }) => {
    const step = awaitedStep(article, facts);
    if (step === null || actor === null) return null;
    const yes = { kind: kindOfStep(step), approverId: actor.id };
    return stepsReached(article, facts, [yes]) > facts.steps.indexOf(step)
      ? null
      : { kind: "not-now", why: "four-eyes", rule: "another-step" };
  },
  approval: approvalRefusal,
  "live-legal": ({ article, facts }) =>
    !needsLegal(article, facts) ||
    hasLegalApproval(facts, { hash: facts.revisionHashes[article.liveRevisionId ?? ""] ?? "" })
      ? null
      : notNow("live-legal-approval"),
  gates: ({ article, facts, at }) =>
    shutGate(article, facts.holds, facts.pictures) ?? timeGate(article, facts.pictures, at),
  "live-gates": ({ article, facts, at }) =>
    shutGate(article, facts.holds, facts.livePictures) ?? timeGate(article, facts.livePictures, at),
  "lasting-gates": ({ article, facts }) => shutGate(article, facts.holds, facts.pictures),
  checks: ({ facts }) => checksRefusal(blockingFindings(facts)),
  "live-checks": ({ facts }) =>
    checksRefusal(liveFindings(facts).filter((finding) => finding.level === "block")),
  instant: (one) => instantRefusal(one) ?? timeGate(one.article, one.facts.pictures, one.wish.at ?? one.at),
  "later-instant": instantRefusal,
  "before-withhold": ({ article, wish }) =>
    wish.at === undefined ? null : scheduleRefusal(article, wish.at),
  "after-live": ({ article, wish }) => (wish.at === undefined ? null : withholdRefusal(article, wish.at)),
  "a-withhold-plan": ({ article }) => (article.plannedWithhold === null ? notNow("no-withhold-plan") : null),
  unclaimed: ({ actor, facts, at }) => {
    const claim = standingClaim(facts, at);
    return claim === null
      ? null
      : { kind: "not-now", why: "claimed", by: claim.name, own: claim.personId === actor?.id };
  },
  claimer: ({ actor, article, facts }) => {
    if (article.claimedBy === null) return notNow("unclaimed");
    const own = article.claimedBy === actor?.id;
    return own || actor?.role === "editor" || actor?.role === "chief"
      ? null
      : { kind: "not-now", why: "claimed", by: facts.claim?.name ?? "Somebody", own };
  },
  assignment: ({ wish, article, facts, at }) => {
    const { assigneeId, dueAt, plannedWords } = wish;
    if (assigneeId === undefined && dueAt === undefined && plannedWords === undefined)
      return notNow("nothing-assigned");
    if (assignedSince(wish, article, facts)) return { kind: "stale", why: "article" };
    if (assigneeId && !facts.assigneeFits) return notNow("assignee");
    if (!dueAt) return null;
    if (Number.isNaN(dueAt.getTime())) return missing("instant");
    return dueAt.getTime() <= at.getTime() ? { kind: "not-now", why: "past", at: dueAt } : null;
  },
  // Bringing the end forward lets the article out earlier: that is a lift, and asks for what a lift asks for.
  "lifts-none": ({ article, wish, actor, at }) => {
    const { embargoUntil: until } = article;
    const earlier =
      until !== null && until.getTime() > at.getTime() && wish.at !== undefined && wish.at < until;
    if (!earlier || actor === null) return null;
    const refusal = mayNot(actor, "lift-embargo", article);
    return refusal ?? (filled(wish.reason) ? null : missing("lift-reason"));
  },
  "an-embargo": ({ article, at }) =>
    article.embargoUntil === null || article.embargoUntil.getTime() <= at.getTime()
      ? notNow("no-embargo")
      : null,
  "hold-kind": ({ wish }) => (wish.holdKind === undefined ? missing("hold") : null),
  "not-held": ({ wish, facts }) =>
    wish.holdKind !== undefined && facts.holds.some((hold) => hold.kind === wish.holdKind)
      ? { kind: "not-now", why: "held", hold: wish.holdKind }
      : null,
  held: ({ wish, facts }) =>
    wish.holdKind === undefined || facts.holds.some((hold) => hold.kind === wish.holdKind)
      ? null
      : { kind: "not-now", why: "not-held", hold: wish.holdKind },
  // What is in the vault stays there by it when somebody asked to take it out.
  "not-vaulted": ({ article }) => (article.vaulted && article.vaultLeaveBy === null ? notNow("vault") : null),
  vaulted: ({ article }) => (article.vaulted ? null : notNow("not-vaulted")),
  // Its slugline is what two people will have to type.
  "a-slugline": ({ facts }) => (filled(facts.slugline) ? null : notNow("no-slugline")),
  "second-person": ({ article, actor, facts }) =>
    asksToLeave(article, facts) && article.vaultLeaveBy === actor?.id ? notNow("vault-second") : null,
  "typed-slugline": ({ wish, facts }) => {
    if (!filled(wish.slugline)) return missing("slugline");
    return sameSlugline(wish.slugline ?? "", facts.slugline) ? null : notNow("slugline");
  },
  "desk-yes": ({ article, facts }) =>
    facts.approvals.some(
      (one) =>
        one.kind === "desk" &&
        one.revisionHash === facts.copyHash &&
        isOfThisRound(one, article) &&
        isOfProposal(one, article),
    )
      ? null
      : notNow("desk-approval"),
  "a-schedule": ({ article }) => (article.schedule === null ? { kind: "not-now", why: "no-schedule" } : null),
  "known-revision": ({ wish, facts }) => {
    if (!filled(wish.revisionId)) return missing("revision");
    return facts.revisionKnown ? null : { kind: "not-now", why: "unknown-revision" };
  },
} as const satisfies Record<string, Condition>;

export type Need = keyof typeof conditions;

/** Needs that a person fills in a dialog: a button is offered before they are met. */
export const askedInDialog: ReadonlySet<Need> = new Set<Need>([
  "seen-text",
  "reason",
  "long-reason",
  "public-note",
  "class",
  "no-stealth",
  "instant",
  "known-revision",
  "later-instant",
  "before-withhold",
  "after-live",
  "lifts-none",
  "assignment",
  "hold-kind",
  "not-held",
  "held",
  "typed-slugline",
]);

/** The inputs that the dialog of a verb asks for. A class is asked for only where readers could notice the change. */
export function inputsFor(
  needs: readonly Need[],
  verb: VerbName,
  article: Pick<Article, "liveRevisionId">,
): readonly string[] {
  const inputs: string[] = [];
  if (needs.includes("reason") || needs.includes("long-reason")) inputs.push("reason");
  if (needs.includes("public-note")) inputs.push("note");
  if (needs.includes("class") && article.liveRevisionId !== null) inputs.push("class", "note");
  if (needs.includes("instant") || needs.includes("later-instant")) inputs.push("instant", "zone");
  if (needs.includes("lifts-none")) inputs.push("lift-reason");
  if (needs.includes("hold-kind")) inputs.push("hold");
  if (needs.includes("typed-slugline")) inputs.push("slugline");
  if (needs.includes("assignment")) inputs.push("assignment");
  if (verb === "retract") inputs.push("keep-text");
  if (needs.includes("known-revision")) inputs.push("revision");
  return inputs;
}
