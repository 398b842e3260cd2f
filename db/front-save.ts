// Saving a front: a new version of it, what readers get of that, and the event, in one transaction; refused when somebody else
// saved meanwhile.
import { asc, inArray } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import {
  allPins,
  type Arrangement,
  arrangementProblem,
  emptyArrangement,
  keepingArticles,
  type Pin,
} from "#lib/newsroom/front.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { announceToDesk } from "./desk-news.ts";
import { recordEvent, siteChain } from "./events.ts";
import { placeable } from "./front-articles.ts";
import { frontTag, projectFront } from "./front-projection.ts";
import {
  articlesIn,
  type FrontPlace,
  frontPlace,
  newestFront,
  type SavedFront,
  savedFronts,
  stillStanding,
  storedArrangement,
} from "./front-rows.ts";
import { newId } from "./ids.ts";
import { purge } from "./purge.ts";
import { article } from "./schema/articles.ts";
import { frontVersion } from "./schema/fronts.ts";

export type FrontRefusal = Readonly<
  /** There is no such front, or the person doesn't arrange it: which answer alike. */
  | { kind: "gone" }
  /** Somebody saved it meanwhile. */
  | { kind: "stale"; by: string; own: boolean; at: Date; number: number }
  | { kind: "problem"; sentence: string }
>;

export type FrontOutcome = Readonly<
  /** `ended`: pins that were left out, because their end was over or their article was killed. */
  { ok: true; number: number; ended: number } | { ok: false; refusal: FrontRefusal }
>;

type Deed = Readonly<{ actor: Actor; requestId: string }>;

const gone: FrontOutcome = { ok: false, refusal: { kind: "gone" } };
const problem = (sentence: string): FrontOutcome => ({ ok: false, refusal: { kind: "problem", sentence } });

function stale({ actor }: Deed, newest: SavedFront): FrontOutcome {
  const { by, at, number } = newest;
  return { ok: false, refusal: { kind: "stale", by: by.name, own: by.id === actor.id, at, number } };
}

const same = (one: Arrangement, other: Arrangement): boolean =>
  JSON.stringify(storedArrangement(one)) === JSON.stringify(storedArrangement(other));

/**
 * Save an arrangement if nobody saved since version `seen` (0: nobody ever did). A pin whose id stands in what was seen is for
 * the article that it was for, whatever is sent with it; a new one must be for an article that the person may place.
 * What has ended or was killed meanwhile is left out and counted.
 */
export async function saveFront(
  deed: Deed,
  key: string,
  draft: Arrangement,
  seen: number,
): Promise<FrontOutcome> {
  return newsroom().transaction(async (tx): Promise<FrontOutcome> => {
    const place = await frontPlace(tx, deed.actor, key);
    if (!place) return gone;
    const at = await now(tx);
    const newest = await newestFront(tx, place);
    const base = newest?.arrangement ?? emptyArrangement;
    const known = new Map(allPins(base).map((pin) => [pin.id, pin]));
    const whole = keepingArticles(base, draft);
    const standing = await stillStanding(tx, whole, at);
    const ended = allPins(whole).length - allPins(standing).length;
    if (!newest && seen !== 0) return gone;
    if (newest && newest.number !== seen) {
      // Sent again after an answer that was lost: it is done.
      const done = same(base, whole) || same(base, standing);
      if (done && newest.number === seen + 1 && newest.by.id === deed.actor.id)
        return { ok: true, number: newest.number, ended };
      return stale(deed, newest);
    }
    const isPast = ({ id, until }: Pin) =>
      until !== null && until <= at && known.get(id)?.until?.getTime() !== until.getTime();
    const refused = arrangementProblem(whole, isPast);
    if (refused !== null) return problem(refused);
    const fresh = allPins(standing).filter(({ id }) => !known.has(id));
    if (fresh.some((pin) => pin.articleId === null && pin !== standing.banner))
      return problem("A place has no article any more: take it away, and choose again.");
    const wanted = fresh.flatMap(({ articleId }) => articleId ?? []);
    const allowed = await placeable(tx, deed.actor, wanted);
    if (wanted.some((id) => !allowed.has(id)))
      return problem(
        "An article that you chose can’t stand on a page any more: it was spiked, retracted or killed, or you may not see it. Take it away, and save again.",
      );
    if (same(base, standing)) return { ok: true, number: seen, ended };
    const done = await write(tx, deed, place, { arrangement: standing, seen, restoredFrom: null, at });
    return done.ok ? { ...done, ended } : done;
  });
}

/** Take up an older version again, as a new one, if nobody saved since version `seen`. What has ended or was killed stays out. */
export async function restoreFront(
  deed: Deed,
  key: string,
  number: number,
  seen: number,
): Promise<FrontOutcome> {
  return newsroom().transaction(async (tx): Promise<FrontOutcome> => {
    const place = await frontPlace(tx, deed.actor, key);
    if (!place) return gone;
    const [newest] = await savedFronts(tx, place, { limit: 1 });
    const [older] = await savedFronts(tx, place, { number, limit: 1 });
    if (!newest || !older) return gone;
    if (newest.number !== seen) return stale(deed, newest);
    const at = await now(tx);
    const arrangement = await stillStanding(tx, older.arrangement, at);
    const done = await write(tx, deed, place, { arrangement, seen, restoredFrom: number, at });
    const ended = allPins(older.arrangement).length - allPins(arrangement).length;
    return done.ok ? { ...done, ended } : done;
  });
}

type Version = Readonly<{
  arrangement: Arrangement;
  seen: number;
  restoredFrom: number | null;
  at: Date;
}>;

async function write(
  tx: Transaction,
  deed: Deed,
  place: FrontPlace,
  { arrangement, seen, restoredFrom, at }: Version,
): Promise<FrontOutcome> {
  const { sectionId } = place;
  const number = seen + 1;
  const [kept] = await tx
    .insert(frontVersion)
    .values({
      id: newId(),
      sectionId,
      number,
      arrangement: storedArrangement(arrangement),
      restoredFrom,
      savedBy: deed.actor.id,
      savedAt: at,
    })
    .onConflictDoNothing()
    .returning({ number: frontVersion.number });
  if (!kept) {
    const newest = await newestFront(tx, place);
    if (!newest) throw new Error(`version ${number} of ${place.key} is there and isn't`);
    return stale(deed, newest);
  }
  // A verb that takes one of these down is over by now, or sees this front when its turn comes, and purges its page.
  const ids = articlesIn(arrangement);
  if (ids.length > 0)
    await tx
      .select({ id: article.id })
      .from(article)
      .where(inArray(article.id, ids))
      .orderBy(asc(article.id))
      .for("share");
  await projectFront(tx, sectionId, arrangement);
  await recordEvent(tx, {
    articleId: siteChain,
    verb: restoredFrom === null ? "arrange-front" : "restore-front",
    actorId: deed.actor.id,
    before: { front: place.key, frontVersion: seen },
    after: {
      front: place.key,
      frontVersion: number,
      leads: arrangement.picks.lead[0]?.articleId ?? null,
      banner: arrangement.banner !== null,
      ...(restoredFrom !== null && { restoredVersion: restoredFrom }),
    },
    requestId: deed.requestId,
    at,
  });
  await announceToDesk(tx, { t: "fronts" });
  await purge(tx, await frontTag(tx, sectionId));
  return { ok: true, number, ended: 0 };
}
