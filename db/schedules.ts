// Publication by the clock: each due schedule fires once, judged again, in one transaction with what it publishes.
import { and, asc, eq, gt, lte, notInArray, sql } from "drizzle-orm";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { decideDue, decideWithhold } from "#lib/newsroom/decide.ts";
import { lateAfterMs, type ToldArticle } from "#lib/newsroom/told.ts";
import { loadArticle, type LoadedArticle } from "./article-row.ts";
import { carryOut } from "./carry-out.ts";
import { isDatabaseAway, newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { announceToDesk } from "./desk-news.ts";
import { recordEvent } from "./events.ts";
import { factsOf } from "./facts.ts";
import { article } from "./schema/articles.ts";
import { schedule } from "./schema/revisions.ts";
import { tellReaders } from "./tell-readers.ts";
import { placeOf } from "./tell.ts";

export type Fired = Readonly<{
  articleId: number;
  plannedAt: Date;
  /** Milliseconds between the planned instant and the decision. */
  lateMs: number;
  /** Null: published. Else what stood in the way; the schedule is marked as failed and the article stays at ready. */
  refusal: Refusal | null;
  seq: number | null;
}>;

/** One run of the clock: what it is called in the events, what it has on its hands, and what it could not carry out. */
type Run = {
  requestId: string;
  under: string | null;
  readonly broken: string[];
  /** The one article that is looked at; undefined: all. */
  readonly only: number | undefined;
};

/**
 * Fire everything that is due, one transaction each. Any number of instances may call this at once: an article whose row
 * is held by another is passed over. `requestId` names the run in the events; `told` hears of each right after its commit.
 * One that can't be carried out for a fault of ours stays pending and keeps none of the others waiting: its error is
 * thrown once they are done. With `only`, no other article's is looked at.
 */
export async function fireDueSchedules(
  requestId: string,
  told: (one: Fired) => void = () => {},
  only?: number,
): Promise<Fired[]> {
  const fired: Fired[] = [];
  const errors: unknown[] = [];
  const run: Run = { requestId, under: null, broken: [], only };
  for (;;) {
    run.requestId = `${requestId}-${fired.length}`;
    run.under = null;
    try {
      const one = await newsroom().transaction((tx) => fireNext(tx, run));
      if (!one) break;
      fired.push(one);
      told(one);
    } catch (error) {
      if (run.under === null || isDatabaseAway(error)) throw error;
      run.broken.push(run.under);
      errors.push(error);
    }
  }
  if (errors.length > 1)
    throw new AggregateError(errors, `${errors.length} schedules could not be carried out`);
  if (errors.length === 1) throw errors[0];
  return fired;
}

/** Milliseconds until the next schedule is due, within so many; null when none is. */
export async function nextDueIn(withinMs: number): Promise<number | null> {
  const [next] = await newsroom()
    .select({ ms: sql<number>`extract(epoch from ${schedule.at} - clock_timestamp())::float8 * 1000` })
    .from(schedule)
    .where(
      and(
        eq(schedule.state, "pending"),
        gt(schedule.at, sql`clock_timestamp()`),
        lte(schedule.at, sql`clock_timestamp() + make_interval(secs => ${withinMs / 1000})`),
      ),
    )
    .orderBy(asc(schedule.at))
    .limit(1);
  return next ? Math.max(0, Math.ceil(next.ms)) : null;
}

async function fireNext(tx: Transaction, run: Run): Promise<Fired | null> {
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
        run.only === undefined ? undefined : eq(schedule.articleId, run.only),
        run.broken.length > 0 ? notInArray(schedule.id, run.broken) : undefined,
      ),
    )
    .orderBy(asc(schedule.at))
    .limit(1)
    .for("update", { of: article, skipLocked: true });
  if (!due) return null;
  run.under = due.id;
  const { requestId } = run;
  const loaded = await loadArticle(tx, due.articleId);
  if (due.action === "withhold") return withholdDue(tx, due, loaded, run);
  const planned = loaded?.article.schedule;
  // Another instance may have fired it between the look and the lock.
  if (!loaded || !planned || planned.state !== "pending" || loaded.scheduleId !== due.id)
    return fireNext(tx, run);
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
  run: Run,
): Promise<Fired | null> {
  const { requestId } = run;
  const [still] = await tx
    .select({ id: schedule.id })
    .from(schedule)
    .where(and(eq(schedule.id, due.id), eq(schedule.state, "pending")));
  if (!loaded || !still) return fireNext(tx, run);
  const at = await now(tx);
  const told = { articleId: due.articleId, plannedAt: due.at, lateMs: at.getTime() - due.at.getTime() };
  // Readers have lost it by another way, or never had it: nothing failed.
  if (loaded.article.publication !== "live") {
    await tx.update(schedule).set({ state: "cancelled", decidedAt: at }).where(eq(schedule.id, due.id));
    await recordEvent(tx, {
      articleId: due.articleId,
      verb: "cancel-withhold",
      actorId: null,
      before: { withholdAt: due.at.toISOString() },
      after: { withholdAt: null },
      requestId,
      at,
    });
    await announceToDesk(tx, { t: "article", articleId: due.articleId });
    return fireNext(tx, run);
  }
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
    after: { schedule: "failed", planned: due.action, why: refusal.why },
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
