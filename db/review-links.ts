// Reviewers without an account: a link bound to one revision, to view, comment or sign off; it runs out, can be taken back,
// opens nothing that its maker may not share, and everything done with it is in the article's log.
import { createHash } from "node:crypto";
import { and, count, eq, gt, isNull, sql } from "drizzle-orm";
import type { Content } from "#lib/document/content.ts";
import { cleanLines } from "#lib/document/clean-text.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { mayNot } from "#lib/newsroom/permissions.ts";
import { loadArticle } from "./article-row.ts";
import { newToken } from "./auth.ts";
import { newsroom, type Database, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent } from "./events.ts";
import { newId } from "./ids.ts";
import { readableArticle } from "./reading-rights.ts";
import { tellReaders } from "./tell-readers.ts";
import { markGone, placeOf } from "./tell.ts";
import { article } from "./schema/articles.ts";
import type { EventState } from "./schema/events.ts";
import { reviewLink, reviewReply, type ReviewRight } from "./schema/guests.ts";
import { repliesBy, whyShut, type ReviewReplyLine } from "./review-link-lines.ts";
import { revision } from "./schema/revisions.ts";

const day = 24 * 60 * 60 * 1000;
/** Replies that one link takes: enough for any reviewer, too few to fill a disk. */
const mostReplies = 200;
export const longestReply = 5_000;

const digest = (token: string): string => createHash("sha256").update(`review ${token}`).digest("hex");

type Deed = Readonly<{ actor: Actor; requestId: string }>;
export type LinkOutcome =
  | Readonly<{ ok: true; token: string; expiresAt: Date }>
  | Readonly<{ ok: false; refusal: Refusal }>;

async function record(
  tx: Transaction,
  articleId: number,
  verb: string,
  actorId: string | null,
  after: EventState,
  more: Readonly<{ revisionId: string; requestId: string; reason?: string | null }>,
): Promise<string> {
  const at = await now(tx);
  return recordEvent(tx, { articleId, verb, actorId, before: {}, after, at, ...more });
}

/** Make a link to one revision of an article for somebody outside. Null: hidden or missing, the revision included. */
export async function makeReviewLink(
  { actor, requestId }: Deed,
  articleId: number,
  wish: Readonly<{ revision: number; grants: ReviewRight; forName: string; days: number }>,
): Promise<LinkOutcome | null> {
  return newsroom().transaction(async (tx): Promise<LinkOutcome | null> => {
    const loaded = await readableArticle(tx, actor, articleId, { lock: true });
    if (!loaded) return null;
    const refusal = mayNot(actor, "share-for-review", loaded.article);
    if (refusal) return { ok: false, refusal };
    const [row] = await tx
      .select({ id: revision.id })
      .from(revision)
      .where(and(eq(revision.articleId, articleId), eq(revision.number, wish.revision)));
    if (!row) return null;
    const at = await now(tx);
    const [token, id] = [newToken(), newId()];
    const expiresAt = new Date(at.getTime() + wish.days * day);
    await tx.insert(reviewLink).values({
      id,
      tokenHash: digest(token),
      articleId,
      revisionId: row.id,
      grants: wish.grants,
      forName: wish.forName,
      createdBy: actor.id,
      createdAt: at,
      expiresAt,
    });
    const after = { linkId: id, grants: wish.grants, until: expiresAt.toISOString() };
    await record(tx, articleId, "share-for-review", actor.id, after, { revisionId: row.id, requestId });
    return { ok: true, token, expiresAt };
  });
}

/** Take a link back, from the next request on. Taking back what is over is no failure. Null: hidden or missing. */
export async function revokeReviewLink(
  { actor, requestId }: Deed,
  articleId: number,
  linkId: string,
): Promise<Readonly<{ ok: true } | { ok: false; refusal: Refusal }> | null> {
  return newsroom().transaction(async (tx) => {
    const loaded = await readableArticle(tx, actor, articleId, { lock: true });
    if (!loaded) return null;
    const refusal = mayNot(actor, "share-for-review", loaded.article);
    if (refusal) return { ok: false as const, refusal };
    const [gone] = await tx
      .update(reviewLink)
      .set({ revokedAt: sql`clock_timestamp()`, revokedBy: actor.id })
      .where(
        and(eq(reviewLink.id, linkId), eq(reviewLink.articleId, articleId), isNull(reviewLink.revokedAt)),
      )
      .returning({ revisionId: reviewLink.revisionId });
    if (gone) await record(tx, articleId, "revoke-review-link", actor.id, { linkId }, { ...gone, requestId });
    return { ok: true as const };
  });
}

export type OpenReview = Readonly<{
  linkId: string;
  articleId: number;
  revisionId: string;
  revision: number;
  grants: ReviewRight;
  forName: string;
  expiresAt: Date;
  content: Content;
  row: typeof article.$inferSelect;
  replies: readonly ReviewReplyLine[];
}>;

const tokenShape = /^[A-Za-z0-9_-]{43}$/u;

/**
 * What a link opens; null when it is unknown, run out or taken back, when its maker may not share the article any more,
 * while the article is in the vault or under a legal hold, and once it is killed: all answer alike.
 */
export async function openReview(token: string): Promise<OpenReview | null> {
  const db = newsroom();
  const found = await linkOf(db, token);
  return found && { ...found, replies: await repliesBy(db, found.linkId) };
}

type Found = Omit<OpenReview, "replies"> & Readonly<{ madeBy: string }>;

async function linkOf(db: Database, token: string): Promise<Found | null> {
  if (!tokenShape.test(token)) return null;
  const [found] = await db
    .select({
      linkId: reviewLink.id,
      articleId: reviewLink.articleId,
      grants: reviewLink.grants,
      forName: reviewLink.forName,
      expiresAt: reviewLink.expiresAt,
      revisionId: revision.id,
      revision: revision.number,
      content: revision.content,
      row: article,
      madeBy: reviewLink.createdBy,
      shut: whyShut,
    })
    .from(reviewLink)
    .innerJoin(revision, eq(revision.id, reviewLink.revisionId))
    .innerJoin(article, eq(article.id, reviewLink.articleId))
    .where(
      and(
        eq(reviewLink.tokenHash, digest(token)),
        isNull(reviewLink.revokedAt),
        gt(reviewLink.expiresAt, sql`clock_timestamp()`),
      ),
    );
  if (!found) return null;
  const { shut, ...link } = found;
  return shut === null ? link : null;
}

/** Note that a link was used; the first time is an event of the article. */
export async function noteReviewUse(review: OpenReview, requestId: string): Promise<void> {
  const { linkId, articleId, revisionId } = review;
  await newsroom().transaction(async (tx) => {
    await tx.select({ id: article.id }).from(article).where(eq(article.id, articleId)).for("update");
    const [used] = await tx
      .update(reviewLink)
      .set({ lastUsedAt: sql`clock_timestamp()`, uses: sql`${reviewLink.uses} + 1` })
      .where(and(eq(reviewLink.id, linkId), isNull(reviewLink.revokedAt)))
      .returning({ uses: reviewLink.uses });
    if (used?.uses === 1)
      await record(tx, articleId, "open-review-link", null, { linkId }, { revisionId, requestId });
  });
}

export type ReplyRefusal = "no-right" | "empty" | "full" | "gone";

/** Say something by way of a link. Null: taken. */
export async function replyToReview(
  token: string,
  reply: Readonly<{ verdict: ReviewReplyLine["verdict"]; name: string; text: string }>,
  requestId: string,
): Promise<ReplyRefusal | null> {
  const name = cleanLines(reply.name).replaceAll("\n", " ").trim().slice(0, 80);
  const text = cleanLines(reply.text).trim().slice(0, longestReply);
  if (name === "" || (text === "" && reply.verdict !== "signed-off")) return "empty";
  const asked = await linkOf(newsroom(), token);
  if (!asked) return "gone";
  const { linkId, articleId, revisionId } = asked;
  return newsroom().transaction(async (tx): Promise<ReplyRefusal | null> => {
    await tx.select({ id: article.id }).from(article).where(eq(article.id, articleId)).for("update");
    // Whoever took the link back, or shut the article in, held the article meanwhile.
    const review = await linkOf(tx, token);
    if (!review) return "gone";
    if (review.grants === "view" || (reply.verdict !== "comment" && review.grants !== "sign-off"))
      return "no-right";
    const [said] = await tx
      .select({ replies: count() })
      .from(reviewReply)
      .where(eq(reviewReply.linkId, linkId));
    if ((said?.replies ?? 0) >= mostReplies) return "full";
    const at = await now(tx);
    await tx.insert(reviewReply).values({ id: newId(), linkId, verdict: reply.verdict, name, text, at });
    const eventId = await record(
      tx,
      articleId,
      "reply-by-review-link",
      null,
      { linkId, verdict: reply.verdict },
      { revisionId, requestId },
    );
    await tellMaker(tx, review, { verdict: reply.verdict, name, eventId, at });
    return null;
  });
}

/** Whoever made the link hears of an answer: of several alike by the same link, of the last one. */
async function tellMaker(
  tx: Transaction,
  { linkId, articleId, madeBy }: Found,
  answer: Readonly<{ verdict: ReviewReplyLine["verdict"]; name: string; eventId: string; at: Date }>,
): Promise<void> {
  const { verdict, name, eventId, at } = answer;
  const loaded = await loadArticle(tx, articleId);
  if (!loaded) return;
  await markGone(tx, articleId, ["reviewer-answered"], at, { linkId, verdict });
  await tellReaders(tx, { what: "reviewer-answered", makerId: madeBy }, loaded.article, {
    articleId,
    source: eventId,
    place: `${placeOf(articleId)}/reviewers`,
    actorId: null,
    at,
    words: { linkId, verdict, name },
  });
}
