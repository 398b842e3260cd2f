// Views of the board that a person keeps: filters under a name, in the person's own order, nobody else's to see.
import { and, asc, eq, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { isId, newId } from "./ids.ts";
import { savedView } from "./schema/planning.ts";

export type SavedView = Readonly<{ id: string; name: string; query: string }>;

/** More than anybody finds again among tabs. */
export const mostViews = 20;

/** The person's views in their order. */
export async function viewsOf(actor: Actor): Promise<SavedView[]> {
  return newsroom()
    .select({ id: savedView.id, name: savedView.name, query: savedView.query })
    .from(savedView)
    .where(eq(savedView.personId, actor.id))
    .orderBy(asc(savedView.position), asc(savedView.createdAt), asc(savedView.id));
}

/** Views are put in order one at a time: two tabs of one person must not mix them up. */
function inTurn<Result>(actor: Actor, run: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return newsroom().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('saved-views-' || ${actor.id}, 0))`);
    return run(tx);
  });
}

/** Keep these filters under this name, last in the order; a name that is taken is given the new filters. `full`: there are enough. */
export async function saveView(
  actor: Actor,
  view: Readonly<{ name: string; query: string }>,
): Promise<"saved" | "full"> {
  return inTurn(actor, async (tx) => {
    const own = await tx.select().from(savedView).where(eq(savedView.personId, actor.id));
    const same = own.find((one) => one.name.toLocaleLowerCase() === view.name.toLocaleLowerCase());
    if (same) {
      await tx.update(savedView).set(view).where(eq(savedView.id, same.id));
      return "saved";
    }
    if (own.length >= mostViews) return "full";
    const position = Math.max(-1, ...own.map((one) => one.position)) + 1;
    const createdAt = await now(tx);
    await tx.insert(savedView).values({ id: newId(), personId: actor.id, ...view, position, createdAt });
    return "saved";
  });
}

/** False: there is no such view of this person's. */
export async function renameView(actor: Actor, id: string, name: string): Promise<boolean> {
  if (!isId(id)) return false;
  const renamed = await newsroom()
    .update(savedView)
    .set({ name })
    .where(and(eq(savedView.id, id), eq(savedView.personId, actor.id)))
    .returning({ id: savedView.id });
  return renamed.length > 0;
}

/** False: there is no such view of this person's. */
export async function deleteView(actor: Actor, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const deleted = await newsroom()
    .delete(savedView)
    .where(and(eq(savedView.id, id), eq(savedView.personId, actor.id)))
    .returning({ id: savedView.id });
  return deleted.length > 0;
}

/** One place towards the beginning or the end. At the end of the row it stays where it is. */
export async function moveView(actor: Actor, id: string, by: -1 | 1): Promise<boolean> {
  return inTurn(actor, async (tx) => {
    const own = await tx
      .select({ id: savedView.id })
      .from(savedView)
      .where(eq(savedView.personId, actor.id))
      .orderBy(asc(savedView.position), asc(savedView.createdAt), asc(savedView.id));
    const order = own.map((one) => one.id);
    const at = order.indexOf(id);
    if (at === -1) return false;
    order.splice(at, 1);
    order.splice(Math.max(0, at + by), 0, id);
    for (const [position, one] of order.entries())
      await tx.update(savedView).set({ position }).where(eq(savedView.id, one));
    return true;
  });
}
