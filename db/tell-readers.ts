// Tells an article's people what happened to it, in the transaction in which it happens.
import { and, eq, isNull } from "drizzle-orm";
import type { Article, ReviewStep } from "#lib/newsroom/article.ts";
import type { Change } from "#lib/newsroom/decision.ts";
import { stepsOf } from "#lib/newsroom/step-yeses.ts";
import {
  backBy,
  goneBy,
  tellsSomebody,
  toldOf,
  waitingKinds,
  type Happening,
  type ToldArticle,
  type VerbDone,
} from "#lib/newsroom/told.ts";
import { loadArticle, type LoadedArticle } from "./article-row.ts";
import type { Transaction } from "./client.ts";
import { awaitingLegal } from "./legal-review.ts";
import { peopleAround } from "./people-around.ts";
import { notice } from "./schema/notices.ts";
import { bureau } from "./schema/people.ts";
import { bringBack, markGone, placeOf, tell, type Telling } from "./tell.ts";

/** The article as the rules for telling want to see it, after the change. */
function articleAfter(
  { article }: LoadedArticle,
  change: VerbDone["change"],
  publication: Article["publication"],
) {
  const { assign } = change.desk;
  const assignedTo = assign?.assigneeId === undefined ? article.assignedTo : assign.assigneeId;
  return { ...article, publication, assignedTo };
}

type Deed = Readonly<{
  change: VerbDone["change"] & Pick<Change, "publication" | "spiked" | "movesVersion">;
  /** The instant that it is scheduled for now; null where this verb schedules nothing. */
  scheduledFor: Date | null;
  eventId: string;
  actorId: string | null;
  fell: readonly string[];
  at: Date;
}>;

/** Tell of a verb that was carried out; and what it settles goes from everybody's list. */
export async function tellOfVerb(tx: Transaction, loaded: LoadedArticle, deed: Deed): Promise<void> {
  const { change, at, actorId, fell, eventId, scheduledFor } = deed;
  const { article: before, row } = loaded;
  const { embargoUntil } = change.desk;
  const early =
    before.embargoUntil !== null &&
    before.embargoUntil > at &&
    embargoUntil !== undefined &&
    (embargoUntil === null || embargoUntil < before.embargoUntil);
  const ahead = change.stage === "review" ? await stepsFrom(tx, row.bureauId, change.step) : [];
  const [step] = ahead;
  const awaits = step?.role ?? "editor";
  // A plan to withhold that the clock carries out isn't taken from whoever made it.
  const plans = { ...loaded.plans, ...(actorId === null && { withhold: null }) };
  const done: VerbDone = { what: "verb", change, before, fell, early, awaits, plans, scheduledFor };
  await markGone(tx, row.id, goneBy(done), at);
  // Whoever says yes again has nothing left to see to.
  if (change.verb === "approve" && actorId !== null)
    await markGone(tx, row.id, ["approval-voided"], at, {}, actorId);
  const { placeHold, releaseHold } = change.desk;
  if (releaseHold) await markGone(tx, row.id, ["held"], at, { hold: releaseHold });
  await bringBack(tx, row.id, backBy(done));
  const after = articleAfter(loaded, change, change.publication);
  if (change.movesVersion) await tellLegal(tx, after, ahead, deed);
  if (!tellsSomebody(done, after)) return;
  const due = change.desk.assign?.dueAt ?? (change.verb === "assign" ? row.dueAt : null);
  const words = {
    ...(step && { step: step.name }),
    ...(due && { due: due.toISOString() }),
    ...(placeHold && { hold: placeHold }),
  };
  await tellReaders(tx, done, after, {
    articleId: row.id,
    source: eventId,
    place: placeOf(row.id),
    actorId,
    at,
    words,
  });
}

/**
 * A text that isn't published without legal's yes waits for it from now on, or doesn't wait any more. Told once, until it
 * has the yes: not of what legal hears of by the hold itself, nor where a step of review asks for that yes anyway.
 */
async function tellLegal(
  tx: Transaction,
  article: Article,
  ahead: readonly ReviewStep[],
  { change, eventId, actorId, at }: Deed,
): Promise<void> {
  const open = change.stage !== "draft" && !change.spiked && change.publication !== "killed";
  const waits = open && (await awaitingLegal(tx, [article.id])).has(article.id);
  if (!waits) return markGone(tx, article.id, ["legal-due"], at);
  if (change.desk.placeHold || ahead.some(({ role }) => role === "legal")) return;
  const [told] = await tx
    .select({ id: notice.id })
    .from(notice)
    .where(and(eq(notice.articleId, article.id), eq(notice.kind, "legal-due"), isNull(notice.goneAt)))
    .limit(1);
  if (told) return;
  const place = placeOf(article.id);
  const telling = { articleId: article.id, source: eventId, place, actorId, at };
  await tellReaders(tx, { what: "legal-due" }, article, telling);
}

/** Tell of something else that happened to an article. */
export async function tellReaders(
  tx: Transaction,
  happening: Happening,
  article: ToldArticle,
  telling: Telling,
): Promise<void> {
  const people = await peopleAround(tx, article.bureauId);
  await tell(tx, telling, toldOf(happening, telling.actorId, article, people));
}

/** The clock gave a claim back: its holder hears of it, and what waits for somebody waits for everybody again. */
export async function tellOfEndedClaim(
  tx: Transaction,
  ended: Readonly<{ articleId: number; personId: string; eventId: string; at: Date }>,
): Promise<void> {
  const { articleId, personId, eventId, at } = ended;
  const loaded = await loadArticle(tx, articleId);
  if (!loaded) return;
  const { article } = loaded;
  if (article.stage === "review") await bringBack(tx, articleId, waitingKinds);
  const telling = { articleId, source: eventId, place: placeOf(articleId), actorId: null, at };
  await tellReaders(tx, { what: "claim-ended", personId }, article, telling);
}

/** The steps that an article in review still has to pass: first the one that it waits at. */
async function stepsFrom(tx: Transaction, bureauId: string, step: number): Promise<readonly ReviewStep[]> {
  const [row] = await tx.select({ steps: bureau.steps }).from(bureau).where(eq(bureau.id, bureauId));
  const all = stepsOf(row?.steps ?? []);
  return all.slice(Math.min(step, all.length - 1));
}
