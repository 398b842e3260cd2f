// Brings the working copy's row up to what the log of updates says: text, version, who contributed, open suggestions.
// Runs under the article's row lock, in whichever process needs the text fresh.
import { eq, sql } from "drizzle-orm";
import { parseContent, type Content } from "#lib/document/content.ts";
import { contentHash } from "#lib/document/content-hash.ts";
import { Replay } from "#lib/document/late/replay.ts";
import { touchesProse } from "#lib/document/touches-prose.ts";
import { documentOf, readWorkingText } from "#lib/document/working-document.ts";
import * as Y from "yjs";
import type { Database } from "./client.ts";
import { compact, readDocument, type LoggedUpdate, type StoredDocument } from "./collab-log.ts";
import { mendLate, storeMended, type Touched } from "./collab-mend.ts";
import { keepReview } from "./review-rows.ts";
import { article, contribution, workingCopy } from "./schema/articles.ts";
import { collabDocument } from "./schema/collab.ts";
import { columnsOf } from "./working-copy-row.ts";

type Copy = typeof workingCopy.$inferSelect;

type Late = ReturnType<Replay["takeLate"]>;
/** Replays what the row doesn't hold yet, and says who changed words with it. */
function replay(
  stored: StoredDocument,
  copy: Copy,
): Readonly<{ replayed: Replay; late: Late; touched: Touched[] }> {
  const replayed = new Replay(stored.snapshot);
  const apply = ({ bytes, personId, kind }: LoggedUpdate) => replayed.apply(bytes, personId, kind);
  const known = stored.updates.filter((one) => one.seq <= copy.seq);
  for (const one of known) apply(one);
  replayed.takeLate();
  replayed.tables.clear();
  const touched: Touched[] = [];
  for (const one of stored.updates.slice(known.length)) {
    const touch = touchesProse(replayed.doc, one.personId, () => apply(one));
    if (touch !== null && (one.kind === "edit" || one.kind === "mend")) touched.push({ update: one, touch });
  }
  return { replayed, late: replayed.takeLate(), touched };
}

/**
 * Make the article's working copy say what its log says. The caller holds the article's row lock. Returns the row as it
 * is afterwards; `copy` itself when nothing was new. A text that can't be read leaves the row alone and is marked.
 */
export async function freshCopy(tx: Database, copy: Copy): Promise<Copy> {
  const { articleId } = copy;
  const [head] = await tx
    .select({ head: collabDocument.head })
    .from(collabDocument)
    .where(eq(collabDocument.articleId, articleId));
  if (!head || head.head <= copy.seq) return copy;
  const stored = await readDocument(tx, articleId);
  if (!stored) return copy;
  const { replayed, late, touched } = replay(stored, copy);
  const { doc } = replayed;
  const mended = await mendLate(tx, articleId, replayed, late);
  const text = readWorkingText(doc);
  const parsed = typeof text === "string" ? null : parseContent({ ...copy.content, ...text.prose });
  const problem =
    typeof text === "string"
      ? text
      : parsed?.ok === false
        ? (parsed.problems[0]?.message ?? "unreadable")
        : null;
  if (problem !== stored.problem)
    await tx.update(collabDocument).set({ problem }).where(eq(collabDocument.articleId, articleId));
  if (typeof text === "string" || !parsed?.ok) return copy;
  const put = await storeMended(tx, articleId, mended);
  // What is deleted is kept only for as long as words may still come for it.
  const withoutDeleted = () => Y.encodeStateAsUpdate(documentOf([Y.encodeStateAsUpdate(doc)]));
  await compact(tx, articleId, stored, withoutDeleted);
  await keepReview(tx, articleId, text);
  return putProse(tx, copy, parsed.content, {
    touched: [...touched, ...put],
    head: put.at(-1)?.update.seq ?? stored.head,
    last: put.at(-1)?.update ?? stored.updates.at(-1),
    open: text.suggestions.length,
  });
}

async function putProse(
  tx: Database,
  copy: Copy,
  content: Content,
  from: Readonly<{
    touched: readonly Touched[];
    head: number;
    last: LoggedUpdate | undefined;
    open: number;
  }>,
): Promise<Copy> {
  const { articleId } = copy;
  const changed = contentHash(content) !== copy.hash;
  const last = from.touched.at(-1)?.update ?? from.last;
  const [row] = await tx
    .update(workingCopy)
    .set({
      seq: from.head,
      openSuggestions: from.open,
      ...(changed && last
        ? { ...columnsOf(content), version: copy.version + 1, updatedAt: last.at, updatedBy: last.personId }
        : {}),
    })
    .where(eq(workingCopy.articleId, articleId))
    .returning();
  if (!row) throw new Error(`article ${articleId} lost its working copy`);
  await countContributors(
    tx,
    articleId,
    from.touched.filter((one) => changed || one.touch === "others").map((one) => one.update),
  );
  if (!changed || !last) return row;
  await tx
    .update(article)
    .set({ changedAt: last.at, changedBy: last.personId })
    .where(eq(article.id, articleId));
  return row;
}

/** Who changed the text, or a suggestion that isn't theirs: its words are on their way into the text under another name. */
async function countContributors(
  tx: Database,
  articleId: number,
  updates: readonly LoggedUpdate[],
): Promise<void> {
  const people = new Map(updates.map((one) => [one.personId, one.at]));
  if (people.size === 0) return;
  await tx
    .insert(contribution)
    .values([...people].map(([personId, at]) => ({ articleId, personId, lastChangedAt: at })))
    .onConflictDoUpdate({
      target: [contribution.articleId, contribution.personId],
      set: { lastChangedAt: sql`greatest(${contribution.lastChangedAt}, excluded.last_changed_at)` },
    });
}
