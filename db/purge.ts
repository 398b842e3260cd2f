// Telling every page cache what it must drop, in the transaction that changed what readers see.
import { sql } from "drizzle-orm";
import { env } from "#lib/env.ts";
import type { Transaction } from "./client.ts";
import { enqueue, type NewTask } from "./outbox.ts";
import { livePurge, livePurgeHead } from "./schema/live.ts";

/**
 * Record a purge of `tags` and notify. The lock on purge_head's one row is held until commit, so sequence numbers become
 * visible in their own order: a snapshot that sees n has seen everything up to n. Call it last in the transaction.
 * Returns the sequence number that receipts wait for.
 */
export async function purge(tx: Transaction, tags: Iterable<string>): Promise<number> {
  const list = [...new Set(tags)].toSorted();
  const [head] = await tx
    .update(livePurgeHead)
    .set({ seq: sql`${livePurgeHead.seq} + 1` })
    .returning({ seq: livePurgeHead.seq });
  if (!head) throw new Error("live.purge_head has no row: run the migrations again");
  await tx
    .insert(livePurge)
    .values(list.map((tag) => ({ tag, seq: head.seq })))
    .onConflictDoUpdate({ target: livePurge.tag, set: { seq: head.seq } });
  await enqueue(tx, cdnTasks(head.seq, list));
  await tx.execute(sql`select pg_notify('purge', ${JSON.stringify({ seq: head.seq, tags: list })})`);
  return head.seq;
}

/** By then every server that hears the database has dropped what was purged, and nothing old is on its way any more. */
const againAfterSeconds = 3;

/** What the CDN in front is to be told of a purge; nothing where there is none. */
export function cdnTasks(seq: number, tags: readonly string[]): NewTask[] {
  if (env.cdn() === null) return [];
  const payload = { seq: String(seq), tags: tags.join(",") };
  return [
    { kind: "cdn", payload: { ...payload, turn: "first" } },
    { kind: "cdn", payload: { ...payload, turn: "again" }, afterSeconds: againAfterSeconds },
  ];
}
