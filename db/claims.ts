// Who has an article: a claim lives while its holder is at it, and the clock gives back what nobody is at any more.
import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { claimIdleMs, claimWarningMs } from "#lib/newsroom/conditions.ts";
import { newsroom, type Database, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { announce } from "./collab-log.ts";
import { announceToDesk } from "./desk-news.ts";
import { recordEvent } from "./events.ts";
import { readableArticle } from "./reading-rights.ts";
import { article } from "./schema/articles.ts";
import { tellOfEndedClaim } from "./tell-readers.ts";

const idle = sql`make_interval(secs => ${claimIdleMs / 1000})`;
const quiet = sql`make_interval(secs => ${(claimIdleMs - claimWarningMs) / 1000})`;

export type EndedClaim = Readonly<{ articleId: number; personId: string }>;

/**
 * End every claim whose holder hasn't been at the article for a quarter of an hour, one transaction each. Any number of
 * instances may call this at once. `requestId` names the run in the events.
 */
export async function endIdleClaims(requestId: string): Promise<EndedClaim[]> {
  const ended: EndedClaim[] = [];
  for (;;) {
    const one = await newsroom().transaction((tx) => endNext(tx, `${requestId}-${ended.length}`));
    if (one === null) return ended;
    ended.push(one);
  }
}

async function endNext(tx: Transaction, requestId: string): Promise<EndedClaim | null> {
  const [due] = await tx
    .select({ id: article.id, holder: article.claimedBy, seenAt: article.claimSeenAt })
    .from(article)
    .where(and(isNotNull(article.claimedBy), sql`${article.claimSeenAt} < clock_timestamp() - ${idle}`))
    .orderBy(article.claimSeenAt)
    .limit(1)
    .for("update", { skipLocked: true });
  if (!due || due.holder === null) return null;
  const at = await now(tx);
  const eventId = await recordEvent(tx, {
    articleId: due.id,
    verb: "end-claim",
    actorId: null,
    before: { claimedBy: due.holder, lastSeen: due.seenAt?.toISOString() ?? null },
    after: { claimedBy: null },
    requestId,
    at,
  });
  await tx
    .update(article)
    .set({ claimedBy: null, claimedAt: null, claimSeenAt: null })
    .where(eq(article.id, due.id));
  await announce(tx, { articleId: due.id, what: "state" });
  await announceToDesk(tx, { t: "article", articleId: due.id });
  await tellOfEndedClaim(tx, { articleId: due.id, personId: due.holder, eventId, at });
  return { articleId: due.id, personId: due.holder };
}

/** These people have these articles open: their claims on them count as used. */
export async function useClaims(
  db: Database,
  open: readonly Readonly<{ articleId: number; personId: string }>[],
): Promise<void> {
  if (open.length === 0) return;
  const ids = JSON.stringify(open.map(({ articleId, personId }) => ({ a: articleId, p: personId })));
  // A row that a verb holds is passed over: the verb itself counts as being at it, or the next round comes.
  await db.execute(sql`
    update article set claim_seen_at = clock_timestamp()
    where id in (
      select a.id from article a
      join jsonb_to_recordset(${ids}::jsonb) as o(a bigint, p uuid) on o.a = a.id and o.p = a.claimed_by
      where a.claim_seen_at < clock_timestamp() - interval '1 minute'
      for update of a skip locked)`);
}

/** Its holder wants to keep it: the quarter of an hour begins again. False: the claim has ended. Null: hidden or missing. */
export async function keepClaim(actor: Actor, articleId: number): Promise<boolean | null> {
  return newsroom().transaction(async (tx) => {
    const loaded = await readableArticle(tx, actor, articleId);
    if (!loaded) return null;
    const kept = await tx
      .update(article)
      .set({ claimSeenAt: sql`clock_timestamp()` })
      .where(and(eq(article.id, articleId), eq(article.claimedBy, actor.id)))
      .returning({ id: article.id });
    if (kept.length > 0) await announceToDesk(tx, { t: "article", articleId });
    return kept.length > 0;
  });
}

export type EndingClaim = Readonly<{ articleId: number; endsAt: Date }>;

/** Claims of these people that end within three minutes unless somebody is at the article, by person. */
export async function endingClaims(
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EndingClaim[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await newsroom()
    .select({ articleId: article.id, personId: article.claimedBy, seenAt: article.claimSeenAt })
    .from(article)
    .where(
      and(
        inArray(article.claimedBy, [...personIds]),
        sql`${article.claimSeenAt} < clock_timestamp() - ${quiet}`,
      ),
    )
    .orderBy(article.id)
    .limit(500);
  const found = new Map<string, EndingClaim[]>();
  for (const { articleId, personId, seenAt } of rows) {
    if (personId === null || seenAt === null) continue;
    const endsAt = new Date(seenAt.getTime() + claimIdleMs);
    found.set(personId, [...(found.get(personId) ?? []), { articleId, endsAt }]);
  }
  return found;
}
