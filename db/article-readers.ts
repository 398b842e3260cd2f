// Who may read an article: the people that a comment may mention, by the table of rights and nothing else.
import { and, asc, ilike, inArray, isNull, or, sql } from "drizzle-orm";
import { roles, type Actor, type Role } from "#lib/newsroom/article.ts";
import { mayRead, type Place } from "#lib/newsroom/permissions.ts";
import { newsroom, type Database } from "./client.ts";
import { readableArticle } from "./reading-rights.ts";
import { membership, person } from "./schema/people.ts";

export type Reader = Readonly<{ id: string; name: string }>;

/** Rows of `person` that may read the article, as a condition. */
function maySee(place: Place) {
  const readers = (bureauIds: readonly string[]): Role[] =>
    roles.filter((role) => mayRead({ id: "", name: "", role, bureauIds }, place));
  return and(
    isNull(person.disabledAt),
    or(
      inArray(person.role, readers([])),
      and(
        inArray(person.role, readers([place.bureauId])),
        sql`exists (select 1 from ${membership} m where m.person_id = person.id and m.bureau_id = ${place.bureauId})`,
      ),
    ),
  );
}

/**
 * People who may read the article and whose name holds `query`, at most 20, by name; null when the article is hidden from
 * the actor or missing.
 */
export async function readersOf(actor: Actor, articleId: number, query: string): Promise<Reader[] | null> {
  const db = newsroom();
  const loaded = await readableArticle(db, actor, articleId);
  if (!loaded) return null;
  const words = query
    .slice(0, 100)
    .replaceAll("\0", "")
    .replaceAll(/[\\%_]/gu, String.raw`\$&`);
  return db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(maySee(loaded.article), ilike(person.name, `%${words}%`)))
    .orderBy(asc(person.name), asc(person.id))
    .limit(20);
}

export type NoReaders = Readonly<{ names: readonly string[]; unknown: number }>;

/** Of these people, the names of those who may not read the article, and how many nobody knows; null when all may. */
export async function whoMayNotRead(
  db: Database,
  place: Place,
  ids: readonly string[],
): Promise<NoReaders | null> {
  if (ids.length === 0) return null;
  const known = await db
    .select({ id: person.id, name: person.name, reads: sql<boolean>`coalesce(${maySee(place)}, false)` })
    .from(person)
    .where(inArray(person.id, [...ids]))
    .orderBy(asc(person.name));
  const names = known.filter((one) => !one.reads).map((one) => one.name);
  const unknown = ids.length - known.length;
  return names.length + unknown === 0 ? null : { names, unknown };
}
