// Tells of pictures on live pages, or in what is planned, whose rights are denied or ran out: the clock finds each expiry once,
// however many instances look.
import { and, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { type PictureNews, toldOfPicture } from "#lib/newsroom/picture-told.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import { ownBureauIds } from "./memberships.ts";
import { purgePortraits, portraitUses } from "./portraits.ts";
import { liveArticle, livePicture } from "./schema/live.ts";
import { article } from "./schema/articles.ts";
import { media, pictureUse } from "./schema/media.ts";
import { person } from "./schema/people.ts";
import { schedule } from "./schema/revisions.ts";
import { tell } from "./tell.ts";

/** A picture's page below /desk. */
const pageOf = (mediaId: string): string => `/media/picture/${mediaId}`;

/** Articles that a notice names; of more it says how many. */
const mostNamed = 8;

export type AffectedPage = Readonly<{ articleId: number; bureauId: string }>;

/** Live pages that show the picture, in the order of their numbers. */
export async function affectedPages(tx: Transaction, mediaId: string): Promise<AffectedPage[]> {
  return tx
    .select({ articleId: liveArticle.id, bureauId: liveArticle.bureauId })
    .from(livePicture)
    .innerJoin(liveArticle, eq(liveArticle.id, livePicture.articleId))
    .where(eq(livePicture.mediaId, mediaId))
    .orderBy(liveArticle.id);
}

/** Articles that wait with the picture for the instant at which they go live, in the order of their numbers. */
async function plannedWith(tx: Transaction, mediaId: string): Promise<AffectedPage[]> {
  const waits = and(
    eq(schedule.articleId, article.id),
    eq(schedule.action, "publish"),
    eq(schedule.state, "pending"),
  );
  return tx
    .selectDistinct({ articleId: article.id, bureauId: article.bureauId })
    .from(pictureUse)
    .innerJoin(article, eq(article.id, pictureUse.articleId))
    .innerJoin(schedule, waits)
    .where(eq(pictureUse.mediaId, mediaId))
    .orderBy(article.id);
}

/**
 * Tell the editors of the live pages that show the picture and of what is planned with it, whom it portrays on a page of their
 * own, and every chief. Nobody is told where none of these is. Returns the articles among those pages.
 */
export async function tellOfPicture(
  tx: Transaction,
  news: Readonly<{ kind: PictureNews; mediaId: string; source: string; actorId: string | null; at: Date }>,
): Promise<number[]> {
  const { kind, mediaId, source, actorId, at } = news;
  const pages = await affectedPages(tx, mediaId);
  const ids = pages.map((one) => one.articleId);
  const planned = await plannedWith(tx, mediaId);
  const portrayed = (await portraitUses(tx, mediaId)).filter((one) => one.hasPage);
  if (pages.length === 0 && planned.length === 0 && portrayed.length === 0) return ids;
  const shown = portrayed.map((one) => one.personId);
  const people = await tx
    .select({ id: person.id, name: person.name, role: person.role, bureauIds: ownBureauIds })
    .from(person)
    .where(
      and(
        isNull(person.disabledAt),
        or(inArray(person.role, ["editor", "chief"]), inArray(person.id, shown)),
      ),
    );
  const names = portrayed.map((one) => one.name);
  const words = {
    pages: String(ids.length),
    articles: ids.slice(0, mostNamed).join(" "),
    ...(planned.length > 0 && {
      waiting: planned
        .slice(0, mostNamed)
        .map((one) => one.articleId)
        .join(" "),
    }),
    ...(names.length > 0 && { portraits: names.slice(0, mostNamed).join(", ") }),
  };
  const telling = { articleId: null, source, place: pageOf(mediaId), actorId, at, words };
  const bureauIds = new Set([...pages, ...planned].map((one) => one.bureauId));
  const where = { bureauIds, portrayed: new Set(shown) };
  await tell(tx, telling, toldOfPicture(kind, actorId, where, people));
  return ids;
}

export type Expired = Readonly<{ mediaId: string; live: readonly number[] }>;

/**
 * Pictures whose time ran out and of which nobody was told yet: each is noted in the chain of events and told of once, by
 * whichever instance takes it. A denied one was told of as such.
 */
export async function tellOfExpiredPictures(requestId: string): Promise<Expired[]> {
  const found: Expired[] = [];
  for (;;) {
    const one = await newsroom().transaction((tx) => tellOfNext(tx, `${requestId}-${found.length}`));
    if (one === null) return found;
    found.push(one);
  }
}

async function tellOfNext(tx: Transaction, requestId: string): Promise<Expired | null> {
  const at = await now(tx);
  const [due] = await tx
    .select({ id: media.id, expiresAt: media.expiresAt, denied: media.denied })
    .from(media)
    .where(
      and(
        lte(media.expiresAt, at),
        or(isNull(media.expiryTold), sql`${media.expiryTold} <> ${media.expiresAt}`),
      ),
    )
    .orderBy(media.expiresAt)
    .limit(1)
    .for("update", { skipLocked: true });
  if (!due) return null;
  await tx.update(media).set({ expiryTold: due.expiresAt }).where(eq(media.id, due.id));
  const source = await recordEvent(tx, {
    articleId: siteChain,
    verb: "picture-expired",
    actorId: null,
    before: {},
    after: { mediaId: due.id, expiresAt: due.expiresAt?.toISOString() ?? null },
    requestId,
    at,
  });
  const news = { kind: "picture-expired", mediaId: due.id, source, actorId: null, at } as const;
  const live = due.denied ? [] : await tellOfPicture(tx, news);
  await purgePortraits(tx, due.id);
  return { mediaId: due.id, live };
}
