// Events keep ids, never names, so that a person can be erased; whoever reads them gets the names as they are now.
import { inArray } from "drizzle-orm";
import { newsroom } from "./client.ts";
import { isId } from "./ids.ts";
import type { EventState } from "./schema/events.ts";
import { bureau, person } from "./schema/people.ts";

/** Keys of an event's state whose value is the id of a person or of a bureau. */
const named = ["assignee", "personId", "bureau", "bureauId", "id"];

/** Names of the people and bureaus that these states speak of, by id. */
export async function namesInStates(states: readonly EventState[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<string>();
  for (const state of states)
    for (const key of named) {
      const value = state[key];
      if (typeof value === "string" && isId(value)) ids.add(value);
    }
  if (ids.size === 0) return new Map();
  const db = newsroom();
  const [people, bureaus] = await Promise.all([
    db
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(inArray(person.id, [...ids])),
    db
      .select({ id: bureau.id, name: bureau.name })
      .from(bureau)
      .where(inArray(bureau.id, [...ids])),
  ]);
  return new Map([...people, ...bureaus].map(({ id, name }) => [id, name]));
}
