// Whether any page that readers can open has some words, in milliseconds however many pages there are.
import { sql, type SQL } from "drizzle-orm";
import type { Database } from "./client.ts";

/** So many of the newest are looked through first: what is frequent is there, and has the longest lists in the index. */
const newest = 100;

const ways = ["enable_seqscan", "enable_indexscan", "enable_indexonlyscan"];

/** Until the end of the transaction, or until said otherwise: no way to articles but the index of words, or any way. */
export const otherWays = (value: "on" | "off"): SQL =>
  sql`select ${sql.join(
    ways.map((way) => sql`set_config(${way}, ${value}, true)`),
    sql`, `,
  )}`;

/** The word in any of its English forms, or as it is spelled. */
export const inAnyForm = (word: string): SQL =>
  sql`(phraseto_tsquery('english', ${word}) || phraseto_tsquery('simple', ${word}))`;

/** `question`: a tsquery. */
export async function anyPageHas(db: Database, question: SQL): Promise<boolean> {
  const [lately] = await db.execute<{ found: boolean }>(sql`
    select exists (select from (
      select search from live.article where listed order by first_published_at desc, id desc limit ${newest}) as newest
      where search @@ ${question}) as found`);
  if (lately?.found === true) return true;
  return db.transaction(async (tx) => {
    // By the index of words alone: of a word that nobody wrote the planner expects thousands and reads every article for it.
    await tx.execute(otherWays("off"));
    const [ever] = await tx.execute<{ found: boolean }>(
      sql`select exists (select from live.article where search @@ ${question}) as found`,
    );
    await tx.execute(otherWays("on"));
    return ever?.found ?? false;
  });
}
