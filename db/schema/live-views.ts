// The views of schema `live`: public columns of tables that readers may not see. Their SQL stands in migrations 0001, 0009,
// 0011, 0012 and 0017.
import { boolean, integer, jsonb, text, uuid } from "drizzle-orm/pg-core";
import type { CrawlerPolicy } from "#lib/newsroom/crawlers.ts";
import type { HeadlineType } from "#lib/newsroom/design.ts";
import type { DrawnCrops } from "#lib/newsroom/picture.ts";
import { instant } from "./columns.ts";
import { live } from "./live.ts";

export const liveSite = live
  .view("site", {
    name: text("name").notNull(),
    description: text("description").notNull(),
    zone: text("zone").notNull(),
    language: text("language").notNull(),
    showViews: boolean("show_views").notNull(),
  })
  .existing();

const named = {
  id: uuid("id").notNull(),
  slug: text("slug").notNull(),
  name: text("name").notNull(),
  description: text("description").notNull(),
  position: integer("position").notNull(),
};

export const liveSection = live.view("section", named).existing();
export const liveBureau = live.view("bureau", { ...named, contact: text("contact").notNull() }).existing();

export const livePerson = live
  .view("person", {
    id: uuid("id").notNull(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    bio: text("bio").notNull(),
    title: text("title").notNull(),
    contact: text("contact").notNull(),
  })
  .existing();

/** Topics of which a page that readers can open is about. */
export const liveTopic = live
  .view("topic", {
    id: uuid("id").notNull(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull(),
    code: text("code").notNull(),
  })
  .existing();

/** Former addresses of those topics, with the address of now. */
export const liveTopicFormerSlug = live
  .view("topic_former_slug", {
    formerSlug: text("former_slug").notNull(),
    slug: text("slug").notNull(),
  })
  .existing();

const drawn = {
  key: text("key").notNull(),
  width: integer("width").notNull(),
  height: integer("height").notNull(),
  widths: jsonb("widths").$type<number[]>().notNull(),
  colour: text("colour"),
  drawnCrops: jsonb("drawn_crops").$type<DrawnCrops>().notNull(),
};

export const liveMedia = live.view("media", { id: uuid("id").notNull(), ...drawn }).existing();

/** Portraits of people whose name stands on a live page, none whose rights are denied or over. */
export const livePortrait = live
  .view("portrait", {
    personId: uuid("person_id").notNull(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    ...drawn,
    alt: text("alt").notNull(),
    credit: text("credit").notNull(),
    expiresAt: instant("expires_at"),
  })
  .existing();

/** One row. Addresses of what is switched off are null. */
export const livePublisher = live
  .view("publisher", {
    accent: text("accent"),
    headlineType: text("headline_type").$type<HeadlineType>().notNull(),
    mastheadLine: text("masthead_line").notNull(),
    logoKey: text("logo_key"),
    logoWidth: integer("logo_width"),
    logoHeight: integer("logo_height"),
    logoWidths: jsonb("logo_widths").$type<number[]>(),
    logoTurnsLight: boolean("logo_turns_light").notNull(),
    aiCrawlers: text("ai_crawlers").$type<CrawlerPolicy>().notNull(),
    adsTxt: text("ads_txt").notNull(),
    securityContact: text("security_contact").notNull(),
    about: text("about").notNull(),
    ethics: text("ethics").notNull(),
    hub: text("hub"),
    indexNowKey: text("index_now_key"),
  })
  .existing();
