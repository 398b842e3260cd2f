// What the board sends when somebody presses a verb for several articles, and what it gets back: plain data, already in words.
import type { BulkVerb } from "#lib/newsroom/bulk.ts";
import type { SentAssignment, SentWish } from "./verb-answer.ts";

export type ManyInputs = Pick<
  SentWish,
  "reason" | "at" | "zone" | "assigneeId" | "dueAt" | "plannedWords" | "holdKind"
>;

export type SentWishForMany = ManyInputs &
  Readonly<{
    /** Idempotency: sent again after a lost answer, the verb counts once. */
    key: string;
    verb: BulkVerb;
    articles: readonly Readonly<{ id: number; seenVersion: number; seenAssignment?: SentAssignment }>[];
  }>;

/** Why one of them stood in the way. */
export type RefusedLine = Readonly<{
  id: number;
  sentence: string;
  /** What else could make it possible, such as the checks' findings. */
  details: readonly string[];
}>;

export type ManyAnswer =
  | Readonly<{ ok: true }>
  /** Nothing was done to any of them. */
  | Readonly<{ ok: false; kind: "refused"; refused: readonly RefusedLine[] }>
  /** lost: try again; no: it can't be asked at all. */
  | Readonly<{ ok: false; kind: "lost" | "no"; sentence: string }>;

export type CarryOutForMany = (wish: SentWishForMany) => Promise<ManyAnswer>;
