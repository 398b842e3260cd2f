// The newsroom's search: every article's words, as they are now and as they were in its revisions, beside what it is listed by.
import { bigint, boolean, customType, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { article } from "./articles.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** One row an article, a few seconds behind it. Rights are judged on the article's own row. */
export const searchText = pgTable(
  "search_text",
  {
    articleId: bigint("article_id", { mode: "number" })
      .primaryKey()
      .references(() => article.id),
    bureauId: uuid("bureau_id").notNull(),
    changedAt: instant("changed_at").notNull(),
    spiked: boolean("spiked").notNull().default(false),
    /** Headline, standfirst, slugline and body of the working copy. */
    now: tsvector("now").notNull(),
    /** Words of revisions that are in the working copy no more, without their places. */
    past: tsvector("past").notNull(),
    copyVersion: integer("copy_version").notNull(),
    revisionNumber: integer("revision_number").notNull(),
  },
  (table) => [
    index("search_text_words").using("gin", table.now, table.past),
    index("search_text_newest").on(table.changedAt.desc().nullsFirst(), table.articleId.desc().nullsFirst()),
    index("search_text_bureau").on(
      table.bureauId,
      table.changedAt.desc().nullsFirst(),
      table.articleId.desc().nullsFirst(),
    ),
  ],
);

/** Articles whose row of words is behind: noted by triggers, worked off by the clock. */
export const searchDue = pgTable("search_due", {
  articleId: bigint("article_id", { mode: "number" }).primaryKey(),
  since: instant("since").notNull().defaultNow(),
});

/** Words of readers' pages that came or went: what readers are offered for a misspelling is brought up to date by the clock. */
export const wordDue = pgTable("word_due", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  words: text("words").array().notNull(),
});
