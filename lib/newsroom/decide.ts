// Judges a wish by the table of the workflow (newsroom.md §3): may this person do this, here, now? Pure: saves nothing.
import type { Actor, Article } from "./article.ts";
import { approvalKindOf, changeOf } from "./change.ts";
import { askedInDialog, conditions, inputsFor } from "./conditions.ts";
import type { Case, Need } from "./conditions.ts";
import type { Decision, Facts, Refusal, VerbName, Wish } from "./decision.ts";
import { legalApproval, verbs } from "./lifecycle.ts";
import type { Verb } from "./lifecycle.ts";
import { editRefusal, mayNot } from "./permissions.ts";
import type { ArticleDeed } from "./permissions.ts";

function ruleAndDeed(wish: Wish, actor: Actor): readonly [Verb, ArticleDeed] {
  if (wish.verb !== "approve") return [verbs[wish.verb], wish.verb];
  const kind = approvalKindOf(wish, actor);
  if (kind === "desk") return [verbs.approve, "approve"];
  return [legalApproval, kind === "legal" ? "approve-as-legal" : "approve-for-standards"];
}

function wrongPlace(rule: Verb, verb: VerbName, article: Article): Refusal | null {
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

function mayNotNow(one: Case & { actor: Actor }, deed: ArticleDeed): Refusal | null {
  return deed === "restore"
    ? editRefusal(one.actor, one.article, "restore")
    : mayNot(one.actor, deed, one.article);
}

function firstRefusal(needs: readonly Need[], one: Case): Refusal | null {
  for (const need of needs) {
    const refusal = conditions[need](one);
    if (refusal !== null) return refusal;
  }
  return null;
}

const isStale = (rule: Verb, one: Case): boolean =>
  rule.everStale !== true && one.wish.seenVersion !== one.article.version;

/**
 * Judge one verb. Pure: reads its arguments, returns a decision, saves nothing. The role is judged first, then
 * whether the article changed since the person looked, then its place in the workflow, then what the verb needs.
 */
export function decide(article: Article, wish: Wish, actor: Actor, facts: Facts, at: Date): Decision {
  const one = { article, wish, actor, facts, at };
  const [rule, deed] = ruleAndDeed(wish, actor);
  const refusal =
    mayNot(actor, deed, article) ??
    (isStale(rule, one) ? ({ kind: "stale", why: "article" } as const) : null) ??
    wrongPlace(rule, wish.verb, article) ??
    mayNotNow(one, deed) ??
    firstRefusal(rule.needs, one);
  return refusal === null ? { ok: true, change: changeOf(rule, one) } : { ok: false, refusal };
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
  /** What the verb's dialog asks for: reason, note, class, instant, zone, keep-text, revision. */
  inputs: readonly string[];
}>;

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
    const [rule, deed] = ruleAndDeed(wish, actor);
    if (mayNotNow(one, deed) !== null || wrongPlace(rule, verb, article) !== null) return [];
    if (verb === "unschedule" && article.schedule === null) return [];
    const refusal = firstRefusal(
      rule.needs.filter((need) => !askedInDialog.has(need)),
      one,
    );
    if (refusal?.kind === "may-not") return [];
    return [{ verb, label: rule.label, refusal, inputs: inputsFor(rule.needs, verb, article) }];
  });
}
