// Whether a text stands under legal review (newsroom.md §5): a legal hold or the vault applied at some time since it last
// reached readers, and it needs legal's yes even after they were lifted.
import { and, desc, eq, sql } from "drizzle-orm";
import type { Facts } from "#lib/newsroom/decision.ts";
import type { Database } from "./client.ts";
import { event } from "./schema/events.ts";

/** Events that began or ended a legal hold or the vault, since readers last got a text. Written out: see people-around.ts. */
const sinceReaders = sql`(event.verb in ('put-in-vault', 'leave-vault')
    or (event.verb in ('place-hold', 'release-hold') and event.after->>'hold' = 'legal'))
  and event.after->>'vault' is distinct from 'kept'
  and event.number > coalesce((
    select max(p.number) from event p where p.article_id = event.article_id
      and p.verb in ('publish', 'publish-change', 'publish-in-emergency')), 0)`;

/** For the rules: whether, and since when. */
export async function legalReviewOf(
  db: Database,
  articleId: number,
): Promise<Pick<Facts, "legalReview" | "legalReviewSince">> {
  const began = await db
    .select({ verb: event.verb, at: event.at })
    .from(event)
    .where(and(eq(event.articleId, articleId), sinceReaders))
    .orderBy(desc(event.number));
  const shut = began.find((one) => one.verb === "put-in-vault" || one.verb === "place-hold");
  return { legalReview: began.length > 0, legalReviewSince: shut?.at ?? null };
}

/** Those of these articles that are under legal review and whose text and words to readers, as they are, have no yes of legal's that counts. */
export async function awaitingLegal(db: Database, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db.execute<{ id: string }>(sql`
    select wanted.id from unnest(${sql.param([...ids])}::bigint[]) as wanted(id)
    join working_copy w on w.article_id = wanted.id
    join article a on a.id = wanted.id
    cross join lateral (
      select count(*) as events, max(event.at) filter (where event.verb in ('put-in-vault', 'place-hold')) as since
      from event where event.article_id = wanted.id and ${sinceReaders}) as shut
    where shut.events > 0 and not exists (
      select from approval yes
      where yes.article_id = wanted.id and yes.kind = 'legal' and yes.voided_at is null
        and yes.change_class is not distinct from a.proposed_class and yes.public_note is not distinct from a.proposed_note
        and yes.revision_hash = w.hash and yes.at >= coalesce(shut.since, '-infinity'))`);
  return new Set(rows.map((row) => Number(row.id)));
}
