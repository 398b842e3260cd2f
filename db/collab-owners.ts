// Whose the Yjs client numbers of a text are: whoever stored under one first, for good. A number that wrote and is in no row
// is the newsroom's own, of a seed or of a mend.
import { and, eq, inArray } from "drizzle-orm";
import * as Y from "yjs";
import type { Database } from "./client.ts";
import { collabClient } from "./schema/collab.ts";

/** Owners of an article's numbers: of all, or of these. */
export async function ownersOf(
  db: Database,
  articleId: number,
  numbers?: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (numbers?.length === 0) return new Map();
  const rows = await db
    .select({ clientId: collabClient.clientId, personId: collabClient.personId })
    .from(collabClient)
    .where(
      and(
        eq(collabClient.articleId, articleId),
        numbers && inArray(collabClient.clientId, [...new Set(numbers)]),
      ),
    );
  return new Map(rows.map((one) => [one.clientId, one.personId]));
}

/** Owners of the numbers whose text these updates bring. */
export function ownersIn(
  db: Database,
  articleId: number,
  updates: readonly Readonly<{ bytes: Uint8Array }>[],
): Promise<ReadonlyMap<number, string>> {
  const numbers = updates.flatMap(({ bytes }) => Y.decodeUpdate(bytes).structs.map(({ id }) => id.client));
  return ownersOf(db, articleId, numbers);
}
