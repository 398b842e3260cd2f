// What the rules may not look up themselves: collects Facts for one article, inside the caller's transaction.
import { and, count, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";
import { articleText } from "#lib/document/article-text.ts";
import { changeSpans } from "#lib/document/diff.ts";
import type { Facts } from "#lib/newsroom/decision.ts";
import { reachOf } from "#lib/newsroom/permissions.ts";
import { addressSlug } from "#lib/newsroom/slug.ts";
import { actorById } from "./article-readers.ts";
import type { LoadedArticle } from "./article-row.ts";
import { type Database, newsroom } from "./client.ts";
import { onlyIds } from "./ids.ts";
import { legalReviewOf } from "./legal-review.ts";
import { contribution, hold } from "./schema/articles.ts";
import { liveArticle } from "./schema/live.ts";
import { media } from "./schema/media.ts";
import { bureau, membership, person } from "./schema/people.ts";
import { thread } from "./schema/review.ts";
import { approval, revision } from "./schema/revisions.ts";

/** Facts as they stand at `at`. `wished` is what the wish names: a revision to restore, somebody to assign. */
export async function factsOf(
  db: Database,
  loaded: LoadedArticle,
  at: Date,
  wished: Readonly<{
    revisionId?: string | undefined;
    assigneeId?: string | null | undefined;
    /** Nobody denies or replaces the pictures until the transaction ends: what is judged is what is published. */
    holdPictures?: boolean;
  }> = {},
): Promise<Facts> {
  const { row, copy, content } = loaded;
  const text = articleText(content);
  const named = [row.liveRevisionId, row.approvedRevisionId, wished.revisionId].filter(
    (id) => typeof id === "string",
  );
  const revisions = named.length
    ? await db
        .select({ id: revision.id, hash: revision.hash, content: revision.content })
        .from(revision)
        .where(and(eq(revision.articleId, row.id), inArray(revision.id, named)))
    : [];
  const live = revisions.find((one) => one.id === row.liveRevisionId);
  const liveText = live ? articleText(live.content) : null;
  const approvals = await db
    .select()
    .from(approval)
    .where(and(eq(approval.articleId, row.id), isNull(approval.voidedAt)))
    .orderBy(approval.at);
  const contributors = await db
    .select({ personId: contribution.personId, lastChangedAt: contribution.lastChangedAt })
    .from(contribution)
    .where(eq(contribution.articleId, row.id));
  const [policy] = await db
    .select({ fourEyes: bureau.fourEyes, checks: bureau.checks, steps: bureau.steps })
    .from(bureau)
    .where(eq(bureau.id, row.bureauId));
  if (!policy) throw new Error(`article ${row.id} has no bureau`);
  const holds = await db
    .select({ kind: hold.kind })
    .from(hold)
    .where(and(eq(hold.articleId, row.id), isNull(hold.releasedAt)));
  return {
    copyHash: copy.hash,
    revisionHashes: Object.fromEntries(revisions.map((one) => [one.id, one.hash])),
    approvals,
    contributors,
    fourEyes: policy.fourEyes,
    checks: policy.checks,
    steps: policy.steps,
    holds,
    text,
    liveText,
    changes: live ? changeSpans(live.content, content) : [],
    pictures: await picturesOf(
      db,
      text.figures.map((figure) => figure.mediaId),
      wished.holdPictures,
    ),
    livePictures: await picturesOf(
      db,
      (liveText?.figures ?? []).map((figure) => figure.mediaId),
      wished.holdPictures,
    ),
    slugTakenBy: await slugTakenBy(db, loaded, at),
    sameHeadlineAs: await sameHeadlineAs(db, loaded, at),
    brokenLinks: await brokenLinks(db, [...text.internalLinks, ...text.related]),
    openSuggestions: copy.openSuggestions,
    blockingComments: await openBlockers(db, row.id),
    plannedWords: row.plannedWords,
    textProblem: loaded.problem,
    slugline: copy.slugline,
    claim: await claimOf(db, row),
    assigneeFits: wished.assigneeId ? await mayWrite(db, wished.assigneeId, row.bureauId) : true,
    ...(await legalReviewOf(db, row.id)),
    vaultAsker: row.vaultLeaveBy === null ? null : ((await actorById(db, row.vaultLeaveBy))?.actor ?? null),
    revisionKnown: wished.revisionId === undefined || revisions.some((one) => one.id === wished.revisionId),
  };
}

async function claimOf(db: Database, row: LoadedArticle["row"]): Promise<Facts["claim"]> {
  if (row.claimedBy === null || row.claimSeenAt === null) return null;
  const [holder] = await db.select({ name: person.name }).from(person).where(eq(person.id, row.claimedBy));
  return { personId: row.claimedBy, name: holder?.name ?? "Somebody", seenAt: row.claimSeenAt };
}

/** Whether this person works here and could write an article of this bureau. */
async function mayWrite(db: Database, personId: string, bureauId: string): Promise<boolean> {
  if (onlyIds([personId]).length === 0) return false;
  const [found] = await db
    .select({
      role: person.role,
      member: sql<boolean>`exists (
        select from ${membership} where ${membership.personId} = ${person.id} and ${membership.bureauId} = ${bureauId})`,
    })
    .from(person)
    .where(and(eq(person.id, personId), isNull(person.disabledAt)));
  const reach = found ? reachOf(found.role, "edit-text") : "none";
  return reach === "all" || (reach !== "none" && found?.member === true);
}

/** Threads that keep the text from going on until somebody resolves them. */
async function openBlockers(db: Database, articleId: number): Promise<number> {
  const [found] = await db
    .select({ threads: count() })
    .from(thread)
    .where(and(eq(thread.articleId, articleId), eq(thread.blocking, true), isNull(thread.resolvedAt)));
  return found?.threads ?? 0;
}

/** A picture that a document names but nobody uploaded counts as denied: it can't be shown. */
async function picturesOf(db: Database, ids: readonly string[], kept = false): Promise<Facts["pictures"]> {
  if (ids.length === 0) return [];
  const asked = db
    .select({
      id: media.id,
      rights: media.rights,
      denied: media.denied,
      expiresAt: media.expiresAt,
      name: media.fileName,
    })
    .from(media)
    .where(inArray(media.id, onlyIds(ids)))
    .orderBy(media.id);
  const known = await (kept ? asked.for("share") : asked);
  return ids.map((mediaId) => {
    const found = known.find((one) => one.id === mediaId);
    if (!found)
      return {
        mediaId,
        rights: "unknown",
        denied: true,
        expiresAt: null,
        name: "a picture that is not in the library",
      };
    const { rights, denied, expiresAt, name } = found;
    return { mediaId, rights, denied, expiresAt, name };
  });
}

const thirtyDays = 30 * 24 * 3600 * 1000;

async function slugTakenBy(db: Database, { row, content }: LoadedArticle, at: Date): Promise<number | null> {
  if (!content.headline || !content.sectionId) return null;
  const [other] = await db
    .select({ id: liveArticle.id })
    .from(liveArticle)
    .where(
      and(
        eq(liveArticle.slug, addressSlug(content)),
        eq(liveArticle.sectionId, content.sectionId),
        ne(liveArticle.id, row.id),
        gt(liveArticle.firstPublishedAt, new Date(at.getTime() - thirtyDays)),
      ),
    )
    .limit(1);
  return other?.id ?? null;
}

async function sameHeadlineAs(
  db: Database,
  { row, content }: LoadedArticle,
  at: Date,
): Promise<number | null> {
  if (!content.headline) return null;
  const [other] = await db
    .select({ id: liveArticle.id })
    .from(liveArticle)
    .where(
      and(
        sql`lower(${liveArticle.headline}) = lower(${content.headline})`,
        ne(liveArticle.id, row.id),
        gt(liveArticle.firstPublishedAt, new Date(at.getTime() - thirtyDays)),
      ),
    )
    .limit(1);
  return other?.id ?? null;
}

/** Which of these articles readers can't open now. */
export async function closedToReaders(ids: readonly number[]): Promise<number[]> {
  return await brokenLinks(newsroom(), ids);
}

async function brokenLinks(db: Database, ids: readonly number[]): Promise<number[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const open = await db
    .select({ id: liveArticle.id })
    .from(liveArticle)
    .where(inArray(liveArticle.id, wanted));
  const known = new Set(open.map((one) => one.id));
  return wanted.filter((id) => !known.has(id));
}
