// Keeps the newsroom's search in step with the articles, and the library with where its pictures are used: a trigger notes what
// changed, the clock works it off a few seconds later, so that nobody who types waits for it.
import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import { usedPictures } from "#lib/document/brought-pictures.ts";
import { plainText } from "#lib/document/text.ts";
import { newsroom, type Transaction } from "./client.ts";
import { onlyIds } from "./ids.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { media, pictureUse } from "./schema/media.ts";
import { revision } from "./schema/revisions.ts";
import { searchText } from "./schema/search.ts";

/** A text of a million words finds a place in one row; a tsvector may hold a megabyte. */
const mostLetters = 400_000;

/**
 * Bring the words of up to `most` articles up to date; any number of instances may call it at once. Returns how many were
 * done: fewer than `most` means that nothing is left.
 */
export async function indexDueArticles(most = 50): Promise<number> {
  for (let done = 0; done < most; done++) if (!(await newsroom().transaction(indexNext))) return done;
  return most;
}

async function indexNext(tx: Transaction): Promise<boolean> {
  // The article's row first, as everybody who writes takes it: whoever saves holds that and then notes the article as due, so
  // that the other order would be a ring. One that somebody is saving has its turn next time.
  const [due] = await tx.execute<{ id: string }>(sql`
    delete from search_due where article_id = (
      select due.article_id from search_due due join article on article.id = due.article_id
      order by due.since limit 1
      for key share of article skip locked for update of due skip locked
    ) returning article_id as id`);
  if (!due) return false;
  const articleId = Number(due.id);
  const [row] = await tx
    .select({
      bureauId: article.bureauId,
      changedAt: article.changedAt,
      spiked: article.spiked,
      content: workingCopy.content,
      slugline: workingCopy.slugline,
      copyVersion: workingCopy.version,
    })
    .from(article)
    .innerJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .where(eq(article.id, articleId));
  if (!row) return true;
  const revisions = await tx
    .select({ number: revision.number, text: revision.text })
    .from(revision)
    .where(eq(revision.articleId, articleId))
    .orderBy(sql`${revision.number} desc`)
    .limit(200);
  const words = `${row.slugline}\n${row.content.kicker}\n${row.content.dateline}\n${plainText(row.content)}`;
  const former = revisions.map((one) => one.text).join("\n");
  const now = sql`to_tsvector('simple', ${words.slice(0, mostLetters)}::text)`;
  const values = {
    articleId,
    bureauId: row.bureauId,
    changedAt: row.changedAt,
    spiked: row.spiked,
    now,
    past: sql`ts_delete(
      strip(to_tsvector('simple', ${former.slice(0, mostLetters)}::text)), tsvector_to_array(${now}))`,
    copyVersion: row.copyVersion,
    revisionNumber: revisions[0]?.number ?? 0,
  };
  const { articleId: _key, ...changed } = values;
  await tx
    .insert(searchText)
    .values(values)
    .onConflictDoUpdate({ target: searchText.articleId, set: changed });
  await notePictures(tx, articleId, [...usedPictures(row.content)]);
  return true;
}

/** Which pictures of the library the working copy uses. */
async function notePictures(tx: Transaction, articleId: number, used: readonly string[]): Promise<void> {
  const known = await tx
    .select({ id: media.id })
    .from(media)
    .where(inArray(media.id, onlyIds(used)));
  const ids = known.map((one) => one.id);
  await tx
    .delete(pictureUse)
    .where(
      and(
        eq(pictureUse.articleId, articleId),
        ids.length > 0 ? notInArray(pictureUse.mediaId, ids) : undefined,
      ),
    );
  if (ids.length === 0) return;
  await tx
    .insert(pictureUse)
    .values(ids.map((mediaId) => ({ articleId, mediaId })))
    .onConflictDoNothing();
}
