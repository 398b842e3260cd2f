// Who wrote which words of an article: the Yjs numbers in its document, and whose browsers they were.
import { desc, eq } from "drizzle-orm";
import { authorshipOf, keepWriters, type Authorship } from "#lib/document/authorship.ts";
import type { Prose } from "#lib/document/working-document.ts";
import * as Y from "yjs";
import type { Database } from "./client.ts";
import { openStored, readDocument } from "./collab-log.ts";
import { collabClient } from "./schema/collab.ts";
import { revision } from "./schema/revisions.ts";

export type WrittenBy = Readonly<{
  /** Null when the document can't be read, so that its words can't be laid beside the prose. */
  authorship: Authorship | null;
  /** The whole document as one Yjs update, with suggestions and comments. */
  document: Uint8Array;
}>;

/** What a revision of this prose keeps of the document it was written in; null when nobody ever opened it for writing together. */
export async function writtenBy(db: Database, articleId: number, prose: Prose): Promise<WrittenBy | null> {
  const stored = await readDocument(db, articleId);
  if (!stored) return null;
  const doc = openStored(stored);
  const clients = await db
    .select({ clientId: collabClient.clientId, personId: collabClient.personId })
    .from(collabClient)
    .where(eq(collabClient.articleId, articleId));
  const people = new Map(clients.map((one) => [one.clientId, one.personId]));
  const document = Y.encodeStateAsUpdate(doc);
  if (stored.problem !== null) return { authorship: null, document };
  const typed = authorshipOf(doc, prose, (clientId) => people.get(clientId) ?? null);
  const [earlier] = await db
    .select({ content: revision.content, authorship: revision.authorship })
    .from(revision)
    .where(eq(revision.articleId, articleId))
    .orderBy(desc(revision.number))
    .limit(1);
  return { authorship: earlier ? keepWriters(typed, prose, earlier) : typed, document };
}
