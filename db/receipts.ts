// What a receipt is made of: which readers' pages a purge named, and how long each server took to drop them.
import { newsroomSql } from "./client.ts";

export type PurgeReceipt = Readonly<{
  tags: readonly string[];
  /** One for each server that has answered; milliseconds since the verb's transaction began. */
  instances: readonly Readonly<{ milliseconds: number }>[];
}>;

const pause = 40;

/**
 * Waits up to `patience` milliseconds until a server has acknowledged purge `seq`, then answers what is known.
 * Servers that stand still can't be told apart from slow ones: their line is missing, not invented.
 */
export async function purgeReceipt(seq: number, since: Date, patience: number): Promise<PurgeReceipt> {
  const sql = newsroomSql();
  const tags = await sql<{ tag: string }[]>`select tag from live.purge where seq = ${seq} order by tag`;
  const until = performance.now() + patience;
  let instances: { milliseconds: number }[] = [];
  while (instances.length === 0 && performance.now() < until) {
    instances = await sql<{ milliseconds: number }[]>`
      select greatest(0, round(extract(epoch from min(at) - ${since}::timestamptz) * 1000))::int as milliseconds
      from purge_ack where seq >= ${seq} group by instance`;
    if (instances.length === 0) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return { tags: tags.map((one) => one.tag), instances };
}
