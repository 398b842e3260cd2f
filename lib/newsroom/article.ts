// The words of the trade as types. Every other file that names a stage, a role or a verb's outcome reads them here.

/** Where the working copy stands. */
export const stages = ["draft", "review", "ready"] as const;
export type Stage = (typeof stages)[number];

/** What readers see. Independent of the stage: a live article may have its next version in review. */
export const publications = ["never", "live", "withheld", "killed", "retracted"] as const;
export type Publication = (typeof publications)[number];

/** How a change to a published article is announced to readers. */
export const changeClasses = [
  "fix",
  "update",
  "correction",
  "clarification",
  "editors-note",
  "retraction",
] as const;
export type ChangeClass = (typeof changeClasses)[number];

export const roles = ["reporter", "editor", "chief", "legal", "admin"] as const;
export type Role = (typeof roles)[number];

/** How many people must stand behind a publication, per bureau. */
export const fourEyesPolicies = ["off", "distinct", "strict"] as const;
export type FourEyesPolicy = (typeof fourEyesPolicies)[number];

/** Why a revision was cut. */
export const revisionKinds = ["submit", "approve", "publish", "restore", "named", "checkpoint"] as const;
export type RevisionKind = (typeof revisionKinds)[number];

export const approvalKinds = ["desk", "legal", "standards"] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

export const holdKinds = ["legal", "rights", "editorial"] as const;
export type HoldKind = (typeof holdKinds)[number];

/** Who may say yes at a step of review: an editor for the desk, legal as legal, a chief for standards. */
export const stepRoles = ["editor", "legal", "chief"] as const;
export type StepRole = (typeof stepRoles)[number];

/** One named step between draft and ready: "Desk", "Subs", "Legal". A bureau that has set none has one, the desk's. */
export type ReviewStep = Readonly<{ name: string; role: StepRole }>;

export const bylineRoles = ["reporting", "additional-reporting", "photographs", "translation"] as const;
export type BylineRole = (typeof bylineRoles)[number];

/** A signature. People with an account and bureaus carry their id; a freelancer is a bare name. */
export type BylineEntry =
  | Readonly<{ kind: "person"; id: string; name: string; role: BylineRole }>
  | Readonly<{ kind: "bureau"; id: string; name: string; role: BylineRole }>
  | Readonly<{ kind: "name"; name: string; role: BylineRole }>;

/** The signed-in person, as read from the database on this request. */
export type Actor = Readonly<{
  id: string;
  name: string;
  role: Role;
  /** Bureaus the person belongs to. A chief and legal act in every bureau without being listed. */
  bureauIds: readonly string[];
}>;

/** What the rules need to know of an article's place in the newsroom. Its text is in Facts. */
export type Article = Readonly<{
  id: number;
  bureauId: string;
  stage: Stage;
  /** In review: which of the bureau's steps it waits at, from 0. Elsewhere 0. */
  step: number;
  publication: Publication;
  /** The last revision that was live; kept while withheld, killed or retracted. */
  liveRevisionId: string | null;
  /** Moves with every verb. */
  version: number;
  /** Moves with every committed save of the text. */
  copyVersion: number;
  spiked: boolean;
  vaulted: boolean;
  /** Who asked first for the article to leave the vault; somebody else has to agree. */
  vaultLeaveBy: string | null;
  createdBy: string;
  assignedTo: string | null;
  claimedBy: string | null;
  dueAt: Date | null;
  /** People named in the working copy's byline. */
  bylinePersonIds: readonly string[];
  submittedBy: string | null;
  submittedAt: Date | null;
  /** At ready: the revision that was approved. Null elsewhere. */
  approvedRevisionId: string | null;
  embargoUntil: Date | null;
  /** Class and public note proposed at submit for a change to a published article. */
  proposedClass: ChangeClass | null;
  proposedNote: string | null;
  schedule: Readonly<{
    revisionId: string;
    at: Date;
    zone: string;
    state: "pending" | "suspended";
  }> | null;
  /** When readers lose it again, if that is planned. */
  plannedWithhold: Readonly<{ at: Date; zone: string }> | null;
}>;

/** A yes to one revision's hash that still stands. */
export type Approval = Readonly<{
  revisionId: string;
  revisionHash: string;
  approverId: string;
  kind: ApprovalKind;
  changeClass: ChangeClass | null;
  publicNote: string | null;
  at: Date;
}>;

export type BlockKind =
  | "paragraph"
  | "heading"
  | "blockquote"
  | "pull-quote"
  | "list-item"
  | "caption"
  | "fact-box"
  | "table-cell"
  | "correction";

/** One run of the body's text, in reading order. `path` leads the editor to it: child indexes from the document's root. */
export type TextBlock = Readonly<{
  kind: BlockKind;
  text: string;
  path: readonly number[];
  /** Who said it, for quotations that name their source as an attribute. */
  source?: string;
}>;

export type UsedFigure = Readonly<{
  mediaId: string;
  caption: string;
  credit: string;
  alt: string;
  decorative: boolean;
  /** Null for the lead picture. */
  path: readonly number[] | null;
}>;

/** The article as plain text, for the checks. lib/document makes it from the content; no rule parses a document. */
export type ArticleText = Readonly<{
  headline: string;
  kicker: string;
  standfirst: string;
  dateline: string;
  slug: string;
  sectionId: string | null;
  byline: readonly BylineEntry[];
  blocks: readonly TextBlock[];
  figures: readonly UsedFigure[];
  /** Where tables stand that have not a word in the cells below and beside their headings. */
  emptyTables: readonly (readonly number[])[];
  /** Numeric ids of our own articles that the body links to or relates to. */
  internalLinks: readonly number[];
  related: readonly number[];
  /** Words a reader reads in the body: captions and furniture not counted. */
  words: number;
  /** Below the standfirst stands something to read or to see: words or signs other than captions, a picture, an embed. */
  hasBody: boolean;
}>;

/** One place where two versions of a text differ. */
export type ChangeSpan = Readonly<{
  where: "headline" | "kicker" | "standfirst" | "byline" | "dateline" | "body" | "figure" | "other";
  deleted: string;
  inserted: string;
  /** The span lies inside, or touches, quotation marks in either version. */
  inQuotation: boolean;
}>;
