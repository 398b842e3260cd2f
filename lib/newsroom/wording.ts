// What the newsroom reads: every refusal says what would make the verb possible, every verb what it will do.
import type { Article, HoldKind, Publication, Stage, StepRole } from "./article.ts";
import { classRules } from "./change-class.ts";
import type { PlainReason, Refusal, VerbName } from "./decision.ts";
import { unreadableText } from "./unreadable-text.ts";

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
  hold: "Choose what kind of hold it is.",
  slugline: "Type the slugline to go on.",
  "lift-reason":
    "This ends the embargo earlier than it stood. Write a reason: it is a lift, and is kept as one.",
};

const simpleSentences: Readonly<Record<PlainReason, string>> = {
  "no-approval": "No approval stands for this text. Have an editor approve it as it is now.",
  "legal-approval": "Somebody of legal, other than the approver, must approve this text as well.",
  "live-legal-approval":
    "Legal hasn’t approved the text that readers had, and after a legal hold or the vault it has to. Submit that text for review (restore it first if it has changed since) and have legal approve it there, then publish it again.",
  unchanged: "Nothing has changed since the last time. Change the text first.",
  vault: "The article is in the vault. Two people must take it out first.",
  "unknown-revision": "That revision isn’t one of this article. Choose one from its history.",
  "already-live": "Readers have exactly this text already. There is nothing to publish.",
  "no-schedule": "Nothing is scheduled. Schedule the article first.",
  "foreign-picture":
    "This uses a picture of another bureau that you may not see. Choose another one, or ask that bureau for the file and upload it here.",
  "not-spiked": "The article isn’t spiked. Carry on with it as it is.",
  "desk-approval":
    "No editor has approved exactly this text: it changed after the desk’s yes. Have an editor approve it as it is now, then approve it again.",
  unclaimed: "Nobody has claimed the article. Claim it to take it on.",
  assignee: "That person can’t write this article. Choose somebody of its bureau.",
  "nothing-assigned": "Choose who writes it, when it is due, or how long it is to be.",
  "no-embargo": "There is no embargo to lift. Publish when the article is ready.",
  "not-vaulted": "The article isn’t in the vault. Carry on with it as it is.",
  "no-slugline": "Give the article a slugline first: two people have to type it to take it out again.",
  slugline: "That isn’t the slugline. Type it exactly as it stands beside the text.",
  "vault-second": "You have asked for it already. Somebody else has to agree.",
  "no-withhold-plan": "No withholding is planned. Plan one first.",
  "reused-key": "Nothing was done: this request was used for something else before. Reload, then try again.",
};

const mayNotSentences: Readonly<Record<Extract<Refusal, { kind: "may-not" }>["why"], string>> = {
  role: "Your role doesn’t include this. Ask an editor or a chief of the newsroom.",
  bureau: "The article belongs to another bureau. Ask an editor of that bureau.",
  "own-work": "Only the person whose work it is can do this. Ask that person, or an editor.",
  "laxer-bureau":
    "That bureau asks less of a text than this one: a smaller number of eyes, fewer steps of review or milder checks. Ask a chief to move the article.",
};

const eyesSentences: Readonly<Record<Extract<Refusal, { why: "four-eyes" }>["rule"], string>> = {
  submitter: "You submitted this text. Somebody else has to approve it.",
  "only-contributor": "All changes since the last publication are yours. Somebody else has to approve it.",
  "changed-since-submit":
    "You changed the text after it was submitted. Somebody who didn’t has to approve it.",
  "another-step":
    "You said yes to this text at another step. Each step needs another person: somebody else has to say yes here.",
  "other-words":
    "What readers are told of this change is approved as it was proposed: nobody’s own words go to readers on their yes alone. Request changes and say what readers are to be told; or request them and submit the text yourself with these words, so that somebody else approves both.",
};

const stepPeople: Readonly<Record<StepRole, string>> = {
  editor: "an editor",
  legal: "somebody of legal",
  chief: "a chief",
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
  return `This doesn’t fit where the article stands. ${where[stage]} ${readers[publication]}`;
}

const readOnlySentences: Readonly<Record<Stage, string>> = {
  draft: "You may read this draft. Its writers and the bureau’s editors change it.",
  review: "In review only editors change the text. Take it back, or ask for changes, to go on writing.",
  ready: "The text is approved and read-only. Reopen it to change a word; the approval then falls.",
};

/** Why the text can't be changed by this person now, and what would make it possible. */
export function readOnlyText(refusal: Refusal, zone: string): string {
  if (refusal.kind === "may-not" && refusal.why === "own-work") return readOnlySentences.draft;
  if (refusal.kind === "may-not") return "You may read this article. Changing it is for its bureau’s people.";
  if (refusal.kind === "not-now" && refusal.why === "stage" && refusal.publication !== "killed")
    return readOnlySentences[refusal.stage];
  return refusalText(refusal, zone);
}

const isPlain = (refusal: Refusal): refusal is Extract<Refusal, { why: PlainReason }> =>
  Object.hasOwn(simpleSentences, refusal.why);

/** The sentence for a refusal. `zone` is the newsroom's (or the person's) zone, for times. */
export function refusalText(refusal: Refusal, zone: string): string {
  if (refusal.kind === "may-not") return mayNotSentences[refusal.why];
  if (refusal.kind === "stale") {
    return refusal.why === "article"
      ? "Somebody changed the article since you looked. See what is new, then decide again."
      : "The text changed since you looked. Read the new text, then decide again.";
  }
  if (isPlain(refusal)) return simpleSentences[refusal.why];
  switch (refusal.why) {
    case "stage":
      return stageSentence(refusal.stage, refusal.publication);
    case "spiked":
      return "The article is spiked. Unspike it to go on with it.";
    case "four-eyes":
      return eyesSentences[refusal.rule];
    case "step":
      return `The step “${refusal.step}” has no yes to exactly this text. Have ${stepPeople[refusal.role]} who said yes at no other step approve it as it is now.`;
    case "hold":
      return `The article is under ${holdNames[refusal.hold]}.`;
    case "embargo":
      return `The embargo has not ended yet at ${timeInZone(refusal.at, zone)}: it stands until ${timeInZone(refusal.until, zone)}. Schedule the article for the embargo’s end or later.`;
    case "picture-rights":
      return `The picture “${refusal.picture}” may not be shown: its rights are denied or expired. Replace or remove it.`;
    case "checks": {
      const [first, ...others] = refusal.findings;
      const more = others.length === 0 ? "" : ` ${others.length} more below.`;
      return `${first?.message ?? "A check found something. See the checks panel."}${more}`;
    }
    case "claimed":
      return refusal.own
        ? "You have claimed this article already. Go on with it."
        : `${refusal.by} has claimed this article. Ask them, or wait: a claim ends when its holder hasn’t been at it for a quarter of an hour.`;
    case "held":
      return `There is ${holdNames[refusal.hold]}, already. Nothing more is needed.`;
    case "not-held":
      return "There is no hold of this kind to release. Reload to see how the article stands.";
    case "zone":
      return `“${refusal.zone}” is no time zone. Choose one from the list.`;
    case "missing":
      return inputSentences[refusal.input];
    case "stealth-edit":
      return `A fix may not touch ${refusal.touched.join(", ")}. Choose another kind of change, or have an editor give a reason.`;
    case "past":
      return `${timeInZone(refusal.at, zone)} is over. Choose a later time.`;
    case "order": {
      const [live, withheld] = [timeInZone(refusal.live, zone), timeInZone(refusal.withheld, zone)];
      return refusal.asked === "schedule"
        ? `Readers are to lose the article at ${withheld}: it can’t go live at ${live}. Choose an earlier time, or cancel the planned withholding first.`
        : `The article goes live at ${live}: readers can’t lose it at ${withheld}. Choose a later time, or unschedule it first.`;
    }
    case "class":
      return refusal.changeClass === "retraction"
        ? "A retraction has its own verb. Choose another kind of change, or use Retract."
        : `A retracted article can’t come back as a ${classRules[refusal.changeClass].label.toLowerCase()}. Choose a kind of change that readers are told of.`;
    case "unreadable-text":
      return unreadableText(refusal.problem);
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
  "take-back": {
    effect: "Takes the text out of review so that you can go on writing. Every yes to it falls.",
  },
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
    confirm: "Kill this article for good? It can’t be brought back.",
  },
  retract: {
    effect:
      "Marks the article as retracted, with your note on its page. It leaves the front, lists and feeds.",
    confirm: "Retract this article? Readers see your note on its page.",
  },
  spike: {
    effect: "Takes the article out of the flow. It can be unspiked.",
    confirm: "Spike this article? It leaves the board’s flow until it is unspiked.",
  },
  unspike: { effect: "Puts the article back into the flow, at the stage it had." },
  restore: {
    effect:
      "Replaces the working copy by this revision, as a draft. Today’s text stays in the history. Readers see no change.",
    confirm: "Restore this revision into the working copy? The text of today stays in the history.",
  },
  claim: { effect: "Says that you have this article now. Others see it, and can still read and comment." },
  "release-claim": {
    effect: "Says that nobody has this article any more, so that somebody else can take it.",
  },
  assign: { effect: "Says who writes it, when it is due and how long it is to be. The person is told." },
  "set-embargo": {
    effect:
      "Nothing of this article reaches readers before that instant, by any path. A schedule before it is suspended.",
  },
  "lift-embargo": {
    effect: "Lets the article out before the embargo ends. Every editor is told, with your reason.",
    confirm: "Lift the embargo now? Every editor is told, with your reason.",
  },
  "place-hold": {
    effect:
      "Keeps the article from readers until the hold is released. What is live stays live: withhold it too if it must go.",
  },
  "release-hold": { effect: "Takes the hold off. Everything else is judged as before." },
  "put-in-vault": {
    effect:
      "Locks prepared copy away from every kind of publication. Taking it out needs two people, who each type its slugline.",
  },
  "leave-vault": {
    effect: "Asks to take the article out of the vault; the second person to do so takes it out.",
  },
  "plan-withhold": { effect: "Takes the article from readers at the time you choose." },
  "cancel-withhold": { effect: "The article stays with readers: nothing takes it down by itself." },
  "publish-in-emergency": {
    effect:
      "Publishes this text now without a second reader. Every editor is told, and the article is marked.",
    confirm: "Publish without a second reader? Every editor is told, with your reason.",
  },
};
