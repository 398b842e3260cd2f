// Revisions: immutable, numbered copies of all content fields, each with its hash and with everybody who changed the text.
import { and, desc, eq, inArray } from "drizzle-orm";
import { articleText } from "#lib/document/article-text.ts";
import { contentHash } from "#lib/document/content-hash.ts";
import type { Content } from "#lib/document/content.ts";
import { plainText } from "#lib/document/text.ts";
import type { Actor, ChangeClass, RevisionKind } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import type { LoadedArticle } from "./article-row.ts";
import { newsroom, type Database, type Transaction } from "./client.ts";
import { newId } from "./ids.ts";
import { readableArticle } from "./reading-rights.ts";
import { contribution } from "./schema/articles.ts";
import { person } from "./schema/people.ts";
import { approval, revision } from "./schema/revisions.ts";

export type Revision = typeof revision.$inferSelect;

/**
 * Cut the working copy as a revision. The newest revision is used again when neither its text nor the people behind it
 * differ, so that submit and approve of one text name one revision.
 */
export async function cutRevision(
  tx: Transaction,
  loaded: LoadedArticle,
  cut: Readonly<{ kind: RevisionKind; by: string; at: Date; note: string | null }>,
): Promise<Revision> {
  const articleId = loaded.row.id;
  const hash = contentHash(loaded.content);
  if (hash !== loaded.copy.hash)
    throw new Error(`article ${articleId}: the working copy's hash is not its content's`);
  const people = await tx
    .select({ id: contribution.personId })
    .from(contribution)
    .where(eq(contribution.articleId, articleId));
  const authors = people.map((one) => one.id).toSorted();
  const [newest] = await tx
    .select()
    .from(revision)
    .where(eq(revision.articleId, articleId))
    .orderBy(desc(revision.number))
    .limit(1);
  if (newest && newest.hash === hash && newest.authors.toSorted().join() === authors.join()) return newest;
  const text = articleText(loaded.content);
  const [made] = await tx
    .insert(revision)
    .values({
      id: newId(),
      articleId,
      number: (newest?.number ?? 0) + 1,
      parentId: newest?.id ?? null,
      kind: cut.kind,
      hash,
      content: loaded.content,
      schemaVersion: loaded.copy.schemaVersion,
      text: plainText(loaded.content),
      words: text.words,
      authors,
      createdBy: cut.by,
      createdAt: cut.at,
      note: cut.note,
    })
    .returning();
  if (!made) throw new Error(`article ${articleId}: the revision was not written`);
  return made;
}

export type RevisionLine = Readonly<{
  id: string;
  number: number;
  kind: RevisionKind;
  words: number;
  createdBy: string;
  createdAt: Date;
  authors: readonly string[];
  note: string | null;
  isLive: boolean;
  isApproved: boolean;
  approvals: readonly Readonly<{
    by: string;
    kind: string;
    at: Date;
    voidedAt: Date | null;
    changeClass: ChangeClass | null;
    publicNote: string | null;
  }>[];
}>;

/** The article's revisions, newest first, at most 300, with names; null when hidden or missing. */
export async function revisionsOf(actor: Actor, articleId: number): Promise<RevisionLine[] | null> {
  const db = newsroom();
  const loaded = await readableArticle(db, actor, articleId);
  if (!loaded) return null;
  const rows = await db
    .select({
      id: revision.id,
      number: revision.number,
      kind: revision.kind,
      words: revision.words,
      createdBy: person.name,
      createdAt: revision.createdAt,
      authors: revision.authors,
      note: revision.note,
    })
    .from(revision)
    .innerJoin(person, eq(person.id, revision.createdBy))
    .where(eq(revision.articleId, articleId))
    .orderBy(desc(revision.number))
    .limit(300);
  const approvals = await db
    .select({
      revisionId: approval.revisionId,
      by: person.name,
      kind: approval.kind,
      at: approval.at,
      voidedAt: approval.voidedAt,
      changeClass: approval.changeClass,
      publicNote: approval.publicNote,
    })
    .from(approval)
    .innerJoin(person, eq(person.id, approval.approverId))
    .where(eq(approval.articleId, articleId));
  const names = await namesOf(db, [...new Set(rows.flatMap((row) => row.authors))]);
  return rows.map((row) => ({
    ...row,
    authors: row.authors.map((id) => names.get(id) ?? "somebody no longer here"),
    isLive: row.id === loaded.row.liveRevisionId && loaded.row.publication === "live",
    isApproved: row.id === loaded.row.approvedRevisionId,
    approvals: approvals.filter((one) => one.revisionId === row.id),
  }));
}

/** One revision's content by its number in the article; null when hidden or missing. */
export async function revisionOf(
  actor: Actor,
  articleId: number,
  number: number,
): Promise<Readonly<{ id: string; number: number; content: Content; createdAt: Date }> | null> {
  const db = newsroom();
  if (!(await readableArticle(db, actor, articleId))) return null;
  const [found] = await db
    .select({
      id: revision.id,
      number: revision.number,
      content: revision.content,
      createdAt: revision.createdAt,
    })
    .from(revision)
    .where(and(eq(revision.articleId, articleId), eq(revision.number, number)));
  return found ?? null;
}

export type ReviewBase = Readonly<{ number: number; what: "live" | "submitted"; at: Date; content: Content }>;

/**
 * What a reviewer compares the working copy with: the last live revision, else the one before the last that was
 * submitted. Null for a first draft, which is new from end to end.
 */
export async function reviewBase(actor: Actor, articleId: number): Promise<ReviewBase | null> {
  const db = newsroom();
  const loaded = await readableArticle(db, actor, articleId);
  if (!loaded) return null;
  if (loaded.row.liveRevisionId) {
    const [live] = await db.select().from(revision).where(eq(revision.id, loaded.row.liveRevisionId));
    if (live) return { number: live.number, what: "live", at: live.createdAt, content: live.content };
  }
  const submitted = await db
    .select()
    .from(revision)
    .where(and(eq(revision.articleId, articleId), inArray(revision.kind, ["submit", "approve"])))
    .orderBy(desc(revision.number))
    .limit(2);
  const base = submitted.find((one) => one.hash !== loaded.copy.hash);
  return base ? { number: base.number, what: "submitted", at: base.createdAt, content: base.content } : null;
}

/** Names of people by id. Inside a transaction pass the transaction: asking the pool for a second connection while holding one can wait for ever. */
export async function namesOf(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Whether the actor may copy this revision back into the working copy is the verb's judgement; this only finds it. */
export async function revisionForRestore(
  tx: Transaction,
  articleId: number,
  revisionId: string,
): Promise<Revision | null> {
  const [found] = await tx
    .select()
    .from(revision)
    .where(and(eq(revision.articleId, articleId), eq(revision.id, revisionId)));
  return found ?? null;
}

/** The content that a preview shows: the working copy's, for whoever may read it. */
export async function contentForPreview(actor: Actor, articleId: number): Promise<LoadedArticle | null> {
  const loaded = await newsroom().transaction((tx) => readableArticle(tx, actor, articleId, { fresh: true }));
  return loaded && may(actor, "preview", loaded.article) ? loaded : null;
}
