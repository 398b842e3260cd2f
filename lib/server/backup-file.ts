// The form of a backup: one file of framed parts, each with its digest, a manifest, and a digest over everything at the end. Whoever reads it
// knows before the first row is touched that it is whole.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "zod";
import type { SequenceState } from "#db/backup-rows.ts";

const magic = Buffer.from("nightdesk backup 1\n", "latin1");
const largestFrame = 64 * 1024 * 1024;
const pressed = promisify(gzip);
const unpressed = promisify(gunzip);

/** What a part is: a table's rows (JSON, one a line) or a picture's file. */
const partShape = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("table"),
    schema: z.string(),
    name: z.string(),
    columns: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal("picture"), name: z.string() }),
]);
export type Part = z.infer<typeof partShape>;

const endShape = z.strictObject({ count: z.number().int(), sha256: z.string() });
const manifestShape = z.strictObject({
  at: z.iso.datetime(),
  server: z.string(),
  migrations: z.array(z.string()),
  sequences: z.array(
    z.strictObject({ schema: z.string(), name: z.string(), lastValue: z.string(), isCalled: z.boolean() }),
  ),
  /** Picture files that the database names and the disk didn't have. */
  missing: z.array(z.string()),
  parts: z.array(z.strictObject({ part: z.string(), count: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestShape>;
export type ManifestFacts = Omit<Manifest, "parts" | "sequences"> &
  Readonly<{ sequences: readonly SequenceState[] }>;

export const partName = (part: Part): string =>
  part.kind === "table" ? `${part.schema}.${part.name}` : part.name;

/** Writes a backup beside `file` and gives it its name only once it is whole and on the disk. */
export class BackupWriter {
  readonly #file: string;
  readonly #draft: string;
  readonly #handle: FileHandle;
  readonly #sum = createHash("sha256");
  readonly #parts: Manifest["parts"] = [];
  bytes = 0;

  private constructor(file: string, draft: string, handle: FileHandle) {
    this.#file = file;
    this.#draft = draft;
    this.#handle = handle;
  }

  static async open(file: string): Promise<BackupWriter> {
    const draft = `${file}.unfinished-${process.pid}`;
    const writer = new BackupWriter(file, draft, await open(draft, "w", 0o600));
    await writer.#write(magic);
    return writer;
  }

  /** One part. `chunks` are its uncompressed bytes; `count` is asked at the end (rows, or bytes). */
  async part(part: Part, chunks: AsyncIterable<Buffer>, count: () => number): Promise<void> {
    await this.#frame("B", Buffer.from(JSON.stringify(part)));
    const sum = createHash("sha256");
    for await (const chunk of chunks) {
      sum.update(chunk);
      await this.#frame("D", part.kind === "table" ? await pressed(chunk) : chunk);
    }
    const end = { count: count(), sha256: sum.digest("hex") };
    await this.#frame("E", Buffer.from(JSON.stringify(end)));
    this.#parts.push({ part: partName(part), ...end });
  }

  async finish(facts: ManifestFacts): Promise<void> {
    await this.#frame("M", Buffer.from(JSON.stringify({ ...facts, parts: this.#parts })));
    await this.#frame("F", this.#sum.copy().digest());
    await this.#handle.sync();
    await this.#handle.close();
    await rename(this.#draft, this.#file);
    const folder = await open(path.dirname(this.#file), "r");
    await folder.sync();
    await folder.close();
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => {});
    await rm(this.#draft, { force: true });
  }

  async #frame(kind: string, payload: Buffer): Promise<void> {
    const head = Buffer.alloc(5);
    head.write(kind, 0, "latin1");
    head.writeUInt32BE(payload.length, 1);
    await this.#write(Buffer.concat([head, payload]));
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#sum.update(bytes);
    this.bytes += bytes.length;
    await this.#handle.writeFile(bytes);
  }
}

/** Why a file is no backup that can be used, worded for the person at the console. */
export class DamagedBackup extends Error {
  override name = "DamagedBackup";
}

export type BackupEvents = Readonly<{
  onPart?: (part: Part) => Promise<void>;
  onData?: (part: Part, bytes: Buffer) => Promise<void>;
  onEnd?: (part: Part) => Promise<void>;
}>;

/**
 * Read a backup from end to end, check everything in it, and tell `events` of each part.
 * @throws DamagedBackup as soon as something isn't what it says; what was told before is then not to be trusted
 */
export async function readBackup(file: string, events: BackupEvents = {}): Promise<Manifest> {
  const sum = createHash("sha256");
  const parts: Manifest["parts"] = [];
  let current: { part: Part; sum: ReturnType<typeof createHash> } | null = null;
  let manifest: Manifest | null = null;
  let closed = false;
  for await (const { kind, payload, head } of frames(file, sum)) {
    if (closed) throw new DamagedBackup("it goes on after its end");
    if (kind === "B" && !current && !manifest) {
      current = { part: parsed(partShape, payload), sum: createHash("sha256") };
      await events.onPart?.(current.part);
    } else if (kind === "D" && current) {
      const bytes = current.part.kind === "table" ? await unpacked(payload) : payload;
      current.sum.update(bytes);
      await events.onData?.(current.part, bytes);
    } else if (kind === "E" && current) {
      const end = parsed(endShape, payload);
      const name = partName(current.part);
      if (current.sum.digest("hex") !== end.sha256)
        throw new DamagedBackup(`${name} is not what was written`);
      parts.push({ part: name, ...end });
      await events.onEnd?.(current.part);
      current = null;
    } else if (kind === "M" && !current && !manifest) {
      manifest = parsed(manifestShape, payload);
      if (JSON.stringify(manifest.parts) !== JSON.stringify(parts))
        throw new DamagedBackup("its list of contents doesn't fit");
    } else if (kind === "F" && manifest) {
      if (!payload.equals(sum.digest()))
        throw new DamagedBackup("its bytes were changed after it was written");
      closed = true;
      continue;
    } else {
      throw new DamagedBackup("its parts are out of order");
    }
    sum.update(head).update(payload);
  }
  if (!manifest || !closed) throw new DamagedBackup("it ends too early");
  return manifest;
}

async function* frames(
  file: string,
  sum: ReturnType<typeof createHash>,
): AsyncGenerator<{ kind: string; head: Buffer; payload: Buffer }> {
  let waiting: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    if (!begun) {
      if (waiting.length < magic.length) continue;
      if (!waiting.subarray(0, magic.length).equals(magic))
        throw new DamagedBackup("it is no backup of a newsroom");
      sum.update(magic);
      waiting = waiting.subarray(magic.length);
      begun = true;
    }
    while (waiting.length >= 5) {
      const length = waiting.readUInt32BE(1);
      if (length > largestFrame) throw new DamagedBackup("a part has an impossible length");
      if (waiting.length < 5 + length) break;
      yield {
        kind: waiting.toString("latin1", 0, 1),
        head: waiting.subarray(0, 5),
        payload: waiting.subarray(5, 5 + length),
      };
      waiting = waiting.subarray(5 + length);
    }
  }
  if (!begun) throw new DamagedBackup("it is no backup of a newsroom");
  if (waiting.length > 0) throw new DamagedBackup("it ends too early");
}

function parsed<Shape>(shape: z.ZodType<Shape>, payload: Buffer): Shape {
  try {
    return shape.parse(JSON.parse(payload.toString("utf8")));
  } catch {
    throw new DamagedBackup("a part can't be read");
  }
}

async function unpacked(payload: Buffer): Promise<Buffer> {
  try {
    return await unpressed(payload, { maxOutputLength: largestFrame });
  } catch {
    throw new DamagedBackup("a part can't be unpacked");
  }
}
