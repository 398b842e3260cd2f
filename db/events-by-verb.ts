// Events of some verbs, each verb read along its own index. Asked for as one list (`verb in (…)`, or a join), PostgreSQL may walk
// through all events there ever were for a verb that is rare.
import { sql, type SQL } from "drizzle-orm";

/** Rows of event, of these verbs, as a subquery without a name. `most`: the newest so many of each verb. */
export function eventsByVerb(verbs: readonly string[], where: SQL | undefined, most: number | null): SQL {
  const newest = most === null ? sql`` : sql`order by event.at desc, event.id desc limit ${most}`;
  const each = verbs.map(
    (verb) => sql`(select * from event where event.verb = ${verb} and ${where ?? sql`true`} ${newest})`,
  );
  return each.length === 0
    ? sql`(select * from event where false)`
    : sql`(${sql.join(each, sql` union all `)})`;
}
