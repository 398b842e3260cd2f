// What readers get of a front, in schema `live`: written in the transaction that saves it, and left by each pin at its end.
import { and, asc, eq, isNotNull, isNull, lte, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { type Arrangement, slots } from "#lib/newsroom/front.ts";
import { newsroom, type Transaction } from "./client.ts";
import { announceToDesk } from "./desk-news.ts";
import { purge } from "./purge.ts";
import { liveFrontBanner, liveFrontSlot } from "./schema/live.ts";
import { section } from "./schema/people.ts";

/** The front page has no section. */
const placeIs = (column: AnyPgColumn, sectionId: string | null): SQL =>
  sectionId === null ? isNull(column) : eq(column, sectionId);

/** Put an arrangement in the place of what readers have of this front. */
export async function projectFront(
  tx: Transaction,
  sectionId: string | null,
  { picks, banner }: Arrangement,
): Promise<void> {
  await tx.delete(liveFrontSlot).where(placeIs(liveFrontSlot.sectionId, sectionId));
  await tx.delete(liveFrontBanner).where(placeIs(liveFrontBanner.sectionId, sectionId));
  const rows = slots.flatMap((slot) =>
    picks[slot].flatMap(({ articleId, until }, position) =>
      articleId === null ? [] : [{ sectionId, slot, position, articleId, until }],
    ),
  );
  if (rows.length > 0) await tx.insert(liveFrontSlot).values(rows);
  if (banner) {
    const { headline, articleId, until } = banner;
    await tx.insert(liveFrontBanner).values({ sectionId, headline, articleId, until });
  }
}

/** Tags of the pages of these fronts. */
async function tagsOf(tx: Transaction, sectionIds: Iterable<string | null>): Promise<string[]> {
  const wanted = new Set(sectionIds);
  if (wanted.size === 0) return [];
  const sections = await tx.select({ id: section.id, slug: section.slug }).from(section);
  return [
    ...(wanted.has(null) ? ["front"] : []),
    ...sections.flatMap(({ id, slug }) => (wanted.has(id) ? [`section:${slug}`] : [])),
  ];
}

/** The tag of a front's page. */
export async function frontTag(tx: Transaction, sectionId: string | null): Promise<readonly string[]> {
  return tagsOf(tx, [sectionId]);
}

/** Tags of the fronts that have this article, in a slot or as what their banner is about, live or not. */
export async function frontTagsOf(tx: Transaction, articleId: number): Promise<readonly string[]> {
  const [inSlots, inBanners] = [
    await tx
      .select({ sectionId: liveFrontSlot.sectionId })
      .from(liveFrontSlot)
      .where(eq(liveFrontSlot.articleId, articleId)),
    await tx
      .select({ sectionId: liveFrontBanner.sectionId })
      .from(liveFrontBanner)
      .where(eq(liveFrontBanner.articleId, articleId)),
  ];
  return tagsOf(
    tx,
    [...inSlots, ...inBanners].map((one) => one.sectionId),
  );
}

/**
 * Take what has ended from readers' pages, and tell every page cache. Any number of instances may call it: a row leaves once.
 * Returns how many pages lost something.
 */
export async function endPins(): Promise<number> {
  const overdue = await nextPinEndIn(0);
  if (overdue === null) return 0;
  return newsroom().transaction(async (tx) => {
    const over = (column: AnyPgColumn) => lte(column, sql`clock_timestamp()`);
    const gone = [
      ...(await tx
        .delete(liveFrontSlot)
        .where(over(liveFrontSlot.until))
        .returning({ sectionId: liveFrontSlot.sectionId })),
      ...(await tx
        .delete(liveFrontBanner)
        .where(over(liveFrontBanner.until))
        .returning({ sectionId: liveFrontBanner.sectionId })),
    ];
    const tags = await tagsOf(
      tx,
      gone.map((one) => one.sectionId),
    );
    if (tags.length === 0) return 0;
    await announceToDesk(tx, { t: "fronts" });
    await purge(tx, tags);
    return tags.length;
  });
}

/** Milliseconds until the next pin ends, within so many, 0 when one has ended; null when none does. */
export async function nextPinEndIn(withinMs: number): Promise<number | null> {
  const soon = sql`clock_timestamp() + make_interval(secs => ${withinMs / 1000})`;
  const left = (column: AnyPgColumn) =>
    sql<number>`extract(epoch from ${column} - clock_timestamp())::float8 * 1000`;
  const db = newsroom();
  const found = [
    ...(await db
      .select({ ms: left(liveFrontSlot.until) })
      .from(liveFrontSlot)
      .where(and(isNotNull(liveFrontSlot.until), lte(liveFrontSlot.until, soon)))
      .orderBy(asc(liveFrontSlot.until))
      .limit(1)),
    ...(await db
      .select({ ms: left(liveFrontBanner.until) })
      .from(liveFrontBanner)
      .where(and(isNotNull(liveFrontBanner.until), lte(liveFrontBanner.until, soon)))
      .orderBy(asc(liveFrontBanner.until))
      .limit(1)),
  ];
  return found.length === 0 ? null : Math.max(0, Math.ceil(Math.min(...found.map(({ ms }) => ms))));
}
