// How each verb's button looks and what its receipt says. Which verbs there are, and when, is lib/newsroom/lifecycle.ts;
// what they do is said by wording.ts.
import type { ButtonTone } from "#components/ui/button.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import type { VerbName } from "#lib/newsroom/decision.ts";

export type VerbLook = Readonly<{
  icon: IconName;
  tone: ButtonTone;
  /** "Ana … this article": for whoever comes second. */
  did: string;
  /** What the receipt says afterwards. */
  done: string;
}>;

export const verbLooks: Readonly<Record<VerbName, VerbLook>> = {
  create: {
    icon: "plus",
    tone: "primary",
    did: "made",
    done: "The article was made.",
  },
  submit: {
    icon: "send",
    tone: "plain",
    did: "submitted",
    done: "Submitted. The editors of the bureau see it under “In review”.",
  },
  "take-back": {
    icon: "undo-2",
    tone: "plain",
    did: "took back",
    done: "Taken back. It is a draft again.",
  },
  "request-changes": {
    icon: "message-square",
    tone: "plain",
    did: "requested changes to",
    done: "Sent back with your comment. The writers see it on the article and on the board.",
  },
  approve: {
    icon: "stamp",
    tone: "plain",
    did: "approved",
    done: "Approved. The text is read-only until it is published or reopened.",
  },
  reopen: {
    icon: "lock-open",
    tone: "plain",
    did: "reopened",
    done: "Reopened. The approval no longer counts, and a schedule is suspended until somebody schedules again.",
  },
  publish: {
    icon: "radio",
    tone: "plain",
    did: "published",
    done: "Published. Readers see the approved text.",
  },
  "publish-change": {
    icon: "radio",
    tone: "plain",
    did: "published a change to",
    done: "Change published. Readers see the approved text.",
  },
  "publish-again": {
    icon: "rotate-ccw",
    tone: "plain",
    did: "published again",
    done: "Published again. Readers see what they saw before it was withheld.",
  },
  schedule: {
    icon: "calendar-clock",
    tone: "plain",
    did: "scheduled",
    done: "Scheduled.",
  },
  unschedule: {
    icon: "calendar-x",
    tone: "plain",
    did: "unscheduled",
    done: "The schedule is cancelled. The approval stands.",
  },
  withhold: {
    icon: "eye-off",
    tone: "danger",
    did: "withheld",
    done: "Withheld. Its address answers 404.",
  },
  kill: {
    icon: "ban",
    tone: "danger",
    did: "killed",
    done: "Killed. Its address answers 410 for good.",
  },
  retract: {
    icon: "file-x",
    tone: "danger",
    did: "retracted",
    done: "Retracted. The page carries the banner with your note.",
  },
  spike: {
    icon: "archive",
    tone: "plain",
    did: "spiked",
    done: "Spiked. The board shows it only under “Spiked”.",
  },
  unspike: {
    icon: "rotate-ccw",
    tone: "plain",
    did: "unspiked",
    done: "Back in the flow.",
  },
  restore: {
    icon: "history",
    tone: "plain",
    did: "restored an older revision of",
    done: "Restored as a draft. The text it replaced is kept in the history.",
  },
  "publish-in-emergency": {
    icon: "zap",
    tone: "danger",
    did: "published in an emergency",
    done: "Published in an emergency. Every editor is alerted; a second read is due.",
  },
  claim: {
    icon: "hand",
    tone: "plain",
    did: "claimed",
    done: "Claimed. Others see that you have it.",
  },
  "release-claim": {
    icon: "hand",
    tone: "plain",
    did: "released the claim on",
    done: "Released. Anybody of the bureau can claim it.",
  },
  assign: {
    icon: "user-plus",
    tone: "plain",
    did: "assigned",
    done: "Assigned. Whoever writes it is told.",
  },
  "set-embargo": {
    icon: "clock",
    tone: "plain",
    did: "set an embargo on",
    done: "Under embargo. Nothing of it reaches readers until it ends.",
  },
  "lift-embargo": {
    icon: "clock",
    tone: "danger",
    did: "lifted the embargo of",
    done: "The embargo is lifted. Every editor is told.",
  },
  "place-hold": {
    icon: "octagon-pause",
    tone: "plain",
    did: "placed a hold on",
    done: "On hold. It can’t reach readers until the hold is released.",
  },
  "release-hold": {
    icon: "circle-play",
    tone: "plain",
    did: "released a hold on",
    done: "The hold is released.",
  },
  "put-in-vault": {
    icon: "vault",
    tone: "plain",
    did: "put into the vault",
    done: "In the vault. Two people have to take it out.",
  },
  "leave-vault": {
    icon: "vault",
    tone: "plain",
    did: "asked to take from the vault",
    done: "Noted. The article leaves the vault when a second person agrees.",
  },
  "plan-withhold": {
    icon: "calendar-clock",
    tone: "plain",
    did: "planned the withholding of",
    done: "Planned. Readers lose it at that instant.",
  },
  "cancel-withhold": {
    icon: "calendar-x",
    tone: "plain",
    did: "cancelled the planned withholding of",
    done: "Cancelled. Nothing takes it down by itself.",
  },
};

const leading: readonly VerbName[] = [
  "publish",
  "publish-change",
  "approve",
  "submit",
  "publish-again",
  "unspike",
];

/** The verb that is next in the flow, among those that may be carried out now. */
export function nextVerb(open: readonly Readonly<{ verb: VerbName; refused: boolean }>[]): VerbName | null {
  return leading.find((verb) => open.some((one) => one.verb === verb && !one.refused)) ?? null;
}

const looks: Readonly<Record<string, VerbLook>> = verbLooks;

/** What somebody did, for "Ana … this article". Saves and moves are events too, though no verbs. */
export function pastOf(verb: string): string {
  return looks[verb]?.did ?? "changed";
}
