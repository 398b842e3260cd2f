// Why the clock could not do what was scheduled, in words for the log, the handover and the timeline.
import type { Refusal } from "#lib/newsroom/decision.ts";

/** What the clock can meet when it carries out a schedule; whatever else the rules may say of a person's wish. */
const failures: Readonly<Record<Refusal["why"], string>> = {
  embargo: "An embargo still stood",
  hold: "A hold stood",
  vault: "It was in the vault",
  checks: "A check blocked it",
  "picture-rights": "A picture’s rights had ended",
  "no-approval": "No approval stood for the text",
  "legal-approval": "Legal’s yes to the text was missing",
  "live-legal-approval": "Legal’s yes to the text that readers had was missing",
  "desk-approval": "The desk’s yes to the text was missing",
  step: "A step of its review had no yes to the text",
  "four-eyes": "No second person stood behind the text",
  stage: "It stood at another stage or was published otherwise by then",
  spiked: "It was spiked",
  class: "The kind of change didn’t fit the article any more",
  missing: "Something that it needs was missing",
  "stealth-edit": "The change was too large to go without a word to readers",
  "already-live": "Readers had exactly this text already",
  unchanged: "Nothing had changed",
  "unreadable-text": "Its text couldn’t be read",
  "foreign-picture": "It used a picture that its bureau may not see",
  order: "Readers were to lose it before they got it",
  article: "It had been changed",
  text: "Its text had been changed",
  role: "The right to it was gone",
  bureau: "It belonged to another bureau",
  "own-work": "The right to it was gone",
  "laxer-bureau": "It belonged to another bureau",
  "unknown-revision": "Its revision was not to be found",
  "no-schedule": "Nothing was scheduled any more",
  "not-spiked": "It had been taken back into the flow",
  claimed: "Somebody else had it",
  unclaimed: "Nobody had it",
  held: "A hold stood",
  "not-held": "The hold was gone",
  zone: "Its time zone is not known",
  past: "Its time was over",
  assignee: "Whoever was to write it couldn’t",
  "nothing-assigned": "Nothing was assigned",
  "no-embargo": "There was no embargo",
  "not-vaulted": "It wasn’t in the vault",
  "no-slugline": "It had no slugline",
  slugline: "Its slugline was another",
  "vault-second": "A second person had to agree",
  "no-withhold-plan": "No withholding was planned any more",
  "reused-key": "The request had been used before",
};

const known = new Map<string, string>(Object.entries(failures));

/** `why` of a refusal, as it was kept with the event. */
export const failureWords = (why: string): string => known.get(why) ?? "Something stood in the way";
