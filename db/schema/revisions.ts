// The record: immutable revisions, approvals of one hash each, schedules, and what readers were told.
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Authorship } from "#lib/document/authorship.ts";
import { approvalKinds, revisionKinds } from "#lib/newsroom/article.ts";
import type { Content } from "#lib/document/content.ts";
import { article, changeClass } from "./articles.ts";
import { bytea, instant, rowId } from "./columns.ts";
import { person } from "./people.ts";

export const revisionKind = pgEnum("revision_kind", revisionKinds);
export const approvalKind = pgEnum("approval_kind", approvalKinds);
export const scheduleStates = ["pending", "suspended", "fired", "cancelled", "failed"] as const;
export const scheduleState = pgEnum("schedule_state", scheduleStates);
/** What comes when the instant comes: readers get the revision, or lose the article. */
export const scheduleActions = ["publish", "withhold"] as const;
export const scheduleAction = pgEnum("schedule_action", scheduleActions);

export const revision = pgTable(
  "revision",
  {
    id: rowId(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    number: integer("number").notNull(),
    parentId: uuid("parent_id"),
    kind: revisionKind("kind").notNull(),
    hash: text("hash").notNull(),
    content: jsonb("content").$type<Content>().notNull(),
    schemaVersion: integer("schema_version").notNull(),
    text: text("text").notNull(),
    words: integer("words").notNull(),
    /** Everybody who changed the text since the revision that was live when this one was cut. */
    authors: uuid("authors").array().notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => person.id),
    createdAt: instant("created_at").notNull(),
    note: text("note"),
    /** Who wrote which words: for each block (or "headline", "standfirst") runs of [length, person's id or null]. */
    authorship: jsonb("authorship").$type<Authorship>(),
    /** The co-edited document as it stood, with everything that the cut leaves out. */
    document: bytea("document"),
  },
  (table) => [
    unique("revision_number").on(table.articleId, table.number),
    index("revision_hash").on(table.articleId, table.hash),
  ],
);

export const approval = pgTable(
  "approval",
  {
    id: rowId(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    revisionId: uuid("revision_id")
      .notNull()
      .references(() => revision.id),
    revisionHash: text("revision_hash").notNull(),
    kind: approvalKind("kind").notNull(),
    changeClass: changeClass("change_class"),
    publicNote: text("public_note"),
    approverId: uuid("approver_id")
      .notNull()
      .references(() => person.id),
    at: instant("at").notNull(),
    voidedAt: instant("voided_at"),
    voidedBy: uuid("voided_by").references(() => person.id),
  },
  (table) => [
    index("approval_revision").on(table.articleId, table.revisionHash),
    uniqueIndex("approval_stands_once")
      .on(table.revisionId, table.kind, table.approverId)
      .where(sql`${table.voidedAt} is null`),
  ],
);

export const schedule = pgTable(
  "schedule",
  {
    id: rowId(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    action: scheduleAction("action").notNull().default("publish"),
    /** Null for a planned withhold: readers lose whatever they have. */
    revisionId: uuid("revision_id").references(() => revision.id),
    at: instant("at").notNull(),
    zone: text("zone").notNull(),
    state: scheduleState("state").notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => person.id),
    createdAt: instant("created_at").notNull(),
    decidedAt: instant("decided_at"),
    failure: text("failure"),
  },
  (table) => [
    index("schedule_due")
      .on(table.at)
      .where(sql`${table.state} = 'pending'`),
    uniqueIndex("schedule_one_open")
      .on(table.articleId, table.action)
      .where(sql`${table.state} in ('pending', 'suspended')`),
    index("schedule_article").on(table.articleId, table.createdAt),
    check("schedule_names_revision", sql`(${table.action} = 'publish') = (${table.revisionId} is not null)`),
  ],
);

/** A dated note to readers, as it was approved with its change. */
export const publicNote = pgTable(
  "public_note",
  {
    id: rowId(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    revisionId: uuid("revision_id")
      .notNull()
      .references(() => revision.id),
    changeClass: changeClass("change_class").notNull(),
    note: text("note").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("public_note_article").on(table.articleId, table.at)],
);
