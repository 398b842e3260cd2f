// Who stands behind open editors: the same judgement as for a request, for many sessions at once and without a cookie.
import { and, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { liveSession } from "./auth.ts";
import { useClaims } from "./claims.ts";
import { newsroom } from "./client.ts";
import { announceToDesk } from "./desk-news.ts";
import { ownBureauIds } from "./memberships.ts";
import { presence } from "./schema/collab.ts";
import { session } from "./schema/auth.ts";
import { person } from "./schema/people.ts";

/** Role and bureaus of the people behind these sessions as they are now. A session that is over is not in the answer. */
export async function actorsOfSessions(
  keys: readonly string[],
  rules: Readonly<{ demoAccounts: boolean }>,
): Promise<ReadonlyMap<string, Actor>> {
  if (keys.length === 0) return new Map();
  const rows = await newsroom()
    .select({
      key: session.tokenHash,
      id: person.id,
      name: person.name,
      role: person.role,
      bureauIds: ownBureauIds,
    })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(
      and(
        inArray(session.tokenHash, [...keys]),
        liveSession(),
        isNull(person.disabledAt),
        rules.demoAccounts ? undefined : eq(person.demo, false),
      ),
    );
  return new Map(rows.map(({ key, ...actor }) => [key, actor]));
}

/** Writing is being there: a session whose person types doesn't end for want of requests. */
export async function touchSessions(keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await newsroom()
    .update(session)
    .set({ lastSeenAt: sql`now()` })
    .where(
      and(
        inArray(session.tokenHash, [...keys]),
        gt(session.createdAt, sql`now() - interval '12 hours'`),
        lt(session.lastSeenAt, sql`now() - interval '1 minute'`),
        isNull(session.revokedAt),
      ),
    );
}

/** An open editor; renewed by calling again. Boards hear of somebody who comes; a claim of who is there counts as used. */
export async function arrive(
  connections: readonly Readonly<{ connectionId: string; articleId: number; personId: string }>[],
): Promise<void> {
  if (connections.length === 0) return;
  const came = await newsroom()
    .insert(presence)
    .values(connections.map((one) => ({ ...one, seenAt: sql`clock_timestamp()` })))
    .onConflictDoUpdate({ target: presence.connectionId, set: { seenAt: sql`clock_timestamp()` } })
    .returning({ articleId: presence.articleId, isNew: sql<boolean>`xmax = 0` });
  for (const articleId of new Set(came.filter((one) => one.isNew).map((one) => one.articleId)))
    await announceToDesk(newsroom(), { t: "article", articleId });
  await useClaims(newsroom(), connections);
}

/** An editor was closed. Rows of processes that died are swept along. */
export async function depart(connectionId: string): Promise<void> {
  const gone = await newsroom()
    .delete(presence)
    .where(eq(presence.connectionId, connectionId))
    .returning({ articleId: presence.articleId });
  for (const { articleId } of gone) await announceToDesk(newsroom(), { t: "article", articleId });
  await newsroom()
    .delete(presence)
    .where(lt(presence.seenAt, sql`clock_timestamp() - interval '5 minutes'`));
}
