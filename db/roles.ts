// Job: the two logins beside the owner. On the embedded server their passwords are random and kept; on somebody's own server they are
// derived from AUTH_SECRET. An owner who may not make roles gets the SQL to run instead.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import type postgres from "postgres";
import { StartRefusal } from "#lib/env.ts";
import { APP_ROLE, READER_ROLE, type DatabaseUrls } from "./address.ts";
import { openOwner } from "./owner.ts";

/** The form in which PostgreSQL keeps a password (RFC 5803): stored and logged without the password itself. */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const hmac = (text: string) => createHmac("sha256", salted).update(text).digest();
  const storedKey = createHash("sha256").update(hmac("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${hmac("Server Key").toString("base64")}`;
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** True when the login works as it is, so nothing has to be made. */
async function signsIn(url: string): Promise<boolean> {
  const sql = openOwner(url);
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    // Wrong password, unknown role, login not allowed: what we came to put right.
    if (["28P01", "28000", "42704", "3D000"].includes(errorCode(error))) return false;
    throw error;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

async function makeRole(owner: postgres.Sql, role: string, verifier: string): Promise<void> {
  const [known] = await owner`select 1 from pg_roles where rolname = ${role}`;
  const verb = known === undefined ? "create" : "alter";
  await owner.unsafe(
    `${verb} role "${role}" login nosuperuser nocreaterole nocreatedb password '${verifier}'`,
  );
}

/**
 * Makes both logins, or puts their passwords right. Needs no right at all when they already work.
 * @param given roles whose address the operator set: they are checked, never changed
 * @throws StartRefusal with the SQL to run when the owner may not make roles
 */
export async function ensureRoles(
  owner: postgres.Sql,
  urls: DatabaseUrls,
  given: { app: boolean; reader: boolean },
): Promise<void> {
  const missing: { role: string; verifier: string }[] = [];
  for (const [role, url, isGiven, variable] of [
    [APP_ROLE, urls.app, given.app, "DATABASE_APP_URL"],
    [READER_ROLE, urls.reader, given.reader, "DATABASE_READER_URL"],
  ] as const) {
    const { username, password } = new URL(url);
    if (decodeURIComponent(username) !== role && isGiven) {
      throw new StartRefusal(
        `${variable} signs in as ${decodeURIComponent(username)}: the rights belong to ${role}, so let it sign in as ${role}.`,
      );
    }
    if (await signsIn(url)) continue;
    if (isGiven) {
      throw new StartRefusal(
        `${variable} is refused by the database: make the role ${role} with that password (CREATE ROLE ${role} LOGIN PASSWORD '…').`,
      );
    }
    missing.push({ role, verifier: scramVerifier(decodeURIComponent(password)) });
  }
  for (let attempt = 1; missing.length > 0; attempt++) {
    try {
      for (const { role, verifier } of missing) await makeRole(owner, role, verifier);
      return;
    } catch (error) {
      const code = errorCode(error);
      // Roles belong to the whole server, the lock to one database: a second newsroom on this server may be making them too.
      if (attempt < 10 && ["XX000", "23505", "42710", "40001"].includes(code)) continue;
      if (code !== "42501") throw error;
      const statements = missing.map(
        ({ role, verifier }) => `CREATE ROLE ${role} LOGIN PASSWORD '${verifier}';`,
      );
      throw new StartRefusal(
        [
          "The user of DATABASE_URL may not make roles (CREATEROLE): run this as an administrator of the database (ALTER ROLE where a role exists), then start again:",
          ...statements,
        ].join("\n"),
      );
    }
  }
}
