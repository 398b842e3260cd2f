// Where pictures lie: DATA_DIR/media, or a bucket of an S3-compatible server where S3_BUCKET is set. Whoever reads or writes a
// picture's file does it here.
import path from "node:path";
import { env } from "#lib/env.ts";
import { log } from "./log.ts";
import { isPictureFile, parseRenditionName, renditionType } from "./picture-names.ts";
import { diskStore } from "./store-disk.ts";
import { s3Store } from "./store-s3.ts";
import type { Store } from "./store.ts";

const disk = diskStore(() => path.join(/* turbopackIgnore: true */ env.dataDir(), "media"));
let bucket: Readonly<{ place: string; store: Store }> | null = null;

/** The store that the environment names now. */
function store(): Store {
  const place = env.s3();
  if (place === null) return disk;
  const named = JSON.stringify(place);
  if (bucket?.place !== named) bucket = { place: named, store: s3Store(place) };
  return bucket.store;
}

/** A stored file's bytes; null when there is none of this name, or the name is no picture's. */
export async function readStored(name: string): Promise<Buffer | null> {
  return isPictureFile(name) ? store().read(name) : null;
}

/** Files whose loss was told already; bounded, since a page may show a lost one to ten thousand readers. */
const toldMissing = new Set<string>();
const mostTold = 1_000;

/** The bytes of a rendition that the database names; null where it vanished, which is told in the log: pages stay up. */
export async function readRendition(name: string): Promise<Buffer | null> {
  const bytes = await readStored(name);
  if (bytes !== null) toldMissing.delete(name);
  else if (!toldMissing.has(name)) {
    if (toldMissing.size >= mostTold) toldMissing.clear();
    toldMissing.add(name);
    log("picture-missing", { file: name });
  }
  return bytes;
}

/** Whether a file of this name is stored. */
export async function isStored(name: string): Promise<boolean> {
  return isPictureFile(name) && store().has(name);
}

/** Names of all stored files of pictures, in no order. */
export async function storedNames(): Promise<string[]> {
  return (await store().names()).filter(isPictureFile);
}

/** Store a picture's file, whole or not at all. Throws StoreFull where there is no room, StoreAway where nothing can be reached. */
export async function writeStored(name: string, bytes: Uint8Array): Promise<void> {
  if (!isPictureFile(name)) throw new Error(`${name} is not the name of a picture's file`);
  const rendition = parseRenditionName(name);
  const type = rendition ? renditionType(rendition.format) : `image/${name.slice(name.lastIndexOf(".") + 1)}`;
  await store().write(name, bytes, type);
}
