// Publication by the clock: each due schedule fires once, judged again, in one transaction with what it publishes.
import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { decideDue, decideWithhold } from "#lib/newsroom/decide.ts";
import { lateAfterMs, type ToldArticle } from "#lib/newsroom/told.ts";
import { loadArticle, type LoadedArticle } from "./article-row.ts";
import { carryOut } from "./carry-out.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { announceToDesk } from "./desk-news.ts";
import { recordEvent } from "./events.ts";
import { factsOf } from "./facts.ts";
import { article } from "./schema/articles.ts";
import { schedule } from "./schema/revisions.ts";
import { placeOf, tellReaders } from "./tell.ts";

export type Fired = Readonly<{
  articleId: number;
  plannedAt: Date;
  /** Milliseconds between the planned instant and the decision. */
  lateMs: number;
  /** Null: published. Else what stood in the way; the schedule is marked as failed and the article stays at ready. */
  refusal: Refusal | null;
  seq: number | null;
}>;

/**
 * Fire everything that is due, one transaction each. Any number of instances may call this at once: an article whose row
 * is held by another is passed over. `requestId` names the run in the events. With `only`, no other article's is looked at.
 */
export async function fireDueSchedules(requestId: string, only?: number): Promise<Fired[]> {
  const fired: Fired[] = [];
  for (;;) {
    const one = await newsroom().transaction((tx) => fireNext(tx, `${requestId}-${fired.length}`, only));
    if (!one) return fired;
    fired.push(one);
  }
}

async function fireNext(tx: Transaction, requestId: string, only?: number): Promise<Fired | null> {
  // The article's row is locked first, as every verb does, so that a schedule and a verb never wait for each other in a ring.
  const [due] = await tx
    .select({
      id: schedule.id,
      articleId: schedule.articleId,
      action: schedule.action,
      at: schedule.at,
      createdBy: schedule.createdBy,
    })
    .from(schedule)
    .innerJoin(article, eq(article.id, schedule.articleId))
    .where(
      and(
        eq(schedule.state, "pending"),
        lte(schedule.at, sql`clock_timestamp()`),
        only === undefined ? undefined : eq(schedule.articleId, only),
      ),
    )
    .orderBy(asc(schedule.at))
    .limit(1)
    .for("update", { of: article, skipLocked: true });
  if (!due) return null;
  const loaded = await loadArticle(tx, due.articleId);
  if (due.action === "withhold") return withholdDue(tx, due, loaded, requestId, only);
  const planned = loaded?.article.schedule;
  // Another instance may have fired it between the look and the lock.
  if (!loaded || !planned || planned.state !== "pending" || loaded.scheduleId !== due.id)
    return fireNext(tx, requestId, only);
  const at = await now(tx);
  const decision = decideDue(loaded.article, await factsOf(tx, loaded, at), at);
  const told = {
    articleId: due.articleId,
    plannedAt: planned.at,
    lateMs: at.getTime() - planned.at.getTime(),
  };
  if (!decision.ok) {
    await fail(tx, due, loaded, decision.refusal, requestId, at);
    return { ...told, refusal: decision.refusal, seq: null };
  }
  const { change } = decision;
  const { seq } = await carryOut(tx, loaded, {
    wish: { verb: change.verb, seenVersion: loaded.article.version },
    change,
    actorId: null,
    onBehalfOf: due.createdBy,
    at,
    publishedAt: planned.at,
    requestId,
  });
  if (told.lateMs > lateAfterMs) await alarm(tx, due, loaded.article, "schedule-late", at);
  return { ...told, refusal: null, seq };
}

type Due = Readonly<{
  id: string;
  articleId: number;
  action: "publish" | "withhold";
  at: Date;
  createdBy: string;
}>;

/** Every editor hears of it at once, and once. */
async function alarm(
  tx: Transaction,
  due: Pick<Due, "id" | "articleId" | "action" | "at">,
  about: ToldArticle,
  what: "schedule-late" | "schedule-failed",
  at: Date,
): Promise<void> {
  await tellReaders(tx, { what }, about, {
    articleId: due.articleId,
    source: `schedule ${due.id}`,
    place: placeOf(due.articleId),
    actorId: null,
    at,
    words: { action: due.action, planned: due.at.toISOString() },
  });
}

/** Readers lose the article, once; a plan whose article they don't have any more has nothing left to do. */
async function withholdDue(
  tx: Transaction,
  due: Due,
  loaded: LoadedArticle | null,
  requestId: string,
  only?: number,
): Promise<Fired | null> {
  const [still] = await tx
    .select({ id: schedule.id })
    .from(schedule)
    .where(and(eq(schedule.id, due.id), eq(schedule.state, "pending")));
  if (!loaded || !still) return fireNext(tx, requestId, only);
  const at = await now(tx);
  const told = { articleId: due.articleId, plannedAt: due.at, lateMs: at.getTime() - due.at.getTime() };
  const decision = decideWithhold(loaded.article, await factsOf(tx, loaded, at), at);
  if (!decision.ok) {
    await fail(tx, due, loaded, decision.refusal, requestId, at);
    return { ...told, refusal: decision.refusal, seq: null };
  }
  await tx.update(schedule).set({ state: "fired", decidedAt: at }).where(eq(schedule.id, due.id));
  const { seq } = await carryOut(tx, loaded, {
    wish: { verb: "withhold", seenVersion: loaded.article.version },
    change: decision.change,
    actorId: null,
    onBehalfOf: due.createdBy,
    at,
    requestId,
  });
  if (told.lateMs > lateAfterMs) await alarm(tx, due, loaded.article, "schedule-late", at);
  return { ...told, refusal: null, seq };
}

async function fail(
  tx: Transaction,
  due: Due,
  loaded: LoadedArticle,
  refusal: Refusal,
  requestId: string,
  at: Date,
): Promise<void> {
  await tx
    .update(schedule)
    .set({ state: "failed", decidedAt: at, failure: JSON.stringify(refusal) })
    .where(eq(schedule.id, due.id));
  await recordEvent(tx, {
    articleId: due.articleId,
    verb: "schedule-failed",
    actorId: null,
    before: { schedule: "pending" },
    after: { schedule: "failed", why: refusal.why },
    requestId,
    at,
  });
  await announceToDesk(tx, { t: "article", articleId: due.articleId });
  await alarm(tx, due, loaded.article, "schedule-failed", at);
}

/** What has been due for so long that no instance can be carrying it out in time, in seconds. */
const stuckAfter = 15;

/** Alarm about schedules whose instant is over and that nothing carries out, however that comes. */
export async function tellOfStuckSchedules(): Promise<void> {
  const db = newsroom();
  const stuck = await db
    .select({ id: schedule.id, articleId: schedule.articleId, action: schedule.action, at: schedule.at })
    .from(schedule)
    .where(
      and(
        eq(schedule.state, "pending"),
        lte(schedule.at, sql`clock_timestamp() - make_interval(secs => ${stuckAfter})`),
      ),
    )
    .orderBy(asc(schedule.at))
    .limit(100);
  for (const one of stuck)
    await db.transaction(async (tx) => {
      const loaded = await loadArticle(tx, one.articleId);
      if (loaded) await alarm(tx, one, loaded.article, "schedule-late", await now(tx));
    });
}
