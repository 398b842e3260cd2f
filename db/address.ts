// Job: where the database is and who signs in as what. Read by the app's pools; written by the launcher of the embedded server.
import { createHmac } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env, StartRefusal } from "#lib/env.ts";

export const APP_ROLE = "nightdesk_app";
export const READER_ROLE = "nightdesk_reader";
export const OWNER_ROLE = "nightdesk";

/** One address for each of the three roles: the owner migrates, the newsroom works, readers read schema `live`. */
export type DatabaseUrls = { owner: string; app: string; reader: string };

/** What DATA_DIR/database.json holds (mode 0600): where the embedded server keeps its files, its port, its passwords. */
export type EmbeddedAddress = {
  cluster: string;
  port: number;
  passwords: { owner: string; app: string; reader: string };
  urls: DatabaseUrls;
};

export function addressFile(dataDir: string): string {
  return join(dataDir, "database.json");
}

/** The embedded server's address, or null before its first start in this folder. */
export function readEmbeddedAddress(dataDir: string): EmbeddedAddress | null {
  let content: string;
  try {
    content = readFileSync(addressFile(dataDir), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  const kept: Partial<EmbeddedAddress> = JSON.parse(content);
  if (typeof kept.cluster !== "string" || typeof kept.port !== "number" || kept.passwords === undefined) {
    throw new StartRefusal(
      `${addressFile(dataDir)} is damaged and holds the database's only passwords: bring it back from a backup.`,
    );
  }
  return embeddedAddress(kept.cluster, kept.port, kept.passwords);
}

/** Everything that follows from a port and three passwords. */
export function embeddedAddress(
  cluster: string,
  port: number,
  passwords: EmbeddedAddress["passwords"],
  database = "nightdesk",
): EmbeddedAddress {
  const url = (role: string, password: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    cluster,
    port,
    passwords,
    urls: {
      owner: url(OWNER_ROLE, passwords.owner),
      app: url(APP_ROLE, passwords.app),
      reader: url(READER_ROLE, passwords.reader),
    },
  };
}

/** Written whole or not at all, so that a reader never meets half a file. */
export function writeEmbeddedAddress(dataDir: string, address: EmbeddedAddress): void {
  const draft = `${addressFile(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(address, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, addressFile(dataDir));
}

/** A role's password on somebody's own server: derived, so that every instance knows it and none has to keep it. */
export function derivedPassword(role: string): string {
  return createHmac("sha256", env.authSecret()).update(role).digest("hex");
}

function as(url: string, role: string): string {
  const derived = new URL(url);
  derived.username = role;
  derived.password = derivedPassword(role);
  return derived.toString();
}

/**
 * The three addresses: from DATABASE_URL and its two companions, else from the embedded server's file.
 * @throws StartRefusal when neither is there: the embedded server was never started in this DATA_DIR.
 */
export function databaseUrls(): DatabaseUrls {
  const owner = env.databaseUrl();
  if (owner !== null) {
    return {
      owner,
      app: env.databaseAppUrl() ?? as(owner, APP_ROLE),
      reader: env.databaseReaderUrl() ?? as(owner, READER_ROLE),
    };
  }
  const embedded = readEmbeddedAddress(env.dataDir());
  if (embedded === null) {
    throw new StartRefusal(
      `There is no database in ${env.dataDir()} yet: run \`npm start\` once, or set DATABASE_URL.`,
    );
  }
  return embedded.urls;
}
