// What an event of the history says, in one sentence. The log keeps codes; people read this.
import { pastOf } from "./verb-looks.ts";

const sentences: Readonly<Record<string, string>> = {
  create: "made the article",
  submit: "submitted it for review",
  "take-back": "took it back to draft",
  "request-changes": "requested changes",
  approve: "approved it",
  reopen: "reopened it; the approval fell",
  publish: "published it",
  "publish-change": "published the change",
  "publish-again": "published it again",
  schedule: "scheduled it",
  unschedule: "cancelled the schedule",
  withhold: "withheld it from readers",
  kill: "killed it",
  retract: "retracted it",
  spike: "spiked it",
  unspike: "took it off the spike",
  restore: "restored an older revision as a draft",
  claim: "claimed it",
  "release-claim": "released the claim",
  "end-claim": "ended the claim: its holder hadn’t been at it for a quarter of an hour",
  assign: "assigned it",
  "set-embargo": "set an embargo",
  "lift-embargo": "lifted the embargo",
  "place-hold": "placed a hold",
  "release-hold": "released a hold",
  "put-in-vault": "put it in the vault",
  "leave-vault": "said yes to its leaving the vault",
  "plan-withhold": "planned its withholding",
  "cancel-withhold": "cancelled its planned withholding",
  "share-for-review": "made a link for a reviewer",
  "revoke-review-link": "took a reviewer’s link back",
  "open-review-link": "opened their link for the first time",
  "reply-by-review-link": "replied by their link",
  move: "moved it to another bureau",
  "name-version": "saved a named version",
  "plan-length": "changed its planned length",
  "block-by-comment": "blocked it with a comment until that is resolved",
  "resolve-blocking-comment": "resolved a comment that blocked it",
  "lift-comment-block": "said that a comment blocks it no longer",
  "accept-suggestions": "accepted suggestions",
  "reject-suggestions": "rejected suggestions",
  "schedule-failed": "could not do what was scheduled when its time came",
  "publish-in-emergency": "published it in an emergency, without a second reader",
  "set-up": "set up the newsroom",
  "demo-filled": "filled the demo newsroom",
  "person-add": "added a person",
  "person-role": "changed a person’s role",
  "person-role-self": "changed their own role",
  "person-bureaus": "changed a person’s bureaus",
  "person-disable": "shut a person out",
  "person-enable": "let a person in again",
  "person-password": "set a person’s password",
  "add-style-rule": "added a rule of house style",
  "change-style-rule": "changed a rule of house style",
  "delete-style-rule": "deleted a rule of house style",
  "switch-on-style-rule": "switched on a rule of house style",
  "switch-off-style-rule": "switched off a rule of house style",
  "invite-person": "invited a person",
  "revoke-invite": "took an invitation back",
  "offer-reset": "made a link for a person’s new password",
  "join-by-link": "made the link by which a person joined",
  "password-by-link": "made the link by which a person’s password was set",
  "end-session": "ended a session",
  "set-policies": "set a bureau’s policies",
  "add-bureau": "added a bureau",
  "change-bureau": "changed a bureau",
  "move-bureau": "moved a bureau in the order",
  "add-section": "added a section",
  "change-section": "changed a section",
  "move-section": "moved a section in the order",
  "set-topics": "changed its topics",
  "set-translation": "changed what it translates",
  "add-topic": "added a topic",
  "change-topic": "changed a topic",
  "merge-topic": "merged a topic into another",
  "person-page": "changed what readers are told of them",
  "change-site": "changed the site’s settings",
  "change-picture": "changed a picture of the library",
  "set-picture-rights": "set a picture’s rights",
  "deny-picture": "denied a picture",
  "replace-picture": "replaced a picture",
  "picture-expired": "noticed that a picture’s rights ran out",
  "add-address": "added an old address",
  "change-address": "changed where an old address leads",
  "remove-address": "removed an old address",
  "import-addresses": "took in a table of old addresses",
  "export-addresses": "exported the old addresses",
  "change-publishing": "changed what the site tells machines and readers of itself",
  "change-design": "changed the look of readers’ pages",
  "plan-coverage": "planned coverage",
  "change-coverage": "changed planned coverage",
  "cancel-coverage": "cancelled planned coverage",
  "make-calendar-feed": "made a calendar’s secret address",
  "drop-calendar-feed": "took a calendar’s secret address back",
  "export-log": "exported the log",
  "export-numbers": "exported numbers",
  "verify-log": "had the chains of events verified",
  "take-over": "took over the newsroom",
  "arrange-front": "arranged the front page or a section",
  "restore-front": "took up an older version of the front page or a section again",
};

/** "approved it": what was done, after the name of who did it. */
export function eventDeed(verb: string): string {
  return sentences[verb] ?? `${pastOf(verb)} it (${verb})`;
}

/** Verbs of people who have no account: they came by a link. */
const byLink: ReadonlySet<string> = new Set(["open-review-link", "reply-by-review-link"]);

/** Deeds on an article that no schedule does: somebody was shut out from the console, and their links ended. */
const byConsole: ReadonlySet<string> = new Set(["revoke-review-link"]);

/** Who did it. Nobody of the newsroom: a reviewer by their link, else an article's schedule; or for the site the console. */
export function eventActor(
  event: Readonly<{ actor: string | null; verb: string; articleId?: number }>,
): string {
  if (event.actor !== null) return event.actor;
  if (byLink.has(event.verb)) return "A reviewer";
  if (event.verb === "end-claim") return "The clock";
  return event.articleId === 0 || byConsole.has(event.verb) ? "The console" : "The schedule";
}

const kindWords: Readonly<Record<string, string>> = {
  submit: "Submitted",
  approve: "Approved",
  publish: "Published",
  restore: "Restored",
  named: "Named version",
  checkpoint: "Kept before a restore",
};

/** Why a revision was cut. */
export function revisionWord(kind: string): string {
  return kindWords[kind] ?? kind;
}
