// The workflow as one table (newsroom.md §3). Buttons, checks, the log and the README's diagram read it; decide.ts judges by it.
import type { Publication, Stage } from "./article.ts";
import type { Need } from "./conditions.ts";
import type { Change, VerbName } from "./decision.ts";

/** One row of the table. Who may is permissions.ts; what a need means is conditions.ts. */
export type Verb = Readonly<{
  /** The button's name. */
  label: string;
  /** From which stages, to which. */
  stage: readonly [readonly Stage[], Stage | "same"];
  /** What readers see before, and after. */
  publication: readonly [readonly Publication[], Publication | "same"];
  liveRevision: Change["liveRevision"];
  /** Judged in this order; the first refusal counts. */
  needs: readonly Need[];
  cut?: NonNullable<Change["cut"]>;
  submitted?: "set" | "clear";
  /** A pending schedule is suspended or cancelled. */
  schedule?: "set" | "suspend" | "suspend-earlier" | "cancel";
  projection?: Exclude<Change["projection"], "same">;
  /** Counts whatever changed meanwhile: withdrawing what harms can't wait for a reload. */
  everStale?: true;
  /** Who has it and when it is due change nothing that others judge by: it counts whatever changed, and leaves their screens good. */
  aside?: true;
  /** An approval that hands the article to the next step of review. */
  advances?: true;
}>;

const every: readonly Stage[] = ["draft", "review", "ready"];
const notKilled: readonly Publication[] = ["never", "live", "withheld", "retracted"];
const published: readonly Publication[] = ["live", "withheld", "retracted"];

export const verbs = {
  create: {
    label: "Create",
    stage: [["draft"], "draft"],
    publication: [["never"], "never"],
    liveRevision: "same",
    needs: [],
  },
  submit: {
    label: "Submit for review",
    stage: [["draft"], "review"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["readable-text", "seen-text", "something-new", "required-fields", "class", "no-stealth"],
    cut: "submit",
    submitted: "set",
  },
  "take-back": {
    label: "Take back",
    stage: [["review"], "draft"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["submitter"],
    submitted: "clear",
  },
  "request-changes": {
    label: "Request changes",
    stage: [["review", "ready"], "draft"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["reason"],
    submitted: "clear",
    schedule: "suspend",
  },
  approve: {
    label: "Approve",
    stage: [["review"], "ready"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: [
      "readable-text",
      "seen-text",
      "four-eyes",
      "nothing-open",
      "something-new",
      "proposal",
      "class",
      "no-stealth",
    ],
    cut: "approve",
  },
  claim: {
    label: "Claim",
    stage: [every, "same"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["unclaimed"],
    aside: true,
  },
  "release-claim": {
    label: "Release claim",
    stage: [every, "same"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["claimer"],
    aside: true,
  },
  assign: {
    label: "Assign",
    stage: [every, "same"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["assignment"],
    aside: true,
  },
  reopen: {
    label: "Reopen",
    stage: [["ready"], "review"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: [],
    schedule: "suspend",
  },
  publish: {
    label: "Publish",
    stage: [["ready"], "draft"],
    publication: [["never", "withheld"], "live"],
    liveRevision: "approved",
    // Not "readable-text": readers get the revision that was read and approved, whatever became of the text since.
    // A shut gate is named before anything that people could settle meanwhile: no yes opens it.
    needs: ["gates", "approval", "checks"],
    submitted: "clear",
    schedule: "cancel",
    projection: "write",
  },
  "publish-change": {
    label: "Publish change",
    stage: [["ready"], "draft"],
    publication: [["live", "retracted"], "live"],
    liveRevision: "approved",
    needs: ["gates", "approval", "something-new", "checks"],
    submitted: "clear",
    schedule: "cancel",
    projection: "write",
  },
  "publish-again": {
    label: "Publish again",
    stage: [every, "same"],
    publication: [["withheld"], "live"],
    liveRevision: "same",
    needs: ["live-gates", "live-legal", "live-checks"],
    projection: "write",
  },
  schedule: {
    label: "Schedule",
    stage: [["ready"], "same"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["lasting-gates", "instant", "before-withhold", "approval", "something-new", "checks"],
    schedule: "set",
  },
  unschedule: {
    label: "Unschedule",
    stage: [every, "same"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["a-schedule"],
    schedule: "cancel",
  },
  withhold: {
    label: "Withhold",
    stage: [every, "same"],
    publication: [["live"], "withheld"],
    liveRevision: "same",
    needs: ["reason"],
    schedule: "suspend",
    projection: "remove",
  },
  "plan-withhold": {
    label: "Plan withhold",
    stage: [every, "same"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["later-instant", "after-live"],
  },
  "cancel-withhold": {
    label: "Cancel withhold",
    stage: [every, "same"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["a-withhold-plan"],
  },
  "set-embargo": {
    label: "Set embargo",
    stage: [every, "same"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["later-instant", "lifts-none"],
    schedule: "suspend-earlier",
  },
  "lift-embargo": {
    label: "Lift embargo",
    stage: [every, "same"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["an-embargo", "reason"],
  },
  "place-hold": {
    label: "Place hold",
    stage: [every, "same"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["hold-kind", "not-held", "reason"],
    everStale: true,
  },
  "release-hold": {
    label: "Release hold",
    stage: [every, "same"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    needs: ["hold-kind", "held", "reason"],
  },
  "put-in-vault": {
    label: "Put in vault",
    stage: [every, "same"],
    publication: [["never", "withheld"], "same"],
    liveRevision: "same",
    needs: ["not-vaulted", "a-slugline"],
    schedule: "suspend",
  },
  "leave-vault": {
    label: "Leave vault",
    stage: [every, "same"],
    publication: [["never", "withheld"], "same"],
    liveRevision: "same",
    needs: ["vaulted", "second-person", "typed-slugline"],
  },
  kill: {
    label: "Kill",
    stage: [every, "same"],
    publication: [published, "killed"],
    liveRevision: "same",
    needs: ["reason"],
    schedule: "cancel",
    projection: "gone",
    everStale: true,
  },
  retract: {
    label: "Retract",
    stage: [every, "same"],
    publication: [["live"], "retracted"],
    liveRevision: "same",
    needs: ["public-note"],
    schedule: "suspend",
    projection: "retract",
  },
  spike: {
    label: "Spike",
    stage: [every, "same"],
    publication: [["never"], "never"],
    liveRevision: "same",
    needs: ["reason"],
    schedule: "suspend",
  },
  unspike: {
    label: "Unspike",
    stage: [every, "same"],
    publication: [["never"], "never"],
    liveRevision: "same",
    needs: ["reason"],
  },
  restore: {
    label: "Restore",
    stage: [["draft", "review"], "draft"],
    publication: [notKilled, "same"],
    liveRevision: "same",
    // Not "seen-text": whoever types meanwhile would make it impossible, and their words are kept as a revision first.
    // A text that can't be read isn't replaced: nobody could say what is lost with it.
    needs: ["readable-text", "known-revision"],
    cut: "checkpoint",
    submitted: "clear",
  },
  "publish-in-emergency": {
    label: "Publish in an emergency",
    stage: [every, "draft"],
    publication: [["never", "withheld", "live"], "live"],
    liveRevision: "cut",
    needs: ["readable-text", "seen-text", "long-reason", "something-new", "page-fields", "gates", "class"],
    cut: "publish",
    submitted: "clear",
    schedule: "cancel",
    projection: "write",
  },
} as const satisfies Record<VerbName, Verb>;
