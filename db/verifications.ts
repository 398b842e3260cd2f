// Verifications of the chains of events: one at a time, and each kept in the site's chain with what it found.
import { and, desc, eq } from "drizzle-orm";
import { newsroom, newsroomSql } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import { event } from "./schema/events.ts";
import { person } from "./schema/people.ts";

export type Verified = Readonly<{
  /** `stopped`: it took too long, and what was read until then held. */
  outcome: "whole" | "broken" | "stopped";
  events: number;
  chains: number;
  anchors: number;
  milliseconds: number;
  /** The first broken row, as a sentence without its end. */
  found: string | null;
}>;

/** Runs unless another verification runs, here or in another instance; null: one does. */
export async function whileNoOther<Result>(run: () => Promise<Result>): Promise<Result | null> {
  const own = await newsroomSql().reserve();
  try {
    const [lock] = await own<{ free: boolean }[]>`
      select pg_try_advisory_lock(hashtext('verification-of-the-log')) as free`;
    if (!lock?.free) return null;
    try {
      return await run();
    } finally {
      await own`select pg_advisory_unlock(hashtext('verification-of-the-log'))`;
    }
  } finally {
    own.release();
  }
}

/** Whether a verification runs in any instance. */
export async function someVerificationRuns(): Promise<boolean> {
  const [row] = await newsroomSql()<{ runs: boolean }[]>`
    select exists (
      select from pg_locks
      where locktype = 'advisory' and objsubid = 1 and granted
        and objid = hashtext('verification-of-the-log')::oid
        and database = (select oid from pg_database where datname = current_database())
    ) as runs`;
  return row?.runs ?? false;
}

/** Keep what a verification found. */
export async function recordVerification(
  actorId: string,
  requestId: string,
  verified: Verified,
): Promise<void> {
  await newsroom().transaction(async (tx) => {
    await recordEvent(tx, {
      articleId: siteChain,
      verb: "verify-log",
      actorId,
      before: {},
      after: { ...verified },
      requestId,
      at: await now(tx),
    });
  });
}

/** What the last verification found, by whom and when; null before the first. */
export async function lastVerification(): Promise<
  (Verified & Readonly<{ by: string | null; at: Date; number: number }>) | null
> {
  const [row] = await newsroom()
    .select({ after: event.after, at: event.at, by: person.name, number: event.number })
    .from(event)
    .leftJoin(person, eq(person.id, event.actorId))
    .where(and(eq(event.articleId, siteChain), eq(event.verb, "verify-log")))
    .orderBy(desc(event.number))
    .limit(1);
  if (!row) return null;
  const { outcome, events, chains, anchors, milliseconds, found } = row.after;
  return {
    outcome: outcome === "whole" || outcome === "broken" ? outcome : "stopped",
    events: Number(events),
    chains: Number(chains),
    anchors: Number(anchors),
    milliseconds: Number(milliseconds),
    found: typeof found === "string" ? found : null,
    by: row.by,
    at: row.at,
    number: row.number,
  };
}
