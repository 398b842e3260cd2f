// What a verb needs beyond the right stage: one small judgement for each word in the "needs" column of lifecycle.ts.
import type { Actor, Approval, Article } from "./article.ts";
import { classRules, touchedByChange } from "./change-class.ts";
import { blockingFindings, liveFindings } from "./checklist.ts";
import type { Facts, Finding, Refusal, VerbName, Wish } from "./decision.ts";
import { fourEyesRefusal, hasLegalApproval, needsLegal, standingApproval } from "./four-eyes.ts";
import { shutGate, timeGate } from "./gates.ts";

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

/** The class and note that would be recorded: what this wish says, else what was proposed at the submit. */
export function announced({ article, wish }: Case): Pick<Approval, "changeClass" | "publicNote"> {
  if (article.publication === "never") return { changeClass: null, publicNote: null };
  const proposing = wish.verb === "submit" || wish.verb === "publish-in-emergency";
  const changeClass = wish.changeClass ?? (proposing ? null : article.proposedClass);
  const note = wish.publicNote ?? (proposing ? null : article.proposedNote);
  const publicNote = filled(note) && changeClass !== "fix" ? (note ?? "").trim() : null;
  return { changeClass, publicNote };
}

/** An article stands at ready only with an approval; who approved it may not be its only author. */
function approvalRefusal({ article, facts }: Case): Refusal | null {
  const approval = standingApproval(article, facts);
  if (approval === null) return { kind: "not-now", why: "no-approval" };
  const alone = fourEyesRefusal(approval.approverId, article, facts);
  if (alone !== null) return alone;
  if (needsLegal(article, facts) && !hasLegalApproval(facts, approval.approverId)) {
    return { kind: "not-now", why: "legal-approval" };
  }
  if (!isPublished(article)) return null;
  if (approval.changeClass === null) return missing("class");
  // Approved as a fix before the text was retracted: it may not come back unannounced.
  return article.publication === "retracted" && approval.changeClass === "fix"
    ? { kind: "not-now", why: "class", changeClass: "fix" }
    : null;
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
  "first-legal-yes": ({ facts }) => (hasLegalApproval(facts) ? { kind: "not-now", why: "unchanged" } : null),
  approval: approvalRefusal,
  gates: ({ article, facts, at }) =>
    shutGate(article, facts.holds, facts.pictures) ?? timeGate(article, facts.pictures, at),
  "live-gates": ({ article, facts, at }) =>
    shutGate(article, facts.holds, facts.livePictures) ?? timeGate(article, facts.livePictures, at),
  "lasting-gates": ({ article, facts }) => shutGate(article, facts.holds, facts.pictures),
  checks: ({ facts }) => checksRefusal(blockingFindings(facts)),
  "live-checks": ({ facts }) =>
    checksRefusal(liveFindings(facts).filter((finding) => finding.level === "block")),
  instant: ({ article, wish, facts, at }) => {
    if (wish.at === undefined || Number.isNaN(wish.at.getTime())) return missing("instant");
    if (!filled(wish.zone)) return missing("zone");
    if (wish.at.getTime() <= at.getTime()) return { kind: "not-now", why: "past", at: wish.at };
    return timeGate(article, facts.pictures, wish.at);
  },
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
  if (needs.includes("instant")) inputs.push("instant", "zone");
  if (verb === "retract") inputs.push("keep-text");
  if (needs.includes("known-revision")) inputs.push("revision");
  return inputs;
}
