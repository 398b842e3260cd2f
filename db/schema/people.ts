// Who works here, in which bureaus, under which rules, and the sections that readers know.
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { defaultTypography, type Typography } from "#lib/newsroom/typography.ts";
import { fourEyesPolicies, type ReviewStep, roles } from "#lib/newsroom/article.ts";
import type { CheckName, CheckSetting } from "#lib/newsroom/decision.ts";
import { instant, rowId } from "./columns.ts";

export const role = pgEnum("role", roles);
export const fourEyesPolicy = pgEnum("four_eyes_policy", fourEyesPolicies);

/** One row: the publication itself. */
export const site = pgTable(
  "site",
  {
    only: boolean("only").primaryKey().default(true),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    zone: text("zone").notNull(),
    language: text("language").notNull().default("en"),
    showViews: boolean("show_views").notNull().default(true),
    demo: boolean("demo").notNull().default(false),
    typography: jsonb("typography").$type<Typography>().notNull().default(defaultTypography),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [check("site_only_one", sql`${table.only}`)],
);

export const person = pgTable(
  "person",
  {
    id: rowId(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    slug: text("slug").notNull(),
    bio: text("bio").notNull().default(""),
    /** What readers are told of their work here, such as "Asia correspondent". */
    title: text("title").notNull().default(""),
    /** How readers reach them, in their own words. */
    contact: text("contact").notNull().default(""),
    role: role("role").notNull(),
    passwordHash: text("password_hash"),
    demo: boolean("demo").notNull().default(false),
    disabledAt: instant("disabled_at"),
    /** Hour of the newsroom's day at which the digest of notices goes out. */
    digestHour: integer("digest_hour").notNull().default(8),
    /** sha256 of the key in the address of this person's calendar feed, hex; null while they have none. */
    calendarKeyHash: text("calendar_key_hash"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("person_email").on(sql`lower(${table.email})`),
    uniqueIndex("person_slug").on(table.slug),
    uniqueIndex("person_calendar_key").on(table.calendarKeyHash),
    check("person_digest_hour", sql`${table.digestHour} between 0 and 23`),
    check("person_email_lower", sql`${table.email} = lower(${table.email})`),
  ],
);

export const bureau = pgTable(
  "bureau",
  {
    id: rowId(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    /** How readers reach the bureau. */
    contact: text("contact").notNull().default(""),
    fourEyes: fourEyesPolicy("four_eyes").notNull().default("distinct"),
    /** Settings that differ from the defaults in lib/newsroom/checklist.ts. */
    checks: jsonb("checks").$type<Partial<Record<CheckName, CheckSetting>>>().notNull().default({}),
    /** Named steps between draft and ready, in order; empty: the desk's alone. */
    steps: jsonb("steps").$type<readonly ReviewStep[]>().notNull().default([]),
    position: integer("position").notNull().default(0),
  },
  (table) => [check("bureau_slug_shape", sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)],
);

export const membership = pgTable(
  "membership",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id, { onDelete: "cascade" }),
    bureauId: uuid("bureau_id")
      .notNull()
      .references(() => bureau.id),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.bureauId] }),
    index("membership_bureau").on(table.bureauId),
  ],
);

export const section = pgTable(
  "section",
  {
    id: rowId(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    position: integer("position").notNull().default(0),
  },
  (table) => [check("section_slug_shape", sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)],
);
