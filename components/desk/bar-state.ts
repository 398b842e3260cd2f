// What the bar above an article shows: where it stands, what may be done, who is behind it. Plain data, in words.
import type { ChangeClass, Publication, Stage } from "#lib/newsroom/article.ts";
import type { HoldKind } from "#lib/newsroom/article.ts";
import type { VerbName } from "#lib/newsroom/decision.ts";
import type { FrontStanding } from "#lib/newsroom/front.ts";

export type ShownVerb = Readonly<{
  verb: VerbName;
  label: string;
  inputs: readonly string[];
  /** Why it can't be carried out now, in a sentence; null when it can. */
  refused: string | null;
  details: readonly string[];
  /** What it does, and what its receipt says afterwards, in a sentence each. */
  effect: string;
  done: string;
  /** Kinds of hold that this person may place or release here. */
  holds: readonly HoldKind[];
}>;

/** One gate on the way to readers, and what opens it. */
export type GateLine = Readonly<{
  gate: "embargo" | "hold" | "vault" | "picture";
  name: string;
  closed: boolean;
  /** Who closed it, since when and until when; empty for an open gate. */
  said: string;
  reason: string | null;
  opens: string;
  /** Readers' pages that a blocked picture stands on. */
  pages: readonly Readonly<{ id: number; headline: string }>[];
}>;

/** One step of a bureau's review. */
export type StepLine = Readonly<{
  /** From 1. */
  place: number;
  name: string;
  /** Whose yes it takes: "an editor". */
  whose: string;
  state: "passed" | "waits" | "next";
  /** Who let it through, when, and for which revision. */
  said: string | null;
  /** The text changed since that yes. */
  older: string | null;
}>;

/** What is planned for the article and can't come by itself. */
export type PlanTrouble = Readonly<{ tone: "warning" | "problem"; title: string; todo: string }>;

export type Assignment = Readonly<{
  assignee: Readonly<{ id: string; name: string }> | null;
  dueAt: Date | null;
  plannedWords: number | null;
}>;

export type BarState = Readonly<{
  articleId: number;
  version: number;
  copyVersion: number;
  stage: Stage;
  publication: Publication;
  spiked: boolean;
  aheadOfLive: boolean;
  secondReadDue: boolean;
  slugline: string;
  /** Its headline, or whatever else names it. */
  title: string;
  /** What the person should know first, such as who approved, or why the text can't be changed. */
  remarks: readonly string[];
  requested: Readonly<{ reason: string; by: string; at: Date }> | null;
  /** Who is to write it, when it is due, how long it is to be. */
  assignment: Assignment;
  /** Null once what was due is done. */
  stillDue: Date | null;
  /** Who has it. */
  claim: Readonly<{ name: string; own: boolean; since: Date }> | null;
  schedule: Readonly<{ at: Date; zone: string; state: "pending" | "suspended" }> | null;
  plannedWithhold: Readonly<{ at: Date; zone: string }> | null;
  embargoUntil: Date | null;
  gates: readonly GateLine[];
  /** Empty where the bureau has no steps of its own. */
  steps: readonly StepLine[];
  troubles: readonly PlanTrouble[];
  /** The revision that a schedule would bring to readers, and the number of the text on screen. */
  approvedNumber: number | null;
  textNumber: number;
  /** Holds that stand, with their reasons, for whoever releases one. */
  holds: readonly Readonly<{ kind: HoldKind; reason: string }>[];
  /** Who asked first for the article to leave the vault. */
  vaultAskedBy: string | null;
  /** Fronts that lose it when readers do. */
  fronts: readonly FrontStanding[];
  proposedClass: ChangeClass | null;
  proposedNote: string | null;
  verbs: readonly ShownVerb[];
  /** The bureau's settings of the checks, as one text to compare. */
  checks: string;
  newsroomZone: string;
  now: Date;
  /** `datetime-local` values in the newsroom's zone: the next minute, and the next full hour. */
  earliest: string;
  suggested: string;
}>;
