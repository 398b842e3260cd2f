// What each verb does, said before it is done, and how its button looks. Which verbs there are, and when, is
// lib/newsroom/lifecycle.ts alone.
import type { ButtonTone } from "#components/ui/button.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import type { VerbName } from "#lib/newsroom/decision.ts";

export type VerbLook = Readonly<{
  icon: IconName;
  tone: ButtonTone;
  /** One or two sentences for the dialog and for screen readers. */
  effect: string;
  /** What the receipt says afterwards. */
  done: string;
}>;

export const verbLooks: Readonly<Record<VerbName, VerbLook>> = {
  create: {
    icon: "plus",
    tone: "primary",
    effect: "A new article begins as a draft.",
    done: "The article was made.",
  },
  submit: {
    icon: "send",
    tone: "plain",
    effect: "The text goes to the editors of the bureau as it is now.",
    done: "Submitted. The editors of the bureau see it under “In review”.",
  },
  "take-back": {
    icon: "undo-2",
    tone: "plain",
    effect: "The text leaves the review and is a draft again.",
    done: "Taken back. It is a draft again.",
  },
  "request-changes": {
    icon: "message-square",
    tone: "plain",
    effect: "The text goes back to draft with your comment. An approval falls, a schedule is suspended.",
    done: "Sent back with your comment. The writers see it on the article and on the board.",
  },
  approve: {
    icon: "stamp",
    tone: "plain",
    effect: "You approve exactly the text that you see. Any later change needs a new approval.",
    done: "Approved. The text is read-only until it is published or reopened.",
  },
  reopen: {
    icon: "lock-open",
    tone: "plain",
    effect:
      "The approval falls, a schedule is suspended until somebody schedules again, and the text can be changed.",
    done: "Reopened. The approval no longer counts, and a schedule is suspended until somebody schedules again.",
  },
  publish: {
    icon: "radio",
    tone: "plain",
    effect: "Readers see the approved text at once.",
    done: "Published. Readers see the approved text.",
  },
  "publish-change": {
    icon: "radio",
    tone: "plain",
    effect: "Readers see the approved text at once, with its note if there is one.",
    done: "Change published. Readers see the approved text.",
  },
  "publish-again": {
    icon: "rotate-ccw",
    tone: "plain",
    effect: "Readers see the article again as it was before it was withheld.",
    done: "Published again. Readers see what they saw before it was withheld.",
  },
  schedule: {
    icon: "calendar-clock",
    tone: "plain",
    effect:
      "The approved text goes live by itself at the chosen time. Every gate and check is judged again then.",
    done: "Scheduled.",
  },
  unschedule: {
    icon: "calendar-x",
    tone: "plain",
    effect: "The article will not go live by itself. Its approval stands.",
    done: "The schedule is cancelled. The approval stands.",
  },
  withhold: {
    icon: "eye-off",
    tone: "danger",
    effect: "Readers no longer find the article: its address answers 404. It can be published again.",
    done: "Withheld. Its address answers 404.",
  },
  kill: {
    icon: "ban",
    tone: "danger",
    effect:
      "The article is gone from every page for good: its address answers 410, and it can never be published again. Only chief and legal can still read it here.",
    done: "Killed. Its address answers 410 for good.",
  },
  retract: {
    icon: "file-x",
    tone: "danger",
    effect:
      "The page stays, with a banner that carries your note. It leaves the front, lists, feeds and sitemaps, and is listed under corrections.",
    done: "Retracted. The page carries the banner with your note.",
  },
  spike: {
    icon: "archive",
    tone: "plain",
    effect: "The article leaves the flow and the board. It can be taken back at any time with Unspike.",
    done: "Spiked. The board shows it only under “Spiked”.",
  },
  unspike: {
    icon: "rotate-ccw",
    tone: "plain",
    effect: "The article comes back into the flow where it was.",
    done: "Back in the flow.",
  },
  restore: {
    icon: "history",
    tone: "plain",
    effect:
      "The working copy becomes this revision, as a draft. Nothing is published, and the text it replaces is kept in the history.",
    done: "Restored as a draft. The text it replaced is kept in the history.",
  },
  "publish-in-emergency": {
    icon: "zap",
    tone: "danger",
    effect:
      "The text goes live at once without a second reader and without checks. Every editor is alerted, and a second read stays due. Embargo, holds, vault and picture rights still block.",
    done: "Published in an emergency. Every editor is alerted; a second read is due.",
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
