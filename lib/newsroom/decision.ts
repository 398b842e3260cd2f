// What a verb is judged by and what judging it yields. decide.ts judges; db/articles.ts carries out.
import type { SeenAssignment } from "./assignment.ts";
import type {
  Actor,
  Approval,
  ApprovalKind,
  ArticleText,
  ChangeClass,
  ChangeSpan,
  FourEyesPolicy,
  HoldKind,
  Publication,
  ReviewStep,
  RevisionKind,
  Stage,
  StepRole,
} from "./article.ts";
import type { PictureFacts } from "./picture-rights.ts";

export const verbNames = [
  "create",
  "submit",
  "take-back",
  "request-changes",
  "approve",
  "reopen",
  "publish",
  "publish-change",
  "publish-again",
  "schedule",
  "unschedule",
  "withhold",
  "kill",
  "retract",
  "spike",
  "unspike",
  "restore",
  "publish-in-emergency",
  "claim",
  "release-claim",
  "assign",
  "set-embargo",
  "lift-embargo",
  "place-hold",
  "release-hold",
  "put-in-vault",
  "leave-vault",
  "plan-withhold",
  "cancel-withhold",
] as const;
export type VerbName = (typeof verbNames)[number];

/** What a person asks for. The versions are what the person's screen showed. */
export type Wish = Readonly<{
  verb: VerbName;
  seenVersion: number;
  /** For verbs that bind the text: submit, approve, publish-in-emergency. */
  seenCopyVersion?: number;
  /** request changes, withhold, kill, spike, emergency, or why a fix may touch what a fix may not. */
  reason?: string;
  changeClass?: ChangeClass;
  publicNote?: string;
  approvalKind?: ApprovalKind;
  /** schedule, set embargo, plan withhold: the instant, and the zone in which the person chose it. */
  at?: Date;
  zone?: string;
  /** restore: the revision to copy from. */
  revisionId?: string;
  /** retract: whether the text stays below the banner. */
  keepText?: boolean;
  /** assign: who is to write it, when it is due, how long it is to be; null takes what was said back. */
  assigneeId?: string | null;
  dueAt?: Date | null;
  plannedWords?: number | null;
  /** assign: what the person's screen showed of these three. Claims and assignments leave `seenVersion` as it is. */
  seenAssignment?: SeenAssignment;
  /** place hold, release hold. */
  holdKind?: HoldKind;
  /** leave vault: the slugline, typed. */
  slugline?: string;
}>;

export const checkNames = [
  "headline",
  "section",
  "byline",
  "standfirst",
  "empty-text",
  "picture-credit",
  "picture-alt",
  "placeholder",
  "quotation-marks",
  "slug",
  "open-suggestion",
  "blocking-comment",
  "broken-link",
  "long-headline",
  "same-headline",
  "picture-rights",
  "empty-table",
  "quotation-source",
  "legal-words",
  "dateline",
  "related",
  "length",
] as const;
export type CheckName = (typeof checkNames)[number];
export type CheckSetting = "block" | "warn" | "off";

/** One thing a check found. `path` leads to the block in the body, `field` to a field beside it. */
export type Finding = Readonly<{
  check: CheckName;
  level: "block" | "warn";
  message: string;
  field?: "headline" | "kicker" | "standfirst" | "byline" | "dateline" | "section" | "slug" | "lead" | "body";
  path?: readonly number[];
  /** The article that the link at fault leads to. */
  leadsTo?: number;
}>;

/** Everything outside the article's own row that the rules judge by. */
export type Facts = Readonly<{
  /** Hash of the working copy as it is now. */
  copyHash: string;
  /** Hash by revision id, for the approved and the live revision. */
  revisionHashes: Readonly<Record<string, string>>;
  /** Approvals that stand, oldest first. */
  approvals: readonly Approval[];
  /** Who changed the text since liveRevision, and when last. Restoring counts for the person and for the authors of what was restored. */
  contributors: readonly Readonly<{ personId: string; lastChangedAt: Date }>[];
  fourEyes: FourEyesPolicy;
  checks: Readonly<Partial<Record<CheckName, CheckSetting>>>;
  holds: readonly Readonly<{ kind: HoldKind }>[];
  text: ArticleText;
  /** Null while never published. */
  liveText: ArticleText | null;
  /** From the live text to the working copy; empty while never published. */
  changes: readonly ChangeSpan[];
  /** Pictures the working copy uses. */
  pictures: readonly PictureFacts[];
  /** Pictures the live revision uses: publish again shows them. Empty while never published. */
  livePictures: readonly PictureFacts[];
  /** A legal hold or the vault applied since the last publication, even if lifted since: strict four eyes, and legal approves too. */
  legalReview?: boolean;
  /** When the last of them began: legal's yes has to be younger. */
  legalReviewSince?: Date | null;
  /** Who asked for the article to leave the vault, as that person is now; null when nobody did or they work here no more. */
  vaultAsker: Actor | null;
  /** Another article of the same section already uses this slug within 30 days. */
  slugTakenBy: number | null;
  sameHeadlineAs: number | null;
  /** Internal links that lead to nothing a reader can open. */
  brokenLinks: readonly number[];
  /** Headlines of those, where whoever reads the findings may know them. */
  linkNames?: Readonly<Record<number, string>>;
  openSuggestions: number;
  blockingComments: number;
  plannedWords: number | null;
  slugline: string;
  /** The bureau's steps of review, in order; empty: the desk's alone. */
  steps: readonly ReviewStep[];
  /** Who has claimed the article, and when they were last at it; null while nobody has. */
  claim: Readonly<{ personId: string; name: string; seenAt: Date }> | null;
  /** assign: the person asked for may work on this article. */
  assigneeFits: boolean;
  /** restore: the revision asked for belongs to this article. */
  revisionKnown: boolean;
  /** Why the text that people write can't be read as it stands; null when it can. Then `text` is what could be read last. */
  textProblem: string | null;
}>;

/** Reasons that need no more than their sentence. */
export type PlainReason =
  | "no-approval"
  | "legal-approval"
  | "live-legal-approval"
  | "unchanged"
  | "vault"
  | "unknown-revision"
  | "already-live"
  | "no-schedule"
  | "not-spiked"
  | "desk-approval"
  | "unclaimed"
  | "assignee"
  | "nothing-assigned"
  | "no-embargo"
  | "not-vaulted"
  | "no-slugline"
  | "slugline"
  | "vault-second"
  | "no-withhold-plan"
  /** The idempotency key belongs to another verb. */
  | "reused-key"
  /** The text would use a picture that the person may not see, and would show it to them. */
  | "foreign-picture";

/** Why not. *may-not*: the role; *not-now*: stage, gate, check or input; *stale*: someone changed it. */
export type Refusal = Readonly<
  | { kind: "may-not"; why: "role" | "bureau" | "own-work" | "laxer-bureau" }
  | { kind: "not-now"; why: "stage"; stage: Stage; publication: Publication }
  | { kind: "not-now"; why: "spiked" }
  | {
      kind: "not-now";
      why: "four-eyes";
      /** *other-words*: the approver would tell readers something else than was proposed with the text. */
      rule: "submitter" | "only-contributor" | "changed-since-submit" | "another-step" | "other-words";
    }
  /** A step of the bureau's review has no yes to exactly this text. */
  | { kind: "not-now"; why: "step"; step: string; role: StepRole }
  | { kind: "not-now"; why: PlainReason }
  | { kind: "not-now"; why: "claimed"; by: string; own: boolean }
  | { kind: "not-now"; why: "held" | "not-held"; hold: HoldKind }
  | { kind: "not-now"; why: "zone"; zone: string }
  | { kind: "not-now"; why: "hold"; hold: HoldKind }
  | { kind: "not-now"; why: "embargo"; until: Date; at: Date }
  | { kind: "not-now"; why: "picture-rights"; picture: string }
  | { kind: "not-now"; why: "checks"; findings: readonly Finding[] }
  | {
      kind: "not-now";
      why: "missing";
      input:
        | "reason"
        | "note"
        | "class"
        | "instant"
        | "zone"
        | "revision"
        | "long-reason"
        | "hold"
        | "slugline"
        | "lift-reason";
    }
  | { kind: "not-now"; why: "stealth-edit"; touched: readonly string[] }
  | { kind: "not-now"; why: "past"; at: Date }
  /** Readers would lose it before they get it. `asked`: which of the two is new, the other stands. */
  | { kind: "not-now"; why: "order"; asked: "schedule" | "plan-withhold"; live: Date; withheld: Date }
  | { kind: "not-now"; why: "class"; changeClass: ChangeClass }
  /** The words that people wrote last aren't in what would be taken. */
  | { kind: "not-now"; why: "unreadable-text"; problem: string }
  | { kind: "stale"; why: "article" | "text" }
>;

/** Who has it, when it is due, what keeps it from readers. */
export type DeskChange = Readonly<{
  claim?: "set" | "clear";
  assign?: Readonly<{
    assigneeId?: string | null;
    dueAt?: Date | null;
    plannedWords?: number | null;
  }>;
  embargoUntil?: Date | null;
  placeHold?: HoldKind;
  releaseHold?: HoldKind;
  vault?: "in" | "asked" | "out" | "kept";
  plannedWithhold?: Readonly<{ at: Date; zone: string }> | null;
}>;

/** What db/articles.ts carries out, in one transaction. */
export type Change = Readonly<{
  verb: VerbName;
  stage: Stage;
  step: number;
  publication: Publication;
  spiked: boolean;
  /** Cut the working copy as a revision of this kind (unless its hash exists already for this article), before restoreFrom replaces it. */
  cut: RevisionKind | null;
  /** What becomes liveRevision: nothing new, the approved revision, or the one cut now. */
  liveRevision: "same" | "approved" | "cut";
  approve: Readonly<{
    kind: ApprovalKind;
    changeClass: ChangeClass | null;
    publicNote: string | null;
  }> | null;
  /** The bureau's named step that this yes is for; null without named steps, and for a yes out of turn. */
  approvedStep: string | null;
  /** What was approved since the submit falls. */
  voidApproval: boolean;
  submitted: "same" | "set" | "clear";
  proposed: Readonly<{ changeClass: ChangeClass | null; publicNote: string | null }> | "same" | "clear";
  schedule: "same" | "set" | "suspend" | "cancel" | "fired";
  /** Readers' projection. `retract` keeps the page and takes it out of lists. */
  projection: "same" | "write" | "remove" | "gone" | "retract";
  /** What readers are told; written with the projection. */
  publicNote: Readonly<{ changeClass: ChangeClass; note: string | null }> | null;
  /** False for a fix: dateModified stays. */
  movesModified: boolean;
  restoreFrom: string | null;
  keepText: boolean;
  /** What changes of who has the article, when it is due and what keeps it in; a key that is absent changes nothing. */
  desk: DeskChange;
  /** False: other people's screens stay good, since nothing that they judge by changed. */
  movesVersion: boolean;
  emergency: boolean;
  reason: string | null;
}>;

export type Decision = Readonly<{ ok: true; change: Change }> | Readonly<{ ok: false; refusal: Refusal }>;
