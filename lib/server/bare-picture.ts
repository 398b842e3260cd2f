// Every file is taken apart here before a decoder sees it, and put together anew from its pixels, its colours, which way up it is,
// and whose it is. No satellite place, no camera's number and no hidden gigabyte comes past, into a decoder or into the storage.
import type { OriginalKind, PictureMetadata } from "#lib/newsroom/picture.ts";
import { exifOfOrientation, orientationOf } from "./exif.ts";
import { openJpeg } from "./jpeg-segments.ts";
import type { OpenFile } from "./picture-file.ts";
import { keptPacket, pictureMetadata } from "./picture-metadata.ts";
import { openPng } from "./png-chunks.ts";
import { openWebp } from "./webp-chunks.ts";

declare const bare: unique symbol;
/** A picture's file that was taken apart and put together anew: the only bytes that a decoder may be handed. */
export type BareBytes = Uint8Array & { readonly [bare]: true };

export type BarePicture = Readonly<{ bare: BareBytes; metadata: PictureMetadata }>;

const openers: Readonly<Record<OriginalKind, (bytes: Buffer) => OpenFile | null>> = {
  jpeg: openJpeg,
  png: openPng,
  webp: openWebp,
};

/** What the first bytes say it is; null for everything that isn't taken. */
export function kindOf(bytes: Uint8Array): OriginalKind | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (start.startsWith("\xff\xd8\xff")) return "jpeg";
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  return start.startsWith("RIFF") && start.slice(8, 12) === "WEBP" ? "webp" : null;
}

/**
 * A picture's file without anything but its picture and its credit, and what it said. A bare one comes out as it is. Null when it is
 * none of the three kinds or its parts don't follow one another; whether pixels are in it is the decoder's to say. Never throws,
 * whatever the bytes are.
 */
export function barePicture(bytes: Uint8Array): BarePicture | null {
  const kind = kindOf(bytes);
  const file = kind && openers[kind](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!file) return null;
  const metadata = pictureMetadata(file.words);
  const orientation = file.words.exif ? orientationOf(file.words.exif) : null;
  const exif = orientation === null ? null : exifOfOrientation(orientation);
  return { bare: file.rebuilt({ exif, packet: keptPacket(metadata) }) as Uint8Array as BareBytes, metadata };
}
