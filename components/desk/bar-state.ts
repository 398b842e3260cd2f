// What the bar above an article shows: where it stands, what may be done, who is behind it. Plain data, in words.
import type { ChangeClass, Publication, Stage } from "#lib/newsroom/article.ts";
import type { VerbName } from "#lib/newsroom/decision.ts";

export type ShownVerb = Readonly<{
  verb: VerbName;
  label: string;
  inputs: readonly string[];
  /** Why it can't be carried out now, in a sentence; null when it can. */
  refused: string | null;
  details: readonly string[];
}>;

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
  /** What the person should know first, such as who approved, or why the text can't be changed. */
  remarks: readonly string[];
  requested: Readonly<{ reason: string; by: string; at: Date }> | null;
  /** Who is to write it, when it is due, how long it is to be. */
  assignment: Assignment;
  /** Who has it. */
  claim: Readonly<{ name: string; own: boolean; since: Date }> | null;
  schedule: Readonly<{ at: Date; zone: string; state: "pending" | "suspended" }> | null;
  proposedClass: ChangeClass | null;
  proposedNote: string | null;
  verbs: readonly ShownVerb[];
  newsroomZone: string;
  now: Date;
  /** `datetime-local` values in the newsroom's zone: the next minute, and the next full hour. */
  earliest: string;
  suggested: string;
}>;
