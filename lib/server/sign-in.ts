// Job: judge one sign-in. The limiter comes before the hash, failures alone count, and wrong, unknown, disabled and
// refused demo accounts are one answer in the same time.
import {
  type AttemptKey,
  credentialsOf,
  failuresOf,
  knowsDevice,
  returnAttempt,
  takeAttempt,
} from "#db/auth.ts";
import { setTimeout as pause } from "node:timers/promises";
import { HashQueueFull, passwordMatches } from "./password.ts";

/** Wrong passwords in fifteen minutes that one network may give for one account. */
export const failuresPerAccount = 10;
/** Wrong passwords in fifteen minutes that one network may give in all: against one guess at each of 500 accounts. */
export const failuresPerNetwork = 60;
/** From so many failures on an account, from wherever they came, strangers wait before each further try. */
const slowFrom = 20;
const longestPause = 4_000;
const mostPausing = 100;

let pausing = 0;

export type SignInTry = Readonly<{
  email: string;
  password: string;
  network: string;
  deviceToken: string | null;
  demoAccounts: boolean;
}>;

export type SignInOutcome =
  | Readonly<{ ok: true; personId: string; name: string }>
  | Readonly<{ ok: false; why: "wrong" }>
  | Readonly<{ ok: false; why: "wait" | "busy"; retryAfter: number }>;

/** The address as the table keeps it; what can't be one matches nobody. */
export function normalisedEmail(raw: string): string {
  const email = raw.normalize("NFKC").trim().toLowerCase();
  return email.length > 254 || /[\p{Cc}\s]/u.test(email) || email.split("@").length !== 2 ? "" : email;
}

/**
 * Judges one try. A browser on which this person has signed in before has a count of its own, so that nobody's
 * guessing can lock them out of it. `retryAfter` is in seconds. Throws on database faults.
 */
export async function judgeSignIn(given: SignInTry): Promise<SignInOutcome> {
  const email = normalisedEmail(given.email);
  const person = email === "" ? null : await credentialsOf(email);
  const known =
    person !== null && given.deviceToken !== null && (await knowsDevice(person.id, given.deviceToken));
  const account: AttemptKey = { what: `account:${email}`, limit: 1_000_000 };
  const keys: AttemptKey[] = known
    ? [{ what: `device:${given.deviceToken}:${person.id}`, limit: failuresPerAccount }]
    : [
        { what: `account-network:${email}:${given.network}`, limit: failuresPerAccount },
        { what: `network:${given.network}`, limit: failuresPerNetwork },
        account,
      ];

  const place = await takeAttempt(keys);
  if (!place.ok) return { ok: false, why: "wait", retryAfter: place.retryAfter };
  if (!known && !(await slowedDown(account.what))) return { ok: false, why: "busy", retryAfter: 5 };

  let matches: boolean;
  try {
    matches = await passwordMatches(person?.passwordHash ?? null, given.password);
  } catch (error) {
    if (!(error instanceof HashQueueFull)) throw error;
    await returnAttempt(keys, []);
    return { ok: false, why: "busy", retryAfter: 2 };
  }
  const mayCome = person !== null && !person.disabled && (!person.demo || given.demoAccounts);
  if (!matches || !mayCome) return { ok: false, why: "wrong" };
  await returnAttempt(keys.slice(1), keys.slice(0, 1));
  return { ok: true, personId: person.id, name: person.name };
}

/** Makes a stranger wait where an account is under attack from many networks. False: too many wait already. */
async function slowedDown(account: string): Promise<boolean> {
  const failures = await failuresOf(account);
  if (failures <= slowFrom) return true;
  if (pausing >= mostPausing) return false;
  pausing += 1;
  try {
    await pause(Math.min(longestPause, (failures - slowFrom) * 250));
  } finally {
    pausing -= 1;
  }
  return true;
}
