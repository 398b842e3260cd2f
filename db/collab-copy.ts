// Brings the working copy's row up to what the log of updates says: text, version, who contributed, open suggestions.
// Runs under the article's row lock, in whichever process needs the text fresh.
import { eq, sql } from "drizzle-orm";
import { parseContent, type Content } from "#lib/document/content.ts";
import { contentHash } from "#lib/document/content-hash.ts";
import { takePicturesOut } from "#lib/document/brought-pictures.ts";
import { Replay } from "#lib/document/late/replay.ts";
import { touchesProse, type Touch } from "#lib/document/touches-prose.ts";
import {
  documentOf,
  mendDocument,
  readWorkingText,
  updatesOf,
  type WorkingText,
} from "#lib/document/working-document.ts";
import * as Y from "yjs";
import type { Database } from "./client.ts";
import { now } from "./clock.ts";
import {
  appendUpdates,
  compact,
  readDocument,
  updatesAfter,
  type LoggedUpdate,
  type StoredDocument,
} from "./collab-log.ts";
import { mendLate, storeMended, type Touched } from "./collab-mend.ts";
import { announceToDesk } from "./desk-news.ts";
import { tellOfOtherWords } from "./passed-by.ts";
import { foreignPictures } from "./picture-sight.ts";
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
  const apply = ({ bytes, personId, kind }: LoggedUpdate) =>
    // What makes the text whole moves nobody's words, as a review does.
    replayed.apply(bytes, personId, kind === "whole" ? "review" : kind);
  const known = stored.updates.filter((one) => one.seq <= copy.seq);
  for (const one of known) apply(one);
  replayed.takeLate();
  replayed.tables.clear();
  const touched: Touched[] = [];
  for (const one of stored.updates.slice(known.length)) {
    const touch = touchesProse(replayed.doc, one.personId, () => apply(one));
    if (touch !== null && isWriting(stored, one, touch)) touched.push({ update: one, touch });
  }
  return { replayed, late: replayed.takeLate(), touched };
}

/**
 * Whether words that an update touched are its sender's writing. Suggesting changes no word of the text, and is found out
 * before it is stored; should one slip through, it counts by what it did, whatever the log calls it. A break that is only
 * suggested touches the text as well, so that the text itself is asked.
 */
function isWriting(stored: StoredDocument, { kind, seq }: LoggedUpdate, touch: Touch): boolean {
  if (kind === "edit" || kind === "mend") return true;
  if (kind !== "review" || touch !== "text") return false;
  const upTo = (last: number) =>
    documentOf([stored.snapshot, ...stored.updates.filter((one) => one.seq <= last).map((one) => one.bytes)]);
  const [before, after] = [readWorkingText(upTo(seq - 1)), readWorkingText(upTo(seq))];
  if (typeof before === "string" || typeof after === "string") return true;
  return JSON.stringify(before.prose) !== JSON.stringify(after.prose);
}

/**
 * Make the article's working copy say what its log says. The caller holds the article's row lock. Returns the row as it
 * is afterwards; `copy` itself when nothing was new. What two people's edits broke is mended in the log, too, and a
 * picture that came in by nobody who may see it is taken out. A text that
 * can't be read leaves the row alone and is marked. `again`: read it even if nothing is new, since another release may have.
 */
export async function freshCopy(
  tx: Database,
  copy: Copy,
  { again = false }: Readonly<{ again?: boolean }> = {},
): Promise<Copy> {
  const { articleId } = copy;
  const [stand] = await tx
    .select({ head: collabDocument.head })
    .from(collabDocument)
    .where(eq(collabDocument.articleId, articleId));
  if (!stand || (stand.head <= copy.seq && !again)) return copy;
  const stored = await readDocument(tx, articleId);
  if (!stored) return copy;
  const { replayed, late, touched } = replay(stored, copy);
  const { doc } = replayed;
  const mended = await mendLate(tx, articleId, replayed, late);
  // What is put back is its writers'; what is made whole after it is nobody's writing.
  doc.clientID = new Y.Doc().clientID;
  const { read, mend } = await readMended(tx, doc, copy);
  const problem = typeof read === "string" ? read : null;
  if (problem !== stored.problem)
    await tx.update(collabDocument).set({ problem }).where(eq(collabDocument.articleId, articleId));
  if (typeof read === "string") return copy;
  const put = await storeMended(tx, articleId, mended);
  const last = put.at(-1)?.update ?? stored.updates.at(-1);
  const head = mend === null ? (put.at(-1)?.update.seq ?? stored.head) : await keepMend(tx, copy, last, mend);
  // What is deleted is kept only for as long as words may still come for it.
  const withoutDeleted = () => Y.encodeStateAsUpdate(documentOf([Y.encodeStateAsUpdate(doc)]));
  await compact(tx, articleId, stored, withoutDeleted);
  await keepReview(tx, articleId, read.text);
  return putProse(tx, copy, read.content, {
    touched: [...touched, ...put],
    head,
    last,
    open: read.text.suggestions.length,
  });
}

type Read = Readonly<{ text: WorkingText; content: Content }>;

/** The content that the document makes of this one, or a sentence about why it can't be read. */
function readContent(doc: Y.Doc, before: Content): Read | string {
  const text = readWorkingText(doc);
  if (typeof text === "string") return text;
  const parsed = parseContent({ ...before, ...text.prose });
  if (!parsed.ok) return parsed.problems[0]?.message ?? "The text can't be read.";
  return { text, content: parsed.content };
}

/** Reads the document as it should be, and makes it so; `mend` is the update that this took, null when none. */
async function readMended(
  tx: Database,
  doc: Y.Doc,
  { articleId, content, updatedBy }: Copy,
): Promise<Readonly<{ read: Read | string; mend: Uint8Array | null }>> {
  const mend = mendDocument(doc);
  const read = readContent(doc, content);
  if (typeof read === "string") return { read, mend };
  // Asked of the text that is kept, whatever way a picture came in by: no door to it has to be watched.
  const foreign = await foreignPictures(
    tx,
    { before: content, after: read.content },
    { log: () => updatesAfter(tx, articleId, 0), begunBy: updatedBy },
  );
  if (foreign.size === 0) return { read, mend };
  const taken = updatesOf(doc, () => takePicturesOut(doc, foreign));
  const both = [mend, taken].filter((one) => one !== null);
  return { read: readContent(doc, content), mend: both.length === 0 ? null : Y.mergeUpdates(both) };
}

/**
 * The mend goes into the log, so that open editors have it too. It is nobody's writing, and has a kind
 * of its own for that: neither its name nor its Yjs number makes anybody a contributor. The lock that the caller holds keeps a second one from being made.
 */
async function keepMend(
  tx: Database,
  copy: Copy,
  last: LoggedUpdate | undefined,
  bytes: Uint8Array,
): Promise<number> {
  const personId = last?.personId ?? copy.updatedBy;
  return appendUpdates(tx, copy.articleId, [{ personId, kind: "whole", bytes, clients: [] }], await now(tx));
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
  const [before] = changed
    ? await tx
        .select({ step: article.step, bureauId: article.bureauId })
        .from(article)
        .where(eq(article.id, articleId))
    : [];
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
  if (before) await tellOfOtherWords(tx, { ...before, articleId, hash: copy.hash }, last.personId, last.at);
  await announceToDesk(tx, { t: "article", articleId });
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
