// Each hour, a digest over the heads of all event chains: a chain that is cut short or taken away whole shows, too.
import { createHash } from "node:crypto";
import type { Sql } from "postgres";
import { newsroomSql } from "./client.ts";

type Head = Readonly<{ article_id: string; number: number; hash: string }>;
type Digest = Readonly<{ chains: number; hash: string }>;
type Span = Readonly<{ from: Date | null; upTo: Date; previous: string }>;

/**
 * The last event, up to an instant, of each chain that went on since the anchor before: as one number. What stood before is
 * in that anchor, whose digest is in this one.
 */
async function digest(sql: Sql, { from, upTo, previous }: Span): Promise<Digest> {
  const sum = createHash("sha256").update(`v2\n${previous}\n${upTo.toISOString()}\n`);
  let chains = 0;
  const heads = sql<Head[]>`
    select distinct on (article_id) article_id, number, hash from event
    where at <= ${upTo} and (${from}::timestamptz is null or at > ${from}::timestamptz)
    order by article_id, number desc`;
  for await (const some of heads.cursor(1_000)) {
    chains += some.length;
    for (const head of some) sum.update(`${head.article_id} ${head.number} ${head.hash}\n`);
  }
  return { chains, hash: sum.digest("hex") };
}

/** What anchors were before they went by what is new: the last event of every chain there is. */
async function earlierDigest(sql: Sql, { upTo, previous }: Span): Promise<Digest> {
  const sum = createHash("sha256").update(`v1\n${previous}\n${upTo.toISOString()}\n`);
  let chains = 0;
  const heads = sql<Head[]>`
    select distinct on (article_id) article_id, number, hash from event where at <= ${upTo}
    order by article_id, number desc`;
  for await (const some of heads.cursor(1_000)) {
    chains += some.length;
    for (const head of some) sum.update(`${head.article_id} ${head.number} ${head.hash}\n`);
  }
  return { chains, hash: sum.digest("hex") };
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
  const [last] = await sql<
    { hash: string; up_to: Date }[]
  >`select hash, up_to from anchor order by hour desc limit 1`;
  const previous = last?.hash ?? "";
  const { chains, hash } = await digest(sql, { from: last?.up_to ?? null, upTo: now.up_to, previous });
  await sql`
    insert into anchor (hour, chains, up_to, previous_hash, hash)
    values (${now.hour}, ${chains}, ${now.up_to}, ${previous}, ${hash}) on conflict do nothing`;
}

export type BrokenAnchor = Readonly<{ hour: Date; what: string }>;

type Anchor = { hour: Date; chains: number; up_to: Date; previous_hash: string; hash: string };

/**
 * Reckon every anchor again; the first that doesn't hold, or null. `progress` hears how many were read, and may hold the
 * reading up or break it off.
 */
export async function firstBrokenAnchor(
  progress: (anchors: number) => void | Promise<void> = () => {},
): Promise<BrokenAnchor | null> {
  const sql = newsroomSql();
  const anchors = await sql<Anchor[]>`
    select hour, chains, up_to, previous_hash, hash from anchor order by hour`;
  let [previous, from, read]: [string, Date | null, number] = ["", null, 0];
  for (const anchor of anchors) {
    if (anchor.previous_hash !== previous)
      return { hour: anchor.hour, what: "it does not follow the anchor before it" };
    const what = await wrongWith(sql, anchor, { from, upTo: anchor.up_to, previous });
    if (what !== null) return { hour: anchor.hour, what };
    [previous, from] = [anchor.hash, anchor.up_to];
    read += 1;
    await progress(read);
  }
  return null;
}

async function wrongWith(sql: Sql, anchor: Anchor, span: Span): Promise<string | null> {
  const found = await digest(sql, span);
  if (found.hash === anchor.hash && found.chains === anchor.chains) return null;
  const earlier = await earlierDigest(sql, span);
  if (earlier.hash === anchor.hash && earlier.chains === anchor.chains) return null;
  return found.chains === anchor.chains || earlier.chains === anchor.chains
    ? "the heads of the chains are not what they were"
    : `it covers ${anchor.chains} chains, now there are ${found.chains}`;
}
