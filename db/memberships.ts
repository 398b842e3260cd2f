// Which bureaus a person works for, as the rules ask it with every question.
import { sql } from "drizzle-orm";

/**
 * The ids of the bureaus of the row of `person` that a query reads, in order. Written out: in a query of one table Drizzle
 * leaves the table's name off a column, and `id` would be anybody's.
 */
export const ownBureauIds = sql<
  string[]
>`array(select m.bureau_id::text from membership m where m.person_id = person.id order by 1)`;
