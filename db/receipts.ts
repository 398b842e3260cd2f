// What readers' surfaces answered to an event, kept with it: opened in the event's own transaction, filled in as the servers
// acknowledge, by whoever asks and by a task of the outbox for what nobody watches.
import { eq, sql } from "drizzle-orm";
import { env } from "#lib/env.ts";
import {
  type Answer,
  answered,
  holdsAnswer,
  openSurfaces,
  type ReceiptSurface,
  settleSurfaces,
  withTold,
} from "#lib/newsroom/surfaces.ts";
import { newsroom, newsroomSql, type Transaction } from "./client.ts";
import { newId } from "./ids.ts";
import { pingsTold } from "./pings.ts";
import { cdnInstance } from "./purge-log.ts";
import { event, outbox, receipt } from "./schema/events.ts";
import { notice } from "./schema/notices.ts";

export type KeptReceipt = Readonly<{
  surfaces: readonly ReceiptSurface[];
  /** A server has answered, and the CDN where there is one; or nobody will any more. */
  settled: boolean;
}>;

/** How long after the event an answer counts as one to it: a server that starts later has nothing to drop. */
const longestAnswer = "10 minutes";
/** By then the servers that run have answered. */
const settleAfterMs = 3_000;
const pause = 40;

/** Keep the receipt of an event whose purge has just been recorded, and plan its filling-in. */
export async function openReceipt(
  tx: Transaction,
  opened: Readonly<{ eventId: string; articleId: number; seq: number; tags: readonly string[]; at: Date }>,
): Promise<void> {
  const { eventId, articleId, seq, tags, at } = opened;
  const surfaces = openSurfaces(tags, env.cdn() !== null);
  await tx.insert(receipt).values({ eventId, articleId, purgeSeq: seq, surfaces, at });
  // What a filling of the past records has nobody to wait for.
  await tx.execute(sql`
    insert into ${outbox} (id, kind, payload, next_try_at)
    select ${newId()}, 'receipt', ${JSON.stringify({ eventId })}::jsonb,
      clock_timestamp() + make_interval(secs => ${settleAfterMs / 1000})
    where clock_timestamp() < ${at}::timestamptz + ${longestAnswer}::interval`);
}

/**
 * Fill in what is known by now and keep it; null when the event has no receipt. Asked again it says the same, or more. An
 * answer that was kept is never taken back.
 */
export async function settleReceipt(eventId: string): Promise<KeptReceipt | null> {
  const kept = await keptReceipt(eventId);
  if (kept === null) return null;
  const answers = await answersTo(kept);
  const told = await pingsTold(eventId, kept.at);
  if (answers.length === 0 && holdsAnswer(kept.surfaces)) {
    if (told.length === 0) return { surfaces: kept.surfaces, settled: true };
    return { surfaces: await keep(eventId, withTold(kept.surfaces, told)), settled: true };
  }
  const [queued] = await newsroom().execute<{ waiting: number; sent: number }>(sql`
    select count(*) filter (where ${notice.mailedAt} is null)::int as waiting, count(${notice.mailedAt})::int as sent
    from ${notice}
    where ${notice.articleId} = ${kept.articleId} and ${notice.source} = ${eventId} and ${notice.mail} <> 'never'`);
  const mails = queued ?? { waiting: 0, sent: 0 };
  const surfaces = settleSurfaces(kept.surfaces, answers, mails, kept.over, told);
  return { surfaces: await keep(eventId, surfaces), settled: kept.over || answered(kept.surfaces, answers) };
}

async function keep(
  eventId: string,
  surfaces: readonly ReceiptSurface[],
): Promise<readonly ReceiptSurface[]> {
  await newsroom().update(receipt).set({ surfaces }).where(eq(receipt.eventId, eventId));
  return surfaces;
}

type Kept = Readonly<{
  articleId: number;
  surfaces: readonly ReceiptSurface[];
  seq: number;
  at: Date;
  over: boolean;
}>;

async function keptReceipt(eventId: string): Promise<Kept | null> {
  const [kept] = await newsroom()
    .select({
      articleId: receipt.articleId,
      surfaces: receipt.surfaces,
      seq: receipt.purgeSeq,
      at: event.at,
      over: sql<boolean>`clock_timestamp() > ${event.at} + ${longestAnswer}::interval`,
    })
    .from(receipt)
    .innerJoin(event, eq(event.id, receipt.eventId))
    .where(eq(receipt.eventId, eventId));
  return kept?.seq === null || kept === undefined ? null : { ...kept, seq: kept.seq };
}

/**
 * When each server said that it has dropped everything up to this purge, and the CDN this very one, counted from the
 * decision.
 */
async function answersTo({ seq, at }: Kept): Promise<Answer[]> {
  return newsroomSql()<Answer[]>`
    select greatest(0, round(extract(epoch from min(at) - ${at}::timestamptz) * 1000))::int as milliseconds,
      case instance when ${cdnInstance} then 'cdn' else 'server' end as by
    from purge_ack
    where (seq = ${seq} or seq > ${seq} and instance <> ${cdnInstance})
      and at < ${at}::timestamptz + ${longestAnswer}::interval
    group by instance order by instance`;
}

/**
 * Wait up to `patience` milliseconds until a server has answered, and the CDN where there is one, then say what is known.
 * Servers that stand still can't be told apart from slow ones: their line is missing, not invented. Null when readers saw
 * nothing change.
 */
export async function awaitReceipt(eventId: string, patience: number): Promise<KeptReceipt | null> {
  const until = performance.now() + patience;
  const kept = await keptReceipt(eventId);
  if (kept === null) return null;
  while (!answered(kept.surfaces, await answersTo(kept)) && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, pause));
  return settleReceipt(eventId);
}
