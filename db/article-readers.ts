// Who may read an article, and who may write it: the people that a comment may mention or an assignment name, by the table of
// rights and nothing else.
import { and, asc, ilike, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import { roles, type Actor, type Role } from "#lib/newsroom/article.ts";
import { mayRead, reachOf, type Place } from "#lib/newsroom/permissions.ts";
import { newsroom, type Database } from "./client.ts";
import { onlyIds } from "./ids.ts";
import { actorColumns } from "./people-around.ts";
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
  return named(db, maySee(loaded.article), query);
}

function named(db: Database, fits: SQL | undefined, query: string): Promise<Reader[]> {
  const words = query
    .slice(0, 100)
    .replaceAll("\0", "")
    .replaceAll(/[\\%_]/gu, String.raw`\$&`);
  return db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(fits, ilike(person.name, `%${words}%`)))
    .orderBy(asc(person.name), asc(person.id))
    .limit(20);
}

/**
 * People whom the article may be assigned to, because they may write it, and whose name holds `query`, at most 20, by name;
 * null when it is hidden from the actor or missing.
 */
export async function writersOf(actor: Actor, articleId: number, query: string): Promise<Reader[] | null> {
  const db = newsroom();
  const loaded = await readableArticle(db, actor, articleId);
  if (!loaded) return null;
  const reaching = (far: boolean) =>
    roles.filter((role) => {
      const reach = reachOf(role, "edit-text");
      return far ? reach === "all" : reach !== "none";
    });
  const member = sql`exists (select 1 from ${membership} m where m.person_id = person.id and m.bureau_id = ${loaded.row.bureauId})`;
  const fits = and(
    isNull(person.disabledAt),
    or(inArray(person.role, reaching(true)), and(inArray(person.role, reaching(false)), member)),
  );
  return named(db, fits, query);
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

/** Somebody who works here now, with the address that they are written to; null for everybody else. */
export async function actorById(
  db: Database,
  id: string,
): Promise<Readonly<{ actor: Actor; email: string }> | null> {
  const [row] = await db
    .select({ ...actorColumns, email: person.email })
    .from(person)
    .where(and(inArray(person.id, onlyIds([id])), isNull(person.disabledAt)));
  if (!row) return null;
  const { email, ...actor } = row;
  return { actor, email };
}
