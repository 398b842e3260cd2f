// What of pictures must stay in sight, for screens that draw pictures which the person may see.
import { inArray } from "drizzle-orm";
import type { Crops, Focal } from "#lib/newsroom/picture.ts";
import { newsroom } from "./client.ts";
import { onlyIds } from "./ids.ts";
import { media } from "./schema/media.ts";

export type PictureCut = Readonly<{ focal: Focal | null; crops: Crops }>;

/** By picture's id. Ids that nobody uploaded are left out. */
export async function cutsOf(ids: readonly string[]): Promise<Readonly<Record<string, PictureCut>>> {
  const known = onlyIds(ids);
  if (known.length === 0) return {};
  const rows = await newsroom()
    .select({ id: media.id, focal: media.focal, crops: media.crops })
    .from(media)
    .where(inArray(media.id, known));
  return Object.fromEntries(rows.map(({ id, focal, crops }) => [id, { focal, crops }]));
}
