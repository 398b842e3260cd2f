// Which article says in another language what an original says. A group has one original, and each of the others names it.
import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable } from "drizzle-orm/pg-core";
import { article } from "./articles.ts";
import { live, liveArticle } from "./live.ts";

/** An original has no row of its own: a trigger in the migration keeps it from translating another. */
export const translation = pgTable(
  "translation",
  {
    articleId: bigint("article_id", { mode: "number" })
      .primaryKey()
      .references(() => article.id),
    originalId: bigint("original_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
  },
  (table) => [
    index("translation_original").on(table.originalId),
    check("translation_of_another", sql`${table.articleId} <> ${table.originalId}`),
  ],
);

/** The same of articles that readers can open. Its original may be one that they can't. */
export const liveTranslation = live.table(
  "translation",
  {
    articleId: bigint("article_id", { mode: "number" })
      .primaryKey()
      .references(() => liveArticle.id, { onDelete: "cascade" }),
    originalId: bigint("original_id", { mode: "number" }).notNull(),
  },
  (table) => [index("live_translation_original").on(table.originalId)],
);
