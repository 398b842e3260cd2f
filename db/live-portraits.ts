// The portraits that readers may see: of people whose name stands on a live page, as long as the picture's rights hold.
import { eq, sql } from "drizzle-orm";
import type { Picture } from "#lib/newsroom/readers.ts";
import type { Snapshot } from "./live.ts";
import { livePortrait } from "./schema/live-views.ts";

/** Whole seconds until its rights end; null: no end is set. */
const endsIn = sql<number | null>`floor(extract(epoch from ${livePortrait.expiresAt} - now()))::int`;

export type LivePortrait = Readonly<{ picture: Picture; endsIn: number | null }>;

/** A person's portrait, or null. */
export async function portraitFor({ db }: Snapshot, personId: string): Promise<LivePortrait | null> {
  const [row] = await db
    .select({
      key: livePortrait.key,
      width: livePortrait.width,
      height: livePortrait.height,
      widths: livePortrait.widths,
      colour: livePortrait.colour,
      drawnCrops: livePortrait.drawnCrops,
      name: livePortrait.name,
      alt: livePortrait.alt,
      credit: livePortrait.credit,
      endsIn,
    })
    .from(livePortrait)
    .where(eq(livePortrait.personId, personId));
  if (!row) return null;
  const { endsIn: ends, name, alt, ...picture } = row;
  return { picture: { ...picture, alt: alt || name, caption: "" }, endsIn: ends };
}

/** Whose portrait the picture of this key is, at most so many, by slug, each with the end of the picture's rights. */
export async function portraitsByKey({ db }: Snapshot, key: string, most: number) {
  return db
    .select({
      slug: livePortrait.slug,
      key: livePortrait.key,
      width: livePortrait.width,
      height: livePortrait.height,
      widths: livePortrait.widths,
      drawnCrops: livePortrait.drawnCrops,
      endsIn,
    })
    .from(livePortrait)
    .where(eq(livePortrait.key, key))
    .limit(most);
}
