// Brings the working copy's row up to what the log of updates says: text, version, who contributed, open suggestions.
// Runs under the article's row lock, in whichever process needs the text fresh.
import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import { cleanLines } from "#lib/document/clean-text.ts";
import { parseContent, type Content } from "#lib/document/content.ts";
import { contentHash } from "#lib/document/content-hash.ts";
import { touchesProse } from "#lib/document/touches-prose.ts";
import { documentOf, readWorkingText, type WorkingText } from "#lib/document/working-document.ts";
import * as Y from "yjs";
import type { Database } from "./client.ts";
import { compact, readDocument, type LoggedUpdate, type StoredDocument } from "./collab-log.ts";
import { onlyIds } from "./ids.ts";
import { article, contribution, workingCopy } from "./schema/articles.ts";
import { collabDocument } from "./schema/collab.ts";
import { person } from "./schema/people.ts";
import { suggestion, thread } from "./schema/review.ts";
import { columnsOf } from "./working-copy-row.ts";

/** An id that no person has: a list for `in` may not be empty. */
const nobody = "00000000-0000-0000-0000-000000000000";

type Copy = typeof workingCopy.$inferSelect;

/** Replays what the row doesn't hold yet, and says who changed words of the text with it. */
function replay(stored: StoredDocument, copy: Copy): Readonly<{ doc: Y.Doc; touched: LoggedUpdate[] }> {
  const known = stored.updates.filter((one) => one.seq <= copy.seq);
  const doc = documentOf([stored.snapshot, ...known.map((one) => one.bytes)]);
  const touched: LoggedUpdate[] = [];
  for (const one of stored.updates.slice(known.length)) {
    const touches = touchesProse(doc, () => Y.applyUpdate(doc, one.bytes));
    if (touches && one.kind === "edit") touched.push(one);
  }
  return { doc, touched };
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
  const { doc, touched } = replay(stored, copy);
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
  await compact(tx, articleId, stored, () => Y.encodeStateAsUpdate(doc));
  await keepReview(tx, articleId, text);
  return putProse(tx, copy, parsed.content, {
    touched,
    head: stored.head,
    last: stored.updates.at(-1),
    open: text.suggestions.length,
  });
}

async function putProse(
  tx: Database,
  copy: Copy,
  content: Content,
  from: Readonly<{
    touched: readonly LoggedUpdate[];
    head: number;
    last: LoggedUpdate | undefined;
    open: number;
  }>,
): Promise<Copy> {
  const { articleId } = copy;
  const changed = contentHash(content) !== copy.hash;
  const last = from.touched.at(-1) ?? from.last;
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
  if (!changed || !last) return row;
  await tx
    .update(article)
    .set({ changedAt: last.at, changedBy: last.personId })
    .where(eq(article.id, articleId));
  const people = new Map(from.touched.map((one) => [one.personId, one.at]));
  if (people.size > 0) {
    await tx
      .insert(contribution)
      .values([...people].map(([personId, at]) => ({ articleId, personId, lastChangedAt: at })))
      .onConflictDoUpdate({
        target: [contribution.articleId, contribution.personId],
        set: { lastChangedAt: sql`greatest(${contribution.lastChangedAt}, excluded.last_changed_at)` },
      });
  }
  return row;
}

/** Rows for what the marks in the text say: new suggestions, changed ones, ones whose marks are gone, orphaned threads. */
async function keepReview(tx: Database, articleId: number, text: WorkingText): Promise<void> {
  const ids = text.suggestions.map((one) => one.id);
  // A name that no person here could have made stays in the text, where it blocks approval, but is nobody's in the record.
  const authors = await tx
    .select({ id: person.id })
    .from(person)
    .where(inArray(person.id, [...onlyIds(text.suggestions.map((one) => one.authorId)), nobody]));
  const known = new Set(authors.map((one) => one.id));
  const recorded = text.suggestions.filter((one) => known.has(one.authorId));
  const open = and(eq(suggestion.articleId, articleId), eq(suggestion.state, "open"));
  await tx
    .update(suggestion)
    .set({ state: "withdrawn", decidedAt: sql`clock_timestamp()` })
    .where(ids.length === 0 ? open : and(open, notInArray(suggestion.id, ids)));
  if (recorded.length > 0) {
    await tx
      .insert(suggestion)
      .values(
        recorded.map(({ id, authorId, field, inserted, deleted }) => ({
          id,
          articleId,
          authorId,
          field,
          inserted: cleanLines(inserted),
          deleted: cleanLines(deleted),
          madeAt: sql`clock_timestamp()`,
        })),
      )
      // Undo may bring a decided or withdrawn one back into the text: then it is open again.
      .onConflictDoUpdate({
        target: suggestion.id,
        set: {
          inserted: sql`excluded.inserted`,
          deleted: sql`excluded.deleted`,
          state: "open",
          decidedBy: null,
          decidedAt: null,
        },
        setWhere: sql`${suggestion.articleId} = excluded.article_id and (${suggestion.inserted}, ${suggestion.deleted}, ${suggestion.state}) is distinct from (excluded.inserted, excluded.deleted, 'open')`,
      });
  }
  const threads = onlyIds([...text.threads]);
  const ofWords = and(eq(thread.articleId, articleId), sql`${thread.suggestionId} is null`);
  await tx
    .update(thread)
    .set({ anchored: false })
    .where(
      and(
        ofWords,
        eq(thread.anchored, true),
        threads.length === 0 ? undefined : notInArray(thread.id, threads),
      ),
    );
  if (threads.length > 0)
    await tx
      .update(thread)
      .set({ anchored: true })
      .where(and(ofWords, eq(thread.anchored, false), inArray(thread.id, threads)));
}
