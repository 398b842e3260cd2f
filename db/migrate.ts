// Job: brings a database to this release: roles, then migrations, then grants, as the owner and one process at a time.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type postgres from "postgres";
import { StartRefusal } from "#lib/env.ts";
import type { DatabaseUrls } from "./address.ts";
import { openOwner, whyRefused } from "./owner.ts";
import { ensureRoles } from "./roles.ts";

export const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));

/** Oldest major version whose features the schema uses. */
const OLDEST_MAJOR = 15;
// Any number will do, as long as every release uses the same one.
const LOCK = 7_204_115;

export type MigrateOptions = {
  /** Roles whose address the operator gave: checked, never changed. */
  given?: { app: boolean; reader: boolean };
  /** Folder with meta/_journal.json and grants.sql. */
  folder?: string;
  progress?: (line: string) => void;
};

async function refuseOld(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version_num') as version`;
  const major = Math.floor(Number(row?.version) / 10_000);
  if (major < OLDEST_MAJOR) {
    throw new StartRefusal(
      `The database is PostgreSQL ${major}, this release needs ${OLDEST_MAJOR} or newer: upgrade it, or point DATABASE_URL at another.`,
    );
  }
}

function plannedSteps(folder: string): number[] {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(join(folder, "meta", "_journal.json"), "utf8"),
  );
  return journal.entries.map((entry) => entry.when);
}

async function appliedSteps(sql: postgres.Sql): Promise<number[]> {
  const [known] =
    await sql`select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'drizzle' and c.relname = '__drizzle_migrations'`;
  if (known === undefined) return [];
  const rows = await sql<
    { at: string }[]
  >`select created_at as at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map((row) => Number(row.at));
}

/**
 * Migrates the database at `urls.owner`. Two processes at once: the second waits, then finds nothing to do.
 * All new steps are one transaction, so a process killed half-way leaves the database as it was.
 * @returns how many steps were new
 * @throws StartRefusal, one sentence (or the SQL to run), for what the operator can put right
 */
export async function migrateDatabase(urls: DatabaseUrls, options: MigrateOptions = {}): Promise<number> {
  const folder = options.folder ?? MIGRATIONS;
  const sql = openOwner(urls.owner);
  try {
    await refuseOld(sql);
    const [free] = await sql<{ locked: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as locked`;
    if (free?.locked !== true) {
      options.progress?.("Waiting for another process that is migrating this database");
      await sql`select pg_advisory_lock(${LOCK})`;
    }
    const planned = plannedSteps(folder);
    const applied = await appliedSteps(sql);
    const newest = planned.at(-1) ?? 0;
    if (applied.some((at) => at > newest)) {
      throw new StartRefusal(
        "The database was migrated by a newer release than this one: start that release, or restore a backup of this one.",
      );
    }
    await ensureRoles(sql, urls, options.given ?? { app: false, reader: false });
    await migrate(drizzle(sql), { migrationsFolder: folder });
    const grants = join(folder, "grants.sql");
    if (existsSync(grants)) await sql.begin((run) => run.unsafe(readFileSync(grants, "utf8")).simple());
    return planned.length - applied.length;
  } catch (error) {
    throw whyRefused(error, urls.owner) ?? error;
  } finally {
    // Ending the session releases the lock.
    await sql.end({ timeout: 5 });
  }
}

/** Runs `run` on the maintenance database of the server that `url` is on, with the name of the database that `url` means. */
async function onServer(
  url: string,
  run: (sql: postgres.Sql, name: string) => Promise<unknown>,
): Promise<void> {
  const server = new URL(url);
  const name = decodeURIComponent(server.pathname.slice(1));
  server.pathname = "/postgres";
  const sql = openOwner(server.toString());
  try {
    await run(sql, name);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Makes the database that `url` names unless it is there. For servers that are ours alone. */
export function ensureDatabase(url: string): Promise<void> {
  return onServer(url, async (sql, name) => {
    const [known] = await sql`select 1 from pg_database where datname = ${name}`;
    if (known !== undefined) return;
    try {
      await sql`create database ${sql(name)}`;
    } catch (error) {
      // Two processes may make it at once.
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code !== "42P04" && code !== "23505") throw error;
    }
  });
}

/** Drops the database that `url` names, whoever is connected to it. For servers that are ours alone. */
export function dropDatabase(url: string): Promise<void> {
  return onServer(url, (sql, name) => sql`drop database if exists ${sql(name)} with (force)`);
}
