// The database's clock decides: application servers may disagree, the database can't disagree with itself.
import { sql } from "drizzle-orm";
import type { Database } from "./client.ts";

/** The instant now, to the millisecond, as the database's machine sees it. */
export async function now(db: Database): Promise<Date> {
  const [row] = await db.execute<{ at: string }>(sql`select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as at`);
  if (!row) throw new Error("the database did not say what time it is");
  return new Date(Number(row.at));
}
