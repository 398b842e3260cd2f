// Nobody publishes alone: whose yes counts for which text (newsroom.md §5).
import { isOfProposal, type Proposed } from "./announcement.ts";
import type { Approval, Article, FourEyesPolicy } from "./article.ts";
import type { Facts, Refusal } from "./decision.ts";

/**
 * A legal hold or the vault, now or at any time since the last publication, asks for the strict policy and
 * for a second approval, by legal. Holds and vault block by themselves as well (gates.ts): this rule is what
 * remains after they were lifted.
 */
export function needsLegal(
  article: Pick<Article, "vaulted">,
  facts: Pick<Facts, "holds" | "legalReview">,
): boolean {
  return article.vaulted || facts.legalReview === true || facts.holds.some((hold) => hold.kind === "legal");
}

/** The policy that counts for this article now: the bureau's, or strict under legal review. */
export function policyFor(
  article: Pick<Article, "vaulted">,
  facts: Pick<Facts, "holds" | "legalReview" | "fourEyes">,
): FourEyesPolicy {
  return needsLegal(article, facts) ? "strict" : facts.fourEyes;
}

/**
 * Why this person's approval can't count, or null.
 *
 * *off*: anybody's counts. *distinct*: the approver is neither the submitter nor the only contributor since
 * the live revision. *strict*: the same, and the approver changed nothing since the submit.
 *
 * Contributors are the people who changed the working copy since the live revision. A restore counts as a
 * change by the person who restores and by the authors of the restored text, so that nobody gets their own
 * words approved by themselves by having a colleague restore them or by restoring a colleague's. A move to
 * another bureau changes hashed text: it counts as a change by the mover, and an approval given before it
 * falls. The rule is judged twice, when approving and again when publishing, with the policy of the bureau at
 * that moment: what was approved by its author in a bureau without four eyes can't be published elsewhere.
 */
export function fourEyesRefusal(
  approverId: string,
  article: Pick<Article, "submittedBy" | "submittedAt" | "vaulted">,
  facts: Pick<Facts, "holds" | "legalReview" | "fourEyes" | "contributors">,
): Refusal | null {
  const policy = policyFor(article, facts);
  if (policy === "off") return null;
  if (article.submittedBy === approverId) return { kind: "not-now", why: "four-eyes", rule: "submitter" };
  const own = facts.contributors.filter((one) => one.personId === approverId);
  if (own.length > 0 && own.length === facts.contributors.length) {
    return { kind: "not-now", why: "four-eyes", rule: "only-contributor" };
  }
  const submittedAt = article.submittedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  if (policy === "strict" && own.some((one) => one.lastChangedAt.getTime() >= submittedAt)) {
    return { kind: "not-now", why: "four-eyes", rule: "changed-since-submit" };
  }
  return null;
}

/** Given since the text was last submitted: what was said of it in an earlier round counts no more. */
export function isOfThisRound(one: Pick<Approval, "at">, article: Pick<Article, "submittedAt">): boolean {
  return article.submittedAt === null || one.at.getTime() >= article.submittedAt.getTime();
}

/** The newest desk approval of this round of exactly the text and the words to readers that would be published, or null. */
export function standingApproval(
  article: Pick<Article, "approvedRevisionId" | "submittedAt"> & Proposed,
  facts: Pick<Facts, "approvals" | "revisionHashes" | "copyHash">,
): Approval | null {
  const revisionId = article.approvedRevisionId;
  if (revisionId === null) return null;
  const hash = facts.revisionHashes[revisionId];
  if (hash === undefined || hash !== facts.copyHash) return null;
  return (
    facts.approvals.findLast(
      (one) =>
        one.kind === "desk" &&
        one.revisionHash === hash &&
        isOfThisRound(one, article) &&
        isOfProposal(one, article),
    ) ?? null
  );
}

/**
 * Has somebody of legal, other than the desk's approver, said yes to exactly this text, and to what readers are told of it
 * where `proposed` says that? What was said before the legal hold or the vault was said of a text that nobody doubted, and
 * doesn't count after it.
 */
export function hasLegalApproval(
  facts: Pick<Facts, "approvals" | "copyHash" | "legalReviewSince">,
  of: Readonly<{ hash?: string | undefined; deskApproverId?: string; proposed?: Proposed }> = {},
): boolean {
  const { hash = facts.copyHash, deskApproverId, proposed } = of;
  const since = facts.legalReviewSince?.getTime() ?? Number.NEGATIVE_INFINITY;
  return facts.approvals.some(
    (one) =>
      one.kind === "legal" &&
      one.revisionHash === hash &&
      one.approverId !== deskApproverId &&
      (proposed === undefined || isOfProposal(one, proposed)) &&
      one.at.getTime() >= since,
  );
}
