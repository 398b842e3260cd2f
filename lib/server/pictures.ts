// Takes pictures in: three kinds by their first bytes, bounded before anything is decoded, and drawn anew in fixed widths, so that
// what readers get holds pixels and nothing else: no place, no camera, no second file hidden behind the first.
import { createHash } from "node:crypto";
import sharp from "sharp";
import { pictureWords, type PictureWords } from "./picture-words.ts";
import { isDiskFull, isStored, renditionFormats, renditionNameOf, writeStored } from "./storage.ts";

export const largestPicture = 25 * 1024 * 1024;
const mostPixels = 60_000_000;
/** A side that WebP can still hold (16,383). */
const longestSide = 16_000;
const widthsWanted = [480, 800, 1200, 1600] as const;
const secondsToDecode = 30;
const atOnce = 2;
const longestQueue = 50;

export type TakenPicture = PictureWords &
  Readonly<{ key: string; fileName: string; width: number; height: number; widths: number[]; bytes: number }>;
export type PictureRefusal = "empty" | "too-large" | "kind" | "pixels" | "damaged" | "busy" | "disk-full";
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
  "disk-full":
    "The newsroom’s disk is full, so the picture could not be kept. Tell whoever runs the newsroom, then try again.",
};

/** A refusal with its sentence, for callers that find out by themselves. */
export function pictureRefusal(why: PictureRefusal): Extract<Taking, { ok: false }> {
  return { ok: false, why, message: sentences[why] };
}

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

async function inTurn<Result>(line: Line, work: () => Promise<Result>): Promise<Result> {
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

type Kind = "jpeg" | "png" | "webp";

/** What the first bytes say it is; null for everything that isn't taken. */
export function kindOf(bytes: Uint8Array): Kind | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (start.startsWith("\xff\xd8\xff")) return "jpeg";
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  return start.startsWith("RIFF") && start.slice(8, 12) === "WEBP" ? "webp" : null;
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
 * Judge a picture and store its renditions as WebP and JPEG, 480 to 1,600 pixels wide and never wider than the original (one
 * narrower than 480 keeps its own width). The key is the beginning of the original's sha256: the same bytes are the same picture.
 * An animation gives its first frame. Whatever the bytes are, the answer is data.
 */
export async function takePicture(bytes: Uint8Array, fileName: string): Promise<Taking> {
  if (bytes.byteLength === 0) return pictureRefusal("empty");
  if (bytes.byteLength > largestPicture) return pictureRefusal("too-large");
  const kind = kindOf(bytes);
  if (kind === null) return pictureRefusal("kind");
  const line = (globalThis.nightdeskPictureLine ??= { running: 0, waiting: [] });
  if (line.waiting.length >= longestQueue) return pictureRefusal("busy");
  return inTurn(line, () => take(bytes, kind, fileName));
}

async function take(bytes: Uint8Array, kind: Kind, fileName: string): Promise<Taking> {
  // The header alone is read here, so the limit on pixels can be ours and worded.
  const header = await orNull(sharp(bytes, { limitInputPixels: false, failOn: "error" }).metadata());
  if (header === null || header.format !== kind) return pictureRefusal("damaged");
  const { width, height } = header.autoOrient;
  if (width * height > mostPixels || Math.max(width, height) > longestSide) return pictureRefusal("pixels");
  const key = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
  const fitting = widthsWanted.filter((one) => one <= width);
  const widths = fitting.length > 0 ? fitting : [width];
  const picture = {
    ...pictureWords(header),
    key,
    width,
    height,
    widths,
    bytes: bytes.byteLength,
    fileName: shownFileName(fileName),
  };
  const names = widths.flatMap((one) => renditionFormats.map((format) => renditionNameOf(key, one, format)));
  const stored = await Promise.all(names.map(isStored));
  if (stored.every(Boolean)) return { ok: true, picture };
  return (await draw(bytes, key, widths)) ?? { ok: true, picture };
}

/** Decode once, at the largest width that is kept, and draw every width from that. Null when all went well. */
async function draw(
  bytes: Uint8Array,
  key: string,
  widths: readonly number[],
): Promise<Extract<Taking, { ok: false }> | null> {
  const base = await orNull(
    sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" })
      .autoOrient()
      .resize({ width: Math.max(...widths), withoutEnlargement: true })
      .toColourspace("srgb")
      .timeout({ seconds: secondsToDecode })
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true }),
  );
  if (base === null) return pictureRefusal("damaged");
  const { width, height, channels } = base.info;
  for (const one of widths) {
    const drawn = sharp(base.data, { raw: { width, height, channels } }).resize({ width: one });
    // Effort 2 takes half the time of the default 4, for files 4 % larger.
    const webp = await drawn.clone().webp({ quality: 78, effort: 2 }).toBuffer();
    // JPEG knows no transparency: what was clear becomes paper.
    const jpg = await drawn
      .clone()
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 80, progressive: true })
      .toBuffer();
    try {
      await writeStored(renditionNameOf(key, one, "webp"), webp);
      await writeStored(renditionNameOf(key, one, "jpg"), jpg);
    } catch (error) {
      if (isDiskFull(error)) return pictureRefusal("disk-full");
      throw error;
    }
  }
  return null;
}

/** libvips throws on everything that it can't read; for us that is one expected answer. */
async function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch {
    return null;
  }
}
