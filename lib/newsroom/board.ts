// What a line of the board says of an article, and what a person reads off it at a glance: does it wait for me, is it late.
import type { Actor, Article, HoldKind, Publication, ReviewStep, Stage } from "./article.ts";
import type { BulkChoice } from "./bulk.ts";
import { may, isOwn } from "./permissions.ts";
import { stepsOf } from "./step-yeses.ts";

type Named = Readonly<{ id: string; name: string }>;

export type BoardLine = Readonly<{
  id: number;
  /** Names the state that the line shows to the rules. */
  version: number;
  headline: string;
  slugline: string;
  stage: Stage;
  /** In review where the bureau has several steps: the one it waits at. */
  step: string | null;
  publication: Publication;
  spiked: boolean;
  /** The working copy differs from the text that is or was live. */
  aheadOfLive: boolean;
  bureau: Readonly<{ slug: string; name: string }>;
  section: Readonly<{ slug: string; name: string }> | null;
  words: number;
  plannedWords: number | null;
  changedAt: Date;
  changedBy: string;
  submittedAt: Date | null;
  submittedBy: string | null;
  assignee: Named | null;
  /** Null also when what was due is done: handed in, published, out of the flow. */
  dueAt: Date | null;
  /** Who has it, and since when. */
  claim: (Named & Readonly<{ since: Date }>) | null;
  schedule: Readonly<{ at: Date; zone: string; state: "pending" | "suspended" | "failed" }> | null;
  withholdAt: Date | null;
  /** What keeps it from readers. */
  embargoUntil: Date | null;
  holds: readonly HoldKind[];
  vaulted: boolean;
  secondReadDue: boolean;
  /** A thread about its text keeps it from being approved and published. */
  commentBlocks: boolean;
  changesRequested: boolean;
  /** Names of the people who have its editor open now. */
  here: readonly string[];
  /** The person who looks is the next to act on it. */
  waiting: boolean;
  /** What that person may try with it without opening it, by itself or among others. */
  choice: BulkChoice;
}>;

type Standing = Pick<
  Article,
  | "bureauId"
  | "createdBy"
  | "assignedTo"
  | "claimedBy"
  | "bylinePersonIds"
  | "stage"
  | "step"
  | "publication"
  | "spiked"
  | "submittedBy"
  | "vaulted"
> &
  Readonly<{
    scheduled: boolean;
    holds: readonly HoldKind[];
    secondReadDue: boolean;
    changesRequested: boolean;
    steps: readonly ReviewStep[];
    /** Nothing is published of it without a yes of legal's that its text doesn't have: it was in the vault, or on hold. */
    legalDue: boolean;
  }>;

/** The step of review that it waits at. A step that settings took away counts as the last. */
function awaitedStep(article: Pick<Standing, "step" | "steps">): ReviewStep {
  const all = stepsOf(article.steps);
  return all[Math.min(article.step, all.length - 1)] ?? all[0];
}

/** Its name, where there are several; null elsewhere. */
export function stepName(article: Pick<Standing, "stage" | "step" | "steps">): string | null {
  return article.stage === "review" && article.steps.length > 1 ? awaitedStep(article).name : null;
}

/** Whether this person is the next to act on it, by role: reporters write, the desk reads, legal reads what is legal's. */
export function waitsFor(actor: Actor, article: Standing): boolean {
  if (article.spiked || article.publication === "killed" || !may(actor, "read", article)) return false;
  const { role } = actor;
  if (role === "reporter")
    return (
      article.stage === "draft" &&
      isOwn(actor, article) &&
      (article.publication === "never" || article.changesRequested)
    );
  const awaited = article.stage === "review" ? awaitedStep(article).role : null;
  if (role === "legal")
    return (
      awaited === "legal" ||
      (article.stage !== "draft" && (article.legalDue || article.vaulted || article.holds.includes("legal")))
    );
  if (role === "admin") return false;
  if (article.secondReadDue) return true;
  if (article.stage === "ready") return !article.scheduled;
  if (awaited === null || article.submittedBy === actor.id) return false;
  return awaited === "editor" || (awaited === "chief" && role === "chief");
}

/**
 * When the text is still due, or null: handed in or published it is done, killed or spiked nobody waits for it. What was
 * assigned after it was published is due again. The board asks the database the same where it filters.
 */
export function stillDue(
  article: Readonly<{
    stage: Stage;
    publication: Publication;
    spiked: boolean;
    dueAt: Date | null;
    assignedAt: Date | null;
    modifiedAt: Date | null;
  }>,
): Date | null {
  const { stage, publication, spiked, dueAt, assignedAt, modifiedAt } = article;
  if (stage !== "draft" || spiked || publication === "killed") return null;
  return modifiedAt === null || (assignedAt !== null && modifiedAt < assignedAt) ? dueAt : null;
}

/** How near a due time counts as soon. */
export const dueSoonMs = 2 * 60 * 60_000;

/** late: its time is over; soon: within two hours; later. Null: nothing is due. */
export function dueState(dueAt: Date | null, now: Date): "late" | "soon" | "later" | null {
  if (dueAt === null) return null;
  const left = dueAt.getTime() - now.getTime();
  return left < 0 ? "late" : left <= dueSoonMs ? "soon" : "later";
}
