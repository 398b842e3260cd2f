// What people can be told (newsroom.md §10): each kind's words, its icon, how loud it is, and how it goes by mail unless
// its person chose otherwise.
import type { Role } from "./article.ts";
import { timeInZone } from "./wording.ts";

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
    when: "A text that you approved was opened again.",
    icon: "file-x",
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

/** What let somebody in. */
export type AccessDeed =
  | "invited"
  | "joined"
  | "let-in-again"
  | "role-given"
  | "reset-offered"
  | "reset-used";

/** Whom an administrator lets in, and how: `words` holds the deed, the person's name and role. */
function accessSentence(who: string, words: NoticeWords["words"]): string {
  const name = words["name"] ?? "somebody";
  const role = words["role"] ?? "unknown";
  const deed = (words["deed"] ?? "role-given") as AccessDeed;
  switch (deed) {
    case "invited":
      return `${who} invited ${name} with the role ${role}, by a link: whoever has it can join.`;
    case "joined":
      return `${name} joined with the role ${role}, by a link that ${who} made.`;
    case "let-in-again":
      return `${who} let ${name} in again, with the role ${role}.`;
    case "role-given":
      return `${who} gave ${name} the role ${role}.`;
    case "reset-offered":
      return `${who} made a link for a new password of ${name}, with the role ${role}: whoever has it can sign in as them.`;
    case "reset-used":
      return `The password of ${name}, with the role ${role}, was set by a link that ${who} made.`;
  }
}

export type NoticeWords = Readonly<{
  /** Null: the clock did it. */
  actor: string | null;
  /** The headline, for somebody who may read it now; null shows the number alone. */
  headline: string | null;
  articleId: number | null;
  /** Names kept with the notice, and instants as ISO 8601. */
  words: Readonly<Record<string, string>>;
  /** The newsroom's. */
  zone: string;
}>;

/** What the notice says, in one sentence without a word of the text but its headline. */
export function noticeSentence(
  kind: NoticeKind,
  { actor, headline, articleId, words, zone }: NoticeWords,
): string {
  const who = actor ?? "The schedule";
  // A headline that is a quotation brings its marks along.
  const quoted = headline && /^["'“‘«„]/u.test(headline) ? headline : `“${headline}”`;
  const what = headline ? quoted : `article ${articleId ?? ""}`.trim();
  const time = (iso: string | undefined) => (iso ? timeInZone(new Date(iso), zone) : null);
  const [dueAt, plannedAt] = [time(words["due"]), time(words["planned"])];
  const due = dueAt ? `, due ${dueAt}` : "";
  const planned = plannedAt ? ` It was planned for ${plannedAt}.` : "";
  switch (kind) {
    case "changes-requested":
      return `${who} requested changes to ${what}.`;
    case "approved":
      return `${who} approved ${what}.`;
    case "published":
      return `${who} published ${what}.`;
    case "mention":
      return `${who} mentioned you in a comment on ${what}.`;
    case "reply":
      return `${who} replied to a comment on ${what}.`;
    case "assigned":
      return `${who} assigned ${what} to you${due}.`;
    case "unassigned":
      return `${who} took the assignment of ${what} back.`;
    case "submitted":
      return `${who} submitted ${what} for review.`;
    case "step-due":
      return `${what[0]?.toUpperCase()}${what.slice(1)} waits for the step ${words["step"] ?? "after this one"}.`;
    case "approval-voided":
      return `Your approval of ${what} fell: ${who} opened the text again.`;
    case "second-read-due":
      return `A second read of ${what} is due: it is live without one.`;
    case "claim-ended":
      return actor === null
        ? `Your claim of ${what} ended, since you weren’t at it for a quarter of an hour.`
        : `${actor} released your claim of ${what}.`;
    case "schedule-failed":
      return words["action"] === "withhold"
        ? `The planned withholding of ${what} failed: readers may still see it.${planned}`
        : `The schedule of ${what} failed: it is not live.${planned}`;
    case "schedule-late":
      return words["action"] === "withhold"
        ? `The planned withholding of ${what} was not carried out in time.${planned}`
        : `The schedule of ${what} was not carried out in time.${planned}`;
    case "emergency":
      return `${who} published ${what} in an emergency, without a second reader.`;
    case "embargo-lifted":
      return `${who} lifted the embargo of ${what} early.`;
    case "killed":
      return `${who} killed ${what}.`;
    case "role-taken":
      return `${who} gave themselves the role ${words["role"] ?? "of another"}.`;
    case "access-given":
      return accessSentence(actor ?? "The console", words);
    case "password-set":
      return actor === null
        ? "Your password was set from the console. If nobody told you of it, ask who did."
        : `Your password was set by a link that ${actor} made. If it wasn’t you who used it, tell a chief at once.`;
    case "mail-failed":
      return `A mail to ${words["name"] ?? "somebody"} could not be delivered. Check the address, and the mail server.`;
  }
}
