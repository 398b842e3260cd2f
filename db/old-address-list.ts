// The old addresses as a list for whoever looks after them, in their own order, paged by keyset.
import { and, asc, count, eq, gt, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Target } from "#lib/newsroom/old-addresses.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { newsroom } from "./client.ts";
import { targetOf, targetText } from "./redirect-rows.ts";
import { liveArticle, liveGone, liveRedirect } from "./schema/live.ts";
import { liveSection } from "./schema/live-views.ts";

export type OldAddress = Readonly<{
  address: string;
  target: Target;
  /** As it is written and read back. */
  targetText: string;
  /** Of an article that readers can open; null for others, and `gone` says whether it was killed. */
  headline: string | null;
  gone: boolean;
  origin: "imported" | "moved";
  hits: number;
  lastHitAt: Date | null;
}>;

const atOnce = 50;

/** Old addresses in their own order, those that hold `search`, from after `after` on; null for whoever may not see them. */
export async function oldAddresses(
  actor: Actor,
  { search, after }: Readonly<{ search: string; after: string }>,
  limit = atOnce,
): Promise<Readonly<{ rows: readonly OldAddress[]; next: string | null; all: number }> | null> {
  if (!may(actor, "manage-addresses")) return null;
  const db = newsroom();
  const like = `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await db
    .select({
      address: liveRedirect.address,
      articleId: liveRedirect.articleId,
      sectionId: liveRedirect.sectionId,
      path: liveRedirect.path,
      origin: liveRedirect.origin,
      hits: liveRedirect.hits,
      lastHitAt: liveRedirect.lastHitAt,
      headline: liveArticle.headline,
      gone: liveGone.articleId,
      section: liveSection.slug,
    })
    .from(liveRedirect)
    .leftJoin(liveArticle, eq(liveArticle.id, liveRedirect.articleId))
    .leftJoin(liveGone, eq(liveGone.articleId, liveRedirect.articleId))
    .leftJoin(liveSection, eq(liveSection.id, liveRedirect.sectionId))
    .where(
      and(
        after === "" ? undefined : gt(liveRedirect.address, after),
        search === "" ? undefined : sql`${liveRedirect.address} ilike ${like}`,
      ),
    )
    .orderBy(asc(liveRedirect.address))
    .limit(limit + 1);
  // As many as tables brought: tens of thousands at most, counted along the key.
  const [whole] = await db.select({ all: count() }).from(liveRedirect);
  return {
    rows: rows.slice(0, limit).map((row) => ({
      address: row.address,
      target: targetOf(row),
      targetText: targetText(targetOf(row)),
      headline: row.headline,
      gone: row.gone !== null,
      origin: row.origin,
      hits: row.hits,
      lastHitAt: row.lastHitAt,
    })),
    next: rows.length > limit ? (rows[limit - 1]?.address ?? null) : null,
    all: whole?.all ?? 0,
  };
}
