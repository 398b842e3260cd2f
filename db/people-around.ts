// Everybody whom something that happens to an article might concern, as the rules want to see people.
import { and, inArray, isNull, or, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Database } from "./client.ts";
import { membership, person } from "./schema/people.ts";

// Written out: in a query of one table Drizzle leaves the table's name off a column, and `id` would be anybody's.
export const actorColumns = {
  id: person.id,
  name: person.name,
  role: person.role,
  bureauIds: sql<string[]>`array(select m.bureau_id::text from membership m where m.person_id = person.id)`,
};

/** Everybody who works here and might read articles of this bureau. */
export async function peopleAround(db: Database, bureauId: string): Promise<Actor[]> {
  return db
    .select(actorColumns)
    .from(person)
    .where(
      and(
        isNull(person.disabledAt),
        or(
          inArray(person.role, ["chief", "legal"]),
          sql`exists (select 1 from ${membership} m where m.person_id = person.id and m.bureau_id = ${bureauId})`,
        ),
      ),
    );
}
