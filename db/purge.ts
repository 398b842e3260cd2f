// Telling every page cache what it must drop, in the transaction that changed what readers see.
import { sql } from "drizzle-orm";
import type { Transaction } from "./client.ts";
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
  await tx.execute(sql`select pg_notify('purge', ${JSON.stringify({ seq: head.seq, tags: list })})`);
  return head.seq;
}
