// Fronts by the name in their address, and their versions as they are kept.
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { allPins, type Arrangement, eachSlot, onlyPins, type Pin, standingAt } from "#lib/newsroom/front.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { slugify } from "#lib/newsroom/slug.ts";
import type { Database } from "./client.ts";
import { killedOf } from "./front-articles.ts";
import { frontVersion, type StoredArrangement, type StoredPin } from "./schema/fronts.ts";
import { person, section } from "./schema/people.ts";

export type FrontPlace = Readonly<{
  /** In addresses: `front`, or the section's slug. */
  key: string;
  name: string;
  /** Null: the front page. */
  sectionId: string | null;
}>;

/** No section may take this slug. */
export const frontKey = "front";
const frontPage: FrontPlace = { key: frontKey, name: "Front page", sectionId: null };

/** Whether the person arranges this front. */
export function mayCurate(actor: Actor, { sectionId }: FrontPlace): boolean {
  return may(actor, sectionId === null ? "curate-front" : "curate-sections");
}

/** The front page, then the sections in the order of the readers' menu: those that the person arranges. */
export async function frontPlaces(db: Database, actor: Actor): Promise<FrontPlace[]> {
  const sections = await db
    .select({ key: section.slug, name: section.name, sectionId: section.id })
    .from(section)
    .orderBy(asc(section.position), asc(section.name));
  return [frontPage, ...sections].filter((place) => mayCurate(actor, place));
}

/** The front of that name, if there is one and the person arranges it. */
export async function frontPlace(db: Database, actor: Actor, key: string): Promise<FrontPlace | null> {
  if (key === frontKey) return mayCurate(actor, frontPage) ? frontPage : null;
  // Whatever stands in an address comes here, what no row can hold as well.
  if (key !== slugify(key)) return null;
  const [row] = await db
    .select({ key: section.slug, name: section.name, sectionId: section.id })
    .from(section)
    .where(eq(section.slug, key));
  return row && mayCurate(actor, row) ? row : null;
}

export type SavedFront = Readonly<{
  number: number;
  arrangement: Arrangement;
  restoredFrom: number | null;
  /** Who saved it. */
  by: Readonly<{ id: string; name: string }>;
  at: Date;
}>;

/** Versions of a front, newest first. `number` asks for one of them, `before` for older ones. */
export async function savedFronts(
  db: Database,
  { sectionId }: Pick<FrontPlace, "sectionId">,
  { number, before, limit }: Readonly<{ number?: number; before?: number | undefined; limit: number }>,
): Promise<SavedFront[]> {
  const rows = await db
    .select({
      number: frontVersion.number,
      arrangement: frontVersion.arrangement,
      restoredFrom: frontVersion.restoredFrom,
      at: frontVersion.savedAt,
      personId: frontVersion.savedBy,
      name: person.name,
    })
    .from(frontVersion)
    .innerJoin(person, eq(person.id, frontVersion.savedBy))
    .where(
      and(
        sectionId === null ? isNull(frontVersion.sectionId) : eq(frontVersion.sectionId, sectionId),
        number === undefined ? undefined : eq(frontVersion.number, number),
        before === undefined ? undefined : sql`${frontVersion.number} < ${before}`,
      ),
    )
    .orderBy(desc(frontVersion.number))
    .limit(limit);
  return rows.map(({ arrangement, personId, name, ...row }) => ({
    ...row,
    arrangement: arrangementOf(arrangement),
    by: { id: personId, name },
  }));
}

/** What stands now; null while nobody has arranged it. */
export async function newestFront(
  db: Database,
  place: Pick<FrontPlace, "sectionId">,
): Promise<SavedFront | null> {
  const [newest] = await savedFronts(db, place, { limit: 1 });
  return newest ?? null;
}

/** The articles that an arrangement names. */
export function articlesIn(arrangement: Arrangement): number[] {
  return allPins(arrangement).flatMap(({ articleId }) => articleId ?? []);
}

/** An arrangement without what has ended by an instant and what was killed: a killed article never comes back. */
export async function stillStanding(db: Database, arrangement: Arrangement, at: Date): Promise<Arrangement> {
  const standing = standingAt(arrangement, at);
  const killed = await killedOf(db, articlesIn(standing));
  return onlyPins(standing, ({ articleId }) => articleId === null || !killed.has(articleId));
}

const pinOf = ({ id, articleId, until }: StoredPin) => ({
  id,
  articleId,
  until: until === null ? null : new Date(until),
});

function arrangementOf({ picks, banner }: StoredArrangement): Arrangement {
  return {
    picks: eachSlot(picks, (pins) => pins.map(pinOf)),
    banner: banner && { ...pinOf(banner), headline: banner.headline },
  };
}

/** As it is kept. */
export function storedArrangement({ picks, banner }: Arrangement): StoredArrangement {
  const stored = ({ id, articleId, until }: Pin): StoredPin => ({
    id,
    articleId,
    until: until === null ? null : until.toISOString(),
  });
  return {
    picks: eachSlot(picks, (pins) => pins.map(stored)),
    banner: banner && { ...stored(banner), headline: banner.headline },
  };
}
