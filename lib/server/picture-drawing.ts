// Draws what an upload or another part left for later: a picture's other sizes and its parts. A task of the outbox, done at least
// once: names say what is in a file, so that a second time writes nothing.
import sharp from "sharp";
import { z } from "zod";
import { type Task, TaskRefused } from "#db/outbox.ts";
import { giveUpDrawing, keepDrawn, type PictureToDraw, pictureToDraw } from "#db/picture-renditions.ts";
import { barePicture } from "./bare-picture.ts";
import { originalNameOf, renditionNameOf } from "./picture-names.ts";
import { drawCrops, drawSizes, inTurn, Undrawable, widthsOf } from "./picture-renditions.ts";
import { readStored } from "./storage.ts";

const ofRenditions = z.strictObject({ mediaId: z.uuid() });

/** Draw what a picture lacks, and let its pages offer it. What can't be drawn for good is noted on the picture. */
export async function drawRenditions({ payload }: Task): Promise<void> {
  const picture = await pictureToDraw(ofRenditions.parse(payload).mediaId);
  if (picture === null) return;
  const drawn = await inTurn(() => draw(picture));
  if (drawn === null) throw new Error("many pictures are being drawn at this moment");
  if (drawn.ok) {
    await keepDrawn(picture, drawn);
    return;
  }
  await giveUpDrawing(picture);
  throw new TaskRefused(drawn.why);
}

type Drawn =
  | (Parameters<typeof keepDrawn>[1] & Readonly<{ ok: true }>)
  | Readonly<{ ok: false; why: string }>;

/** The file as it was brought; of a picture from before originals were kept, its largest size. */
async function sourceOf({ key, original, widths }: PictureToDraw): Promise<Buffer | null> {
  if (original !== null) return readStored(originalNameOf(key, original));
  const widest = Math.max(...widths);
  return (
    (await readStored(renditionNameOf(key, widest, "jpg"))) ??
    readStored(renditionNameOf(key, widest, "webp"))
  );
}

async function draw(picture: PictureToDraw): Promise<Drawn> {
  const { key, width, height, focal, crops, metadata, original } = picture;
  const bytes = await sourceOf(picture);
  if (bytes === null) return { ok: false, why: "the picture's own file is not in the storage" };
  // What older releases kept is not bare.
  const bare = barePicture(bytes)?.bare;
  if (bare === undefined) return { ok: false, why: "the picture's parts don't follow one another" };
  const source = { key, bare, metadata };
  try {
    const widths = original === null ? picture.widths : widthsOf(width);
    const colour = await drawSizes(source, widths);
    const scale = original === null ? ((await sharp(bare).metadata()).width ?? width) / width : 1;
    const drawnCrops = await drawCrops(source, { size: { width, height }, focal, crops }, scale);
    return { ok: true, widths, drawnCrops, colour };
  } catch (error) {
    if (error instanceof Undrawable) return { ok: false, why: error.message };
    throw error;
  }
}
