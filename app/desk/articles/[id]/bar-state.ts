// Collects what the bar above an article shows, in words, for the page and after each save or verb.
import "server-only";
import type { BarState } from "#components/desk/bar-state.ts";
import { verbLooks } from "#components/desk/verb-looks.ts";
import { fieldValue } from "#components/desk/zoned-time.ts";
import { articleForDesk, type DeskArticle } from "#db/articles.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { OpenVerb } from "#lib/newsroom/decide.ts";
import type { Refusal, VerbName } from "#lib/newsroom/decision.ts";
import { approvalEffect } from "#lib/newsroom/approval-effect.ts";
import { asksToLeave } from "#lib/newsroom/vault.ts";
import { refusalText, verbWords } from "#lib/newsroom/wording.ts";
import { gateLines } from "./gate-lines.ts";
import { planRemarks, planTroubles } from "./plan-words.ts";
import { stepLines } from "./step-lines.ts";

/** Where and when the person looks. */
export type Look = Readonly<{ actor: Actor; zone: string; now: Date }>;

/** A refusal's findings, each in its own sentence. */
export function refusalDetails(refusal: Refusal): readonly string[] {
  return refusal.kind === "not-now" && refusal.why === "checks"
    ? refusal.findings.map((finding) => finding.message)
    : [];
}

/** Null: hidden or missing. */
export async function loadBar(look: Look, id: number): Promise<BarState | null> {
  const found = await articleForDesk(look.actor, id);
  return found === null ? null : barState(look, found);
}

export function barState({ actor, zone, now }: Look, found: DeskArticle): BarState {
  const { article, facts, standing } = found;
  const minute = 60_000;
  const hour = 60 * minute;
  return {
    articleId: article.id,
    version: article.version,
    copyVersion: article.copyVersion,
    stage: article.stage,
    publication: article.publication,
    spiked: article.spiked,
    aheadOfLive: found.aheadOfLive,
    secondReadDue: found.secondReadDue,
    slugline: found.slugline,
    title: found.content.headline || found.slugline || `Article ${article.id}`,
    remarks: [...remarks(found), ...planRemarks(standing)],
    requested: found.requested,
    assignment: found.assignment,
    stillDue: found.stillDue,
    claim: found.claim && {
      name: found.claim.name,
      own: found.claim.personId === actor.id,
      since: found.claim.since,
    },
    schedule: article.schedule,
    plannedWithhold: article.plannedWithhold,
    embargoUntil: standing.embargo?.until ?? null,
    gates: gateLines(standing, { zone, now }),
    steps: stepLines(article, facts, standing, { zone, now }),
    troubles: planTroubles(standing, { zone, now }),
    approvedNumber: standing.approvedNumber,
    textNumber: standing.textNumber,
    holds: standing.holds.map(({ kind, reason }) => ({ kind, reason })),
    vaultAskedBy: standing.vault?.asked?.by ?? null,
    fronts: standing.fronts,
    proposedClass: article.proposedClass,
    proposedNote: article.proposedNote,
    verbs: found.verbs.map((one) => shownVerb(one, found, { actor, zone })),
    checks: JSON.stringify(facts.checks),
    newsroomZone: zone,
    now,
    earliest: fieldValue(new Date(now.getTime() + minute), zone),
    suggested: fieldValue(new Date(Math.ceil((now.getTime() + minute) / hour) * hour), zone),
  };
}

function shownVerb(
  one: OpenVerb,
  found: DeskArticle,
  { actor, zone }: Pick<Look, "actor" | "zone">,
): BarState["verbs"][number] {
  const { verb, label, inputs, holds } = one;
  const refusal = one.refusal ?? noHold(one, found);
  return {
    verb,
    label,
    inputs,
    holds,
    ...wordsOf(verb, actor, found),
    refused: refusal === null ? null : refusalText(refusal, zone),
    details: refusal === null ? [] : refusalDetails(refusal),
  };
}

/** Who may place or release holds may still have none left here: another role's hold stands, or every own one does. */
function noHold({ verb, holds }: Pick<OpenVerb, "verb" | "holds">, { facts }: DeskArticle): Refusal | null {
  const [standing] = facts.holds;
  if (holds.length > 0 || standing === undefined) return null;
  if (verb === "release-hold") return { kind: "not-now", why: "hold", hold: standing.kind };
  return verb === "place-hold" ? { kind: "not-now", why: "held", hold: standing.kind } : null;
}

/** What a verb does here and what is said when it is done: some do another thing at another place. */
function wordsOf(
  verb: VerbName,
  actor: Actor,
  { article, facts }: DeskArticle,
): Readonly<{ effect: string; done: string }> {
  const { effect } = verbWords[verb];
  const { done } = verbLooks[verb];
  if (verb === "approve") return approvalEffect(article, actor, facts) ?? { effect, done };
  if (verb === "put-in-vault" && article.vaulted)
    return {
      effect: "Withdraws the wish to take it out. It stays in the vault, and two people have to ask anew.",
      done: "It stays in the vault.",
    };
  if (verb === "leave-vault" && asksToLeave(article, facts))
    return { effect: "Agrees that the article leaves the vault. It leaves now.", done: "Out of the vault." };
  return { effect, done };
}

function remarks({ article, people }: DeskArticle): readonly string[] {
  const said: string[] = [];
  if (article.stage === "review" && people.submittedBy !== null)
    said.push(`Submitted by ${people.submittedBy}.`);
  if (article.stage === "ready") {
    const approvers = people.approvedBy.join(" and ");
    said.push(
      `Approved${approvers === "" ? "" : ` by ${approvers}`}. The text is read-only: to change it, reopen it, which voids the approval${article.schedule?.state === "pending" ? " and suspends the schedule" : ""}.`,
    );
  }
  if (article.publication === "live" && article.stage !== "ready")
    said.push("Readers keep seeing the live text until a new version is approved and published.");
  if (article.publication === "withheld")
    said.push("Readers don’t find this article: its address answers 404.");
  if (article.publication === "killed") said.push("Killed for good: its address answers 410.");
  if (article.publication === "retracted") said.push("Readers see this article with a retraction banner.");
  return said;
}
