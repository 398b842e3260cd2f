// What the newsroom reads: every refusal says what would make the verb possible, every verb what it will do.
import type { Article, HoldKind, Publication, Stage } from "./article.ts";
import { classRules } from "./change-class.ts";
import type { Refusal, VerbName } from "./decision.ts";

export const stageNames: Readonly<Record<Stage, string>> = {
  draft: "Draft",
  review: "In review",
  ready: "Ready",
};
export const publicationNames: Readonly<Record<Publication, string>> = {
  never: "Never published",
  live: "Live",
  withheld: "Withheld",
  killed: "Killed",
  retracted: "Retracted",
};

/**
 * Where an article stands, in one line: "Draft", "Live", "Live, with changes in review", "Spiked". `ahead` says
 * that the working copy differs from the live revision.
 */
export function standing(article: Pick<Article, "stage" | "publication" | "spiked">, ahead: boolean): string {
  if (article.spiked) return "Spiked";
  if (article.publication === "never") return stageNames[article.stage];
  const name = publicationNames[article.publication];
  if (article.publication === "killed" || (article.stage === "draft" && !ahead)) return name;
  const where: Readonly<Record<Stage, string>> = { draft: "in draft", review: "in review", ready: "ready" };
  return `${name}, with changes ${where[article.stage]}`;
}

/** "24 Nov 2026, 14:05 GMT+1": an instant in a zone, always with the zone's name. */
export function timeInZone(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
  return parts.format(instant);
}

const holdNames: Readonly<Record<HoldKind, string>> = {
  legal: "a legal hold; only legal can release it",
  rights: "a hold for rights; a chief can release it",
  editorial: "an editorial hold; an editor can release it",
};

const inputSentences: Readonly<Record<Extract<Refusal, { why: "missing" }>["input"], string>> = {
  reason: "Write a reason first.",
  "long-reason": "Write a reason of at least 15 characters: it goes to every editor.",
  note: "Write the note that readers will see.",
  class: "Choose what kind of change this is: fix, update, correction, clarification or editor’s note.",
  instant: "Choose the day and time.",
  zone: "Choose the time zone of the instant.",
  revision: "Choose the revision to restore.",
};

const simpleSentences: Readonly<
  Record<
    Extract<
      Refusal,
      {
        why:
          | "no-approval"
          | "legal-approval"
          | "unchanged"
          | "vault"
          | "unknown-revision"
          | "already-live"
          | "no-schedule"
          | "not-spiked"
          | "foreign-picture";
      }
    >["why"],
    string
  >
> = {
  "no-approval": "No approval stands for this text. Have an editor approve it as it is now.",
  "legal-approval": "Somebody of legal, other than the approver, must approve this text as well.",
  unchanged: "Nothing has changed since the last time. Change the text first.",
  vault: "The article is in the vault. Two people must take it out first.",
  "unknown-revision": "That revision isn't one of this article. Choose one from its history.",
  "already-live": "Readers have exactly this text already. There is nothing to publish.",
  "no-schedule": "Nothing is scheduled. Schedule the article first.",
  "foreign-picture":
    "This uses a picture of another bureau that you may not see. Choose another one, or ask that bureau for the file and upload it here.",
  "not-spiked": "The article isn't spiked. Carry on with it as it is.",
};

const mayNotSentences: Readonly<Record<Extract<Refusal, { kind: "may-not" }>["why"], string>> = {
  role: "Your role doesn't include this. Ask an editor or a chief of the newsroom.",
  bureau: "The article belongs to another bureau. Ask an editor of that bureau.",
  "own-work": "Only the person whose work it is can do this. Ask that person, or an editor.",
};

const eyesSentences: Readonly<Record<Extract<Refusal, { why: "four-eyes" }>["rule"], string>> = {
  submitter: "You submitted this text. Somebody else has to approve it.",
  "only-contributor": "All changes since the last publication are yours. Somebody else has to approve it.",
  "changed-since-submit":
    "You changed the text after it was submitted. Somebody who didn't has to approve it.",
};

function stageSentence(stage: Stage, publication: Publication): string {
  if (publication === "killed")
    return "The article was killed: nothing can be done with it any more. Write a new one.";
  const where: Readonly<Record<Stage, string>> = {
    draft: "It is a draft now: submit it for review to go on.",
    review: "It is in review now: an editor approves it or requests changes to go on.",
    ready: "It is ready now and its text is read-only: publish it, or reopen it to change the text.",
  };
  const readers: Readonly<Record<Publication, string>> = {
    never: "It was never published.",
    live: "Readers see it.",
    withheld: "It is withheld from readers.",
    killed: "",
    retracted: "It is retracted.",
  };
  return `This doesn't fit where the article stands. ${where[stage]} ${readers[publication]}`;
}

const readOnlySentences: Readonly<Record<Stage, string>> = {
  draft: "You may read this draft. Its writers and the bureau's editors change it.",
  review: "In review only editors change the text. Take it back, or ask for changes, to go on writing.",
  ready: "The text is approved and read-only. Reopen it to change a word; the approval then falls.",
};

/** Why the text can't be changed by this person now, and what would make it possible. */
export function readOnlyText(refusal: Refusal, zone: string): string {
  if (refusal.kind === "may-not" && refusal.why === "own-work") return readOnlySentences.draft;
  if (refusal.kind === "may-not") return "You may read this article. Changing it is for its bureau's people.";
  if (refusal.kind === "not-now" && refusal.why === "stage" && refusal.publication !== "killed")
    return readOnlySentences[refusal.stage];
  return refusalText(refusal, zone);
}

/** What may be done about a text that can't be read as it stands. `problem` is a sentence that says what is wrong with it. */
export function unreadableText(problem: string): string {
  return `${problem} Nothing was done, so that no older words are taken for the newest. Correct the text in the editor; if it doesn’t open there, save everything that is stored from the article’s page and ask whoever runs this system.`;
}

/** The sentence for a refusal. `zone` is the newsroom's (or the person's) zone, for times. */
export function refusalText(refusal: Refusal, zone: string): string {
  if (refusal.kind === "may-not") return mayNotSentences[refusal.why];
  if (refusal.kind === "stale") {
    return refusal.why === "article"
      ? "Somebody changed the article since you looked. See what is new, then decide again."
      : "The text changed since you looked. Read the new text, then decide again.";
  }
  switch (refusal.why) {
    case "stage":
      return stageSentence(refusal.stage, refusal.publication);
    case "spiked":
      return "The article is spiked. Unspike it to go on with it.";
    case "four-eyes":
      return eyesSentences[refusal.rule];
    case "hold":
      return `The article is under ${holdNames[refusal.hold]}.`;
    case "embargo":
      return `The embargo ends ${timeInZone(refusal.until, zone)}, after ${timeInZone(refusal.at, zone)}. Schedule the article for the embargo's end or later.`;
    case "picture-rights":
      return `The picture “${refusal.picture}” may not be shown: its rights are denied or expired. Replace or remove it.`;
    case "checks": {
      const [first, ...others] = refusal.findings;
      const more = others.length === 0 ? "" : ` ${others.length} more below.`;
      return `${first?.message ?? "A check found something. See the checks panel."}${more}`;
    }
    case "missing":
      return inputSentences[refusal.input];
    case "stealth-edit":
      return `A fix may not touch ${refusal.touched.join(", ")}. Choose another kind of change, or have an editor give a reason.`;
    case "past":
      return `${timeInZone(refusal.at, zone)} is over. Choose a later time.`;
    case "class":
      return refusal.changeClass === "retraction"
        ? "A retraction has its own verb. Choose another kind of change, or use Retract."
        : `A retracted article can't come back as a ${classRules[refusal.changeClass].label.toLowerCase()}. Choose a kind of change that readers are told of.`;
    case "unreadable-text":
      return unreadableText(refusal.problem);
    case "no-approval":
    case "legal-approval":
    case "unchanged":
    case "vault":
    case "unknown-revision":
    case "already-live":
    case "no-schedule":
    case "not-spiked":
    case "foreign-picture":
      return simpleSentences[refusal.why];
  }
}

export type VerbWords = Readonly<{
  /** What happens, for the dialog and the button's description. */
  effect: string;
  /** Asked once, before a verb that takes something from readers or from colleagues. */
  confirm?: string;
}>;

export const verbWords: Readonly<Record<VerbName, VerbWords>> = {
  create: { effect: "Makes a new draft." },
  submit: { effect: "Hands the text to the editors for review." },
  "take-back": { effect: "Takes the text out of review so that you can go on writing." },
  "request-changes": { effect: "Sends the text back to draft with your comment. An approval falls." },
  approve: { effect: "Approves exactly this text. It becomes read-only until somebody reopens it." },
  reopen: {
    effect: "Opens the text for editing. The approval falls, and a schedule is suspended.",
    confirm:
      "Reopen this text? Its approval falls and it has to be approved again. A schedule is suspended until it is scheduled again.",
  },
  publish: { effect: "Shows the approved text to readers now." },
  "publish-change": { effect: "Replaces what readers see by the approved text now." },
  "publish-again": { effect: "Shows readers the text that was withheld, as it last was." },
  schedule: {
    effect: "Publishes the approved text at the time you choose. Everything is judged again then.",
  },
  unschedule: { effect: "Cancels the schedule. The approval stands." },
  withhold: {
    effect: "Takes the article from readers. Its address answers “not found” until it is published again.",
    confirm: "Withhold this article from readers now?",
  },
  kill: {
    effect:
      "Removes the article from readers for good. Its address answers “gone”, and only chief and legal keep its text.",
    confirm: "Kill this article for good? It can't be brought back.",
  },
  retract: {
    effect:
      "Marks the article as retracted, with your note on its page. It leaves the front, lists and feeds.",
    confirm: "Retract this article? Readers see your note on its page.",
  },
  spike: {
    effect: "Takes the article out of the flow. It can be unspiked.",
    confirm: "Spike this article? It leaves the board's flow until it is unspiked.",
  },
  unspike: { effect: "Puts the article back into the flow, at the stage it had." },
  restore: {
    effect:
      "Replaces the working copy by this revision, as a draft. Today's text stays in the history. Readers see no change.",
    confirm: "Restore this revision into the working copy? The text of today stays in the history.",
  },
  "publish-in-emergency": {
    effect:
      "Publishes this text now without a second reader. Every editor is told, and the article is marked.",
    confirm: "Publish without a second reader? Every editor is told, with your reason.",
  },
};
