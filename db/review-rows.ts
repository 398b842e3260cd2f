// Keeps the rows of suggestions and threads in step with the marks in the text, however many there are: a statement takes at
// most 65,535 values, so that names go in as one.
import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { cleanLines } from "#lib/document/clean-text.ts";
import type { WorkingText } from "#lib/document/working-document.ts";
import type { Database } from "./client.ts";
import { onlyIds } from "./ids.ts";
import { person } from "./schema/people.ts";
import { suggestion, thread } from "./schema/review.ts";

/** Rows that go into one statement. */
const atOnce = 5_000;

/** True for rows whose column is one of these texts. */
export function isOneOf(column: PgColumn, texts: readonly string[]): SQL {
  return sql`${column}::text in (select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`;
}

/** Those of the ids that are somebody's here. */
export async function knownPeople(tx: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = onlyIds(ids);
  if (asked.length === 0) return new Set();
  const found = await tx.select({ id: person.id }).from(person).where(isOneOf(person.id, asked));
  return new Set(found.map((one) => one.id));
}

/** Rows for what the marks in the text say: new suggestions, changed ones, ones whose marks are gone, orphaned threads. */
export async function keepReview(tx: Database, articleId: number, text: WorkingText): Promise<void> {
  const ids = text.suggestions.map((one) => one.id);
  await tx
    .update(suggestion)
    .set({ state: "withdrawn", decidedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(suggestion.articleId, articleId),
        eq(suggestion.state, "open"),
        sql`not ${isOneOf(suggestion.id, ids)}`,
      ),
    );
  await putSuggestions(tx, articleId, text);
  const carried = isOneOf(thread.id, onlyIds([...text.threads]));
  const ofWords = and(eq(thread.articleId, articleId), sql`${thread.suggestionId} is null`);
  await tx
    .update(thread)
    .set({ anchored: false })
    .where(and(ofWords, eq(thread.anchored, true), sql`not ${carried}`));
  await tx
    .update(thread)
    .set({ anchored: true })
    .where(and(ofWords, eq(thread.anchored, false), carried));
}

/** Every thread about words of the article, on its words or not, and what they were when it was opened. */
export function threadsOfWords(
  tx: Database,
  articleId: number,
): Promise<Pick<typeof thread.$inferSelect, "id" | "field" | "quote">[]> {
  return tx
    .select({ id: thread.id, field: thread.field, quote: thread.quote })
    .from(thread)
    .where(and(eq(thread.articleId, articleId), isNull(thread.suggestionId)));
}

async function putSuggestions(tx: Database, articleId: number, { suggestions }: WorkingText): Promise<void> {
  if (suggestions.length === 0) return;
  // A name that no person here could have made stays in the text, where it blocks approval, but is nobody's in the record.
  const known = await knownPeople(
    tx,
    suggestions.map((one) => one.authorId),
  );
  const open = await tx
    .select({ id: suggestion.id, inserted: suggestion.inserted, deleted: suggestion.deleted })
    .from(suggestion)
    .where(and(eq(suggestion.articleId, articleId), eq(suggestion.state, "open")));
  const rows = new Map(open.map((one) => [one.id, one]));
  const news = suggestions
    .filter((one) => known.has(one.authorId))
    .map(({ id, authorId, field, inserted, deleted }) => ({
      id,
      articleId,
      authorId,
      field,
      inserted: cleanLines(inserted),
      deleted: cleanLines(deleted),
      madeAt: sql`clock_timestamp()`,
    }))
    .filter(({ id, inserted, deleted }) => {
      const row = rows.get(id);
      return row?.inserted !== inserted || row.deleted !== deleted;
    });
  for (let at = 0; at < news.length; at += atOnce) {
    await tx
      .insert(suggestion)
      .values(news.slice(at, at + atOnce))
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
        setWhere: sql`${suggestion.articleId} = excluded.article_id`,
      });
  }
}
