// On which fronts an article stands: what they lose with it when it is taken from readers.
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { type FrontStanding, slots } from "#lib/newsroom/front.ts";
import type { Database } from "./client.ts";
import { liveFrontBanner, liveFrontSlot } from "./schema/live.ts";
import { section } from "./schema/people.ts";

/** The front page first, then the sections by name; of each the weightiest place first. What has ended isn't named. */
export async function frontsWith(db: Database, articleId: number): Promise<FrontStanding[]> {
  const stands = (until: AnyPgColumn) => or(isNull(until), gt(until, sql`now()`));
  const [picked, banners] = [
    await db
      .select({ section: section.name, place: liveFrontSlot.slot })
      .from(liveFrontSlot)
      .leftJoin(section, eq(section.id, liveFrontSlot.sectionId))
      .where(and(eq(liveFrontSlot.articleId, articleId), stands(liveFrontSlot.until))),
    await db
      .select({ section: section.name })
      .from(liveFrontBanner)
      .leftJoin(section, eq(section.id, liveFrontBanner.sectionId))
      .where(and(eq(liveFrontBanner.articleId, articleId), stands(liveFrontBanner.until))),
  ];
  const found: FrontStanding[] = [...picked, ...banners.map((one) => ({ ...one, place: "banner" as const }))];
  const weight = ({ place }: FrontStanding) => (place === "banner" ? slots.length : slots.indexOf(place));
  return found.toSorted((a, b) => (a.section ?? "").localeCompare(b.section ?? "") || weight(a) - weight(b));
}
