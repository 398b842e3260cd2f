// The working copy's row: how content becomes columns. Called by autosave, by restore and by nothing else.
import { eq } from "drizzle-orm";
import { articleText } from "#lib/document/article-text.ts";
import { anchorAgain } from "#lib/document/comment-anchor.ts";
import { contentHash } from "#lib/document/content-hash.ts";
import type { Content } from "#lib/document/content.ts";
import { SCHEMA_VERSION } from "#lib/document/schema.ts";
import { readWorkingText, writeProse } from "#lib/document/working-document.ts";
import type { LoadedArticle } from "./article-row.ts";
import type { Transaction } from "./client.ts";
import { editWorkingDocument } from "./collab-edit.ts";
import { announce, isBegun } from "./collab-log.ts";
import { announceToDesk } from "./desk-news.ts";
import { tellOfOtherWords } from "./passed-by.ts";
import { keepReview, threadsOfWords } from "./review-rows.ts";
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

/** Replace the working copy's content; `loaded` is not changed, so read the article again afterwards. Returns the row as it is now. */
export async function putContent(
  tx: Transaction,
  loaded: LoadedArticle,
  content: Content,
  change: Readonly<{
    by: string;
    at: Date;
    slugline?: string;
    /** What lets the yeses of this round fall tells of that itself. */
    untold?: true;
  }>,
): Promise<typeof workingCopy.$inferSelect> {
  const { copy, row: before } = loaded;
  const { articleId } = copy;
  const written = await putProse(tx, loaded, content, change);
  const [row] = await tx
    .update(workingCopy)
    .set({
      ...columnsOf(content),
      version: copy.version + 1,
      fieldsVersion: copy.fieldsVersion + 1,
      ...written,
      updatedAt: change.at,
      updatedBy: change.by,
      ...(change.slugline === undefined ? {} : { slugline: change.slugline }),
    })
    .where(eq(workingCopy.articleId, articleId))
    .returning();
  if (!row) throw new Error(`article ${articleId} lost its working copy`);
  if (row.hash !== copy.hash && !change.untold)
    await tellOfOtherWords(tx, { ...before, articleId, hash: copy.hash }, change.by, change.at);
  await announce(tx, { articleId, what: "fields" });
  await announceToDesk(tx, { t: "article", articleId });
  return row;
}

/** The part that people write together is the same in both. */
export function sameProse(one: Content, other: Content): boolean {
  return (
    one.headline === other.headline &&
    one.standfirst === other.standfirst &&
    JSON.stringify(one.body) === JSON.stringify(other.body)
  );
}

type Written = Readonly<{ seq?: number; openSuggestions?: number }>;

/** The caller has made sure that the text can be read. Where people write together the prose goes in as an edit beside theirs; else its document is made of it once it is opened. */
async function putProse(
  tx: Transaction,
  { copy, content: before }: LoadedArticle,
  content: Content,
  change: Readonly<{ by: string; at: Date }>,
): Promise<Written> {
  const { articleId } = copy;
  const { headline, standfirst, body } = content;
  if (sameProse(content, before) || !(await isBegun(tx, articleId))) return {};
  // Words that come back bring back what people said about them.
  const threads = await threadsOfWords(tx, articleId);
  const { head, result } = await editWorkingDocument(
    tx,
    articleId,
    { content: before, by: change.by, at: change.at, kind: "forward" },
    (doc) => {
      writeProse(doc, { headline, standfirst, body });
      const written = readWorkingText(doc);
      if (typeof written === "string") return written;
      const lost = threads.filter(({ id }) => !written.threads.has(id));
      return anchorAgain(doc, lost).length === 0 ? written : readWorkingText(doc);
    },
  );
  if (typeof result === "string")
    throw new Error(`article ${articleId}: a text was written that can't be read`);
  // What was written may have taken suggestions and commented words along.
  await keepReview(tx, articleId, result);
  return { seq: head, openSuggestions: result.suggestions.length };
}
