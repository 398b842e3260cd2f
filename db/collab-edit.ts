// Edits of a text that the newsroom makes by itself: restore, deciding suggestions, anchoring comments. Each is one more
// update in the log, in the transaction of the rows it belongs to, so that whoever is typing goes on typing.
import * as Y from "yjs";
import { judgeUpdate } from "#lib/document/update-judge.ts";
import type { Content } from "#lib/document/content.ts";
import type { Database } from "./client.ts";
import { appendUpdates, ensureDocument, openStored, readDocument } from "./collab-log.ts";
import type { UpdateKind } from "./schema/collab.ts";

type Edit = Readonly<{
  /** What the document is made from if the article has none yet. */
  content: Content;
  by: string;
  at: Date;
  kind: Extract<UpdateKind, "forward" | "review">;
}>;

/**
 * Change an article's working document. The caller holds the article's row lock. Returns the log's newest number, and
 * what `change` answered; an edit that changes nothing adds nothing.
 */
export async function editWorkingDocument<Result>(
  db: Database,
  articleId: number,
  { content, by, at, kind }: Edit,
  change: (doc: Y.Doc) => Result,
): Promise<Readonly<{ head: number; result: Result }>> {
  await ensureDocument(db, articleId, content);
  const stored = await readDocument(db, articleId);
  if (!stored) throw new Error(`article ${articleId} lost its document`);
  const doc = openStored(stored);
  const before = Y.encodeStateVector(doc);
  let changed = false;
  doc.on("update", () => (changed = true));
  const result = change(doc);
  if (!changed) return { head: stored.head, result };
  const bytes = Y.encodeStateAsUpdate(doc, before);
  const judged = judgeUpdate(bytes);
  if (!judged.ok)
    throw new Error(`article ${articleId}: an edit of the newsroom's own is no update: ${judged.why}`);
  // A restored text is not its restorer's: whoever wrote it stands in the revision that it came from.
  const clients = kind === "forward" ? [] : judged.clients;
  const head = await appendUpdates(db, articleId, [{ personId: by, kind, bytes, clients }], at);
  return { head, result };
}
