// The database's clock decides: application servers may disagree, the database can't disagree with itself.
import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import type { Database } from "./client.ts";

const told = new AsyncLocalStorage<Date>();

/** The instant now, to the millisecond, as the database's machine sees it. */
export async function now(db: Database): Promise<Date> {
  const given = told.getStore();
  if (given) return given;
  const [row] = await db.execute<{ at: string }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as at`,
  );
  if (!row) throw new Error("the database did not say what time it is");
  return new Date(Number(row.at));
}

/**
 * Run with the clock standing at `at`: the demo newsroom's weeks are played through the functions of people's work, each deed at
 * its own instant. Nothing that serves a request may call this.
 */
export function withClock<Result>(at: Date, run: () => Promise<Result>): Promise<Result> {
  return told.run(at, run);
}
