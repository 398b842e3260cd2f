// Each hour, a digest over the heads of all event chains: a chain that is cut short or taken away whole shows, too.
import { createHash } from "node:crypto";
import type { Sql } from "postgres";
import { newsroomSql } from "./client.ts";

type Head = Readonly<{ article_id: string; number: number; hash: string }>;

/** The last event of each chain up to an instant, as one number. */
async function digest(sql: Sql, upTo: Date, previous: string): Promise<{ chains: number; hash: string }> {
  const heads = await sql<Head[]>`
    select distinct on (article_id) article_id, number, hash from event where at <= ${upTo}
    order by article_id, number desc`;
  const sum = createHash("sha256").update(`v1\n${previous}\n${upTo.toISOString()}\n`);
  for (const head of heads) sum.update(`${head.article_id} ${head.number} ${head.hash}\n`);
  return { chains: heads.length, hash: sum.digest("hex") };
}

/**
 * Set this hour's anchor unless it stands. It covers events up to five minutes ago: by then every transaction that
 * dated one has ended (statements may take 15 s). Any number of instances may call it; one sets it.
 */
export async function setAnchor(): Promise<void> {
  const sql = newsroomSql();
  const [now] = await sql<{ hour: Date; up_to: Date; stands: boolean }[]>`
    select date_trunc('hour', now()) as hour, date_trunc('milliseconds', now() - interval '5 minutes') as up_to,
      exists (select from anchor where hour = date_trunc('hour', now())) as stands`;
  if (!now || now.stands) return;
  const [last] = await sql<{ hash: string }[]>`select hash from anchor order by hour desc limit 1`;
  const previous = last?.hash ?? "";
  const { chains, hash } = await digest(sql, now.up_to, previous);
  await sql`
    insert into anchor (hour, chains, up_to, previous_hash, hash)
    values (${now.hour}, ${chains}, ${now.up_to}, ${previous}, ${hash}) on conflict do nothing`;
}

export type BrokenAnchor = Readonly<{ hour: Date; what: string }>;

/** Reckon every anchor again; the first that doesn't hold, or null. */
export async function firstBrokenAnchor(): Promise<BrokenAnchor | null> {
  const sql = newsroomSql();
  const anchors = await sql<
    { hour: Date; chains: number; up_to: Date; previous_hash: string; hash: string }[]
  >`
    select hour, chains, up_to, previous_hash, hash from anchor order by hour`;
  let previous = "";
  for (const anchor of anchors) {
    if (anchor.previous_hash !== previous)
      return { hour: anchor.hour, what: "it does not follow the anchor before it" };
    const { chains, hash } = await digest(sql, anchor.up_to, previous);
    if (chains !== anchor.chains)
      return { hour: anchor.hour, what: `it covers ${anchor.chains} chains, now there are ${chains}` };
    if (hash !== anchor.hash)
      return { hour: anchor.hour, what: "the heads of the chains are not what they were" };
    previous = anchor.hash;
  }
  return null;
}
