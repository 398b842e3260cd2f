// Where pictures lie: DATA_DIR/media, under content-addressed names, so that writing twice is harmless and a name never
// changes what it means.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { randomUUID } from "node:crypto";
import { env } from "#lib/env.ts";

/** `{key}-{width}.{format}`: 32 hex digits of the original's digest, a width in pixels. */
const renditionName = /^([0-9a-f]{32})-(\d{2,5})\.(webp|jpg)$/;

export type RenditionName = Readonly<{ key: string; width: number; format: "webp" | "jpg" }>;

/** Takes a rendition's name apart; null when it is none. */
export function parseRenditionName(name: string): RenditionName | null {
  const [, key, width, format] = renditionName.exec(name) ?? [];
  if (key === undefined || width === undefined) return null;
  return { key, width: Number(width), format: format === "webp" ? "webp" : "jpg" };
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
  return path.join(/* turbopackIgnore: true */ mediaFolder(), name.slice(0, 2), name);
}

/** A stored file's bytes; null when there is none of this name. `name` must be a rendition's. */
export async function readStored(name: string): Promise<Buffer | null> {
  if (parseRenditionName(name) === null) return null;
  try {
    return await readFile(placeOf(name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Store a rendition, whole or not at all. */
export async function writeStored(name: string, bytes: Uint8Array): Promise<void> {
  if (parseRenditionName(name) === null) throw new Error(`${name} is not the name of a rendition`);
  const place = placeOf(name);
  await mkdir(path.dirname(place), { recursive: true });
  const half = `${place}.${randomUUID()}`;
  await writeFile(half, bytes);
  await rename(half, place);
}
