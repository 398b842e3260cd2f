// Job: a fresh, migrated database for every test file, on one real PostgreSQL that all test processes share.
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { env, StartRefusal } from "#lib/env.ts";
import { processStart, withProcessLock } from "#lib/process-lock.mjs";
import type { DatabaseUrls, EmbeddedAddress } from "./address.ts";
import { closePools, useDatabase } from "./client.ts";
import { startEmbedded, stopEmbedded } from "./embedded.ts";
import { ensureDatabase, migrateDatabase, MIGRATIONS } from "./migrate.ts";
import { openOwner } from "./owner.ts";

export type TestDatabase = {
  name: string;
  /** The owner's address, for what neither role may do. */
  url: string;
  appUrl: string;
  readerUrl: string;
  /** Closes the pools and drops the database. */
  close(): Promise<void>;
};

const place = createHash("sha256").update(MIGRATIONS).digest("hex").slice(0, 8);
const testDataDir = join(tmpdir(), `nightdesk-test-${userInfo().uid}-${place}`);

function named(server: EmbeddedAddress, database: string): DatabaseUrls {
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${database}` }).toString();
  return { owner: at(server.urls.owner), app: at(server.urls.app), reader: at(server.urls.reader) };
}

/** The shared server. It may forget everything when the machine dies, which makes it fast; a damaged one is made again. */
async function testServer(): Promise<EmbeddedAddress> {
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "300",
  };
  try {
    return await startEmbedded(testDataDir, { settings });
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    await stopEmbedded(testDataDir).catch(() => {});
    rmSync(testDataDir, { recursive: true, force: true });
    return await startEmbedded(testDataDir, { settings });
  }
}

function migrationsHash(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(MIGRATIONS, { recursive: true, encoding: "utf8" }).toSorted()) {
    if (/\.(sql|json)$/.test(name)) hash.update(name).update(readFileSync(join(MIGRATIONS, name)));
  }
  return hash.digest("hex").slice(0, 16);
}

/** The migrated database that others are copied from; made under another name first, so that it is never seen half-made. */
async function template(server: EmbeddedAddress): Promise<string> {
  const name = `template_${migrationsHash()}`;
  const sql = openOwner(named(server, "postgres").owner);
  try {
    const known = async () => (await sql`select 1 from pg_database where datname = ${name}`).length > 0;
    if (await known()) return name;
    await withProcessLock(join(testDataDir, "template.lock"), async () => {
      if (await known()) return;
      const draft = `draft_${randomBytes(6).toString("hex")}`;
      await ensureDatabase(named(server, draft).owner);
      try {
        await migrateDatabase(named(server, draft));
        await sql.unsafe(`alter database "${draft}" rename to "${name}"`);
      } finally {
        await sql.unsafe(`drop database if exists "${draft}" with (force)`);
      }
      await dropAbandoned(sql);
    });
    return name;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Drops what killed test processes left behind; the process id stands in each name. */
async function dropAbandoned(sql: ReturnType<typeof openOwner>): Promise<void> {
  const rows = await sql<
    { name: string }[]
  >`select datname as name from pg_database where datname like 'test\\_%'`;
  for (const { name } of rows) {
    const pid = Number(/_(\d+)_[0-9a-f]+$/.exec(name)?.[1]);
    if (processStart(pid) === null) await sql.unsafe(`drop database if exists "${name}" with (force)`);
  }
}

/**
 * A fresh database with every migration applied and no rows; both pools of db/client.ts point at it until `close()`.
 * Call once per test file (`before`), or once per test for a clean start: a copy takes about 50–150 ms.
 */
export async function testDatabase(label: string): Promise<TestDatabase> {
  const server = await testServer();
  const from = await template(server);
  const name = `test_${label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .slice(0, 30)}_${process.pid}_${randomBytes(3).toString("hex")}`;
  const sql = openOwner(named(server, "postgres").owner);
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await sql.unsafe(`create database "${name}" template "${from}"`);
        break;
      } catch (error) {
        // The template is being copied or was just made by another process.
        const code = error instanceof Error && "code" in error ? error.code : null;
        if (code !== "55006" || attempt === 100) throw error;
      }
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
  const urls = named(server, name);
  await useDatabase(urls);
  return {
    name,
    url: urls.owner,
    appUrl: urls.app,
    readerUrl: urls.reader,
    async close() {
      await closePools();
      await useDatabase(null);
      const admin = openOwner(named(server, "postgres").owner);
      await admin.unsafe(`drop database if exists "${name}" with (force)`);
      await admin.end({ timeout: 5 });
    },
  };
}

/** Stops the shared server; the test runner calls it after the last file. */
export async function stopTestServer(): Promise<void> {
  await stopEmbedded(testDataDir, { onlyIfUnused: true });
}

/** The variables of a server process that works on `database`, with its own data folder and port. */
export function serverEnvironment(
  database: TestDatabase,
  port: number,
  more: Record<string, string> = {},
): NodeJS.ProcessEnv {
  return env.forChild({
    DATABASE_URL: database.url,
    DATABASE_APP_URL: database.appUrl,
    DATABASE_READER_URL: database.readerUrl,
    DATA_DIR: mkdtempSync(join(tmpdir(), "nightdesk-e2e-")),
    PORT: String(port),
    HOST: null,
    SITE_URL: null,
    DEMO: null,
    NODE_ENV: "production",
    ...more,
  });
}
