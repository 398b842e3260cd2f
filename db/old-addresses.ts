// Old addresses: who may say where they lead, all rows of a table or none, every change in the site's chain.
import { eq, inArray } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import {
  type AddressRow,
  articleIn,
  judgeAddresses,
  type RowProblem,
  type Standing,
  type Target,
  writtenAddress,
} from "#lib/newsroom/old-addresses.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { newsroom, newsroomSql, type Database } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import { keptAmong } from "./kept-addresses.ts";
import { addressesTag } from "./live-addresses.ts";
import { purge } from "./purge.ts";
import type { EventState } from "./schema/events.ts";
import { oneWriter, targetText, writeRedirects } from "./redirect-rows.ts";
import { liveArticle, liveGone, liveRedirect } from "./schema/live.ts";
import { livePerson } from "./schema/live-views.ts";
import { bureau, section } from "./schema/people.ts";

type Deed = Readonly<{ actor: Actor; requestId: string }>;

export type TakenIn = Readonly<
  | { ok: true; added: number; changed: number; same: number }
  | { ok: false; why: "may-not" }
  | { ok: false; why: "problems"; problems: readonly RowProblem[] }
>;

/**
 * Take in rows, all or none: a problem in any row leaves everything as it was and is named with its line. Kept addresses that
 * led to one of these are led to where it ends. `origin` is the site's own address.
 */
export async function takeInAddresses(
  { actor, requestId }: Deed,
  rows: readonly AddressRow[],
  origin: string,
): Promise<TakenIn> {
  if (!may(actor, "manage-addresses")) return { ok: false, why: "may-not" };
  return newsroom().transaction(async (tx): Promise<TakenIn> => {
    await oneWriter(tx);
    const kept = await keptAmong(tx, rows);
    const { problems, changes } = judgeAddresses(rows, await standing(tx, rows, origin), kept);
    if (problems.length > 0) return { ok: false, why: "problems", problems };
    const isNew = ([address]: readonly [string, Target]) => !kept.has(address);
    const differs = ([address, target]: readonly [string, Target]) => {
      const before = kept.get(address);
      return before !== undefined && targetText(before) !== targetText(target);
    };
    const added = [...changes].filter(isNew);
    const changed = [...changes].filter(differs);
    if (added.length + changed.length > 0) {
      const at = await now(tx);
      await writeRedirects(tx, [...added, ...changed], "imported", at);
      const [only] = rows.length === 1 ? changes : [];
      const [verb, before, after]: [string, EventState, EventState] =
        only === undefined
          ? ["import-addresses", {}, { added: added.length, changed: changed.length }]
          : [
              isNew(only) ? "add-address" : "change-address",
              isNew(only) ? {} : { address: only[0], leadsTo: targetText(kept.get(only[0]) ?? only[1]) },
              { address: only[0], leadsTo: targetText(only[1]) },
            ];
      await recordEvent(tx, { articleId: siteChain, verb, actorId: actor.id, before, after, requestId, at });
      await purge(tx, [addressesTag]);
    }
    return {
      ok: true,
      added: added.length,
      changed: changed.length,
      same: changes.size - added.length - changed.length,
    };
  });
}

/** Take an old address away; false when it is gone already. Null for whoever may not. */
export async function removeAddress({ actor, requestId }: Deed, address: string): Promise<boolean | null> {
  if (!may(actor, "manage-addresses")) return null;
  return newsroom().transaction(async (tx) => {
    await oneWriter(tx);
    const kept = await keptAmong(tx, [{ line: 1, from: writtenAddress(address), to: "" }]);
    const before = kept.get(address);
    if (before === undefined) return false;
    await tx.delete(liveRedirect).where(eq(liveRedirect.address, address));
    await recordEvent(tx, {
      articleId: siteChain,
      verb: "remove-address",
      actorId: actor.id,
      before: { address, leadsTo: targetText(before) },
      after: {},
      requestId,
      at: await now(tx),
    });
    await purge(tx, [addressesTag]);
    return true;
  });
}

/** Add counts to addresses that are kept. One update, sorted so that instances never lock in a ring. */
export async function addAddressHits(counts: ReadonlyMap<string, number>): Promise<void> {
  if (counts.size === 0) return;
  const rows = [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1));
  await newsroomSql()`
    with counted as (
      select kept.address, counted.hits from live.redirect kept
      join unnest(${rows.map(([address]) => address)}::text[], ${rows.map(([, hits]) => hits)}::bigint[])
        as counted(address, hits) on counted.address = kept.address
      order by kept.address for update of kept)
    update live.redirect kept set hits = kept.hits + counted.hits, last_hit_at = clock_timestamp()
    from counted where counted.address = kept.address`;
}

async function standing(db: Database, rows: readonly AddressRow[], origin: string): Promise<Standing> {
  const numbers = [...new Set(rows.flatMap(({ from, to }) => [articleIn(from), articleIn(to)]))].filter(
    (number) => number !== null,
  );
  const sections = await db.select({ id: section.id, slug: section.slug }).from(section);
  const bureaus = await db.select({ slug: bureau.slug }).from(bureau);
  const people = await db.select({ slug: livePerson.slug }).from(livePerson);
  const articles = new Map<number, string | null>();
  for (let from = 0; from < numbers.length; from += 10_000) {
    const some = numbers.slice(from, from + 10_000);
    const open = await db
      .select({ id: liveArticle.id, slug: liveArticle.slug })
      .from(liveArticle)
      .where(inArray(liveArticle.id, some));
    const gone = await db
      .select({ id: liveGone.articleId })
      .from(liveGone)
      .where(inArray(liveGone.articleId, some));
    for (const { id } of gone) articles.set(id, null);
    for (const { id, slug } of open) articles.set(id, slug);
  }
  return {
    origin,
    sections: new Map(sections.map(({ id, slug }) => [slug, id])),
    people: new Set(people.map(({ slug }) => slug)),
    bureaus: new Set(bureaus.map(({ slug }) => slug)),
    articles,
  };
}
