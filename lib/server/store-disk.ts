// Keeps files in a folder: each in a folder of its name's first two characters, so that none of them grows too large to list.
import { randomUUID } from "node:crypto";
import { access, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { type Store, StoreFull } from "./store.ts";

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}

/** Null in place of a file that isn't there. */
async function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** A store in the folder that `folder` names when it is asked. */
export function diskStore(folder: () => string): Store {
  const placeOf = (name: string) => path.join(/* turbopackIgnore: true */ folder(), name.slice(0, 2), name);
  return {
    read: (name) => orNull(readFile(placeOf(name))),
    has: async (name) => (await orNull(access(placeOf(name)).then(() => true))) ?? false,
    async names() {
      const found = await orNull(readdir(folder(), { recursive: true, withFileTypes: true }));
      return (found ?? []).filter((entry) => entry.isFile()).map((entry) => entry.name);
    },
    async write(name, bytes) {
      try {
        await writeWhole(placeOf(name), bytes);
      } catch (error) {
        if (codeOf(error) === "ENOSPC" || codeOf(error) === "EDQUOT")
          throw new StoreFull("the disk is full", { cause: error });
        throw error;
      }
    },
  };
}

async function writeWhole(place: string, bytes: Uint8Array): Promise<void> {
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
