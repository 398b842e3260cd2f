// Who is signed in, judged anew on every request by the database's clock; and the limiter that stands before each password check.
// Tokens exist in cookies only: the tables keep sha256 digests, so a stolen dump signs nobody in.
import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { newsroom, type Transaction } from "./client.ts";
import { ownBureauIds } from "./memberships.ts";
import { knownDevice, session, signInAttempt } from "./schema/auth.ts";
import { person } from "./schema/people.ts";

/** A session ends after two hours without a request and twelve hours after the sign-in (design/security.md §1). */
const idle = sql.raw("interval '2 hours'");
const absolute = sql.raw("interval '12 hours'");
const touchedEvery = sql.raw("interval '1 minute'");
const window = sql.raw("interval '15 minutes'");
const tokenShape = /^[A-Za-z0-9_-]{43}$/u;

/** 256 random bits for a cookie. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

function digest(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

/** What the database knows a session by. */
export function sessionKey(token: string): string {
  return digest(token);
}

/** Neither ended nor run out. */
export function liveSession() {
  return and(
    isNull(session.revokedAt),
    gt(session.createdAt, sql`now() - ${absolute}`),
    gt(session.lastSeenAt, sql`now() - ${idle}`),
  );
}

/** Asks the database for one sign of life. Throws when it is away. */
export async function databaseAnswers(): Promise<void> {
  await newsroom().execute(sql`select 1`);
}

export type SignedIn = Readonly<{ actor: Actor; email: string; demo: boolean; at: Date }>;

/**
 * The person behind a session token with role and bureaus as they are now, and the database's time; null when the
 * session is unknown, over or revoked, the person disabled, or a demo person where demo accounts may not sign in.
 * Throws on database faults: "nobody" and "can't tell" are different answers.
 */
export async function signedIn(
  token: string | null | undefined,
  rules: Readonly<{ demoAccounts: boolean }>,
): Promise<SignedIn | null> {
  if (!token || !tokenShape.test(token)) return null;
  const db = newsroom();
  const tokenHash = digest(token);
  const [row] = await db
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      role: person.role,
      demo: person.demo,
      bureauIds: ownBureauIds,
      untouched: sql<boolean>`${session.lastSeenAt} < now() - ${touchedEvery}`,
      at: sql<Date>`clock_timestamp()`,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(
      and(
        eq(session.tokenHash, tokenHash),
        liveSession(),
        isNull(person.disabledAt),
        rules.demoAccounts ? undefined : eq(person.demo, false),
      ),
    )
    .limit(1);
  if (row === undefined) return null;
  if (row.untouched) {
    await db
      .update(session)
      .set({ lastSeenAt: sql`now()` })
      .where(and(eq(session.tokenHash, tokenHash), lt(session.lastSeenAt, sql`now() - ${touchedEvery}`)));
  }
  const { id, name, role, bureauIds, email, demo, at } = row;
  return { actor: { id, name, role, bureauIds }, email, demo, at };
}

/**
 * Opens a session and ends the one that this browser carried before (ASVS 7.2.4). `agent` is what the browser calls
 * itself. Returns the new token.
 */
export async function openSession(
  personId: string,
  previousToken: string | null,
  agent = "",
): Promise<string> {
  const token = newToken();
  await newsroom().transaction(async (tx) => {
    if (previousToken !== null) await endSession(tx, previousToken);
    await tx
      .insert(session)
      .values({ tokenHash: digest(token), personId, agent: agent.replaceAll(/\p{Cc}/gu, " ").slice(0, 300) });
  });
  await sweep();
  return token;
}

/**
 * Whatever is long over has nothing left to say; a sign-in is rare enough to sweep. Rows that somebody else holds are
 * passed over: two sweeps, or a sweep and a sign-in, would wait for each other.
 */
async function sweep(): Promise<void> {
  const db = newsroom();
  await db.execute(sql`
    delete from session where token_hash in (
      select token_hash from session where created_at < now() - ${absolute} * 4 for update skip locked)`);
  await db.execute(sql`
    delete from sign_in_attempt where key in (
      select key from sign_in_attempt where window_started_at < now() - ${window} * 4 for update skip locked)`);
}

async function endSession(db: Transaction | ReturnType<typeof newsroom>, token: string): Promise<void> {
  await db
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(session.tokenHash, digest(token)), isNull(session.revokedAt)));
}

/** Ends the session behind a token; unknown tokens are nobody's. */
export async function closeSession(token: string): Promise<void> {
  await endSession(newsroom(), token);
}

/** Ends every session of a person: after a new password, a disabling, or by an administrator. */
export async function closeSessionsOf(tx: Transaction, personId: string): Promise<void> {
  await tx
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(session.personId, personId), isNull(session.revokedAt)));
}

export type Credentials = Readonly<{
  id: string;
  name: string;
  passwordHash: string | null;
  disabled: boolean;
  demo: boolean;
}>;

/** What a sign-in is checked against; null for an unknown address. `email` must be lower case. */
export async function credentialsOf(email: string): Promise<Credentials | null> {
  const [row] = await newsroom()
    .select({
      id: person.id,
      name: person.name,
      passwordHash: person.passwordHash,
      disabled: sql<boolean>`${person.disabledAt} is not null`,
      demo: person.demo,
    })
    .from(person)
    .where(eq(person.email, email))
    .limit(1);
  return row ?? null;
}

/** One count of the limiter: what is counted, and how many failures it bears in fifteen minutes. */
export type AttemptKey = Readonly<{ what: string; limit: number }>;

/** Leaves the transaction, so that no place is taken where one is missing. */
class CountFull extends Error {
  override name = "CountFull";
  readonly what: string;
  readonly retryAfter: number;
  constructor(what: string, retryAfter: number) {
    super("A count of the sign-in limiter is full.");
    this.what = what;
    this.retryAfter = retryAfter;
  }
}

/**
 * Takes one place in every count before the password is looked at, or none when one of them is full. Each place is
 * taken by one atomic upsert, so that of forty at once exactly `limit` get through. Refused tries count for nothing.
 * `retryAfter` is in seconds until the full count's window ends.
 */
export async function takeAttempt(
  keys: readonly AttemptKey[],
): Promise<{ ok: true } | { ok: false; what: string; retryAfter: number }> {
  try {
    await newsroom().transaction(async (tx) => {
      for (const { what, limit } of keys) {
        const key = digest(what);
        const over = lt(signInAttempt.windowStartedAt, sql`now() - ${window}`);
        const taken = await tx
          .insert(signInAttempt)
          .values({ key, failures: 1 })
          .onConflictDoUpdate({
            target: signInAttempt.key,
            set: {
              failures: sql`case when ${over} then 1 else ${signInAttempt.failures} + 1 end`,
              windowStartedAt: sql`case when ${over} then now() else ${signInAttempt.windowStartedAt} end`,
            },
            setWhere: sql`${over} or ${signInAttempt.failures} < ${limit}`,
          })
          .returning({ failures: signInAttempt.failures });
        if (taken.length > 0) continue;
        const [full] = await tx
          .select({
            seconds: sql<number>`ceil(extract(epoch from ${signInAttempt.windowStartedAt} + ${window} - now()))::int`,
          })
          .from(signInAttempt)
          .where(eq(signInAttempt.key, key));
        throw new CountFull(what, Math.max(1, full?.seconds ?? 1));
      }
    });
    return { ok: true };
  } catch (error) {
    if (error instanceof CountFull) return { ok: false, what: error.what, retryAfter: error.retryAfter };
    throw error;
  }
}

/** Gives the places back after a right password: only failures count. `cleared` starts anew. */
export async function returnAttempt(
  keys: readonly AttemptKey[],
  cleared: readonly AttemptKey[],
): Promise<void> {
  await newsroom().transaction(async (tx) => {
    // In the order in which places are taken, where the first is the one that is cleared: or two sign-ins wait for each other.
    for (const { what } of cleared) await tx.delete(signInAttempt).where(eq(signInAttempt.key, digest(what)));
    for (const { what } of keys) {
      await tx
        .update(signInAttempt)
        .set({ failures: sql`greatest(${signInAttempt.failures} - 1, 0)` })
        .where(eq(signInAttempt.key, digest(what)));
    }
  });
}

/** Failures of a count in its running window. */
export async function failuresOf(what: string): Promise<number> {
  const [row] = await newsroom()
    .select({ failures: signInAttempt.failures })
    .from(signInAttempt)
    .where(
      and(eq(signInAttempt.key, digest(what)), gt(signInAttempt.windowStartedAt, sql`now() - ${window}`)),
    );
  return row?.failures ?? 0;
}

/** Whether this person has signed in from the browser that holds the device token. */
export async function knowsDevice(personId: string, deviceToken: string | null): Promise<boolean> {
  if (deviceToken === null || !tokenShape.test(deviceToken)) return false;
  const found = await newsroom()
    .select({ personId: knownDevice.personId })
    .from(knownDevice)
    .where(eq(knownDevice.deviceHash, digest(deviceToken, personId)))
    .limit(1);
  return found.length > 0;
}

/**
 * Remembers that this person has signed in here. The digest covers the person too, so several people of one desk may
 * share a browser. Returns the token that the browser shall keep.
 */
export async function rememberDevice(personId: string, deviceToken: string | null): Promise<string> {
  const token = deviceToken !== null && tokenShape.test(deviceToken) ? deviceToken : newToken();
  await newsroom()
    .insert(knownDevice)
    .values({ deviceHash: digest(token, personId), personId })
    .onConflictDoUpdate({ target: knownDevice.deviceHash, set: { lastSeenAt: sql`now()` } });
  return token;
}
