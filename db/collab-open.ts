// Opening an article's document: made at its first opening, read before anybody's editor gets it. An editor deletes what it
// can't show, for everybody, so that what this release can't read stays shut, and what two people broke is mended first.
import { openable } from "#lib/document/working-document.ts";
import { loadArticle } from "./article-row.ts";
import { newsroom, type Database } from "./client.ts";
import { ensureDocument, isBegun, openStored, readDocument, type StoredDocument } from "./collab-log.ts";
import { ownersOf } from "./collab-owners.ts";

/** A document as it is stored, and why no editor may have it; null when they may. */
type Read = Readonly<{ stored: StoredDocument; problem: string | null }>;

/** The caller's transaction makes the document if it must. Null when the article is missing. */
export async function readForOpening(tx: Database, articleId: number): Promise<Read | null> {
  const begun = await isBegun(tx, articleId);
  const loaded = await loadArticle(tx, articleId, begun ? { fresh: true } : { lock: true });
  if (!loaded) return null;
  if (!begun) await ensureDocument(tx, articleId, loaded.content);
  const first = await stands(tx, articleId);
  if (first.problem === null && first.stored.problem === null) return first;
  // Another release may have read it last, or nobody since somebody put something into its snapshot.
  await loadArticle(tx, articleId, { again: true });
  return stands(tx, articleId);
}

async function stands(tx: Database, articleId: number): Promise<Read> {
  const stored = await readDocument(tx, articleId);
  if (!stored) throw new Error(`article ${articleId} lost its document`);
  return { stored, problem: openable(openStored(stored)) };
}

export type OpenedDocument = Readonly<{
  epoch: number;
  head: number;
  updates: readonly Uint8Array[];
  /** Whose the numbers are under which people wrote it. */
  owners: ReadonlyMap<number, string>;
  /** Why no editor may have it. A text that is only too long opens: how else could somebody shorten it? */
  problem: string | null;
}>;

/** Everything stored of an article's document, which is seeded if this is its first opening; null when the article is missing. */
export async function openDocument(articleId: number): Promise<OpenedDocument | null> {
  return newsroom().transaction(async (tx) => {
    const read = await readForOpening(tx, articleId);
    if (!read) return null;
    const { epoch, head, snapshot, updates } = read.stored;
    return {
      epoch,
      head,
      updates: [snapshot, ...updates.map((one) => one.bytes)],
      // Read last: no update that was read before is without its owner.
      owners: await ownersOf(tx, articleId),
      problem: read.problem,
    };
  });
}
