// Rows of old addresses: how a target is kept, one writer at a time, and what a page of ours leaves behind when it moves.
import { eq, sql } from "drizzle-orm";
import type { Target } from "#lib/newsroom/old-addresses.ts";
import type { Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { liveRedirect } from "./schema/live.ts";

type Kept = Readonly<{ articleId: number | null; sectionId: string | null; path: string | null }>;

/** What a row leads to. */
export function targetOf(row: Kept & Readonly<{ section: string | null }>): Target {
  if (row.articleId !== null) return { kind: "article", id: row.articleId };
  if (row.sectionId !== null) return { kind: "section", id: row.sectionId, slug: row.section ?? "" };
  return { kind: "path", path: row.path ?? "/" };
}

const columnsOf = (target: Target): Kept => ({
  articleId: target.kind === "article" ? target.id : null,
  sectionId: target.kind === "section" ? target.id : null,
  path: target.kind === "path" ? target.path : null,
});

/** How a target is written in the log and in a table: what `readTarget` reads back. */
export function targetText(target: Target): string {
  if (target.kind === "article") return `/news/${target.id}`;
  return target.kind === "section" ? `/${target.slug}` : target.path;
}

/**
 * A page of ours moves from one path to another (a section's, a topic's slug): whoever follows the former one is led on, what
 * led there is led to the end, and what led away from the new one is gone. Call it in the transaction that moves the page;
 * that transaction's purge names `site` or `addressesTag`.
 */
export async function leaveAddress(
  tx: Transaction,
  from: string,
  to: string,
  target: Target = { kind: "path", path: to },
): Promise<void> {
  await oneWriter(tx);
  await takeAddress(tx, to);
  await tx.update(liveRedirect).set(columnsOf(target)).where(eq(liveRedirect.path, from));
  await writeRedirects(tx, [[from, target]], "moved", await now(tx));
}

/** A page of ours begins to stand at this path: nobody is led away from there any more. */
export async function takeAddress(tx: Transaction, path: string): Promise<void> {
  await tx.delete(liveRedirect).where(eq(liveRedirect.address, path));
}

/** Nobody else writes old addresses until this transaction ends, so that two can't close a ring between them. */
export async function oneWriter(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nightdesk old addresses'))`);
}

/** Write where these addresses lead, over what they led to before. */
export async function writeRedirects(
  tx: Transaction,
  changes: readonly (readonly [string, Target])[],
  origin: "imported" | "moved",
  at: Date,
): Promise<void> {
  for (let from = 0; from < changes.length; from += 1_000) {
    await tx
      .insert(liveRedirect)
      .values(
        changes
          .slice(from, from + 1_000)
          .map(([address, target]) => ({ address, ...columnsOf(target), origin, createdAt: at })),
      )
      .onConflictDoUpdate({
        target: liveRedirect.address,
        set: {
          articleId: sql`excluded.article_id`,
          sectionId: sql`excluded.section_id`,
          path: sql`excluded.path`,
          origin: sql`excluded.origin`,
        },
      });
  }
}
