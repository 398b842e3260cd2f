// Schema `live`: all that the readers' role may see. Tables here are written only by db/projection.ts and, for fronts,
// db/front-projection.ts; the views of public columns (live.site, live.section, live.bureau, live.person, live.topic,
// live.media) stand in migrations.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { BylineRole } from "#lib/newsroom/article.ts";
import type { Slot } from "#lib/newsroom/front.ts";
import type { ReadSpan } from "#lib/newsroom/readers.ts";
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
    /** BCP 47; null: the site's. */
    language: text("language"),
    related: bigint("related", { mode: "number" }).array().notNull(),
    /**
     * All words, without their accents (live.plain, in the migration). Headline and standfirst stand in it as they are spelled,
     * too: a name like WHO is no word to the dictionary of any language.
     */
    search: searchVector("search").generatedAlwaysAs(
      sql`setweight(to_tsvector('english', live.plain(headline)) || to_tsvector('simple', live.plain(headline)), 'A') || setweight(to_tsvector('english', live.plain(standfirst)) || to_tsvector('simple', live.plain(standfirst)), 'B') || to_tsvector('english', live.plain(text))`,
    ),
    /** Words of headline and standfirst alone, small enough to be compared with hundreds of others. */
    subject: searchVector("subject").generatedAlwaysAs(
      sql`to_tsvector('english', live.plain(headline || ' ' || standfirst))`,
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
    index("live_article_retracted")
      .on(table.firstPublishedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`not ${table.listed}`),
    index("live_article_retracted_day")
      .on(table.day)
      .where(sql`not ${table.listed}`),
    // The newest change of a month is the first entry of the month.
    index("live_article_month")
      .on(sql`date_trunc('month', ${table.day}::timestamp) desc`, table.modifiedAt.desc().nullsFirst())
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
 * What editors picked for the front page (no section) and the sections. Readers' pages join it to live.article, so that what
 * was taken down leaves with it, and what isn't published yet comes with it. A pin that ended goes at its instant.
 */
export const liveFrontSlot = live.table(
  "front_slot",
  {
    sectionId: uuid("section_id"),
    slot: text("slot").$type<Slot>().notNull(),
    position: integer("position").notNull(),
    articleId: bigint("article_id", { mode: "number" }).notNull(),
    until: instant("until"),
  },
  (table) => [
    unique("live_front_slot_place").on(table.sectionId, table.slot, table.position).nullsNotDistinct(),
    index("live_front_slot_article").on(table.articleId),
    index("live_front_slot_until")
      .on(table.until)
      .where(sql`${table.until} is not null`),
  ],
);

/** A banner that is about an article shows as long as readers can open that article. */
export const liveFrontBanner = live.table(
  "front_banner",
  {
    sectionId: uuid("section_id"),
    headline: text("headline").notNull(),
    articleId: bigint("article_id", { mode: "number" }),
    until: instant("until"),
  },
  (table) => [unique("live_front_banner_place").on(table.sectionId).nullsNotDistinct()],
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

/**
 * Old addresses and where they lead, as lib/newsroom/old-addresses.ts writes and judges them. An article and a section are
 * named by id, so that they are followed wherever they go.
 */
export const liveRedirect = live.table(
  "redirect",
  {
    address: text("address").primaryKey(),
    articleId: bigint("article_id", { mode: "number" }),
    sectionId: uuid("section_id"),
    path: text("path"),
    /** Taken in by hand or from a table, or left behind by a page of ours that moved. */
    origin: text("origin", { enum: ["imported", "moved"] }).notNull(),
    hits: bigint("hits", { mode: "number" }).notNull().default(0),
    lastHitAt: instant("last_hit_at"),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    check("redirect_address_shape", sql`${table.address} ~ '^/.' and octet_length(${table.address}) <= 1000`),
    check(
      "redirect_leads_once",
      sql`num_nonnulls(${table.articleId}, ${table.sectionId}, ${table.path}) = 1`,
    ),
    check("redirect_no_ring", sql`${table.path} is distinct from ${table.address}`),
    index("live_redirect_path")
      .on(table.path)
      .where(sql`${table.path} is not null`),
  ],
);

export const liveView = live.table("view", {
  articleId: bigint("article_id", { mode: "number" }).primaryKey(),
  views: bigint("views", { mode: "number" }).notNull().default(0),
});

/** Views by the hour in which they were counted, kept for as long as "most read" looks back. */
export const liveViewHour = live.table(
  "view_hour",
  {
    hour: instant("hour").notNull(),
    articleId: bigint("article_id", { mode: "number" }).notNull(),
    views: integer("views").notNull(),
  },
  (table) => [primaryKey({ columns: [table.hour, table.articleId] })],
);

/** What was read most, as the clock last reckoned it. A page shows those of them that are listed when it is drawn. */
export const liveMostRead = live.table(
  "most_read",
  {
    span: text("span").$type<ReadSpan>().notNull(),
    /** Of one section, or `everywhere`. */
    place: text("place").notNull(),
    rank: integer("rank").notNull(),
    articleId: bigint("article_id", { mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.span, table.place, table.rank] })],
);

/** Words that stand in live headlines and standfirsts, each under itself and under itself without one of its letters. */
export const liveWordKey = live.table(
  "word_key",
  {
    key: text("key").notNull(),
    word: text("word").notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.word] }), index("live_word_key_word").on(table.word)],
);

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
