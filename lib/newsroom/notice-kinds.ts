// What people can be told (newsroom.md §10): each kind's name, its icon, how loud it is, and how it goes by mail unless
// its person chose otherwise.
import type { Role } from "./article.ts";

/** at-once: a mail of its own; digest: in the day's mail; never: in the app alone. */
export const mailChoices = ["at-once", "digest", "never"] as const;
export type MailChoice = (typeof mailChoices)[number];

export type NoticeRule = Readonly<{
  /** On the settings page: "Changes requested". */
  label: string;
  /** Who is told and when, in one sentence. */
  when: string;
  /** The interface's drawing of it. */
  icon: string;
  /** Stands as an alarm on every newsroom screen of the person until it is read. */
  urgent: boolean;
  mail: MailChoice;
  /** Whom it can reach: the settings show a person no other. */
  roles: readonly Role[];
}>;

const writers: readonly Role[] = ["reporter", "editor", "chief"];
const desk: readonly Role[] = ["editor", "chief"];
const readers: readonly Role[] = ["reporter", "editor", "chief", "legal"];

const everybody: readonly Role[] = [...readers, "admin"];

const quiet = { urgent: false, mail: "digest" } as const;
const alarm = { urgent: true, mail: "at-once", roles: desk } as const;

export const noticeRules = {
  "changes-requested": {
    ...quiet,
    roles: readers,
    label: "Changes requested",
    when: "An editor sends your text back to draft.",
    icon: "undo-2",
  },
  approved: {
    ...quiet,
    roles: readers,
    label: "Approved",
    when: "Your text has its last approval.",
    icon: "stamp",
  },
  published: { ...quiet, roles: readers, label: "Published", when: "Readers see your text.", icon: "radio" },
  mention: {
    ...quiet,
    roles: readers,
    label: "Mention",
    when: "Somebody names you in a comment.",
    icon: "message-square",
  },
  reply: {
    ...quiet,
    roles: readers,
    label: "Reply",
    when: "Somebody answers where you wrote.",
    icon: "message-square",
  },
  assigned: {
    ...quiet,
    roles: writers,
    label: "Assignment",
    when: "An article is assigned to you, or its due time moves.",
    icon: "user-plus",
  },
  unassigned: {
    ...quiet,
    roles: writers,
    label: "Assignment taken back",
    when: "An article is no longer yours to write.",
    icon: "user",
  },
  submitted: {
    ...quiet,
    roles: desk,
    label: "Submitted for review",
    when: "A text of your bureau waits for an editor. Gone when somebody claims or decides it.",
    icon: "inbox",
  },
  "step-due": {
    ...quiet,
    roles: ["editor", "chief", "legal"],
    label: "Next step of review",
    when: "A text waits for the yes that your role gives. Gone when somebody claims or decides it.",
    icon: "clipboard-list",
  },
  "approval-voided": {
    ...quiet,
    roles: ["editor", "chief", "legal"],
    label: "Approval fallen",
    when: "A text that you approved was opened again, or written on before it was ready. Gone when you approve it again.",
    icon: "file-x",
  },
  "legal-due": {
    ...quiet,
    roles: ["legal"],
    label: "Waits for legal",
    when: "A text that was in the vault or under a legal hold waits for legal’s yes. Gone when it has it.",
    icon: "shield-check",
  },
  held: {
    ...quiet,
    roles: readers,
    label: "Hold placed",
    when: "Your text is put on hold; legal hears of every legal hold. Gone when the hold is released.",
    icon: "octagon-pause",
  },
  "vault-asked": {
    ...quiet,
    roles: desk,
    label: "Asked to leave the vault",
    when: "An article needs a second person to leave the vault. Gone when it left, or nobody asks any more.",
    icon: "vault",
  },
  "schedule-changed": {
    ...quiet,
    roles: desk,
    label: "Your schedule changed",
    when: "Somebody else moves, suspends or ends what you scheduled. Gone when it is scheduled again or out.",
    icon: "calendar-clock",
  },
  "withhold-changed": {
    ...quiet,
    roles: ["editor", "chief", "legal"],
    label: "Your planned withhold changed",
    when: "Somebody else moves or ends the withholding that you planned.",
    icon: "eye-off",
  },
  "reviewer-answered": {
    ...quiet,
    roles: ["editor", "chief", "legal"],
    label: "Reviewer’s answer",
    when: "A reviewer comments, signs off or doesn’t agree by a link that you made.",
    icon: "link",
  },
  "second-read-due": {
    ...quiet,
    roles: desk,
    label: "Second read due",
    when: "A text went live without a second reader. Gone when somebody has approved and published it.",
    icon: "eye",
  },
  "claim-ended": {
    urgent: false,
    mail: "never",
    roles: writers,
    label: "Claim ended",
    when: "Your claim ended by itself, or somebody released it.",
    icon: "hand",
  },
  "schedule-failed": {
    ...alarm,
    label: "Schedule failed",
    when: "What was scheduled was not carried out.",
    icon: "calendar-x",
  },
  "schedule-late": {
    ...alarm,
    label: "Schedule late",
    when: "What was scheduled came more than five seconds late.",
    icon: "calendar-clock",
  },
  emergency: {
    ...alarm,
    label: "Published in an emergency",
    when: "A chief published without a second reader.",
    icon: "zap",
  },
  "embargo-lifted": {
    ...alarm,
    label: "Embargo lifted early",
    when: "An embargo was taken off before its time.",
    icon: "lock-open",
  },
  killed: { ...alarm, label: "Killed", when: "An article was removed from readers for good.", icon: "ban" },
  "picture-denied": {
    ...alarm,
    label: "Picture denied",
    when: "Somebody denies a picture of your bureau’s live pages or scheduled articles.",
    icon: "ban",
  },
  "picture-expired": {
    ...alarm,
    label: "Picture expired",
    when: "The rights in a picture of your bureau’s live pages or scheduled articles ran out.",
    icon: "calendar-x",
  },
  "role-taken": {
    ...alarm,
    roles: ["chief"],
    label: "Role given to oneself",
    when: "Somebody who manages people changed their own role.",
    icon: "triangle-alert",
  },
  "access-given": {
    ...alarm,
    roles: ["chief"],
    label: "Access given",
    when: "Somebody is invited, joins by a link, is let in again, is given a role, or a new password.",
    icon: "user-plus",
  },
  "password-set": {
    ...alarm,
    roles: everybody,
    label: "Your password was set",
    when: "Your password was set by a link or from the console.",
    icon: "lock-open",
  },
  "mail-failed": {
    urgent: false,
    mail: "never",
    roles: ["admin"],
    label: "Mail not delivered",
    when: "A mail was refused for good, or for a whole day.",
    icon: "mail",
  },
} as const satisfies Record<string, NoticeRule>;

export type NoticeKind = keyof typeof noticeRules;

export const noticeKinds = Object.keys(noticeRules) as readonly NoticeKind[];
