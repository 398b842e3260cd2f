// Takes pictures in: three kinds by their first bytes, bounded before anything is decoded. The file is kept apart, bare, and answered
// nowhere; what readers get is drawn anew from its pixels, without place, camera or a second file hidden behind the first.
import { createHash } from "node:crypto";
import sharp from "sharp";
import { largestPicture, mostPixels } from "#lib/newsroom/picture-limits.ts";
import type { DrawnCrops, OriginalKind, PictureMetadata } from "#lib/newsroom/picture.ts";
import { barePicture, kindOf } from "./bare-picture.ts";
import { originalNameOf } from "./picture-names.ts";
import { drawCrops, drawSizes, firstWidthOf, inTurn, Undrawable, widthsOf } from "./picture-renditions.ts";
import { type PictureWords, wordsOf } from "./picture-words.ts";
import { isStored, writeStored } from "./storage.ts";
import { StoreAway, StoreFull } from "./store.ts";

/** A side that WebP can still hold (16,383). */
const longestSide = 16_000;

export type TakenPicture = PictureWords &
  Readonly<{
    key: string;
    fileName: string;
    /** Pixels, upright. */
    width: number;
    height: number;
    /** Widths that are stored now. */
    widths: number[];
    drawnCrops: DrawnCrops;
    renditions: "pending" | "ready";
    bytes: number;
    title: string;
    keywords: readonly string[];
    usageTerms: string;
    metadata: PictureMetadata;
    colour: string | null;
    original: OriginalKind;
  }>;
export type PictureRefusal =
  | "empty"
  | "too-large"
  | "kind"
  | "pixels"
  | "damaged"
  | "busy"
  | "crowded"
  | "too-slow"
  | "disk-full"
  | "storage-away";
export type Taking =
  | Readonly<{ ok: true; picture: TakenPicture }>
  | Readonly<{ ok: false; why: PictureRefusal; message: string }>;

const sentences: Readonly<Record<PictureRefusal, string>> = {
  empty: "This file is empty. Choose the picture again.",
  "too-large":
    "This picture is larger than 25 MB. Export it smaller, at most 1,600 pixels wide is enough, and try again.",
  kind: "This is not a JPEG, PNG or WebP picture. Export it as JPEG and try again.",
  pixels:
    "This picture has too many pixels (at most 60 million, and 16,000 on a side). Export it smaller and try again.",
  damaged:
    "This picture is damaged and can’t be read to its end. Open it in a picture program, save it again, and try once more.",
  busy: "Many pictures are being prepared at this moment. Try again in a few seconds.",
  crowded:
    "As many pictures as the newsroom takes at once are on their way at this moment. Try again in half a minute.",
  "too-slow": "The picture stopped coming in on its way here. Check the connection and try again.",
  "disk-full":
    "The newsroom’s disk is full, so the picture could not be kept. Tell whoever runs the newsroom, then try again.",
  "storage-away": "The picture storage can’t be reached at the moment. Try again in a minute.",
};

/** A refusal with its sentence, for callers that find out by themselves. */
export function pictureRefusal(why: PictureRefusal): Extract<Taking, { ok: false }> {
  return { ok: false, why, message: sentences[why] };
}

/** A file name as it may be shown: no folders, nothing invisible, at most 200 characters. */
export function shownFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const clean = base
    .replaceAll(/\p{C}+/gu, "")
    .trim()
    .slice(0, 200)
    .toWellFormed();
  return clean === "" || clean === "." || clean === ".." ? "picture" : clean;
}

/**
 * Judge a picture and store it: its bare file, and renditions as WebP and JPEG, 480 to 1,600 pixels wide and never wider than
 * the original (one narrower than 480 keeps its own width). With `first` one size alone, so that whoever waits has it soon; the
 * row is pending, and a task draws the others. The key is the beginning of the sha256 of what was brought: the same bytes are the same
 * picture. An animation gives its first frame. Whatever the bytes are, the answer is data.
 */
export async function takePicture(
  bytes: Uint8Array,
  fileName: string,
  sizes: "all" | "first" = "all",
): Promise<Taking> {
  if (bytes.byteLength === 0) return pictureRefusal("empty");
  if (bytes.byteLength > largestPicture) return pictureRefusal("too-large");
  const kind = kindOf(bytes);
  if (kind === null) return pictureRefusal("kind");
  return (await inTurn(() => take(bytes, kind, fileName, sizes))) ?? pictureRefusal("busy");
}

async function take(
  bytes: Uint8Array,
  kind: OriginalKind,
  fileName: string,
  sizes: "all" | "first",
): Promise<Taking> {
  const picture = barePicture(bytes);
  if (picture === null) return pictureRefusal("damaged");
  const { bare, metadata } = picture;
  // The header alone is read here, so the limit on pixels can be ours and worded.
  const header = await orNull(sharp(bare, { limitInputPixels: false, failOn: "error" }).metadata());
  if (header === null || header.format !== kind) return pictureRefusal("damaged");
  const { width, height } = header.autoOrient;
  if (width * height > mostPixels || Math.max(width, height) > longestSide) return pictureRefusal("pixels");
  const key = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
  const source = { key, bare, metadata };
  const widths = sizes === "all" ? widthsOf(width) : [firstWidthOf(width)];
  try {
    const colour = await drawSizes(source, widths);
    const drawnCrops =
      sizes === "all" ? await drawCrops(source, { size: { width, height }, focal: null, crops: {} }) : {};
    // Last, once the bytes are known to be a whole picture.
    const original = originalNameOf(key, kind);
    if (!(await isStored(original))) await writeStored(original, bare);
    const { title, keywords, usageTerms } = metadata;
    const taken: TakenPicture = {
      ...wordsOf(metadata),
      key,
      width,
      height,
      widths,
      drawnCrops,
      title,
      keywords,
      usageTerms,
      metadata,
      colour,
      renditions: sizes === "all" ? "ready" : "pending",
      bytes: bytes.byteLength,
      fileName: shownFileName(fileName),
      original: kind,
    };
    return { ok: true, picture: taken };
  } catch (error) {
    if (error instanceof Undrawable) return pictureRefusal("damaged");
    if (error instanceof StoreFull) return pictureRefusal("disk-full");
    if (error instanceof StoreAway) return pictureRefusal("storage-away");
    throw error;
  }
}

/** libvips throws on everything that it can't read; for us that is one expected answer. */
async function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch {
    return null;
  }
}
