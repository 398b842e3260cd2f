// Job: the only reader of process.env. Every value is read when it is asked for, checked, and named in one sentence when it is wrong.
import { randomBytes, randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Why the program can't go on, worded for the person at the console: one sentence that says what to do. Printed without a stack, exit code 1. */
export class StartRefusal extends Error {
  override name = "StartRefusal";
}

/** What the console may say about demo accounts: as the address allows (unset), always (`1`), never (`0`). */
export type DemoWish = "unset" | "on" | "off";

function text(name: string): string | null {
  const value = process.env[name]?.trim();
  return value === undefined || value === "" ? null : value;
}

function postgresUrl(name: string): string | null {
  const value = text(name);
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !["postgres:", "postgresql:"].includes(url.protocol) || url.hostname === "") {
    throw new StartRefusal(
      `${name} is not the address of a PostgreSQL database: write it as postgres://user:password@host:5432/database.`,
    );
  }
  return value;
}

/** True when only this machine can reach `host` (a name or an address, brackets allowed). */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "").toLowerCase();
  return (
    bare === "localhost" || bare.endsWith(".localhost") || bare === "::1" || /^127(\.\d{1,3}){3}$/.test(bare)
  );
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "auth-secret");
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const kept = readFileSync(file, "utf8").trim();
      if (kept.length >= 32) return kept;
      throw new StartRefusal(
        `${file} holds no usable secret: delete it and start again, or set AUTH_SECRET.`,
      );
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
    // Two processes may start at once: the link of one appears whole, the other reads it.
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  throw new StartRefusal(
    `The secret can't be kept in ${file}: make the folder writable, or set AUTH_SECRET.`,
  );
}

/** How a CDN is told what to drop; lib/server/cdn-kinds.ts has what each of them wants to hear. */
export const cdnKinds = ["tags", "cloudflare", "fastly", "bunny", "varnish"] as const;
export type CdnKind = (typeof cdnKinds)[number];
export type Cdn = Readonly<{ kind: CdnKind; url: string; token: string | null }>;

/** MAIL_FROM as "Name <address>" or the address alone; else an address of the site's own host. */
function sender(): Readonly<{ name: string | null; address: string }> {
  const value = text("MAIL_FROM");
  if (value === null) return { name: null, address: `nightdesk@${new URL(env.siteUrl()).hostname}` };
  const {
    name = "",
    inside = "",
    bare = "",
  } = /^(?:"?(?<name>[^"<>\r\n]*?)"?\s*<(?<inside>[^<>\s]+)>|(?<bare>[^<>\s]+))$/u.exec(value)?.groups ?? {};
  const address = inside || bare;
  if (!/^[^@\s,;:"()]+@[^@\s,;:"()]+$/u.test(address)) {
    throw new StartRefusal(
      `MAIL_FROM is "${value}": set it to an address, such as Nightdesk <desk@news.example.org>.`,
    );
  }
  return { name: name === "" ? null : name, address };
}

/** A bucket of an S3-compatible server, and who asks it. */
export type S3Settings = Readonly<{
  /** Origin, without a slash at the end. The bucket stands in the path, which every such server understands. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}>;

export const env = {
  /** TCP port of the HTTP server, 1–65535 (0: any free one); 3000. */
  port(): number {
    const value = text("PORT");
    if (value === null) return 3000;
    const port = Number(value);
    if (!/^\d+$/.test(value) || port > 65535) {
      throw new StartRefusal(`PORT is "${value}", which is not a port: set it to a number from 1 to 65535.`);
    }
    return port;
  },
  /** Address the HTTP server listens on; 127.0.0.1, so that only this machine reaches it. */
  host(): string {
    return text("HOST") ?? "127.0.0.1";
  },
  /** Origin under which people reach the site, without a slash at the end; from HOST and PORT when unset. */
  siteUrl(): string {
    const value = text("SITE_URL");
    if (value === null) {
      const host = env.host();
      const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
      return `http://${name.includes(":") ? `[${name}]` : name}:${env.port()}`;
    }
    const url = URL.canParse(value) ? new URL(value) : null;
    if (
      url === null ||
      !["http:", "https:"].includes(url.protocol) ||
      url.pathname !== "/" ||
      url.search !== ""
    ) {
      throw new StartRefusal(
        `SITE_URL is "${value}": set it to the site's origin, such as https://news.example.org.`,
      );
    }
    return url.origin;
  },
  /** Absolute path of the folder that holds everything this newsroom keeps; `.data` in the working folder. */
  dataDir(): string {
    return resolve(/* turbopackIgnore: true */ process.cwd(), text("DATA_DIR") ?? ".data");
  },
  /** Owner's address of somebody's own PostgreSQL, or null: then the embedded server is used. */
  databaseUrl: (): string | null => postgresUrl("DATABASE_URL"),
  /** Address for the newsroom's role, or null: derived from DATABASE_URL. */
  databaseAppUrl: (): string | null => postgresUrl("DATABASE_APP_URL"),
  /** Address for the readers' role (may be a replica), or null: derived from DATABASE_URL. */
  databaseReaderUrl: (): string | null => postgresUrl("DATABASE_READER_URL"),
  /** Secret of at least 32 characters that signs and derives; made once and kept in DATA_DIR when unset. */
  authSecret(): string {
    const value = text("AUTH_SECRET");
    if (value === null) return keptSecret(env.dataDir());
    if (value.length < 32) {
      throw new StartRefusal(
        "AUTH_SECRET is shorter than 32 characters: set a longer one, for example from `openssl rand -hex 32`.",
      );
    }
    return value;
  },
  /** DEMO as it was set. Ask `demoAccounts()` whether they may sign in. */
  demo(): DemoWish {
    const value = text("DEMO");
    if (value === null) return "unset";
    if (value === "0" || value === "1") return value === "1" ? "on" : "off";
    throw new StartRefusal(`DEMO is "${value}": set it to 1 (demo newsroom) or 0 (none), or leave it unset.`);
  },
  /** True when accounts with a published password are acceptable: only this machine can reach the site, or DEMO=1 says so. */
  demoAccounts(): boolean {
    const wish = env.demo();
    return wish === "unset" ? !env.reachableByOthers() : wish === "on";
  },
  /** True when HOST or SITE_URL lets other machines in. */
  reachableByOthers(): boolean {
    return !isLoopback(env.host()) || !isLoopback(new URL(env.siteUrl()).hostname);
  },
  /** How many proxies in front may be believed about the client's address; 0 believes none. */
  trustProxy(): number {
    const value = text("TRUST_PROXY");
    if (value === null || value === "false") return 0;
    if (value === "true") return 1;
    if (/^\d$/.test(value)) return Number(value);
    throw new StartRefusal(
      `TRUST_PROXY is "${value}": set it to the number of proxies in front of this server.`,
    );
  },
  /** Where mail goes out and as whom, or null: then there is no mail. */
  mail(): Readonly<{ url: string; from: Readonly<{ name: string | null; address: string }> }> | null {
    const value = text("MAIL_URL");
    if (value === null) return null;
    const url = URL.canParse(value) ? new URL(value) : null;
    if (url === null || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "") {
      throw new StartRefusal(
        "MAIL_URL is not the address of a mail server: write it as smtp://user:password@host:587, or smtps:// for port 465.",
      );
    }
    return { url: value, from: sender() };
  },
  /** The CDN in front that is told what to drop, or null: then no answer says that it may be served stale. */
  cdn(): Cdn | null {
    const value = text("CDN_PURGE_URL");
    if (value === null) return null;
    const url = URL.canParse(value) ? new URL(value) : null;
    if (url === null || !["http:", "https:"].includes(url.protocol)) {
      throw new StartRefusal(
        `CDN_PURGE_URL is "${value}": set it to the address to which the CDN wants its purges sent.`,
      );
    }
    const kind = cdnKinds.find((one) => one === (text("CDN_KIND") ?? "tags"));
    if (kind === undefined)
      throw new StartRefusal(
        `CDN_KIND is "${text("CDN_KIND")}": set it to one of ${cdnKinds.join(", ")}, or leave it unset.`,
      );
    const token = text("CDN_PURGE_TOKEN");
    if (token !== null && url.protocol === "http:" && !isLoopback(url.hostname)) {
      throw new StartRefusal(
        "CDN_PURGE_URL would carry CDN_PURGE_TOKEN over an open line: use an https address.",
      );
    }
    return { kind, url: url.href, token };
  },
  /** True under hot reload: files that a build makes once may change under a running server. */
  development: (): boolean => text("NODE_ENV") === "development",
  /** Next's output folder, relative to the project; internal, so that tests can build beside a running site. */
  buildDir: (): string => text("BUILD_DIR") ?? ".next",
  /** A Chromium for the browser tests, or undefined: then it is looked for. */
  chromiumPath: (): string | undefined => text("CHROMIUM_PATH") ?? undefined,
  /** Where the browser tests' JSON report goes, and the address of their server; set by the test runner alone. */
  playwrightReport: (): string => text("PLAYWRIGHT_JSON_OUTPUT_FILE") ?? "test-results/report.json",
  testUrl: (): string | undefined => text("NIGHTDESK_TEST_URL") ?? undefined,
  /** The bucket that holds the pictures, or null: then they lie in DATA_DIR. */
  s3(): S3Settings | null {
    const bucket = text("S3_BUCKET");
    const accessKeyId = text("S3_ACCESS_KEY_ID");
    const secretAccessKey = text("S3_SECRET_ACCESS_KEY");
    const given = text("S3_ENDPOINT");
    if (bucket === null && accessKeyId === null && secretAccessKey === null && given === null) return null;
    const region = text("S3_REGION") ?? "us-east-1";
    const endpoint = given ?? `https://s3.${region}.amazonaws.com`;
    if (bucket === null || accessKeyId === null || secretAccessKey === null) {
      throw new StartRefusal(
        "Pictures in a bucket need S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: set all three, or none.",
      );
    }
    const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
    if (url === null || !["http:", "https:"].includes(url.protocol) || url.pathname !== "/" || url.search) {
      throw new StartRefusal(
        `S3_ENDPOINT is "${endpoint}": set it to the server’s origin, such as https://s3.example.org.`,
      );
    }
    return { endpoint: url.origin, bucket, region, accessKeyId, secretAccessKey };
  },
  /** One sentence for each variable that is set and that this release doesn't use. */
  unusedVariables(): string[] {
    return text("REDIS_URL") === null
      ? []
      : ["REDIS_URL is set, but nothing needs it: instances meet in PostgreSQL."];
  },
  /** What a child process inherits: this process's variables, with `changes` on top (null removes one). */
  forChild(changes: Record<string, string | null>): NodeJS.ProcessEnv {
    const merged: NodeJS.ProcessEnv = { ...process.env };
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) delete merged[name];
      else merged[name] = value;
    }
    return merged;
  },
  /** Sets variables of this process, for libraries that read them themselves (Next, next-auth) and for tests. */
  set(changes: Record<string, string | null>): void {
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) delete process.env[name];
      else process.env[name] = value;
    }
  },
};
