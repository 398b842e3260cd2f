// The people of the newsroom: who may sign a story, and whom the demo newsroom lets in.
import { and, asc, eq, exists, ilike, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Actor, Role } from "#lib/newsroom/article.ts";
import { reachOf } from "#lib/newsroom/permissions.ts";
import { newsroom } from "./client.ts";
import { membership, person } from "./schema/people.ts";

export type BylinePerson = Readonly<{ id: string; name: string; role: Role; bureaus: readonly string[] }>;

// Written out: in a query of one table Drizzle leaves the table's name off a column, and `id` would be anybody's.
const bureauNames = sql<string[]>`array(
  select b.name from membership m join bureau b on b.id = m.bureau_id
  where m.person_id = person.id order by b.position, b.name)`;

/** People who may be named in a byline and whose name holds `query`, at most 20, by name. */
export async function listBylinePeople(query: string): Promise<BylinePerson[]> {
  const words = query.slice(0, 100).replaceAll(/[\\%_]/gu, String.raw`\$&`);
  return await newsroom()
    .select({ id: person.id, name: person.name, role: person.role, bureaus: bureauNames })
    .from(person)
    .where(and(isNull(person.disabledAt), ne(person.role, "admin"), ilike(person.name, `%${words}%`)))
    .orderBy(asc(person.name), asc(person.id))
    .limit(20);
}

export type DemoAccount = Readonly<{ email: string; name: string; role: Role; bureaus: readonly string[] }>;

/** The demo newsroom's accounts that can sign in, in the order of the contract's table: by role, then by address. */
export async function listDemoAccounts(): Promise<DemoAccount[]> {
  return await newsroom()
    .select({ email: person.email, name: person.name, role: person.role, bureaus: bureauNames })
    .from(person)
    .where(and(eq(person.demo, true), isNull(person.disabledAt), sql`${person.passwordHash} is not null`))
    .orderBy(asc(person.role), sql`length(${person.email})`, asc(person.email))
    .limit(20);
}

/** People whom articles are assigned to in this person's bureaus, at most 200, by name: what a board can be filtered by. */
export async function colleaguesOf(actor: Actor): Promise<{ id: string; name: string }[]> {
  if (reachOf(actor.role, "read") === "none") return [];
  const near =
    reachOf(actor.role, "read") === "all"
      ? undefined
      : exists(
          newsroom()
            .select({ one: sql`1` })
            .from(membership)
            .where(
              and(eq(membership.personId, person.id), inArray(membership.bureauId, [...actor.bureauIds])),
            ),
        );
  return await newsroom()
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(isNull(person.disabledAt), inArray(person.role, ["reporter", "editor", "chief"]), near))
    .orderBy(asc(person.name), asc(person.id))
    .limit(200);
}
