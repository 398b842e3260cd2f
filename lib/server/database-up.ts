// Job: a database that answers and is of this release: the embedded one unless DATABASE_URL names another. Every command begins with it.
import { databaseUrls } from "#db/address.ts";
import { closePools, useDatabase } from "#db/client.ts";
import { startEmbedded, stopEmbedded } from "#db/embedded.ts";
import { ensureDatabase, migrateDatabase } from "#db/migrate.ts";
import { printable } from "#db/owner.ts";
import { env } from "#lib/env.ts";
import { say, step } from "./console.ts";
import { watchEmbedded } from "./database-watch.ts";

export type DatabaseUp = {
  /** Where the data lies, for people. */
  place: string;
  /** Closes this process's connections and stops the embedded server, unless another process uses it. */
  close(): Promise<void>;
};

/**
 * Starts or finds the database, migrates it, and points both pools at it. With `watch` an embedded server that crashes is
 * started again until `close`.
 * @throws StartRefusal with one sentence when it can't be reached or must not be used
 */
export async function databaseUp({ watch = false } = {}): Promise<DatabaseUp> {
  const external = env.databaseUrl();
  if (external !== null) {
    const urls = databaseUrls();
    const given = { app: env.databaseAppUrl() !== null, reader: env.databaseReaderUrl() !== null };
    await step("Checking the database", () => migrateDatabase(urls, { given, progress: say }), migrated);
    await useDatabase(urls);
    return { place: printable(external), close: closePools };
  }
  const dataDir = env.dataDir();
  const server = await step(
    "Starting the database",
    () => startEmbedded(dataDir, { hold: true, progress: say }),
    (up) =>
      up.created
        ? "Made and started the database"
        : up.started
          ? "Started the database"
          : "Found the database running",
  );
  try {
    await ensureDatabase(server.urls.owner);
    await step("Migrating the database", () => migrateDatabase(server.urls, { progress: say }), migrated);
  } catch (error) {
    await server.held?.release();
    await stopEmbedded(dataDir, { onlyIfUnused: true });
    throw error;
  }
  await useDatabase(server.urls);
  let { held } = server;
  const watching = watch
    ? watchEmbedded(dataDir, (again) => {
        held = again.held;
      })
    : null;
  return {
    place: server.cluster.startsWith(dataDir) ? dataDir : `${dataDir} and ${server.cluster}`,
    async close() {
      await watching?.close();
      await closePools();
      await held?.release();
      await stopEmbedded(dataDir, { onlyIfUnused: true });
    },
  };
}

function migrated(steps: number): string | null {
  return steps === 0
    ? "Checked the database"
    : `Migrated the database by ${steps} ${steps === 1 ? "step" : "steps"}`;
}
