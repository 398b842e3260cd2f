// Job: the files of the embedded PostgreSQL: made once, whole or not at all, and never read by another major version.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { StartRefusal } from "#lib/env.ts";
import { embeddedAddress, OWNER_ROLE, writeEmbeddedAddress, type EmbeddedAddress } from "./address.ts";
import type { Account, Binaries } from "./embedded-binaries.ts";

/**
 * Refuses a cluster of another major version: its files can't be read by this release's server.
 * @throws StartRefusal
 */
export function refuseOtherMajor(cluster: string, binaries: Binaries): void {
  const file = join(cluster, "PG_VERSION");
  if (!existsSync(file)) return;
  const found = readFileSync(file, "utf8").trim();
  if (found !== String(binaries.major)) {
    throw new StartRefusal(
      `${cluster} holds data of PostgreSQL ${found}, this release runs PostgreSQL ${binaries.major}: restore a backup (\`npm run restore\`) into an empty DATA_DIR, or set DATABASE_URL to a server that has this data.`,
    );
  }
}

/**
 * Makes the cluster unless a whole one is there; null when it is. It is made under another name and renamed when it is whole:
 * a killed start leaves an initdb behind that goes on writing, and that must never write into the next one's folder.
 */
export function initialise(
  dataDir: string,
  cluster: string,
  binaries: Binaries,
  account: Account,
  sync: boolean,
): EmbeddedAddress | null {
  if (existsSync(join(cluster, "global", "pg_control"))) return null;
  const home = dirname(cluster);
  const halfMade = `${basename(cluster)}.making-`;
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(halfMade))) {
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 20 });
  }
  // Not ours to delete: we never leave half a cluster under its final name.
  if (existsSync(cluster) && readdirSync(cluster).length > 0)
    renameSync(cluster, `${cluster}.incomplete-${Date.now()}`);
  rmSync(cluster, { recursive: true, force: true });

  const draft = join(home, `${halfMade}${randomBytes(4).toString("hex")}`);
  const passwordFile = `${draft}-password`;
  mkdirSync(draft, { mode: 0o700 });
  const secret = () => randomBytes(24).toString("hex");
  const passwords = { owner: secret(), app: secret(), reader: secret() };
  writeFileSync(passwordFile, passwords.owner, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  const made = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${draft}`,
      `--username=${OWNER_ROLE}`,
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      ...(sync ? [] : ["--no-sync"]),
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
    ],
    { ...account, cwd: "/", encoding: "utf8", env: { LC_ALL: "C", NODE_ENV: "production" } },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new StartRefusal(
      `The database could not be made in ${home} (${(made.error?.message ?? made.stderr).trim().replaceAll("\n", " ")}): free some space or set DATA_DIR to another folder, then start again.`,
    );
  }
  const address = embeddedAddress(cluster, 0, passwords);
  writeEmbeddedAddress(dataDir, address);
  renameSync(draft, cluster);
  return address;
}
