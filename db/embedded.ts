// Job: the embedded PostgreSQL: one server per data folder, whoever asks first starts it, everybody else finds it running.
// Judged by asking it over TCP, never by a process id: right after a kill -9 the id still looks alive.
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartRefusal } from "#lib/env.ts";
import { processStart, withProcessLock } from "#lib/process-lock.mjs";
import {
  addressFile,
  embeddedAddress,
  readEmbeddedAddress,
  writeEmbeddedAddress,
  type EmbeddedAddress,
} from "./address.ts";
import {
  canEnter,
  readyBinaries,
  serverAccount,
  serverHome,
  type Account,
  type Binaries,
} from "./embedded-binaries.ts";
import { initialise, refuseOtherMajor } from "./embedded-cluster.ts";
import {
  askServer,
  holdConnection,
  othersConnected,
  postmaster,
  type Held,
  type Postmaster,
} from "./embedded-probe.ts";

/** A running server. `created`: its data was made just now; `started`: this call started it, else it was running. */
export type EmbeddedServer = EmbeddedAddress & {
  pid: number;
  created: boolean;
  started: boolean;
  held: Held | null;
};

export type StartOptions = {
  /** Keep one connection open, taken under the lock, so that no other process stops the server between start and first query. */
  hold?: boolean;
  /** Port to try first; the last one used, else a free one. */
  port?: number;
  /** Further settings of the server, such as `{ fsync: "off" }` for tests. */
  settings?: Record<string, string>;
  /** Told what takes time, in words for the console. */
  progress?: (line: string) => void;
};

const PATIENCE_MS = 120_000;

function lockFile(dataDir: string): string {
  return join(dataDir, "database.lock");
}

async function freePort(preferred: number): Promise<number> {
  const attempt = (port: number) =>
    new Promise<number | null>((resolve) => {
      const server = createServer();
      server.once("error", () => resolve(null));
      server.listen(port, "127.0.0.1", () => {
        const address = server.address();
        server.close(() => resolve(typeof address === "object" && address !== null ? address.port : null));
      });
    });
  const port = (preferred > 0 ? await attempt(preferred) : null) ?? (await attempt(0));
  if (port === null)
    throw new StartRefusal(
      "No free port is left on 127.0.0.1 for the database: stop other programs, or set DATABASE_URL.",
    );
  return port;
}

/** Waits until a server whose process lives answers as ours; null when it is gone. */
async function running(address: EmbeddedAddress, patience: number): Promise<Postmaster | null> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(50)) {
    const found = postmaster(address.cluster);
    if (found === null) return null;
    const answer = await askServer({ ...address, port: found.port });
    if (answer === "ours") return found;
    if (!found.lives) return null;
    if (answer === "wrong password") {
      throw new StartRefusal(
        `The database in ${address.cluster} runs with other passwords than the kept ones: stop process ${found.pid} and bring database.json back from a backup.`,
      );
    }
  }
  throw new StartRefusal(
    `The database in ${address.cluster} has not answered for ${Math.round(patience / 1000)} s: read ${logFile(address.cluster)}, then start again.`,
  );
}

export function logFile(cluster: string): string {
  return `${cluster}.log`;
}

function logTail(cluster: string, from: number): string {
  return readFileSync(logFile(cluster)).subarray(from).toString("utf8").trim();
}

function serverArguments(cluster: string, port: number, settings: Record<string, string>): string[] {
  const all: Record<string, string> = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {}),
    ...settings,
  };
  return ["-D", cluster, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** Starts the server detached and waits for its answer. Tries again while a killed one's orphans hold its shared memory, or its port was taken. */
async function launch(
  address: EmbeddedAddress,
  binaries: Binaries,
  account: Account,
  options: StartOptions,
): Promise<EmbeddedAddress> {
  const { cluster } = address;
  let preferred = options.port ?? address.port;
  for (const until = Date.now() + PATIENCE_MS; ;) {
    const port = await freePort(preferred);
    const log = logFile(cluster);
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(log, `${log}.1`);
    const output = openSync(log, "a", 0o600);
    const from = statSync(log).size;
    const child = spawn(binaries.postgres, serverArguments(cluster, port, options.settings ?? {}), {
      ...account,
      cwd: "/",
      detached: true,
      stdio: ["ignore", output, output],
      env: { LC_ALL: "C", NODE_ENV: "production" },
    });
    closeSync(output);
    let ended: string | null = null;
    child.once("error", (error) => (ended = error.message));
    child.once("exit", (code, signal) => (ended = `it ended with ${signal ?? code}`));
    const tried = embeddedAddress(cluster, port, address.passwords);
    while (ended === null && Date.now() < until) {
      if ((await askServer(tried)) === "ours") {
        child.unref();
        return tried;
      }
      await sleep(20);
    }
    const said = logTail(cluster, from);
    const passing =
      /shared memory block|lock file "[^"]+" already exists|could not (bind|create any TCP\/IP sockets)/.test(
        said,
      );
    if (ended === null || !passing || Date.now() >= until) {
      if (ended === null) child.kill("SIGQUIT");
      throw new StartRefusal(
        `The database in ${cluster} does not start (${said.split("\n").slice(-3).join(" ") || (ended ?? "no answer")}): read ${log}, then start again.`,
      );
    }
    if (/could not (bind|create)/.test(said)) preferred = 0;
    await sleep(200);
  }
}

/**
 * The embedded server of `dataDir`, running: made, started or found. Safe to call from any number of processes at once.
 * @throws StartRefusal with one sentence for everything that a person can put right.
 */
export async function startEmbedded(dataDir: string, options: StartOptions = {}): Promise<EmbeddedServer> {
  const account = serverAccount();
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  return withProcessLock(
    lockFile(dataDir),
    async () => {
      const kept = readEmbeddedAddress(dataDir);
      const home = serverHome(dataDir, account);
      const binaries = readyBinaries(home, account);
      const cluster = join(home, "postgres");
      refuseOtherMajor(cluster, binaries);
      const made = initialise(dataDir, cluster, binaries, account, options.settings?.["fsync"] !== "off");
      const address = made ?? kept;
      if (address === null) {
        throw new StartRefusal(
          `${cluster} holds a database but ${addressFile(dataDir)}, which holds its passwords, is missing: bring it back from a backup.`,
        );
      }
      const found = made === null ? await running({ ...address, cluster }, PATIENCE_MS) : null;
      const current =
        found === null
          ? await launch({ ...address, cluster }, binaries, account, options)
          : embeddedAddress(cluster, found.port, address.passwords);
      writeEmbeddedAddress(dataDir, current);
      const held = options.hold === true ? await holdConnection(current) : null;
      return {
        ...current,
        pid: postmaster(cluster)?.pid ?? 0,
        created: made !== null,
        started: found === null,
        held,
      };
    },
    {
      onWait: (pid) =>
        options.progress?.(`Waiting for process ${pid}, which is starting or stopping the database`),
    },
  );
}

/** Whether the server of `dataDir` runs, and where. */
export async function embeddedStatus(
  dataDir: string,
): Promise<{ running: boolean; address: EmbeddedAddress | null }> {
  const address = readEmbeddedAddress(dataDir);
  if (address === null) return { running: false, address };
  const found = postmaster(address.cluster);
  if (found === null) return { running: false, address };
  return { running: (await askServer({ ...address, port: found.port })) === "ours", address };
}

/** Whether the server of `dataDir` ended without having been stopped: a stop takes its pid file along, a crash leaves it. */
export function embeddedCrashed(dataDir: string): boolean {
  const address = readEmbeddedAddress(dataDir);
  return address !== null && postmaster(address.cluster)?.lives === false;
}

/**
 * Stops the server of `dataDir`. With `onlyIfUnused` it goes on while any other process has a connection.
 * @returns "stopped", "not running", or "in use".
 */
export async function stopEmbedded(
  dataDir: string,
  options: { onlyIfUnused?: boolean } = {},
): Promise<"stopped" | "not running" | "in use"> {
  if (!existsSync(addressFile(dataDir))) return "not running";
  return withProcessLock(lockFile(dataDir), async () => {
    const address = readEmbeddedAddress(dataDir);
    const found = address === null ? null : postmaster(address.cluster);
    if (address === null || found === null || !found.lives) return "not running";
    if (options.onlyIfUnused === true && (await othersConnected({ ...address, port: found.port })))
      return "in use";
    // PostgreSQL's "fast" stop, then its "immediate" one, which loses nothing either: the log is replayed at the next start.
    for (const [signal, patience] of [
      ["SIGINT", 30_000],
      ["SIGQUIT", 10_000],
    ] as const) {
      if (postmaster(address.cluster)?.lives === true) process.kill(found.pid, signal);
      for (const until = Date.now() + patience; Date.now() < until; await sleep(20)) {
        if (processStart(found.pid) === null) return "stopped";
      }
    }
    throw new StartRefusal(
      `The database (process ${found.pid}) does not stop: read ${logFile(address.cluster)}.`,
    );
  });
}

/** Every path that belongs to the server of `dataDir` and may lie outside of it. */
export function embeddedFolders(dataDir: string): string[] {
  const account = serverAccount();
  return existsSync(dataDir) && !canEnter(dataDir, account) ? [serverHome(dataDir, account)] : [];
}
