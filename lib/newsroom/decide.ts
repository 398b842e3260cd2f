// Judges a wish by the table of the workflow (newsroom.md §3): may this person do this, here, now? Pure: saves nothing.
import { holdKinds } from "./article.ts";
import type { Actor, ApprovalKind, Article, HoldKind } from "./article.ts";
import { changeOf } from "./change.ts";
import { askedInDialog, conditions, inputsFor } from "./conditions.ts";
import type { Case, Need } from "./conditions.ts";
import type { Decision, Facts, Refusal, VerbName, Wish } from "./decision.ts";
import { verbs } from "./lifecycle.ts";
import type { Verb } from "./lifecycle.ts";
import { approvalRule } from "./review-steps.ts";
import { approvalKindOf } from "./step-yeses.ts";
import { editRefusal, mayNot } from "./permissions.ts";
import type { ArticleDeed } from "./permissions.ts";

const approvalDeeds: Readonly<Record<ApprovalKind, ArticleDeed>> = {
  desk: "approve",
  legal: "approve-as-legal",
  standards: "approve-for-standards",
};

/** The row of the table that this wish is judged by, and the rights of which any one gives it. */
function ruleAndDeeds(one: Case & { actor: Actor }): readonly [Verb, readonly ArticleDeed[]] {
  const { wish, actor, article, facts } = one;
  const { verb } = wish;
  if (verb === "approve") {
    const kind = approvalKindOf(wish, actor, article, facts);
    return [approvalRule(kind, one), [approvalDeeds[kind]]];
  }
  if (verb === "put-in-vault" && article.vaulted) return [{ ...verbs[verb], label: "Keep in vault" }, [verb]];
  if (verb === "place-hold" || verb === "release-hold") {
    const kinds = wish.holdKind === undefined ? holdKinds : [wish.holdKind];
    const doing = verb === "place-hold" ? "place" : "release";
    return [verbs[verb], kinds.map((kind) => `${doing}-${kind}-hold` as const)];
  }
  return [verbs[verb], [verb]];
}

function mayNotAny(actor: Actor, deeds: readonly ArticleDeed[], article: Article): Refusal | null {
  const refusals = deeds.map((deed) => mayNot(actor, deed, article));
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}

/** Why the verb doesn’t fit where the article stands, or null. */
export function wrongPlace(
  rule: Verb,
  verb: VerbName,
  article: Pick<Article, "stage" | "publication" | "spiked">,
): Refusal | null {
  const refusal: Refusal = {
    kind: "not-now",
    why: "stage",
    stage: article.stage,
    publication: article.publication,
  };
  if (!rule.publication[0].includes(article.publication)) return refusal;
  if (article.spiked !== (verb === "unspike"))
    return { kind: "not-now", why: article.spiked ? "spiked" : "not-spiked" };
  return rule.stage[0].includes(article.stage) ? null : refusal;
}

function mayNotNow(one: Case & { actor: Actor }, deeds: readonly ArticleDeed[]): Refusal | null {
  return one.wish.verb === "restore"
    ? editRefusal(one.actor, one.article, "restore")
    : mayNotAny(one.actor, deeds, one.article);
}

function firstRefusal(needs: readonly Need[], one: Case): Refusal | null {
  for (const need of needs) {
    const refusal = conditions[need](one);
    if (refusal !== null) return refusal;
  }
  return null;
}

const isStale = (rule: Verb, one: Case): boolean =>
  rule.everStale !== true && rule.aside !== true && one.wish.seenVersion !== one.article.version;

/**
 * Judge one verb. Pure: reads its arguments, returns a decision, saves nothing. The role is judged first, then
 * whether the article changed since the person looked, then its place in the workflow, then what the verb needs.
 */
export function decide(article: Article, wish: Wish, actor: Actor, facts: Facts, at: Date): Decision {
  const one = { article, wish, actor, facts, at };
  const [rule, deeds] = ruleAndDeeds(one);
  const refusal =
    mayNotAny(actor, deeds, article) ??
    (isStale(rule, one) ? ({ kind: "stale", why: "article" } as const) : null) ??
    wrongPlace(rule, wish.verb, article) ??
    mayNotNow(one, deeds) ??
    firstRefusal(rule.needs, one);
  return refusal === null ? { ok: true, change: changeOf(rule, one) } : { ok: false, refusal };
}

/**
 * Judge a planned withhold whose instant has come: readers lose the article if they have it. What isn't live any more
 * has nothing to lose, and its plan is over.
 */
export function decideWithhold(article: Article, facts: Facts, at: Date): Decision {
  const plan = article.plannedWithhold;
  if (plan === null || plan.at.getTime() > at.getTime())
    return { ok: false, refusal: { kind: "not-now", why: "no-withhold-plan" } };
  const wish: Wish = { verb: "withhold", seenVersion: article.version, reason: "Planned" };
  const one: Case = { article, wish, actor: null, facts, at };
  const refusal = wrongPlace(verbs.withhold, "withhold", article);
  if (refusal !== null) return { ok: false, refusal };
  const change = changeOf(verbs.withhold, one);
  return { ok: true, change: { ...change, desk: { ...change.desk, plannedWithhold: null } } };
}

/**
 * Judge a schedule whose instant has come; the clock is the actor. Everything is judged again: approval, four
 * eyes, gates, checks. `Change.verb` says what it amounts to, publish or publish-change, and its schedule is "fired".
 */
export function decideDue(article: Article, facts: Facts, at: Date): Decision {
  const due = article.schedule;
  if (due === null || due.state !== "pending" || due.at.getTime() > at.getTime()) {
    return { ok: false, refusal: { kind: "not-now", why: "no-schedule" } };
  }
  const changing = article.publication === "live" || article.publication === "retracted";
  const verb = changing ? "publish-change" : "publish";
  const one: Case = { article, wish: { verb, seenVersion: article.version }, actor: null, facts, at };
  const refusal =
    wrongPlace(verbs[verb], verb, article) ??
    (due.revisionId === article.approvedRevisionId
      ? null
      : ({ kind: "not-now", why: "no-approval" } as const)) ??
    firstRefusal(verbs[verb].needs, one);
  if (refusal !== null) return { ok: false, refusal };
  return { ok: true, change: { ...changeOf(verbs[verb], one), schedule: "fired" } };
}

export type OpenVerb = Readonly<{
  verb: VerbName;
  label: string;
  /** Null: the verb may be wished for; its dialog may still ask for inputs. */
  refusal: Refusal | null;
  /** What the verb's dialog asks for: reason, note, class, instant, zone, keep-text, revision, hold, slugline, assignment. */
  inputs: readonly string[];
  /** Kinds of hold that this person may place or release here; empty for other verbs. */
  holds: readonly HoldKind[];
}>;

/** Verbs whose button would only be in the way: for what isn't there to be undone, or is done already. */
const pointless: Readonly<Partial<Record<VerbName, (one: Case) => boolean>>> = {
  unschedule: ({ article }) => article.schedule === null,
  "cancel-withhold": ({ article }) => article.plannedWithhold === null,
  "lift-embargo": ({ article, at }) =>
    article.embargoUntil === null || article.embargoUntil.getTime() <= at.getTime(),
  "release-hold": ({ facts }) => facts.holds.length === 0,
  "put-in-vault": ({ article }) => article.vaulted && article.vaultLeaveBy === null,
  "leave-vault": ({ article }) => !article.vaulted,
  claim: ({ article, actor }) => article.claimedBy !== null && article.claimedBy === actor?.id,
  "release-claim": ({ article }) => article.claimedBy === null,
};

function holdsFor({ wish: { verb }, article, actor, facts }: Case): readonly HoldKind[] {
  if (actor === null || (verb !== "place-hold" && verb !== "release-hold")) return [];
  const placing = verb === "place-hold";
  return holdKinds.filter(
    (kind) =>
      facts.holds.some((hold) => hold.kind === kind) !== placing &&
      mayNot(actor, `${placing ? "place" : "release"}-${kind}-hold`, article) === null,
  );
}

/**
 * The verbs that this person's role gives here, at this stage and publication, each with what keeps it from
 * being carried out now. What a dialog asks for is not counted against it. `on` chooses the page: Restore
 * belongs to the history.
 */
export function openVerbs(
  article: Article,
  actor: Actor,
  facts: Facts,
  at: Date,
  on: "article" | "history" = "article",
): readonly OpenVerb[] {
  const shown = (Object.keys(verbs) as VerbName[]).filter(
    (verb) => verb !== "create" && (verb === "restore") === (on === "history"),
  );
  return shown.flatMap((verb) => {
    const wish: Wish = { verb, seenVersion: article.version, seenCopyVersion: article.copyVersion };
    const one = { article, wish, actor, facts, at };
    const [rule, deeds] = ruleAndDeeds(one);
    if (mayNotNow(one, deeds) !== null || wrongPlace(rule, verb, article) !== null) return [];
    if (pointless[verb]?.(one) === true) return [];
    const refusal = firstRefusal(
      rule.needs.filter((need) => !askedInDialog.has(need)),
      one,
    );
    if (refusal?.kind === "may-not") return [];
    return [
      {
        verb,
        label: rule.label,
        refusal,
        inputs: inputsFor(rule.needs, verb, article),
        holds: holdsFor(one),
      },
    ];
  });
}
