// What is kept of old addresses that has to do with some rows: one more address asks for its neighbours, never for the whole list.
import { eq, sql } from "drizzle-orm";
import { addressIn, type AddressRow, type Target } from "#lib/newsroom/old-addresses.ts";
import type { Transaction } from "./client.ts";
import { targetOf } from "./redirect-rows.ts";
import { liveRedirect } from "./schema/live.ts";
import { section } from "./schema/people.ts";

/**
 * What is kept of these rows' addresses and of those that they lead to, with all that follows behind them; and what leads to
 * one of the rows' addresses, because it moves along.
 */
export async function keptAmong(tx: Transaction, rows: readonly AddressRow[]): Promise<Map<string, Target>> {
  const pathsOf = (side: "from" | "to") => [...new Set(rows.flatMap((row) => addressIn(row[side]) ?? []))];
  const own = sql.param(pathsOf("from"));
  const found = await tx
    .select({
      address: liveRedirect.address,
      articleId: liveRedirect.articleId,
      sectionId: liveRedirect.sectionId,
      path: liveRedirect.path,
      section: section.slug,
    })
    .from(liveRedirect)
    .leftJoin(section, eq(section.id, liveRedirect.sectionId))
    // Two lists joined instead of an "or", which would read every row to look for it in both.
    .where(sql`${liveRedirect.address} in (
      with recursive way(address) as (
        select unnest(${own}::text[] || ${sql.param(pathsOf("to"))}::text[])
        union
        select on_way.path from live.redirect on_way join way on on_way.address = way.address
        where on_way.path is not null)
      select address from way
      union
      select before.address from live.redirect before where before.path = any(${own}::text[]))`);
  return new Map(found.map((row) => [row.address, targetOf(row)]));
}
