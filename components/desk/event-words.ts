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
  "leave-vault": "asked for it to leave the vault, or agreed",
  "plan-withhold": "planned its withholding",
  "cancel-withhold": "cancelled its planned withholding",
  "share-for-review": "made a link for a reviewer",
  "revoke-review-link": "took a reviewer’s link back",
  move: "moved it to another bureau",
  "name-version": "saved a named version",
  "plan-length": "changed its planned length",
  "block-by-comment": "blocked it with a comment until that is resolved",
  "resolve-blocking-comment": "resolved a comment that blocked it",
  "lift-comment-block": "said that a comment blocks it no longer",
  "accept-suggestions": "accepted suggestions",
  "reject-suggestions": "rejected suggestions",
  "schedule-failed": "found its gates or checks shut when its time came; it did not go live",
  "publish-in-emergency": "published it in an emergency, without a second reader",
};

/** "Ana Ruiz approved it": the clock acts under its own name. */
export function eventSentence(verb: string, actor: string | null): string {
  if (verb === "open-review-link") return "A reviewer opened their link for the first time";
  if (verb === "reply-by-review-link") return "A reviewer replied by their link";
  const clock = verb === "end-claim" ? "The clock" : "The schedule";
  return `${actor ?? clock} ${sentences[verb] ?? `${pastOf(verb)} it (${verb})`}`;
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
