// The views of schema `live`: public columns of tables that readers may not see. Their SQL stands in migrations 0001, 0009
// and 0011.
import { boolean, integer, jsonb, text, uuid } from "drizzle-orm/pg-core";
import type { DrawnCrops } from "#lib/newsroom/picture.ts";
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

export const liveMedia = live
  .view("media", {
    id: uuid("id").notNull(),
    key: text("key").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    widths: jsonb("widths").$type<number[]>().notNull(),
    colour: text("colour"),
    drawnCrops: jsonb("drawn_crops").$type<DrawnCrops>().notNull(),
  })
  .existing();
