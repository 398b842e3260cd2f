// Where somebody is signed in: seen by that person and by an administrator, and ended by either.
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { closeSessionsOf, liveSession, sessionKey } from "./auth.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import { session } from "./schema/auth.ts";

export type OpenSession = Readonly<{
  /** Names it among this person's sessions; signs nobody in. */
  key: string;
  agent: string;
  since: Date;
  lastSeen: Date;
}>;

const mayLookAfter = (actor: Actor, personId: string) => actor.id === personId || may(actor, "manage-people");

/** Sessions that could be used now, newest first; null for everybody but the person and an administrator. */
export async function sessionsOf(actor: Actor, personId: string): Promise<OpenSession[] | null> {
  if (!mayLookAfter(actor, personId)) return null;
  return newsroom()
    .select({
      key: session.tokenHash,
      agent: session.agent,
      since: session.createdAt,
      lastSeen: session.lastSeenAt,
    })
    .from(session)
    .where(and(eq(session.personId, personId), liveSession()))
    .orderBy(desc(session.createdAt))
    .limit(100);
}

/** What a session's key is for the browser that carries this token. */
export const keyOfToken = sessionKey;

/**
 * End one of the person's sessions, or all of them; it counts from the next request on, and on open sockets within two
 * seconds. False: the actor may not.
 */
export async function endSessions(
  deed: Readonly<{ actor: Actor; requestId: string }>,
  personId: string,
  key: string | null,
): Promise<boolean> {
  const { actor, requestId } = deed;
  if (!mayLookAfter(actor, personId)) return false;
  await newsroom().transaction(async (tx) => {
    if (key === null) await closeSessionsOf(tx, personId);
    else
      await tx
        .update(session)
        .set({ revokedAt: sql`now()` })
        .where(and(eq(session.tokenHash, key), eq(session.personId, personId), isNull(session.revokedAt)));
    const at = await now(tx);
    const after = { personId, all: key === null };
    await recordEvent(tx, {
      articleId: siteChain,
      verb: "end-session",
      actorId: actor.id,
      before: {},
      after,
      requestId,
      at,
    });
  });
  return true;
}
