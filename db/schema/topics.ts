// Topics: what articles are about, beside the section in which they stand. They belong to the article and not to its text.
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { article } from "./articles.ts";
import { instant, rowId } from "./columns.ts";

export const topic = pgTable(
  "topic",
  {
    id: rowId(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    /** Eight digits of an IPTC Media Topic; empty when there is none. */
    code: text("code").notNull().default(""),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("topic_name").on(sql`lower(${table.name})`),
    check("topic_slug_shape", sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check("topic_code_shape", sql`${table.code} ~ '^([0-9]{8})?$'`),
  ],
);

/** Addresses that a topic had, its own or those of topics that were merged into it; each leads to where it stands now. */
export const topicFormerSlug = pgTable(
  "topic_former_slug",
  {
    slug: text("slug").primaryKey(),
    topicId: uuid("topic_id")
      .notNull()
      .references(() => topic.id),
  },
  (table) => [index("topic_former_slug_topic").on(table.topicId)],
);

export const articleTopic = pgTable(
  "article_topic",
  {
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    topicId: uuid("topic_id")
      .notNull()
      .references(() => topic.id),
    position: integer("position").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.topicId] }),
    index("article_topic_topic").on(table.topicId),
  ],
);
