// Revisions: immutable, numbered copies of all content fields, each with its hash and with everybody who changed the text.
import { and, desc, eq, inArray, lt } from "drizzle-orm";
import { contentHash } from "#lib/document/content-hash.ts";
import type { Content } from "#lib/document/content.ts";
import { plainText } from "#lib/document/text.ts";
import type { Actor, ChangeClass, RevisionKind } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import type { LoadedArticle } from "./article-row.ts";
import { writtenBy } from "./authorship.ts";
import { newsroom, type Database, type Transaction } from "./client.ts";
import { newId } from "./ids.ts";
import { readableArticle } from "./reading-rights.ts";
import { contribution } from "./schema/articles.ts";
import { person } from "./schema/people.ts";
import { approval, revision } from "./schema/revisions.ts";

export type CutRevision = Readonly<{ id: string; number: number; hash: string }>;

/**
 * Cut the working copy as a revision, with who wrote which words and the document they were written in. The newest
 * revision is used again when neither its text nor the people behind it differ, so that submit and approve of one text
 * name one revision; a version that gets a name is always one of its own. The caller holds the article's row lock.
 */
export async function cutRevision(
  tx: Transaction,
  loaded: LoadedArticle,
  cut: Readonly<{ kind: RevisionKind; by: string; at: Date; note: string | null }>,
): Promise<CutRevision> {
  const articleId = loaded.row.id;
  if (loaded.problem !== null)
    throw new Error(`article ${articleId}: its text can't be read, and older words would be cut for it`);
  const hash = contentHash(loaded.content);
  if (hash !== loaded.copy.hash)
    throw new Error(`article ${articleId}: the working copy's hash is not its content's`);
  const people = await tx
    .select({ id: contribution.personId })
    .from(contribution)
    .where(eq(contribution.articleId, articleId));
  const authors = people.map((one) => one.id).toSorted();
  const [newest] = await tx
    .select({
      id: revision.id,
      number: revision.number,
      hash: revision.hash,
      authors: revision.authors,
    })
    .from(revision)
    .where(eq(revision.articleId, articleId))
    .orderBy(desc(revision.number))
    .limit(1);
  const same = newest?.hash === hash && newest.authors.toSorted().join() === authors.join();
  if (newest && same && cut.kind !== "named") return newest;
  const written = await writtenBy(tx, articleId, loaded.content);
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
      words: loaded.copy.words,
      authors,
      createdBy: cut.by,
      createdAt: cut.at,
      note: cut.note,
      authorship: written?.authorship ?? null,
      document: written?.document ?? null,
    })
    .returning({ id: revision.id, number: revision.number, hash: revision.hash });
  if (!made) throw new Error(`article ${articleId}: the revision was not written`);
  return made;
}

export type RevisionLine = Readonly<{
  id: string;
  number: number;
  kind: RevisionKind;
  words: number;
  /** Words of the revision before it; null for the first. */
  wordsBefore: number | null;
  createdBy: string;
  createdAt: Date;
  authors: readonly string[];
  /** A named version's name, or the reason that the verb was given. */
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

const pageLength = 50;

export type RevisionPage = Readonly<{
  revisions: readonly RevisionLine[];
  /** Pass it as `before` for the page of older ones; null when this is the last. */
  older: number | null;
}>;

/** Fifty of the article's revisions, newest first, with names, older than number `before` if given; null when hidden or missing. */
export async function revisionsOf(
  actor: Actor,
  articleId: number,
  before: number | null = null,
): Promise<RevisionPage | null> {
  const db = newsroom();
  const loaded = await readableArticle(db, actor, articleId);
  if (!loaded) return null;
  const found = await db
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
    .where(and(eq(revision.articleId, articleId), before === null ? undefined : lt(revision.number, before)))
    .orderBy(desc(revision.number))
    .limit(pageLength + 1);
  const rows = found.slice(0, pageLength);
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
  return {
    revisions: rows.map((row, index) => ({
      ...row,
      wordsBefore: found[index + 1]?.words ?? null,
      authors: row.authors.map((id) => names.get(id) ?? "somebody no longer here"),
      isLive: row.id === loaded.row.liveRevisionId && loaded.row.publication === "live",
      isApproved: row.id === loaded.row.approvedRevisionId,
      approvals: approvals.filter((one) => one.revisionId === row.id),
    })),
    older: found.length > pageLength ? (rows.at(-1)?.number ?? null) : null,
  };
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
  const base = {
    number: revision.number,
    createdAt: revision.createdAt,
    hash: revision.hash,
    content: revision.content,
  };
  if (loaded.row.liveRevisionId) {
    const [live] = await db.select(base).from(revision).where(eq(revision.id, loaded.row.liveRevisionId));
    if (live) return { number: live.number, what: "live", at: live.createdAt, content: live.content };
  }
  const submitted = await db
    .select(base)
    .from(revision)
    .where(and(eq(revision.articleId, articleId), inArray(revision.kind, ["submit", "approve"])))
    .orderBy(desc(revision.number))
    .limit(2);
  const last = submitted.find((one) => one.hash !== loaded.copy.hash);
  return last ? { number: last.number, what: "submitted", at: last.createdAt, content: last.content } : null;
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
): Promise<Readonly<{ content: Content; authors: readonly string[] }> | null> {
  const [found] = await tx
    .select({ content: revision.content, authors: revision.authors })
    .from(revision)
    .where(and(eq(revision.articleId, articleId), eq(revision.id, revisionId)));
  return found ?? null;
}

/** The content that a preview shows: the working copy's, for whoever may read it. */
export async function contentForPreview(actor: Actor, articleId: number): Promise<LoadedArticle | null> {
  const loaded = await newsroom().transaction((tx) => readableArticle(tx, actor, articleId, { fresh: true }));
  return loaded && may(actor, "preview", loaded.article) ? loaded : null;
}
