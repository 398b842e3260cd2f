// Where pictures lie: DATA_DIR/media, under content-addressed names, so that writing twice is harmless and a name never
// changes what it means. Whoever stores pictures elsewhere replaces this file's five functions and nothing else.
import { randomUUID } from "node:crypto";
import { access, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { env } from "#lib/env.ts";

/** `{key}-{width}.{format}`: 32 hex digits of the original's digest, a width in pixels. */
const renditionName = /^([0-9a-f]{32})-([1-9]\d{0,4})\.(webp|jpg)$/;

export const renditionFormats = ["webp", "jpg"] as const;
export type RenditionName = Readonly<{
  key: string;
  width: number;
  format: (typeof renditionFormats)[number];
}>;

/** Takes a rendition's name apart; null when it is none. */
export function parseRenditionName(name: string): RenditionName | null {
  const [, key, width, format] = renditionName.exec(name) ?? [];
  if (key === undefined || width === undefined) return null;
  return { key, width: Number(width), format: format === "webp" ? "webp" : "jpg" };
}

/** The name under which a picture of this width lies. */
export function renditionNameOf(key: string, width: number, format: RenditionName["format"]): string {
  return `${key}-${width}.${format}`;
}

/** The media type of a rendition. */
export function renditionType(format: RenditionName["format"]): string {
  return format === "webp" ? "image/webp" : "image/jpeg";
}

/** The folder of all pictures. A picture's files lie in a folder of its key's first two digits. */
export function mediaFolder(): string {
  return path.join(/* turbopackIgnore: true */ env.dataDir(), "media");
}

function placeOf(name: string): string {
  if (parseRenditionName(name) === null) throw new Error(`${name} is not the name of a rendition`);
  return path.join(/* turbopackIgnore: true */ mediaFolder(), name.slice(0, 2), name);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}

/** A stored file's bytes; null when there is none of this name, or the name is no rendition's. */
export async function readStored(name: string): Promise<Buffer | null> {
  if (parseRenditionName(name) === null) return null;
  try {
    return await readFile(placeOf(name));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** Whether a file of this name is stored. */
export async function isStored(name: string): Promise<boolean> {
  try {
    await access(placeOf(name));
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

/** Names of all stored renditions, in no order. */
export async function storedNames(): Promise<string[]> {
  try {
    const found = await readdir(mediaFolder(), { recursive: true });
    return found.map((place) => path.basename(place)).filter((name) => parseRenditionName(name) !== null);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

/**
 * Store a rendition, whole or not at all: once this resolves, neither a crash nor a power cut takes it back.
 * Throws with code ENOSPC or EDQUOT when the disk is full; `isDiskFull` tells.
 */
export async function writeStored(name: string, bytes: Uint8Array): Promise<void> {
  const place = placeOf(name);
  const folder = path.dirname(place);
  await mkdir(folder, { recursive: true });
  const half = `${place}.${randomUUID()}`;
  try {
    const file = await open(half, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, place);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
  // The new name itself must reach the disk too, or a row would point at nothing after a power cut.
  const directory = await open(folder, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** True when a write failed because there is no room left. */
export function isDiskFull(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT"].includes(String(codeOf(error)));
}
