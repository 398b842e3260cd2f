// Whoever changes an article comes in the order of asking. Row locks alone know no order: writers may share the row, and
// PostgreSQL lets one after another join them while a verb waits for it. With four processes storing what people type, an
// approval waited until it was given up.
import { sql } from "drizzle-orm";
import type { Database } from "./client.ts";

/** Wait until it is this transaction's turn at an article: a verb's alone, or that of words, beside other words. */
export async function waitForTurn(db: Database, articleId: number, whose: "verb" | "words"): Promise<void> {
  const key = sql`hashtextextended('article-' || ${articleId}::text, 0)`;
  await db.execute(
    whose === "verb"
      ? sql`select pg_advisory_xact_lock(${key})`
      : sql`select pg_advisory_xact_lock_shared(${key})`,
  );
}
