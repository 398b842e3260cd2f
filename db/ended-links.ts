// What stood open because of somebody, and ends with their right to it: links for reviewers, links for a password, sessions,
// the calendar's address. Each end is an event of its own. Articles are held before people, and people before the site's chain.
import { and, asc, eq, gt, inArray, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { note, type Changer } from "./account-change.ts";
import { closeSessionsOf } from "./auth.ts";
import type { Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent } from "./events.ts";
import { article } from "./schema/articles.ts";
import { invite, reviewLink } from "./schema/guests.ts";
import { person } from "./schema/people.ts";

/**
 * Takes back the reviewers' links of a person to articles that they may not share any more. `then` is the person as they
 * will be; null: they are shut out.
 */
export async function endReviewLinksOf(
  tx: Transaction,
  { actorId, requestId }: Changer,
  personId: string,
  then: Actor | null,
): Promise<void> {
  const open = await tx
    .select({
      id: reviewLink.id,
      articleId: reviewLink.articleId,
      bureauId: article.bureauId,
      publication: article.publication,
    })
    .from(reviewLink)
    .innerJoin(article, eq(article.id, reviewLink.articleId))
    .where(
      and(
        eq(reviewLink.createdBy, personId),
        isNull(reviewLink.revokedAt),
        gt(reviewLink.expiresAt, sql`clock_timestamp()`),
      ),
    );
  const ending = open.filter((one) => then === null || !may(then, "share-for-review", one));
  if (ending.length === 0) return;
  const articleIds = [...new Set(ending.map((one) => one.articleId))];
  // In one order, so that two such changes never wait for each other.
  await tx
    .select({ id: article.id })
    .from(article)
    .where(inArray(article.id, articleIds))
    .orderBy(asc(article.id))
    .for("update");
  const ended = await tx
    .update(reviewLink)
    .set({ revokedAt: sql`clock_timestamp()`, revokedBy: actorId })
    .where(
      and(
        inArray(
          reviewLink.id,
          ending.map((one) => one.id),
        ),
        isNull(reviewLink.revokedAt),
      ),
    )
    .returning({
      linkId: reviewLink.id,
      articleId: reviewLink.articleId,
      revisionId: reviewLink.revisionId,
    });
  const at = await now(tx);
  for (const { linkId, articleId, revisionId } of ended) {
    const after = { linkId, ended: "maker" };
    await recordEvent(tx, {
      articleId,
      verb: "revoke-review-link",
      actorId,
      before: {},
      after,
      revisionId,
      requestId,
      at,
    });
  }
}

async function endInvites(tx: Transaction, changer: Changer, which: SQL, why: string): Promise<void> {
  const ended = await tx
    .update(invite)
    .set({ revokedAt: sql`clock_timestamp()` })
    .where(and(which, isNull(invite.acceptedAt), isNull(invite.revokedAt)))
    .returning({ inviteId: invite.id, personId: invite.personId });
  for (const { inviteId, personId } of ended)
    await note(tx, changer, "revoke-invite", personId, {}, { inviteId, ended: why });
}

/** Links for a password that somebody made end with their right to manage people. */
export async function endInvitesOf(tx: Transaction, changer: Changer, personId: string): Promise<void> {
  await endInvites(tx, changer, eq(invite.createdBy, personId), "maker");
}

/** Links by which this person's password could be set. */
export async function endResetsFor(tx: Transaction, changer: Changer, personId: string): Promise<void> {
  await endInvites(tx, changer, eq(invite.personId, personId), "person");
}

/** Signs the person out everywhere and drops the secret address of their calendar. */
export async function shutDoorsOf(tx: Transaction, changer: Changer, personId: string): Promise<void> {
  const dropped = await tx
    .update(person)
    .set({ calendarKeyHash: null })
    .where(and(eq(person.id, personId), isNotNull(person.calendarKeyHash)))
    .returning({ id: person.id });
  await closeSessionsOf(tx, personId);
  if (dropped.length > 0) await note(tx, changer, "drop-calendar-feed", personId, {}, {});
}
