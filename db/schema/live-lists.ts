// Schema `live`: where articles stand in the lists that are no column's of theirs, written with the article by db/projection.ts.
import { bigint, boolean, index, integer, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { live, liveArticle } from "./live.ts";

/**
 * Under whom lists find an article: its bureau, and the bureaus and people that signed it, each once, as long as it is listed.
 * The article's place in lists stands here, too, so that such a page reads one index, from its end.
 */
export const liveListing = live.table(
  "listing",
  {
    /** A bureau or a person. */
    ofId: uuid("of_id").notNull(),
    firstPublishedAt: instant("first_published_at").notNull(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => liveArticle.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.ofId, table.firstPublishedAt, table.articleId] }),
    index("live_listing_article").on(table.articleId),
  ],
);

/** What a page's article is about; live.topic has the names. The article's place in lists stands here, too, so that a topic's page reads one index. */
export const liveArticleTopic = live.table(
  "article_topic",
  {
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => liveArticle.id, { onDelete: "cascade" }),
    topicId: uuid("topic_id").notNull(),
    position: integer("position").notNull(),
    listed: boolean("listed").notNull(),
    firstPublishedAt: instant("first_published_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.topicId] }),
    // Of retracted articles, too: whether a topic has a page at all is asked of this index.
    index("live_article_topic_newest").on(
      table.topicId,
      table.listed,
      table.firstPublishedAt.desc().nullsFirst(),
      table.articleId.desc().nullsFirst(),
    ),
  ],
);
