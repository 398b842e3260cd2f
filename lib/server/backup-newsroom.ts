// A whole newsroom into one file and back: rows of one instant, then the pictures that they name.
import { type Snapshot, withSnapshot } from "#db/backup-rows.ts";
import { type LoadRows, restoreRows } from "#db/restore-rows.ts";
import { StartRefusal } from "#lib/env.ts";
import { BackupWriter, DamagedBackup, type Manifest, type Part, readBackup } from "./backup-file.ts";
import { readStored, renditionFormats, renditionNameOf, writeStored } from "./storage.ts";

export type BackedUp = Readonly<{
  bytes: number;
  rows: number;
  pictures: number;
  missing: readonly string[];
}>;

/**
 * Write everything into `file`, which appears only once it is whole. People may go on working: what was committed before this began is in
 * it, and nothing half-done. Pictures are read after the rows; they are never changed and never deleted, so they fit.
 */
export async function backUp(
  ownerUrl: string,
  file: string,
  progress: (line: string) => void = () => {},
): Promise<BackedUp> {
  const writer = await BackupWriter.open(file);
  try {
    const told = await withSnapshot(ownerUrl, async (snapshot) => {
      const rows = await writeTables(writer, snapshot);
      progress(`  ${rows} rows of ${snapshot.tables.length} tables`);
      const { pictures, ...facts } = snapshot;
      return { rows, pictures, facts };
    });
    const { at, server, migrations, sequences } = told.facts;
    const { pictures, missing } = await writePictures(writer, told.pictures);
    progress(`  ${pictures} picture files`);
    await writer.finish({ at: at.toISOString(), server, migrations: [...migrations], sequences, missing });
    return { bytes: writer.bytes, rows: told.rows, pictures, missing };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function writeTables(writer: BackupWriter, snapshot: Snapshot): Promise<number> {
  let all = 0;
  for (const table of snapshot.tables) {
    let count = 0;
    const chunks = async function* () {
      for await (const rows of snapshot.rows(table)) {
        count += rows.length;
        if (rows.length > 0) yield Buffer.from(rows.map((row) => `${row}\n`).join(""));
      }
    };
    const { schema, name, columns } = table;
    await writer.part({ kind: "table", schema, name, columns: [...columns] }, chunks(), () => count);
    all += count;
  }
  return all;
}

async function writePictures(
  writer: BackupWriter,
  pictures: Snapshot["pictures"],
): Promise<{ pictures: number; missing: string[] }> {
  const missing: string[] = [];
  let count = 0;
  for (const { key, widths, format } of pictures) {
    const formats = format === null ? renditionFormats : [format];
    for (const name of widths.flatMap((width) => formats.map((one) => renditionNameOf(key, width, one)))) {
      const bytes = await readStored(name);
      if (bytes === null) {
        missing.push(name);
        continue;
      }
      const chunks = async function* () {
        yield bytes;
      };
      await writer.part({ kind: "picture", name }, chunks(), () => bytes.length);
      count += 1;
    }
  }
  return { pictures: count, missing };
}

/**
 * Read a backup to its end without changing anything.
 * @throws StartRefusal with a sentence when it is damaged or no backup
 */
export async function checkBackup(file: string): Promise<Manifest> {
  try {
    return await readBackup(file);
  } catch (error) {
    if (error instanceof DamagedBackup) {
      throw new StartRefusal(
        `${file} can't be restored, because ${error.message}: use another copy. Nothing was changed.`,
      );
    }
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "EISDIR")
      throw new StartRefusal(`There is no backup at ${file}: name the file that npm run backup wrote.`);
    throw error;
  }
}

/**
 * Put a checked backup in the place of what the database and the media folder hold. Rows are one transaction; pictures are
 * written before it ends, since a file too many does no harm and one too few would.
 */
export async function restoreBackup(
  ownerUrl: string,
  file: string,
  manifest: Manifest,
  options: Readonly<{ replace: boolean }>,
): Promise<void> {
  const { migrations, sequences } = manifest;
  await restoreRows(ownerUrl, { migrations, sequences, replace: options.replace }, async (load) => {
    const picture: Buffer[] = [];
    const again = await readBackup(file, {
      onData: async (part, bytes) => {
        if (part.kind === "picture") picture.push(bytes);
        else await loadChunk(load, part, bytes);
      },
      onEnd: async (part) => {
        if (part.kind === "picture") await writeStored(part.name, Buffer.concat(picture.splice(0)));
      },
    });
    if (JSON.stringify(again) !== JSON.stringify(manifest))
      throw new DamagedBackup("it was changed while it was read");
  });
}

async function loadChunk(
  load: LoadRows,
  part: Extract<Part, { kind: "table" }>,
  bytes: Buffer,
): Promise<void> {
  const rows = bytes.toString("utf8").split("\n");
  rows.pop();
  await load({ schema: part.schema, name: part.name, columns: part.columns }, rows);
}
