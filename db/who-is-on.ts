// Who is in the newsroom now: people whose session did something in the last minutes, and which articles they have open.
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Actor, Role } from "#lib/newsroom/article.ts";
import { liveSession } from "./auth.ts";
import { readableWhere } from "./readable-where.ts";
import { newsroom } from "./client.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { session } from "./schema/auth.ts";
import { presence } from "./schema/collab.ts";
import { person } from "./schema/people.ts";

export type OnNow = Readonly<{
  id: string;
  name: string;
  role: Role;
  /** Articles that they have open, of those that the actor may read. */
  articles: readonly Readonly<{ id: number; headline: string }>[];
}>;

/** Everybody of the newsroom who is on now, by name. */
export async function whoIsOn(actor: Actor): Promise<OnNow[]> {
  const db = newsroom();
  const people = await db
    .selectDistinct({ id: person.id, name: person.name, role: person.role })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(
      and(
        liveSession(),
        gt(session.lastSeenAt, sql`now() - interval '10 minutes'`),
        isNull(person.disabledAt),
      ),
    )
    .orderBy(person.name)
    .limit(200);
  const open = await db
    .selectDistinct({ personId: presence.personId, id: article.id, headline: workingCopy.headline })
    .from(presence)
    .innerJoin(article, eq(article.id, presence.articleId))
    .innerJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .where(
      and(
        readableWhere(actor) ?? sql`false`,
        gt(presence.seenAt, sql`clock_timestamp() - interval '1 minute'`),
      ),
    );
  return people.map((one) => ({
    ...one,
    articles: open
      .filter(({ personId }) => personId === one.id)
      .map(({ id, headline }) => ({ id, headline })),
  }));
}
