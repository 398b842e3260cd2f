// Who is told of what (newsroom.md §10): told, not flooded. Nobody hears of their own deeds, and nobody of an article that
// they may not read.
import type { Actor, Article, StepRole } from "./article.ts";
import type { Change, DeskChange } from "./decision.ts";
import type { NoticeKind } from "./notice-kinds.ts";
import { mayRead } from "./permissions.ts";

/** A schedule carried out later than this after its instant is an alarm, in milliseconds. */
export const lateAfterMs = 5_000;

/** Whose article it is, as it stands after what happened. */
export type ToldArticle = Pick<
  Article,
  "bureauId" | "publication" | "createdBy" | "assignedTo" | "bylinePersonIds"
>;

/** A verb that was carried out, with what only the database knows of it. */
export type VerbDone = Readonly<{
  what: "verb";
  change: Pick<Change, "verb" | "stage" | "step" | "emergency" | "schedule"> & Readonly<{ desk: DeskChange }>;
  before: Pick<Article, "stage" | "step" | "publication" | "assignedTo" | "claimedBy" | "submittedBy">;
  /** Whose approvals fell. */
  fell: readonly string[];
  /** Whose yes the article waits for next, in review. */
  awaits: StepRole;
  /** An embargo was still running, so that lifting it was early. */
  early: boolean;
  /** What somebody had planned, as it stood before; null also where the clock carried it out. */
  plans: Readonly<{ publish: Plan | null; withhold: Plan | null }>;
  /** The instant that it is scheduled for now; null where it wasn't scheduled. */
  scheduledFor: Date | null;
}>;

type Plan = Readonly<{ personId: string; at: Date }>;

export type Happening =
  | VerbDone
  | Readonly<{ what: "schedule-failed" | "schedule-late" }>
  | Readonly<{ what: "comment"; mentions: readonly string[]; talking: readonly string[] }>
  | Readonly<{ what: "claim-ended"; personId: string }>
  /** Other words took it to a step whose yes they haven't. */
  | Readonly<{ what: "step-due"; awaits: StepRole }>
  /** Nothing is published of it without legal's yes to the text as it is. */
  | Readonly<{ what: "legal-due" }>
  | Readonly<{ what: "reviewer-answered"; makerId: string }>;

export type Told = Readonly<{
  personId: string;
  kind: NoticeKind;
  /** For this person's sentence, beside what all are told. */
  words?: Readonly<Record<string, string>>;
}>;

type Wanted = Readonly<{
  kind: NoticeKind;
  to: readonly string[];
  words?: Told["words"];
  /** A task of its own, told beside whatever else the person hears of the same happening. */
  task?: boolean;
}>;

/** Whose work it is: who is to write it, who signs it, who handed it in. */
function writersOf(article: ToldArticle, submittedBy: string | null): string[] {
  return [
    article.assignedTo ?? article.createdBy,
    ...article.bylinePersonIds,
    ...(submittedBy === null ? [] : [submittedBy]),
  ];
}

const ids = (people: readonly Actor[]): string[] => people.map((one) => one.id);

/** Editors and chiefs: who answers for what readers see. */
const desk = (people: readonly Actor[]): string[] =>
  ids(people.filter(({ role }) => role === "editor" || role === "chief"));

const legal = (people: readonly Actor[]): string[] => ids(people.filter(({ role }) => role === "legal"));

function ofVerb(done: VerbDone, article: ToldArticle, people: readonly Actor[]): Wanted[] {
  return [...ofDeed(done, article, people), ...upsetPlans(done)];
}

function ofDeed(done: VerbDone, article: ToldArticle, people: readonly Actor[]): Wanted[] {
  const { change, before } = done;
  const writers = writersOf(article, before.submittedBy);
  switch (change.verb) {
    case "submit":
      return [waiting(done, people)];
    case "approve":
      if (change.stage === "ready" && before.stage === "review") return [{ kind: "approved", to: writers }];
      return change.step === before.step ? [] : [waiting(done, people)];
    case "request-changes":
      return [{ kind: "changes-requested", to: writers }, ...fallen(done)];
    case "publish":
    case "publish-change":
    case "publish-again":
      return [{ kind: "published", to: writers }];
    case "publish-in-emergency":
      return [
        { kind: "emergency", to: desk(people) },
        { kind: "published", to: writers },
        { kind: "second-read-due", to: desk(people), task: true },
      ];
    case "kill":
      return [{ kind: "killed", to: desk(people) }];
    case "lift-embargo":
    case "set-embargo":
      return done.early ? [{ kind: "embargo-lifted", to: desk(people) }] : [];
    case "assign":
      return assignment(done);
    case "release-claim":
      return before.claimedBy === null ? [] : [{ kind: "claim-ended", to: [before.claimedBy] }];
    case "place-hold":
      return [
        { kind: "held", to: [...writers, ...(change.desk.placeHold === "legal" ? legal(people) : [])] },
      ];
    case "leave-vault":
      return change.desk.vault === "asked" ? [{ kind: "vault-asked", to: desk(people) }] : [];
    case "create":
    case "take-back":
    case "reopen":
    case "schedule":
    case "unschedule":
    case "withhold":
    case "retract":
    case "spike":
    case "unspike":
    case "restore":
    case "claim":
    case "release-hold":
    case "put-in-vault":
    case "plan-withhold":
    case "cancel-withhold":
      return fallen(done);
  }
}

/** False: this verb is told to nobody, whoever works here. */
export function tellsSomebody(done: VerbDone, article: ToldArticle): boolean {
  return ofVerb(done, article, []).length > 0;
}

function fallen({ fell, change }: VerbDone): Wanted[] {
  return fell.length === 0 ? [] : [{ kind: "approval-voided", to: fell, words: { verb: change.verb } }];
}

type Became = "moved" | "suspended" | "cancelled";

const becomes: Readonly<Record<Change["schedule"], Became | null>> = {
  same: null,
  set: "moved",
  suspend: "suspended",
  cancel: "cancelled",
  fired: null,
};

/** Whoever planned what the clock was to do, and whose plan is another one now. */
function upsetPlans({ change, plans, scheduledFor }: VerbDone): Wanted[] {
  const { verb, desk: changed, schedule } = change;
  const told = (kind: NoticeKind, plan: Plan, became: Became, to: Date | null): Wanted => ({
    kind,
    to: [plan.personId],
    words: { verb, became, planned: plan.at.toISOString(), ...(to && { to: to.toISOString() }) },
    task: became === "suspended",
  });
  const became = becomes[schedule];
  const withhold = changed.plannedWithhold;
  return [
    ...(plans.publish && became ? [told("schedule-changed", plans.publish, became, scheduledFor)] : []),
    ...(plans.withhold && withhold !== undefined
      ? [told("withhold-changed", plans.withhold, withhold ? "moved" : "cancelled", withhold?.at ?? null)]
      : []),
  ];
}

/** Told to whoever can say the yes that the article waits for now: the bureau's editors, or the chiefs where it has no other editor. */
function waiting({ change, awaits }: VerbDone, people: readonly Actor[]): Wanted {
  const kind = change.verb === "submit" && awaits === "editor" ? "submitted" : "step-due";
  return { kind, to: whoSaysYes(awaits, people) };
}

function whoSaysYes(awaits: StepRole, people: readonly Actor[]): string[] {
  const awaited = ids(people.filter(({ role }) => role === awaits));
  return awaited.length > 0 ? awaited : desk(people);
}

function assignment({ change, before }: VerbDone): Wanted[] {
  const { assign } = change.desk;
  const assignee = assign?.assigneeId === undefined ? before.assignedTo : assign.assigneeId;
  const taken = before.assignedTo !== null && before.assignedTo !== assignee ? [before.assignedTo] : [];
  const news = assign?.assigneeId !== undefined || assign?.dueAt !== undefined;
  return [
    { kind: "assigned", to: assignee === null || !news ? [] : [assignee] },
    { kind: "unassigned", to: taken },
  ];
}

function wantedOf(happening: Happening, article: ToldArticle, people: readonly Actor[]): Wanted[] {
  switch (happening.what) {
    case "verb":
      return ofVerb(happening, article, people);
    case "schedule-failed":
    case "schedule-late":
      return [{ kind: happening.what, to: desk(people) }];
    case "comment":
      return [
        { kind: "mention", to: happening.mentions },
        { kind: "reply", to: happening.talking },
      ];
    case "claim-ended":
      return [{ kind: "claim-ended", to: [happening.personId] }];
    case "step-due":
      return [{ kind: "step-due", to: whoSaysYes(happening.awaits, people) }];
    case "legal-due":
      return [{ kind: "legal-due", to: legal(people) }];
    case "reviewer-answered":
      return [{ kind: "reviewer-answered", to: [happening.makerId] }];
  }
}

/**
 * Who is told what. `people` is everybody who works here; `actorId` is null when the clock acts. Each person hears of a
 * happening once, by the first kind that names them; a second read that is due, and a schedule that is suspended, is a task
 * of its own beside that. A killed article hides from all but chief and legal, yet whoever could read it before hears that
 * it is gone.
 */
export function toldOf(
  happening: Happening,
  actorId: string | null,
  article: ToldArticle,
  people: readonly Actor[],
): Told[] {
  const killing = happening.what === "verb" && happening.change.verb === "kill";
  const place = killing ? { ...article, publication: happening.before.publication } : article;
  const readers = people.filter((one) => one.id !== actorId && mayRead(one, place));
  const reading = new Set(ids(readers));
  const told: Told[] = [];
  const heard = new Set<string>();
  for (const { kind, to, words, task = false } of wantedOf(happening, article, readers))
    for (const personId of new Set(to)) {
      if (!reading.has(personId) || (heard.has(personId) && !task)) continue;
      if (!task) heard.add(personId);
      told.push({ personId, kind, ...(words && { words }) });
    }
  return told;
}

/** What asks for somebody to take the article. */
export const waitingKinds: readonly NoticeKind[] = ["submitted", "step-due"];

/** Notices that ask for nothing any more once this verb is carried out. */
export function goneBy({ change, before }: Pick<VerbDone, "change" | "before">): readonly NoticeKind[] {
  const { schedule, desk: changed } = change;
  const planned = schedule === "set" || schedule === "cancel" || schedule === "fired";
  const leaves = before.stage === "review" && (change.stage !== "review" || change.step !== before.step);
  const taken = change.verb === "claim" || leaves || change.verb === "kill" || change.verb === "spike";
  const read = change.verb === "publish" || change.verb === "publish-change" || change.verb === "kill";
  return [
    ...(taken ? waitingKinds : []),
    ...(read ? (["second-read-due"] as const) : []),
    ...(changed.assign?.assigneeId === undefined ? [] : (["assigned", "unassigned"] as const)),
    ...(planned ? (["schedule-changed"] as const) : []),
    ...(changed.plannedWithhold === undefined ? [] : (["withhold-changed"] as const)),
    ...(changed.vault === undefined ? [] : (["vault-asked"] as const)),
    ...(change.verb === "kill" ? (["held", "vault-asked"] as const) : []),
  ];
}

/** What nobody has any more waits for everybody again. */
export function backBy({ change, before }: Pick<VerbDone, "change" | "before">): readonly NoticeKind[] {
  const waits = before.stage === "review" && change.stage === "review";
  return change.verb === "release-claim" && waits ? waitingKinds : [];
}
