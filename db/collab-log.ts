// The log of a text that people write together: seeded once, appended to under the document's row lock, compacted when long.
// A row is committed before anybody else sees what it says.
import { and, asc, eq, gt, lte, notInArray, sql } from "drizzle-orm";
import type { Content } from "#lib/document/content.ts";
import { documentOf, seedOf, type Prose } from "#lib/document/working-document.ts";
import { WORKING_SCHEMA_VERSION } from "#lib/document/working-schema.ts";
import type { Database } from "./client.ts";
import { collabClient, collabDocument, collabUpdate, type UpdateKind } from "./schema/collab.ts";

export type LoggedUpdate = Readonly<{
  seq: number;
  personId: string;
  kind: UpdateKind;
  bytes: Uint8Array;
  at: Date;
}>;

export type StoredDocument = Readonly<{
  epoch: number;
  /** Number of the newest update. */
  head: number;
  snapshot: Uint8Array;
  /** What came after the snapshot, in order. */
  updates: readonly LoggedUpdate[];
  problem: string | null;
}>;

/** Older rows than this many are given up once a snapshot holds them. */
const keptRows = 200;
const compactAt = 500;

/** What is said on the channel `collab` after a commit. */
export type CollabNews = Readonly<{
  articleId: number;
  /** log: somebody's words; state: stage or rights; fields: beside the prose; review: threads and suggestions. */
  what: "log" | "state" | "fields" | "review";
  /** For "log": the number of its newest update. */
  head?: number | undefined;
}>;

/** Tell every process that keeps the article open, once this transaction is committed. */
export async function announce(tx: Database, news: CollabNews): Promise<void> {
  await tx.execute(sql`select pg_notify('collab', ${JSON.stringify(news)})`);
}

/**
 * The article's document; made from `content` if there is none yet. The caller holds the article's row lock, so that of
 * any number of first openings exactly one seeds it.
 */
export async function ensureDocument(
  tx: Database,
  articleId: number,
  content: Content,
): Promise<Readonly<{ epoch: number; head: number }>> {
  const [known] = await tx
    .select({ epoch: collabDocument.epoch, head: collabDocument.head })
    .from(collabDocument)
    .where(eq(collabDocument.articleId, articleId));
  if (known) return known;
  await tx
    .insert(collabDocument)
    .values({ articleId, snapshot: seedOf(content), schemaVersion: WORKING_SCHEMA_VERSION });
  return { epoch: 1, head: 0 };
}

/** The article has a document. */
export async function isBegun(db: Database, articleId: number): Promise<boolean> {
  const [known] = await db
    .select({ epoch: collabDocument.epoch })
    .from(collabDocument)
    .where(eq(collabDocument.articleId, articleId));
  return known !== undefined;
}

/** Which of the article's documents counts. The first one is number 1, whether it is made yet or not. */
export async function epochOf(db: Database, articleId: number): Promise<number> {
  const [row] = await db
    .select({ epoch: collabDocument.epoch })
    .from(collabDocument)
    .where(eq(collabDocument.articleId, articleId));
  return row?.epoch ?? 1;
}

/** A document that a writer's browser began before the article had a row, and what it says. */
export type BegunDocument = Readonly<{ snapshot: Uint8Array; clients: readonly number[]; prose: Prose }>;

/** Give a new article the document that its writer's browser began. */
export async function addDocument(
  tx: Database,
  articleId: number,
  { snapshot, clients }: BegunDocument,
  personId: string,
): Promise<void> {
  await tx.insert(collabDocument).values({ articleId, snapshot, schemaVersion: WORKING_SCHEMA_VERSION });
  if (clients.length > 0)
    await tx.insert(collabClient).values(clients.map((clientId) => ({ articleId, clientId, personId })));
}

/** Read a document with every update since its snapshot; null when the article was never opened for writing together. */
export async function readDocument(db: Database, articleId: number): Promise<StoredDocument | null> {
  const [row] = await db.select().from(collabDocument).where(eq(collabDocument.articleId, articleId));
  if (!row) return null;
  const updates = await updatesAfter(db, articleId, row.snapshotSeq);
  const { epoch, snapshot, problem } = row;
  // Read without a lock, rows may be newer than the document's own row.
  const head = Math.max(row.head, updates.at(-1)?.seq ?? 0);
  return { epoch, head, snapshot, updates, problem };
}

/** Updates with a greater number than `seq`, in order. */
export async function updatesAfter(db: Database, articleId: number, seq: number): Promise<LoggedUpdate[]> {
  return db
    .select({
      seq: collabUpdate.seq,
      personId: collabUpdate.personId,
      kind: collabUpdate.kind,
      bytes: collabUpdate.bytes,
      at: collabUpdate.at,
    })
    .from(collabUpdate)
    .where(and(eq(collabUpdate.articleId, articleId), gt(collabUpdate.seq, seq)))
    .orderBy(asc(collabUpdate.seq));
}

export type NewUpdate = Readonly<{
  personId: string;
  kind: UpdateKind;
  bytes: Uint8Array;
  /** Yjs client numbers whose text this update brings: they become the person's. */
  clients: readonly number[];
}>;

/**
 * Append updates in order. The caller holds the article's row (for share is enough) and has judged who may.
 * Returns the number of the last one.
 */
export async function appendUpdates(
  tx: Database,
  articleId: number,
  updates: readonly NewUpdate[],
  at: Date,
): Promise<number> {
  const [document] = await tx
    .update(collabDocument)
    .set({ head: sql`${collabDocument.head} + ${updates.length}` })
    .where(eq(collabDocument.articleId, articleId))
    .returning({ head: collabDocument.head });
  if (!document) throw new Error(`article ${articleId} has no document to write into`);
  const first = document.head - updates.length + 1;
  await tx.insert(collabUpdate).values(
    updates.map(({ personId, kind, bytes }, index) => ({
      articleId,
      seq: first + index,
      personId,
      kind,
      bytes,
      at,
    })),
  );
  const clients = updates.flatMap(({ personId, clients: numbers }) =>
    numbers.map((clientId) => ({ articleId, clientId, personId })),
  );
  // A number that is somebody's stays theirs: an update may carry along what others typed before.
  if (clients.length > 0) await tx.insert(collabClient).values(clients).onConflictDoNothing();
  await announce(tx, { articleId, what: "log", head: document.head });
  return document.head;
}

/** Fold the log into the snapshot when it has grown long. The caller holds the article's row lock. */
export async function compact(
  tx: Database,
  articleId: number,
  stored: StoredDocument,
  state: () => Uint8Array,
): Promise<void> {
  if (stored.updates.length < compactAt) return;
  await tx
    .update(collabDocument)
    .set({ snapshot: state(), snapshotSeq: stored.head, schemaVersion: WORKING_SCHEMA_VERSION })
    .where(eq(collabDocument.articleId, articleId));
  await tx
    .delete(collabUpdate)
    .where(and(eq(collabUpdate.articleId, articleId), lte(collabUpdate.seq, stored.head - keptRows)));
}

/** The Yjs document of what is stored. */
export function openStored(stored: StoredDocument): ReturnType<typeof documentOf> {
  return documentOf([stored.snapshot, ...stored.updates.map((one) => one.bytes)]);
}

/** Who changed the text after update `seq`, other than this person; null when nobody did. */
export async function changedAfter(
  db: Database,
  articleId: number,
  seq: number,
  exceptId: string,
): Promise<Readonly<{ personId: string; at: Date }> | null> {
  const [row] = await db
    .select({ personId: collabUpdate.personId, at: collabUpdate.at })
    .from(collabUpdate)
    .where(
      and(
        eq(collabUpdate.articleId, articleId),
        gt(collabUpdate.seq, seq),
        sql`${collabUpdate.personId} <> ${exceptId}`,
        notInArray(collabUpdate.kind, ["review", "whole"]),
      ),
    )
    .orderBy(asc(collabUpdate.seq))
    .limit(1);
  return row ?? null;
}
