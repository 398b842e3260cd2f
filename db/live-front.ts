// What readers get of a front: the picks whose articles they can open, in their slots, as of the snapshot's own instant.
import { and, asc, eq, gt, isNull, or, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Picks } from "#lib/newsroom/front.ts";
import { articlePath, type Breaking, type Teaser } from "#lib/newsroom/readers.ts";
import type { Snapshot } from "./live.ts";
import { teaserColumns, teaserOf } from "./live-teasers.ts";
import { liveArticle, liveFrontBanner, liveFrontSlot } from "./schema/live.ts";
import { liveSection } from "./schema/live-views.ts";

export type LiveFront = Readonly<{
  picks: Picks<Teaser>;
  banner: Breaking | null;
  /** Whole seconds for which it stays like this unless somebody changes something; null: no end is near. */
  endsIn: number | null;
}>;

/** An end further away than this is no concern of a page, which isn't kept so long. */
const nearSeconds = 3_600;

/** The front page's picks (null) or a section's. */
export async function frontPicks({ db }: Snapshot, sectionId: string | null): Promise<LiveFront> {
  const here = (column: AnyPgColumn): SQL => (sectionId === null ? isNull(column) : eq(column, sectionId));
  const stands = (column: AnyPgColumn) => or(isNull(column), gt(column, sql`now()`));
  const left = (column: AnyPgColumn) => sql<number | null>`extract(epoch from ${column} - now())::float8`;
  const rows = await db
    .select({ ...teaserColumns, slot: liveFrontSlot.slot, left: left(liveFrontSlot.until) })
    .from(liveFrontSlot)
    .innerJoin(liveArticle, eq(liveArticle.id, liveFrontSlot.articleId))
    .innerJoin(liveSection, eq(liveSection.id, liveArticle.sectionId))
    .where(and(here(liveFrontSlot.sectionId), eq(liveArticle.listed, true), stands(liveFrontSlot.until)))
    .orderBy(asc(liveFrontSlot.position));
  const [banner] = await db
    .select({
      headline: liveFrontBanner.headline,
      articleId: liveFrontBanner.articleId,
      slug: liveArticle.slug,
      left: left(liveFrontBanner.until),
    })
    .from(liveFrontBanner)
    .leftJoin(liveArticle, and(eq(liveArticle.id, liveFrontBanner.articleId), eq(liveArticle.listed, true)))
    .where(
      and(
        here(liveFrontBanner.sectionId),
        stands(liveFrontBanner.until),
        // What it is about has to be there: a banner comes and goes with its article.
        sql`(${liveFrontBanner.articleId} is null or ${liveArticle.id} is not null)`,
      ),
    );
  const ends = [...rows, ...(banner ? [banner] : [])].flatMap((row) => row.left ?? []);
  const next = ends.length === 0 ? null : Math.min(...ends);
  const of = (slot: (typeof rows)[number]["slot"]) => rows.filter((row) => row.slot === slot).map(teaserOf);
  return {
    picks: { lead: of("lead"), promoted: of("promoted"), list: of("list") },
    banner: banner
      ? {
          headline: banner.headline,
          path:
            banner.articleId === null || banner.slug === null
              ? null
              : articlePath({ id: banner.articleId, slug: banner.slug }),
        }
      : null,
    endsIn: next === null || next > nearSeconds ? null : Math.max(1, Math.floor(next)),
  };
}
