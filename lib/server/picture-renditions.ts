// Draws a picture's sizes and parts: pixels anew, so that a rendition holds nothing of the file that it came from but its credit.
import sharp from "sharp";
import { mostPixels } from "#lib/newsroom/picture-limits.ts";
import {
  cropMark,
  type Crops,
  type DrawnCrop,
  type DrawnCrops,
  type Focal,
  pixelCrop,
  type PixelCrop,
  type PictureMetadata,
  type Ratio,
  ratios,
  type Size,
} from "#lib/newsroom/picture.ts";
import type { BareBytes } from "./bare-picture.ts";
import { keptPacket } from "./picture-metadata.ts";
import { cropNameOf, renditionFormats, type RenditionFormat, renditionNameOf } from "./picture-names.ts";
import { isStored, readStored, writeStored } from "./storage.ts";

const secondsToDecode = 30;
const atOnce = 2;
const longestQueue = 50;
const widthsWanted = [480, 800, 1200, 1600] as const;
/** Drawn while somebody waits; a task draws the others. */
const firstWanted = 1200;
const cropWidths: Readonly<Record<Ratio, readonly number[]>> = {
  "16:9": [480, 800, 1200],
  "4:3": [1200],
  "1:1": [1200],
};

// Only these three decoders may ever run, whatever a file claims to be; nothing decoded is kept between pictures.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
sharp.cache(false);

type Line = { running: number; waiting: (() => void)[] };

declare global {
  /** Route handlers may be bundled apart; the machine has one set of cores. */
  var nightdeskPictureLine: Line | undefined;
}

/** Run when it is its turn, two at a time in this process; null when too many wait already. */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result | null> {
  const line = (globalThis.nightdeskPictureLine ??= { running: 0, waiting: [] });
  if (line.waiting.length >= longestQueue) return null;
  if (line.running >= atOnce) await new Promise<void>((resolve) => line.waiting.push(resolve));
  else line.running += 1;
  try {
    return await work();
  } finally {
    const next = line.waiting.shift();
    if (next === undefined) line.running -= 1;
    else next();
  }
}

const fitting = (wanted: readonly number[], width: number): number[] => {
  const fit = wanted.filter((one) => one <= width);
  return fit.length > 0 ? fit : [width];
};

/** Widths in which a picture of this width is stored: the fixed ones that fit, or its own where none does. */
export function widthsOf(width: number): number[] {
  return fitting(widthsWanted, width);
}

/** The one width that is drawn at once. */
export function firstWidthOf(width: number): number {
  return widthsOf(width).findLast((one) => one <= firstWanted) ?? width;
}

/** libvips gives up on a file for good: it is damaged, or takes too long. */
export class Undrawable extends Error {
  override name = "Undrawable";
}

type Pixels = Readonly<{ data: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 }>;

/** Decode the whole file, upright, or a part of it, no wider than `width`. */
async function decoded(bare: BareBytes, width: number, part: PixelCrop | null): Promise<Pixels> {
  const whole = sharp(bare, { limitInputPixels: mostPixels, failOn: "error" }).autoOrient();
  const cut = part === null ? whole : whole.extract(part);
  try {
    const { data, info } = await cut
      .resize({ width, withoutEnlargement: true })
      .toColourspace("srgb")
      .timeout({ seconds: secondsToDecode })
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: info.channels };
  } catch (error) {
    throw new Undrawable("the picture can't be read to its end", { cause: error });
  }
}

const raw = ({ data, width, height, channels }: Pixels) => sharp(data, { raw: { width, height, channels } });

/** Store one width as WebP and JPEG, with the credit and nothing else of what the file said. */
async function store(
  pixels: Pixels,
  width: number,
  packet: string | null,
  nameOf: (format: RenditionFormat) => string,
): Promise<void> {
  const drawn = raw(pixels).resize({ width });
  const credited = packet === null ? drawn : drawn.withXmp(packet);
  // Effort 2 takes half the time of the default 4, for files 4 % larger.
  await writeStored(nameOf("webp"), await credited.clone().webp({ quality: 78, effort: 2 }).toBuffer());
  // JPEG knows no transparency: what was clear becomes paper.
  await writeStored(
    nameOf("jpg"),
    await credited
      .clone()
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 80, progressive: true })
      .toBuffer(),
  );
}

async function missing(nameOf: (format: RenditionFormat) => string): Promise<boolean> {
  return !(await Promise.all(renditionFormats.map((format) => isStored(nameOf(format))))).every(Boolean);
}

/**
 * The most common colour of a stored size, as #rrggbb: what stands in its place until it has come. Null: it would show through
 * what is clear, or the size vanished.
 */
async function colourOf(name: string): Promise<string | null> {
  const bytes = await readStored(name);
  if (bytes === null || (await sharp(bytes).metadata()).hasAlpha) return null;
  const small = await sharp(bytes).resize({ width: 48, withoutEnlargement: true }).png().toBuffer();
  const { dominant } = await sharp(small).stats();
  const hex = [dominant.r, dominant.g, dominant.b].map((one) =>
    Math.round(one).toString(16).padStart(2, "0"),
  );
  return `#${hex.join("")}`;
}

type Source = Readonly<{ key: string; bare: BareBytes; metadata: PictureMetadata }>;

/**
 * Store those of these widths that aren't stored yet; the same ones again write nothing. Answers the picture's colour. Throws
 * Undrawable; what the storage throws.
 */
export async function drawSizes(
  { key, bare, metadata }: Source,
  widths: readonly number[],
): Promise<string | null> {
  const nameOf = (width: number) => (format: RenditionFormat) => renditionNameOf(key, width, format);
  const wanted: number[] = [];
  for (const width of widths) if (await missing(nameOf(width))) wanted.push(width);
  if (wanted.length > 0) {
    const pixels = await decoded(bare, Math.max(...wanted), null);
    const packet = keptPacket(metadata);
    for (const width of wanted) await store(pixels, width, packet, nameOf(width));
  }
  return colourOf(renditionNameOf(key, Math.min(...widths), "webp"));
}

type Cut = Readonly<{ size: Size; focal: Focal | null; crops: Crops }>;

/**
 * Store the parts that aren't stored yet, and answer all that the picture has now. `size` is the original's, upright; `bare` may be
 * a smaller picture of the same, `scale` times as wide.
 */
export async function drawCrops(
  { key, bare, metadata }: Source,
  { size, focal, crops }: Cut,
  scale = 1,
): Promise<DrawnCrops> {
  const drawn: Partial<Record<Ratio, DrawnCrop>> = {};
  const here = {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
  for (const ratio of ratios) {
    const mark = cropMark(pixelCrop(ratio, size, { focal, crops }));
    const part = pixelCrop(ratio, here, { focal, crops });
    const widths = fitting(cropWidths[ratio], part.width);
    const nameOf = (width: number) => (format: RenditionFormat) =>
      cropNameOf(key, { ratio, mark, width }, format);
    const wanted: number[] = [];
    for (const width of widths) if (await missing(nameOf(width))) wanted.push(width);
    if (wanted.length > 0) {
      const pixels = await decoded(bare, Math.max(...wanted), part);
      for (const width of wanted) await store(pixels, width, keptPacket(metadata), nameOf(width));
    }
    drawn[ratio] = { mark, widths };
  }
  return drawn;
}
