// Who took the newsroom over when, and what they left the next one in writing.
import { and, desc, eq, gt, inArray, or, sql } from "drizzle-orm";
import { roles, type Actor } from "#lib/newsroom/article.ts";
import { may, reachOf } from "#lib/newsroom/permissions.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import { newId } from "./ids.ts";
import { handover } from "./schema/notices.ts";
import { person } from "./schema/people.ts";

/** When the person last took over; null: never. */
export async function lastTakeOver(actor: Actor): Promise<Date | null> {
  const [row] = await newsroom()
    .select({ at: handover.at })
    .from(handover)
    .where(eq(handover.personId, actor.id))
    .orderBy(desc(handover.at))
    .limit(1);
  return row?.at ?? null;
}

/**
 * The person has taken the newsroom over: their next handover begins here. The note is kept for whoever may read it; the
 * record says that it was done, without a word of it. False: the role doesn't take over.
 */
export async function takeOver(actor: Actor, note: string, requestId: string): Promise<boolean> {
  if (!may(actor, "hand-over")) return false;
  await newsroom().transaction(async (tx) => {
    const at = await now(tx);
    await tx.insert(handover).values({
      id: newId(),
      personId: actor.id,
      at,
      note,
      role: actor.role,
      bureauIds: [...actor.bureauIds],
    });
    await recordEvent(tx, {
      articleId: siteChain,
      verb: "take-over",
      actorId: actor.id,
      before: {},
      after: { note: note !== "" },
      requestId,
      at,
    });
  });
  return true;
}

/** The note that the person left last, however long ago; null: none yet. */
export async function ownNote(actor: Actor): Promise<HandoverNote | null> {
  const [row] = await newsroom()
    .select({ id: handover.id, name: person.name, at: handover.at, note: handover.note })
    .from(handover)
    .innerJoin(person, eq(person.id, handover.personId))
    .where(and(eq(handover.personId, actor.id), sql`${handover.note} <> ''`))
    .orderBy(desc(handover.at))
    .limit(1);
  return row ?? null;
}

export type HandoverNote = Readonly<{ id: string; name: string; at: Date; note: string }>;

/**
 * Notes left since then, newest first. A note may tell of any article that its writer could read when they wrote it: who
 * reads all of them reads all notes, everybody else their own and those of colleagues whose bureaus of then they are in.
 */
export async function handoverNotes(actor: Actor, since: Date): Promise<HandoverNote[]> {
  const mine = sql`array[${sql.join(
    actor.bureauIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )}]::uuid[]`;
  const near = roles.filter((role) => reachOf(role, "read") === "bureau");
  const all = reachOf(actor.role, "read") === "all";
  return newsroom()
    .select({ id: handover.id, name: person.name, at: handover.at, note: handover.note })
    .from(handover)
    .innerJoin(person, eq(person.id, handover.personId))
    .where(
      and(
        gt(handover.at, since),
        sql`${handover.note} <> ''`,
        all
          ? undefined
          : or(
              eq(handover.personId, actor.id),
              and(inArray(handover.role, near), sql`${handover.bureauIds} <@ ${mine}`),
            ),
      ),
    )
    .orderBy(desc(handover.at))
    .limit(20);
}
