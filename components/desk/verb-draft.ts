// What somebody has answered to a verb's questions so far, what is still missing, and what is sent. Pure: the dialog draws it.
import type { ChangeClass, HoldKind } from "#lib/newsroom/article.ts";
import { classRules } from "#lib/newsroom/change-class.ts";
import type { VerbName } from "#lib/newsroom/decision.ts";
import { sameSlugline } from "#lib/newsroom/vault.ts";
import type { BarState } from "./bar-state.ts";
import type { Chosen } from "./schedule-fields.tsx";
import type { SentWish } from "./verb-answer.ts";

/** What a verb's dialog has to know of the article that it is about. */
export type DialogBar = Pick<
  BarState,
  | "proposedClass"
  | "proposedNote"
  | "newsroomZone"
  | "now"
  | "suggested"
  | "earliest"
  | "holds"
  | "slugline"
  | "title"
  | "publication"
  | "embargoUntil"
  | "schedule"
  | "plannedWithhold"
  | "approvedNumber"
  | "textNumber"
  | "vaultAskedBy"
  | "fronts"
>;

export type AskedVerb = Readonly<{
  verb: VerbName;
  label: string;
  inputs: readonly string[];
  holds: readonly HoldKind[];
  effect: string;
}>;

export type WishInputs = Pick<
  SentWish,
  "reason" | "changeClass" | "publicNote" | "at" | "zone" | "keepText" | "holdKind" | "slugline"
>;

export type Draft = Readonly<{
  reason: string;
  changeClass: ChangeClass | "";
  note: string;
  keepText: boolean;
  chosen: Chosen;
  holdKind: HoldKind | null;
  slugline: string;
}>;

export type Problems = Readonly<
  Record<"reason" | "changeClass" | "note" | "at" | "holdKind" | "slugline", string | null>
>;

/** Whether somebody wrote something that would be lost. What is typed only to make sure, such as a slugline, is no such words. */
export function hasWords(draft: Draft, begun: Draft): boolean {
  return draft.reason.trim() !== "" || draft.note.trim() !== begun.note.trim();
}

/** Which questions are asked at the moment: some depend on the answers to others. */
export type Asks = Readonly<{
  changeClass: boolean;
  note: boolean;
  reason: boolean;
  /** The reason may stay empty. */
  reasonOptional: boolean;
  instant: boolean;
  hold: boolean;
  slugline: boolean;
  keepText: boolean;
}>;

/** The embargo would end earlier than it stands: that is a lift, and asks for a reason. */
export function endsEarlier(asked: AskedVerb, { chosen }: Draft, bar: DialogBar): boolean {
  const until = bar.embargoUntil;
  return asked.verb === "set-embargo" && until !== null && chosen.at !== null && chosen.at < until;
}

/** What was proposed is approved with the text as it is: an approver who would have it otherwise requests changes. */
export function isProposed(asked: AskedVerb, bar: DialogBar): boolean {
  return asked.verb === "approve" && bar.proposedClass !== null;
}

export function asksOf(asked: AskedVerb, draft: Draft, bar: DialogBar): Asks {
  const asks = (input: string) => asked.inputs.includes(input);
  const open = !isProposed(asked, bar);
  const rule = draft.changeClass === "" ? null : classRules[draft.changeClass];
  const lifts = endsEarlier(asked, draft, bar);
  return {
    changeClass: open && asks("class"),
    note: open && asks("note") && (!asks("class") || (rule !== null && rule.note !== "none")),
    reason: asks("reason") || lifts || (asks("class") && draft.changeClass === "fix"),
    reasonOptional: !asks("reason") && !lifts,
    instant: asks("instant"),
    hold: asks("hold"),
    slugline: asks("slugline"),
    keepText: asks("keep-text"),
  };
}

/** What keeps the answers from being sent, for each field in a sentence. */
export function problemsOf(asked: AskedVerb, draft: Draft, bar: DialogBar): Problems {
  const asks = asksOf(asked, draft, bar);
  const emergency = asked.verb === "publish-in-emergency";
  const rule = draft.changeClass === "" ? null : classRules[draft.changeClass];
  const needsNote = asks.note && (rule === null || rule.note === "required");
  const short = draft.reason.trim().length < (emergency ? 15 : 1);
  return {
    reason:
      asks.reason && !asks.reasonOptional && short
        ? emergency
          ? "Write at least 15 characters: every editor will read it."
          : "Write a reason: it is kept in the history."
        : null,
    changeClass:
      asks.changeClass && draft.changeClass === "" && !emergency
        ? "Choose what kind of change this is."
        : null,
    note: needsNote && draft.note.trim() === "" ? "Write what readers are told." : null,
    at: asks.instant ? draft.chosen.open : null,
    holdKind: asks.hold && draft.holdKind === null ? "Choose what kind of hold it is." : null,
    slugline:
      asks.slugline && !sameSlugline(draft.slugline, bar.slugline)
        ? "Type the slugline exactly as it stands beside the text."
        : null,
  };
}

export function inputsOf(asked: AskedVerb, draft: Draft, bar: DialogBar): WishInputs {
  const asks = asksOf(asked, draft, bar);
  const { reason, note, chosen } = draft;
  return {
    ...(asks.reason && reason.trim() !== "" && { reason: reason.trim() }),
    ...(asks.changeClass && draft.changeClass !== "" && { changeClass: draft.changeClass }),
    ...(asks.note && note.trim() !== "" && { publicNote: note.trim() }),
    ...(asks.instant && chosen.at !== null && { at: chosen.at.toISOString(), zone: chosen.zone }),
    ...(asks.hold && draft.holdKind !== null && { holdKind: draft.holdKind }),
    ...(asks.slugline && { slugline: draft.slugline }),
    ...(asks.keepText && { keepText: draft.keepText }),
  };
}
