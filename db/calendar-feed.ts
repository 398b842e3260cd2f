// A calendar feed at a secret address: the key is shown once, kept as a digest, and stands for the person's rights as they
// are at the moment of reading.
import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { lockPeople } from "./account-change.ts";
import { newToken } from "./auth.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import { ownBureauIds } from "./memberships.ts";
import { person } from "./schema/people.ts";

const digest = (key: string): string => createHash("sha256").update(`calendar ${key}`).digest("hex");
const keyShape = /^[A-Za-z0-9_-]{43}$/u;

type Deed = Readonly<{ actor: Actor; requestId: string }>;

async function setKey({ actor, requestId }: Deed, hash: string | null): Promise<void> {
  await newsroom().transaction(async (tx) => {
    await lockPeople(tx);
    await tx.update(person).set({ calendarKeyHash: hash }).where(eq(person.id, actor.id));
    const verb = hash === null ? "drop-calendar-feed" : "make-calendar-feed";
    const at = await now(tx);
    const after = { personId: actor.id };
    await recordEvent(tx, {
      articleId: siteChain,
      verb,
      actorId: actor.id,
      before: {},
      after,
      requestId,
      at,
    });
  });
}

/** A new key for the person's feed; the one before it opens nothing any more. */
export async function makeCalendarKey(deed: Deed): Promise<string> {
  const key = newToken();
  await setKey(deed, digest(key));
  return key;
}

/** The person has no feed any more. */
export async function dropCalendarKey(deed: Deed): Promise<void> {
  await setKey(deed, null);
}

/** Whether the person has a feed; its address can't be shown again. */
export async function hasCalendarKey(actor: Actor): Promise<boolean> {
  const [row] = await newsroom()
    .select({ has: sql<boolean>`${person.calendarKeyHash} is not null` })
    .from(person)
    .where(eq(person.id, actor.id));
  return row?.has === true;
}

/** The person behind a key, with role and bureaus as they are now; null when unknown, dropped or disabled. */
export async function actorOfCalendarKey(key: string, demoAccounts: boolean): Promise<Actor | null> {
  if (!keyShape.test(key)) return null;
  const [row] = await newsroom()
    .select({
      id: person.id,
      name: person.name,
      role: person.role,
      bureauIds: ownBureauIds,
    })
    .from(person)
    .where(
      and(
        eq(person.calendarKeyHash, digest(key)),
        isNull(person.disabledAt),
        demoAccounts ? undefined : eq(person.demo, false),
      ),
    );
  return row ?? null;
}
