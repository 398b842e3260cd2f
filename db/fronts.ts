// The front page and the sections as those who arrange them see them: what stands where, who put it there, what fills the rest.
import type { Actor } from "#lib/newsroom/article.ts";
import { allPins, eachSlot, emptyArrangement, type Picks, type Pin, pinsOf } from "#lib/newsroom/front.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { comingArticles, type FrontArticle, frontArticles } from "./front-articles.ts";
import {
  articlesIn,
  type FrontPlace,
  frontPlace,
  frontPlaces,
  newestFront,
  type SavedFront,
  savedFronts,
  stillStanding,
} from "./front-rows.ts";
import { latest, listedIn, readSnapshot } from "./live.ts";

/** A pin with what the person may know of its article; null: nothing, or it is about none. */
export type SeenPin = Readonly<{
  id: string;
  until: Date | null;
  article: FrontArticle | null;
  /** About an article that the person may not see. */
  hidden: boolean;
}>;

export type FrontOverview = Readonly<{
  place: FrontPlace;
  saved: Pick<SavedFront, "number" | "by" | "at"> | null;
  lead: SeenPin | null;
  picked: number;
  /** The next end of a pin or of the banner. */
  nextEnd: Date | null;
  banner: string | null;
}>;

export type DeskFront = Readonly<{
  place: FrontPlace;
  saved: Pick<SavedFront, "number" | "by" | "at"> | null;
  picks: Picks<SeenPin>;
  banner: (SeenPin & Readonly<{ headline: string }>) | null;
  /** What readers have there, newest first: it fills what is open. */
  latest: readonly FrontArticle[];
  coming: readonly FrontArticle[];
}>;

const seenPin =
  (articles: ReadonlyMap<number, FrontArticle>) =>
  ({ id, articleId, until }: Pin): SeenPin => {
    const article = articleId === null ? null : (articles.get(articleId) ?? null);
    return { id, until, article, hidden: articleId !== null && article === null };
  };

/** All fronts that the person arranges; null: none at all. */
export async function frontsOverview(actor: Actor): Promise<FrontOverview[] | null> {
  const db = newsroom();
  const places = await frontPlaces(db, actor);
  if (places.length === 0) return null;
  const at = await now(db);
  return Promise.all(
    places.map(async (place) => {
      const saved = await newestFront(db, place);
      const standing = await stillStanding(db, saved?.arrangement ?? emptyArrangement, at);
      const { picks, banner } = standing;
      const lead = picks.lead[0];
      const articles = await frontArticles(db, actor, lead?.articleId ? [lead.articleId] : []);
      const ends = allPins(standing).flatMap(({ until }) => until?.getTime() ?? []);
      return {
        place,
        saved,
        lead: lead ? seenPin(articles)(lead) : null,
        picked: pinsOf(picks).length,
        nextEnd: ends.length === 0 ? null : new Date(Math.min(...ends)),
        banner: banner?.headline ?? null,
      };
    }),
  );
}

/** How many of the latest are offered and shown as filling. */
const offered = 30;

/** One front to arrange; null when there is none of that name, or the person doesn't arrange it. */
export async function frontForDesk(actor: Actor, key: string): Promise<DeskFront | null> {
  const db = newsroom();
  const place = await frontPlace(db, actor, key);
  if (!place) return null;
  const saved = await newestFront(db, place);
  const standing = await stillStanding(db, saved?.arrangement ?? emptyArrangement, await now(db));
  const [articles, latestHere, coming] = await Promise.all([
    frontArticles(db, actor, articlesIn(standing)),
    latestAt(actor, place),
    comingArticles(actor, 12),
  ]);
  const seen = seenPin(articles);
  return {
    place,
    saved,
    picks: eachSlot(standing.picks, (pins) => pins.map(seen)),
    banner: standing.banner && { ...seen(standing.banner), headline: standing.banner.headline },
    latest: latestHere,
    coming,
  };
}

async function latestAt(actor: Actor, { sectionId }: FrontPlace): Promise<FrontArticle[]> {
  const { teasers } = await readSnapshot((snapshot) =>
    latest(snapshot, {
      where: sectionId === null ? undefined : listedIn.section(sectionId),
      limit: offered,
    }),
  );
  const ids = teasers.map(({ id }) => id);
  const articles = await frontArticles(newsroom(), actor, ids);
  return ids.flatMap((id) => articles.get(id) ?? []);
}

export type FrontHistory = Readonly<{
  place: FrontPlace;
  versions: readonly SavedFront[];
  /** The version before the oldest shown: what that one is compared with. */
  before: SavedFront | null;
  /** Number of the newest version; null: there is none. */
  newest: number | null;
  articles: ReadonlyMap<number, FrontArticle>;
}>;

/** Versions of a front, newest first; null when there is none of that name, or the person doesn't arrange it. */
export async function frontHistory(
  actor: Actor,
  key: string,
  { below, size }: Readonly<{ below?: number | undefined; size: number }>,
): Promise<FrontHistory | null> {
  const db = newsroom();
  const place = await frontPlace(db, actor, key);
  if (!place) return null;
  const found = await savedFronts(db, place, { before: below, limit: size + 1 });
  const ids = new Set(found.flatMap(({ arrangement }) => articlesIn(arrangement)));
  return {
    place,
    versions: found.slice(0, size),
    before: found[size] ?? null,
    newest: (await newestFront(db, place))?.number ?? null,
    articles: await frontArticles(db, actor, [...ids]),
  };
}

/** Two versions to compare; null when one of them isn't there or the person doesn't arrange the front. */
export async function frontPair(
  actor: Actor,
  key: string,
  numbers: readonly [number, number],
): Promise<Readonly<{
  pair: readonly [SavedFront, SavedFront];
  articles: ReadonlyMap<number, FrontArticle>;
}> | null> {
  const db = newsroom();
  const place = await frontPlace(db, actor, key);
  if (!place) return null;
  const [[older], [newer]] = await Promise.all(
    numbers.map((number) => savedFronts(db, place, { number, limit: 1 })) as [
      Promise<SavedFront[]>,
      Promise<SavedFront[]>,
    ],
  );
  if (!older || !newer) return null;
  const ids = [...articlesIn(older.arrangement), ...articlesIn(newer.arrangement)];
  return { pair: [older, newer], articles: await frontArticles(db, actor, ids) };
}
