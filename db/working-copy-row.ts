// The working copy's row: how content becomes columns. Called by autosave, by restore and by nothing else.
import { eq } from "drizzle-orm";
import { articleText } from "#lib/document/article-text.ts";
import { contentHash } from "#lib/document/content-hash.ts";
import { fieldsOf, type Content } from "#lib/document/content.ts";
import { SCHEMA_VERSION } from "#lib/document/schema.ts";
import { writeProse } from "#lib/document/working-document.ts";
import type { LoadedArticle } from "./article-row.ts";
import type { Transaction } from "./client.ts";
import { editWorkingDocument } from "./collab-edit.ts";
import { announce, readDocument } from "./collab-log.ts";
import { workingCopy } from "./schema/articles.ts";

/** The columns that lists and rights read, computed from the content so that they can't disagree with it. */
export function columnsOf(content: Content) {
  return {
    content,
    schemaVersion: SCHEMA_VERSION,
    hash: contentHash(content),
    headline: content.headline,
    sectionId: content.sectionId,
    words: articleText(content).words,
    bylinePersonIds: [
      ...new Set(content.byline.flatMap((entry) => (entry.kind === "person" ? [entry.id] : []))),
    ],
  };
}

/** Replace the working copy's content; `loaded` is not changed, so read the article again afterwards. Returns the new version. */
export async function putContent(
  tx: Transaction,
  loaded: LoadedArticle,
  content: Content,
  change: Readonly<{ by: string; at: Date; slugline?: string }>,
): Promise<number> {
  const version = loaded.copy.version + 1;
  const articleId = loaded.row.id;
  // Where people write together the text goes in as an edit beside theirs; else its document is made of it when it is opened.
  const together = await readDocument(tx, articleId);
  const written = together
    ? await editWorkingDocument(
        tx,
        articleId,
        { content: loaded.content, by: change.by, at: change.at, kind: "forward" },
        (doc) => writeProse(doc, content),
      )
    : null;
  const fieldsChanged = JSON.stringify(fieldsOf(loaded.content)) !== JSON.stringify(fieldsOf(content));
  if (fieldsChanged || change.slugline !== undefined) await announce(tx, { articleId, what: "fields" });
  await tx
    .update(workingCopy)
    .set({
      ...columnsOf(content),
      version,
      fieldsVersion: loaded.copy.fieldsVersion + 1,
      ...(written ? { seq: written.head } : {}),
      updatedAt: change.at,
      updatedBy: change.by,
      ...(change.slugline === undefined ? {} : { slugline: change.slugline }),
    })
    .where(eq(workingCopy.articleId, loaded.row.id));
  return version;
}
