// Job: what the embedded server says about itself: its pid file, its answer over TCP, who is connected.
import { readFileSync, realpathSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import postgres from "postgres";
import { processStart } from "#lib/process-lock.mjs";
import type { EmbeddedAddress } from "./address.ts";
import { APPLICATION_NAME, connectionOptions } from "./connection.ts";

/** The server that the cluster's pid file names. `lives`: a PostgreSQL process has this id now (ids are reused after a crash). */
export type Postmaster = { pid: number; port: number; lives: boolean };

export type Held = { release(): Promise<void> };

function isPostgres(pid: number): boolean {
  if (processStart(pid) === null) return false;
  try {
    const name =
      process.platform === "linux"
        ? readFileSync(`/proc/${pid}/comm`, "utf8")
        : execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" });
    return /postgres\s*$/.test(name);
  } catch {
    return false;
  }
}

/** Reads the cluster's pid file; null when there is none or it is not yet complete. */
export function postmaster(cluster: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number.isInteger(port) ? port : 0, lives: isPostgres(pid) };
}

function connect(address: EmbeddedAddress): postgres.Sql {
  return postgres({
    ...connectionOptions(),
    host: "127.0.0.1",
    port: address.port,
    user: new URL(address.urls.owner).username,
    password: address.passwords.owner,
    database: "postgres",
    max: 1,
    connect_timeout: 3,
    fetch_types: false,
  });
}

/** Asks whoever answers on the address's port whether it is this cluster's server. */
export async function askServer(
  address: EmbeddedAddress,
): Promise<"ours" | "another" | "wrong password" | "no answer"> {
  if (address.port === 0) return "no answer";
  const sql = connect(address);
  try {
    const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
    return row !== undefined && realpathSync(row.folder) === realpathSync(address.cluster)
      ? "ours"
      : "another";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    return code === "28P01" ? "wrong password" : "no answer";
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** One idle connection that says "somebody uses this server" until it is released or this process ends. */
export async function holdConnection(address: EmbeddedAddress): Promise<Held> {
  const sql = connect(address);
  await sql`select 1`;
  return { release: () => sql.end({ timeout: 1 }) };
}

/** True while any process but this one has a connection to the server. */
export async function othersConnected(address: EmbeddedAddress): Promise<boolean> {
  const sql = connect(address);
  try {
    const rows = await sql`
      select 1 from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> ${APPLICATION_NAME} limit 1`;
    return rows.length > 0;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
