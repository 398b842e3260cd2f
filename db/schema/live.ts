// Schema `live`: all that the readers' role may see. Tables here are written only by db/projection.ts;
// the views of public columns (live.site, live.section, live.bureau, live.person, live.media) stand in a migration.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { BylineRole } from "#lib/newsroom/article.ts";
import { instant } from "./columns.ts";

export const live = pgSchema("live");

const searchVector = customType<{ data: string }>({ dataType: () => "tsvector" });

export const liveArticle = live.table(
  "article",
  {
    id: bigint("id", { mode: "number" }).primaryKey(),
    revisionId: uuid("revision_id").notNull(),
    /** False once retracted: the page stays, lists leave it out. */
    listed: boolean("listed").notNull(),
    slug: text("slug").notNull(),
    sectionId: uuid("section_id").notNull(),
    bureauId: uuid("bureau_id").notNull(),
    headline: text("headline").notNull(),
    kicker: text("kicker").notNull(),
    standfirst: text("standfirst").notNull(),
    dateline: text("dateline").notNull(),
    firstPublishedAt: instant("first_published_at").notNull(),
    modifiedAt: instant("modified_at").notNull(),
    /** The day of first publication in the site's zone. */
    day: date("day", { mode: "string" }).notNull(),
    lead: jsonb("lead").$type<{ mediaId: string; alt: string; caption: string; credit: string } | null>(),
    html: text("html").notNull(),
    /** The same text for feeds: absolute addresses, no furniture. */
    feedHtml: text("feed_html").notNull(),
    text: text("text").notNull(),
    words: integer("words").notNull(),
    related: bigint("related", { mode: "number" }).array().notNull(),
    search: searchVector("search").generatedAlwaysAs(
      sql`setweight(to_tsvector('english', headline), 'A') || setweight(to_tsvector('english', standfirst), 'B') || to_tsvector('english', text)`,
    ),
  },
  (table) => [
    index("live_article_latest")
      .on(table.firstPublishedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.listed}`),
    index("live_article_section")
      .on(table.sectionId, table.firstPublishedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.listed}`),
    index("live_article_bureau")
      .on(table.bureauId, table.firstPublishedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.listed}`),
    index("live_article_day")
      .on(table.day, table.firstPublishedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.listed}`),
    index("live_article_search").using("gin", table.search),
  ],
);

export const liveByline = live.table(
  "byline",
  {
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => liveArticle.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    role: text("role").$type<BylineRole>().notNull(),
    personId: uuid("person_id"),
    bureauId: uuid("bureau_id"),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.position] }),
    index("live_byline_person").on(table.personId),
  ],
);

/** Pictures that a live page uses. live.media joins them to their public columns. */
export const livePicture = live.table(
  "picture",
  {
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => liveArticle.id, { onDelete: "cascade" }),
    mediaId: uuid("media_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.mediaId] }),
    index("live_picture_media").on(table.mediaId),
  ],
);

export const liveNote = live.table(
  "note",
  {
    id: uuid("id").primaryKey(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => liveArticle.id, { onDelete: "cascade" }),
    changeClass: text("change_class").notNull(),
    note: text("note").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    index("live_note_article").on(table.articleId, table.at),
    index("live_note_latest").on(table.at.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
);

/**
 * The picture drawn for cards in social networks, by the digest of what is drawn. No reference to live.article, whose row
 * is written anew at each change: the row goes when what is drawn changes or readers can't open the article any more.
 */
export const liveCard = live.table(
  "card",
  {
    articleId: bigint("article_id", { mode: "number" }).primaryKey(),
    key: text("key").notNull(),
  },
  (table) => [index("live_card_key").on(table.key)],
);

/** Killed ids: 410 for every slug. */
export const liveGone = live.table("gone", {
  articleId: bigint("article_id", { mode: "number" }).primaryKey(),
  at: instant("at").notNull(),
});

export const liveView = live.table("view", {
  articleId: bigint("article_id", { mode: "number" }).primaryKey(),
  views: bigint("views", { mode: "number" }).notNull().default(0),
});

/** The newest purge of each tag. `seq` is handed out under the lock of purge_head's row, so it grows in commit order. */
export const livePurge = live.table(
  "purge",
  {
    tag: text("tag").primaryKey(),
    seq: bigint("seq", { mode: "number" }).notNull(),
  },
  (table) => [index("live_purge_seq").on(table.seq)],
);

export const livePurgeHead = live.table("purge_head", {
  only: boolean("only").primaryKey().default(true),
  seq: bigint("seq", { mode: "number" }).notNull(),
});
