// An article's links for reviewers as its people see them, and what keeps one shut although it is in time.
import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { roles, type Actor } from "#lib/newsroom/article.ts";
import { reachOf } from "#lib/newsroom/permissions.ts";
import { newsroom, type Database } from "./client.ts";
import { readableArticle } from "./reading-rights.ts";
import { article } from "./schema/articles.ts";
import { reviewLink, reviewReply, type ReviewRight } from "./schema/guests.ts";
import { person } from "./schema/people.ts";
import { revision } from "./schema/revisions.ts";

/** killed: for good; gates: while the article is in the vault or under a legal hold; maker: may not share it any more. */
export type ShutBy = "killed" | "spiked" | "retracted" | "gates" | "maker";

const maker = alias(person, "maker");
const reaching = (far: "all" | "bureau") => roles.filter((role) => reachOf(role, "share-for-review") === far);

/** The maker's right to share, as it is now, in SQL: the same rule as permissions.ts. */
const mayShare = sql`exists (select from ${person} maker where ${and(
  eq(maker.id, reviewLink.createdBy),
  isNull(maker.disabledAt),
  or(
    inArray(maker.role, reaching("all")),
    and(
      inArray(maker.role, reaching("bureau")),
      ne(article.publication, "killed"),
      sql`exists (select from membership m where m.person_id = maker.id and m.bureau_id = ${article.bureauId})`,
    ),
  ),
)})`;

/** What keeps a link shut, in a query that joins its article; null: nothing. */
export const whyShut = sql<ShutBy | null>`case
  when ${article.publication} = 'killed' then 'killed'
  when ${article.spiked} then 'spiked'
  when ${article.publication} = 'retracted' and exists (
    select from live.article l where l.id = ${article.id} and l.html = '') then 'retracted'
  when not ${mayShare} then 'maker'
  when ${article.vaulted} or exists (
    select from hold h where h.article_id = ${article.id} and h.kind = 'legal' and h.released_at is null) then 'gates'
  end`;

export type ReviewReplyLine = Readonly<{
  verdict: "comment" | "signed-off" | "objects";
  name: string;
  text: string;
  at: Date;
}>;

export type ReviewLinkLine = Readonly<{
  id: string;
  revision: number;
  grants: ReviewRight;
  forName: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  /** Why it opens nothing although it is in time and not taken back; null when it opens. */
  shut: ShutBy | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  replies: readonly ReviewReplyLine[];
}>;

/** The article's links, newest first, with what reviewers said; null when hidden or missing. */
export async function reviewLinksOf(actor: Actor, articleId: number): Promise<ReviewLinkLine[] | null> {
  const db = newsroom();
  if (!(await readableArticle(db, actor, articleId))) return null;
  const links = await db
    .select({
      id: reviewLink.id,
      revision: revision.number,
      grants: reviewLink.grants,
      forName: reviewLink.forName,
      createdBy: person.name,
      createdAt: reviewLink.createdAt,
      expiresAt: reviewLink.expiresAt,
      shut: whyShut,
      revokedAt: reviewLink.revokedAt,
      lastUsedAt: reviewLink.lastUsedAt,
    })
    .from(reviewLink)
    .innerJoin(revision, eq(revision.id, reviewLink.revisionId))
    .innerJoin(person, eq(person.id, reviewLink.createdBy))
    .innerJoin(article, eq(article.id, reviewLink.articleId))
    .where(eq(reviewLink.articleId, articleId))
    .orderBy(desc(reviewLink.createdAt))
    .limit(200);
  const replies = await db
    .select({
      linkId: reviewReply.linkId,
      verdict: reviewReply.verdict,
      name: reviewReply.name,
      text: reviewReply.text,
      at: reviewReply.at,
    })
    .from(reviewReply)
    .innerJoin(reviewLink, eq(reviewLink.id, reviewReply.linkId))
    .where(eq(reviewLink.articleId, articleId))
    .orderBy(asc(reviewReply.at));
  return links.map((link) => ({
    ...link,
    replies: replies
      .filter((one) => one.linkId === link.id)
      .map(({ verdict, name, text, at }) => ({ verdict, name, text, at })),
  }));
}

/** What was said by way of one link, oldest first. */
export async function repliesBy(db: Database, linkId: string): Promise<ReviewReplyLine[]> {
  return db
    .select({
      verdict: reviewReply.verdict,
      name: reviewReply.name,
      text: reviewReply.text,
      at: reviewReply.at,
    })
    .from(reviewReply)
    .where(eq(reviewReply.linkId, linkId))
    .orderBy(asc(reviewReply.at));
}
