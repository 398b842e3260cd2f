// What a page cache asks the primary: how far purges have come, what was purged since, and the word of each new one.
import { z } from "zod";
import { listen, newsroomSql, type Listening } from "./client.ts";

export type Purge = Readonly<{ seq: number; tags: readonly string[] }>;

/** The newest purge's number, and the tags purged after `since` with the number of each one's newest purge. */
export async function purgesSince(since: number): Promise<{ head: number; purges: Purge[] }> {
  const sql = newsroomSql();
  // One statement is one snapshot: head and tags belong together.
  const rows = await sql<{ head: string; seq: string | null; tag: string | null }[]>`
    select head.seq as head, purge.seq, purge.tag
    from live.purge_head head left join live.purge purge on purge.seq > ${since}
    order by purge.seq`;
  const [first] = rows;
  if (!first) throw new Error("live.purge_head has no row: run the migrations again");
  const tags = new Map<number, string[]>();
  for (const { seq, tag } of rows) {
    if (seq === null || tag === null) continue;
    const known = tags.get(Number(seq));
    if (known) known.push(tag);
    else tags.set(Number(seq), [tag]);
  }
  return { head: Number(first.head), purges: [...tags].map(([seq, list]) => ({ seq, tags: list })) };
}

/** The newest purge's number alone: what is asked once a second. */
export async function purgeHead(): Promise<number> {
  const [row] = await newsroomSql()<{ seq: string }[]>`select seq from live.purge_head`;
  if (!row) throw new Error("live.purge_head has no row: run the migrations again");
  return Number(row.seq);
}

const announcement = z.strictObject({ seq: z.number().int().nonnegative(), tags: z.array(z.string()) });

/** Hear of purges as they are committed. `onListening` runs after every (re)connection; words may be missed before it. */
export function listenForPurges(onPurge: (purge: Purge) => void, onListening: () => void): Listening {
  return listen(
    "purge",
    (payload) => {
      const parsed = announcement.safeParse(JSON.parse(payload));
      if (parsed.success) onPurge(parsed.data);
    },
    onListening,
  );
}

/** Say that this instance has dropped everything that was purged up to `seq`: what a receipt is made of. */
export async function acknowledgePurge(instance: string, seq: number): Promise<void> {
  await newsroomSql()`insert into purge_ack (instance, seq) values (${instance}, ${seq}) on conflict do nothing`;
}

/** The name under which the CDN in front is acknowledged; no server's name is without a dash. */
export const cdnInstance = "cdn";

/** Say that the CDN in front has confirmed this purge: this one alone, because its purges may overtake each other. */
export async function acknowledgeCdn(seq: number): Promise<void> {
  await acknowledgePurge(cdnInstance, seq);
}

/** Forget acknowledgements older than a day; receipts are read within seconds. */
export async function forgetAcknowledgements(): Promise<void> {
  await newsroomSql()`delete from purge_ack where at < now() - interval '1 day'`;
}
