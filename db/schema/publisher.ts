// How the publisher presents itself beside its articles: look, policies, what crawlers may do, whom it tells of changes.
import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { defaultConventions } from "#lib/newsroom/conventions.ts";
import type { CrawlerPolicy } from "#lib/newsroom/crawlers.ts";
import type { HeadlineType } from "#lib/newsroom/design.ts";
import { instant } from "./columns.ts";
import { person } from "./people.ts";

/** Pictures that were uploaded to stand for the paper's name; kept apart from the newsroom's, whose rights they don't share. */
export const logo = pgTable("logo", {
  /** First 32 hex digits of the original's sha256: the address's stem. */
  key: text("key").primaryKey(),
  width: integer("width").notNull(),
  height: integer("height").notNull(),
  /** Widths in pixels of the stored renditions, each as WebP and JPEG. */
  widths: jsonb("widths").$type<number[]>().notNull(),
  uploadedBy: uuid("uploaded_by")
    .notNull()
    .references(() => person.id),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** One row, made by the migration. What readers may know of it is the view live.publisher. */
export const publisher = pgTable(
  "publisher",
  {
    only: boolean("only").primaryKey().default(true),
    /** `#rrggbb` on light pages; null: the house's own. */
    accent: text("accent"),
    headlineType: text("headline_type").$type<HeadlineType>().notNull().default("newsreader"),
    mastheadLine: text("masthead_line").notNull().default(""),
    logoKey: text("logo_key").references(() => logo.key),
    logoTurnsLight: boolean("logo_turns_light").notNull().default(false),
    aiCrawlers: text("ai_crawlers").$type<CrawlerPolicy>().notNull().default("allow"),
    adsTxt: text("ads_txt").notNull().default(""),
    securityContact: text("security_contact").notNull().default(""),
    about: text("about").notNull().default(""),
    ethics: text("ethics").notNull().default(""),
    webSub: boolean("web_sub").notNull().default(false),
    webSubHub: text("web_sub_hub").notNull().default(defaultConventions.webSubHub),
    indexNow: boolean("index_now").notNull().default(false),
    indexNowEndpoint: text("index_now_endpoint").notNull().default(defaultConventions.indexNowEndpoint),
    /** By which search engines know the site; it is public at its address. Made when IndexNow is first switched on. */
    indexNowKey: text("index_now_key").notNull().default(""),
  },
  (table) => [
    check("publisher_only_one", sql`${table.only}`),
    check("publisher_accent_shape", sql`${table.accent} ~ '^#[0-9a-f]{6}$'`),
    check("publisher_key_shape", sql`${table.indexNowKey} ~ '^([0-9a-f]{32})?$'`),
  ],
);
