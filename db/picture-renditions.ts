// How far a picture's sizes are drawn. What a task has drawn counts only for the file and the parts for which it was drawn.
import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import type {
  Crops,
  DrawnCrops,
  Focal,
  OriginalKind,
  PictureMetadata,
  RenditionState,
} from "#lib/newsroom/picture.ts";
import { newsroom } from "./client.ts";
import { onlyIds } from "./ids.ts";
import { withLivePages } from "./picture-pages.ts";
import { media } from "./schema/media.ts";

export type PictureToDraw = Readonly<{
  id: string;
  key: string;
  width: number;
  height: number;
  widths: readonly number[];
  focal: Focal | null;
  crops: Crops;
  drawnCrops: DrawnCrops;
  original: OriginalKind | null;
  metadata: PictureMetadata;
  renditions: RenditionState;
}>;

/** What is to be drawn of a picture; null when there is none of this id. */
export async function pictureToDraw(id: string): Promise<PictureToDraw | null> {
  if (onlyIds([id]).length === 0) return null;
  const [row] = await newsroom()
    .select({
      id: media.id,
      key: media.key,
      width: media.width,
      height: media.height,
      widths: media.widths,
      focal: media.focal,
      crops: media.crops,
      drawnCrops: media.drawnCrops,
      original: media.original,
      metadata: media.metadata,
      renditions: media.renditions,
    })
    .from(media)
    .where(eq(media.id, id));
  return row ?? null;
}

export type DrawnPicture = Readonly<{
  widths: readonly number[];
  drawnCrops: DrawnCrops;
  colour: string | null;
}>;

/**
 * These sizes are stored now: pages that show the picture offer them from this commit on. False: the picture has other bytes
 * or other parts by now, and a later task draws those.
 */
export async function keepDrawn(of: PictureToDraw, drawn: DrawnPicture): Promise<boolean> {
  const kept = await withLivePages(of.id, async ({ tx, picture, showAgain }) => {
    const same =
      picture.key === of.key &&
      isDeepStrictEqual(picture.focal, of.focal) &&
      isDeepStrictEqual(picture.crops, of.crops);
    if (!same) return false;
    await tx
      .update(media)
      .set({
        widths: [...drawn.widths],
        drawnCrops: drawn.drawnCrops,
        colour: drawn.colour ?? picture.colour,
        renditions: "ready",
      })
      .where(eq(media.id, of.id));
    const shown =
      !isDeepStrictEqual(picture.widths, drawn.widths) ||
      !isDeepStrictEqual(picture.drawnCrops, drawn.drawnCrops) ||
      (drawn.colour !== null && drawn.colour !== picture.colour);
    if (shown) await showAgain();
    return true;
  });
  return kept ?? false;
}

/** Some sizes of this file can't be drawn, whatever is tried: those that are there are all. */
export async function giveUpDrawing({ id, key }: Pick<PictureToDraw, "id" | "key">): Promise<void> {
  await newsroom()
    .update(media)
    .set({ renditions: "failed" })
    .where(and(eq(media.id, id), eq(media.key, key)));
}
