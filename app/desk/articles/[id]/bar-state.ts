// Collects what the bar above an article shows, in words, for the page and after each save or verb.
import "server-only";
import type { BarState } from "#components/desk/bar-state.ts";
import { fieldValue } from "#components/desk/zoned-time.ts";
import { articleForDesk, type DeskArticle } from "#db/articles.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { refusalText } from "#lib/newsroom/wording.ts";

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
  const { article } = found;
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
    remarks: remarks(found),
    requested: found.requested,
    assignment: found.assignment,
    claim: found.claim && {
      name: found.claim.name,
      own: found.claim.personId === actor.id,
      since: found.claim.since,
    },
    schedule: article.schedule,
    proposedClass: article.proposedClass,
    proposedNote: article.proposedNote,
    verbs: found.verbs.map(({ verb, label, inputs, refusal }) => ({
      verb,
      label,
      inputs,
      refused: refusal === null ? null : refusalText(refusal, zone),
      details: refusal === null ? [] : refusalDetails(refusal),
    })),
    newsroomZone: zone,
    now,
    earliest: fieldValue(new Date(now.getTime() + minute), zone),
    suggested: fieldValue(new Date(Math.ceil((now.getTime() + minute) / hour) * hour), zone),
  };
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
