// A front as readers will get it at an instant: pins that have ended by then are gone, what is scheduled until then is there, what
// is to be withheld until then is not. Of schedules the person learns what they may read, and nothing else.
import { and, asc, eq, lte } from "drizzle-orm";
import { readStoredContent } from "#lib/document/content.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import {
  allPins,
  type Arrangement,
  eachSlot,
  emptyArrangement,
  keepingArticles,
  onlyPins,
  type Picks,
} from "#lib/newsroom/front.ts";
import { articlePath, type Breaking, type Teaser } from "#lib/newsroom/readers.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { placeable } from "./front-articles.ts";
import {
  articlesIn,
  type FrontPlace,
  frontPlace,
  frontPlaces,
  newestFront,
  savedFronts,
  stillStanding,
} from "./front-rows.ts";
import { latest, listedIn, type Snapshot, teasersOf } from "./live.ts";
import { drawnLive, previewMedia } from "./preview.ts";
import { readableWhere } from "./readable-where.ts";
import { article } from "./schema/articles.ts";
import { revision, schedule } from "./schema/revisions.ts";

export type FrontPreview = Readonly<{
  place: FrontPlace;
  at: Date;
  picks: Picks<Teaser>;
  banner: Breaking | null;
  /** What fills it, newest first. */
  latest: readonly Teaser[];
  /** The newest of each section, by its slug; none for a section's own page. */
  bySection: ReadonlyMap<string, readonly Teaser[]>;
}>;

/** What is drawn: a version that was saved, the newest one, or what somebody has on screen. */
export type Drawn = Readonly<{ number?: number | undefined; draft?: Arrangement | undefined }>;

/** More schedules than these aren't drawn: the nearest are. */
const mostComing = 40;

type Expected = Readonly<{ coming: ReadonlyMap<number, Teaser>; leaving: ReadonlySet<number> }>;

/** What schedules do until then, as far as the person may read the articles. */
async function expectedBy(actor: Actor, at: Date): Promise<Expected> {
  const readable = readableWhere(actor);
  if (!readable) return { coming: new Map(), leaving: new Set() };
  const due = and(readable, eq(schedule.state, "pending"), lte(schedule.at, at));
  const db = newsroom();
  const leaving = await db
    .select({ id: article.id })
    .from(schedule)
    .innerJoin(article, eq(article.id, schedule.articleId))
    .where(and(due, eq(schedule.action, "withhold")));
  const planned = await db
    .select({ row: article, at: schedule.at, content: revision.content })
    .from(schedule)
    .innerJoin(article, eq(article.id, schedule.articleId))
    .innerJoin(revision, eq(revision.id, schedule.revisionId))
    .where(and(due, eq(schedule.action, "publish")))
    .orderBy(asc(schedule.at))
    .limit(mostComing);
  const coming = new Map<number, Teaser>();
  for (const { row, at: goesLive, content } of planned) {
    const { article: drawn } = await drawnLive(
      { ...row, firstPublishedAt: row.firstPublishedAt ?? goesLive, modifiedAt: goesLive },
      readStoredContent(content).content,
      previewMedia,
    );
    coming.set(row.id, { ...drawn, lead: drawn.lead && { ...drawn.lead, base: previewMedia } });
  }
  return { coming, leaving: new Set(leaving.map(({ id }) => id)) };
}

/** Newest first, with what is to come among what readers have. */
async function latestBy(
  snapshot: Snapshot,
  { coming, leaving }: Expected,
  section: Readonly<{ id: string; slug: string }> | null,
  limit: number,
): Promise<Teaser[]> {
  const where = section === null ? undefined : listedIn.section(section.id);
  const { teasers } = await latest(snapshot, { where, limit: limit + leaving.size });
  const fresh = [...coming.values()].filter((one) => section === null || one.section.slug === section.slug);
  return [...fresh, ...teasers.filter(({ id }) => !coming.has(id))]
    .filter(({ id }) => !leaving.has(id))
    .toSorted((a, b) => b.firstPublishedAt.getTime() - a.firstPublishedAt.getTime())
    .slice(0, limit);
}

/** What is on screen, as far as the person could save it: an article that they may not place is left out. */
async function asSaved(actor: Actor, base: Arrangement, draft: Arrangement): Promise<Arrangement> {
  const known = new Set(allPins(base).map(({ id }) => id));
  const whole = keepingArticles(base, draft);
  const fresh = allPins(whole).flatMap(({ id, articleId }) => (known.has(id) ? [] : (articleId ?? [])));
  const allowed = await placeable(newsroom(), actor, fresh);
  return onlyPins(
    whole,
    ({ id, articleId }) => known.has(id) || articleId === null || allowed.has(articleId),
  );
}

/**
 * The front as of `at`, or of now where that is over; null when there is none of that name or version, or the person doesn't
 * arrange it.
 */
export async function frontPreview(
  snapshot: Snapshot,
  actor: Actor,
  key: string,
  { asAt, drawn, limit, reach }: Readonly<{ asAt: Date | null; drawn: Drawn; limit: number; reach: number }>,
): Promise<FrontPreview | null> {
  const db = newsroom();
  const place = await frontPlace(db, actor, key);
  if (!place) return null;
  const here = await now(db);
  const at = asAt && asAt > here ? asAt : here;
  const newest = await newestFront(db, place);
  const [version] =
    drawn.number === undefined ? [newest] : await savedFronts(db, place, { number: drawn.number, limit: 1 });
  if (drawn.number !== undefined && !version) return null;
  const base = version?.arrangement ?? emptyArrangement;
  const shown = drawn.draft
    ? await asSaved(actor, newest?.arrangement ?? emptyArrangement, drawn.draft)
    : base;
  const standing = await stillStanding(db, shown, at);
  const { picks, banner } = standing;
  const expected = await expectedBy(actor, at);
  const live = new Map((await teasersOf(snapshot, articlesIn(standing))).map((one) => [one.id, one]));
  const teaser = (id: number | null): Teaser | null =>
    id === null || expected.leaving.has(id) ? null : (expected.coming.get(id) ?? live.get(id) ?? null);
  const bySection = new Map<string, readonly Teaser[]>();
  for (const { key: slug, sectionId } of place.sectionId === null ? await frontPlaces(db, actor) : [])
    if (sectionId !== null)
      bySection.set(slug, await latestBy(snapshot, expected, { id: sectionId, slug }, reach));
  const own = place.sectionId === null ? null : { id: place.sectionId, slug: place.key };
  return {
    place,
    at,
    picks: eachSlot(picks, (pins) => pins.flatMap(({ articleId }) => teaser(articleId) ?? [])),
    banner: banner && breaking(banner, teaser(banner.articleId)),
    latest: await latestBy(snapshot, expected, own, limit),
    bySection,
  };
}

function breaking(
  { headline, articleId }: Readonly<{ headline: string; articleId: number | null }>,
  about: Teaser | null,
): Breaking | null {
  if (articleId === null) return { headline, path: null };
  return about && { headline, path: articlePath(about) };
}
