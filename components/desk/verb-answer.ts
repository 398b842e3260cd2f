// What a screen sends when somebody presses a verb, and what it gets back: plain data, already in words.
import type { ChangeClass, HoldKind } from "#lib/newsroom/article.ts";
import type { VerbName } from "#lib/newsroom/decision.ts";
import type { ReceiptSurface } from "#lib/newsroom/surfaces.ts";

/** The parts of an assignment that a screen showed. */
export type SentAssignment = Readonly<{
  assigneeId?: string | null;
  /** ISO 8601, UTC. */
  dueAt?: string | null;
  plannedWords?: number | null;
}>;

export type SentWish = Readonly<{
  /** Idempotency: sent again after a lost answer, the verb counts once. */
  key: string;
  articleId: number;
  verb: VerbName;
  seenVersion: number;
  seenCopyVersion?: number;
  reason?: string;
  changeClass?: ChangeClass;
  publicNote?: string;
  /** ISO 8601, UTC. */
  at?: string;
  zone?: string;
  revisionId?: string;
  keepText?: boolean;
  /** Null takes back what was said. */
  assigneeId?: string | null;
  /** ISO 8601, UTC. */
  dueAt?: string | null;
  plannedWords?: number | null;
  /** What the screen showed of these when they were asked for. */
  seenAssignment?: SentAssignment;
  holdKind?: HoldKind;
  slugline?: string;
}>;

/** What readers' surfaces did about it; the same is kept with the event. */
export type Receipt = readonly ReceiptSurface[];

export type VerbAnswer =
  | Readonly<{ ok: true; verb: VerbName; receipt: Receipt | null }>
  | Readonly<{
      ok: false;
      /** stale: reload; input: the dialog stays open; no: the rules say no; lost: try again. */
      kind: "stale" | "input" | "no" | "lost";
      sentence: string;
      /** What else could make it possible, such as the checks' findings. */
      details: readonly string[];
    }>;

export type CarryOutVerb = (wish: SentWish) => Promise<VerbAnswer>;
