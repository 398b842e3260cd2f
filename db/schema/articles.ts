// An article's place in the newsroom, its one mutable text, and what blocks it.
import { sql } from "drizzle-orm";
import {
  bigint,
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
import { changeClasses, holdKinds, publications, stages } from "#lib/newsroom/article.ts";
import type { Content } from "#lib/document/content.ts";
import { instant, rowId } from "./columns.ts";
import { bureau, person, section } from "./people.ts";

export const stage = pgEnum("stage", stages);
export const publication = pgEnum("publication", publications);
export const changeClass = pgEnum("change_class", changeClasses);
export const holdKind = pgEnum("hold_kind", holdKinds);

export const article = pgTable(
  "article",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity({ startWith: 1001 }),
    bureauId: uuid("bureau_id")
      .notNull()
      .references(() => bureau.id),
    stage: stage("stage").notNull().default("draft"),
    /** In review: which of the bureau's steps it waits at. */
    step: integer("step").notNull().default(0),
    publication: publication("publication").notNull().default("never"),
    /** References revision; the constraint stands in a migration, since the two tables refer to each other. */
    liveRevisionId: uuid("live_revision_id"),
    approvedRevisionId: uuid("approved_revision_id"),
    version: integer("version").notNull().default(1),
    spiked: boolean("spiked").notNull().default(false),
    vaulted: boolean("vaulted").notNull().default(false),
    /** Who asked first for it to leave the vault. */
    vaultLeaveBy: uuid("vault_leave_by").references(() => person.id),
    embargoUntil: instant("embargo_until"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => person.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    createKey: uuid("create_key").notNull().unique(),
    assignedTo: uuid("assigned_to").references(() => person.id),
    assignedAt: instant("assigned_at"),
    dueAt: instant("due_at"),
    plannedWords: integer("planned_words"),
    claimedBy: uuid("claimed_by").references(() => person.id),
    claimedAt: instant("claimed_at"),
    /** When the claimer was last at it: a claim ends after a quarter of an hour without. */
    claimSeenAt: instant("claim_seen_at"),
    submittedBy: uuid("submitted_by").references(() => person.id),
    submittedAt: instant("submitted_at"),
    proposedClass: changeClass("proposed_class"),
    proposedNote: text("proposed_note"),
    firstPublishedAt: instant("first_published_at"),
    modifiedAt: instant("modified_at"),
    /** Set by publish-in-emergency until somebody else has read and approved the text. */
    secondReadDue: boolean("second_read_due").notNull().default(false),
    /** Last verb or save, and by whom: what the board orders by. */
    changedAt: instant("changed_at").notNull().defaultNow(),
    changedBy: uuid("changed_by")
      .notNull()
      .references(() => person.id),
  },
  (table) => [
    // NULLS FIRST is what `order by … desc` means; an index in the other order can't be read for it (Drizzle's default is NULLS LAST).
    // None without the bureau first: PostgreSQL would read it, and with it the archive, for a bureau that has few articles.
    index("article_board_bureau").on(
      table.bureauId,
      table.changedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index("article_board_stage").on(
      table.bureauId,
      table.stage,
      table.changedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index("article_board_publication").on(
      table.bureauId,
      table.publication,
      table.changedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index("article_spiked")
      .on(table.bureauId, table.changedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.spiked}`),
    index("article_created_by").on(
      table.createdBy,
      table.changedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index("article_due")
      .on(table.dueAt)
      .where(sql`${table.dueAt} is not null`),
    // Holds all that is counted of publications, so that a year of them is counted without reading an article.
    index("article_first_published")
      .on(table.firstPublishedAt, table.bureauId, table.publication)
      .where(sql`${table.firstPublishedAt} is not null`),
    index("article_embargo")
      .on(table.embargoUntil)
      .where(sql`${table.embargoUntil} is not null`),
    index("article_claimed")
      .on(table.claimSeenAt)
      .where(sql`${table.claimedBy} is not null`),
    index("article_assigned_to")
      .on(table.assignedTo, table.bureauId, table.changedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.assignedTo} is not null`),
    // What is due and not done: db/board.ts asks in these words.
    index("article_due_open")
      .on(table.dueAt)
      .where(
        sql`${table.dueAt} is not null and ${table.stage} = 'draft' and not ${table.spiked} and ${table.publication} <> 'killed' and (${table.modifiedAt} is null or ${table.modifiedAt} < ${table.assignedAt})`,
      ),
    index("article_vaulted")
      .on(table.bureauId)
      .where(sql`${table.vaulted}`),
    index("article_second_read")
      .on(table.bureauId)
      .where(sql`${table.secondReadDue}`),
    check(
      "article_claim_whole",
      sql`(${table.claimedBy} is null) = (${table.claimedAt} is null) and (${table.claimedBy} is null) = (${table.claimSeenAt} is null)`,
    ),
    check(
      "article_step_in_review",
      sql`${table.step} >= 0 and (${table.step} = 0 or ${table.stage} = 'review')`,
    ),
    check(
      "article_live_has_revision",
      sql`${table.publication} = 'never' or ${table.liveRevisionId} is not null`,
    ),
    check(
      "article_ready_has_revision",
      sql`(${table.stage} = 'ready') = (${table.approvedRevisionId} is not null)`,
    ),
  ],
);

/** The only mutable text. Everything but db/working-copy.ts and a verb's transaction leaves it alone. */
export const workingCopy = pgTable(
  "working_copy",
  {
    articleId: bigint("article_id", { mode: "number" })
      .primaryKey()
      .references(() => article.id),
    content: jsonb("content").$type<Content>().notNull(),
    schemaVersion: integer("schema_version").notNull(),
    hash: text("hash").notNull(),
    version: integer("version").notNull().default(1),
    /** Internal, never shown to readers, not part of the hash. */
    slugline: text("slugline").notNull().default(""),
    headline: text("headline").notNull().default(""),
    sectionId: uuid("section_id").references(() => section.id),
    words: integer("words").notNull().default(0),
    /** Number of the newest co-edited update that this row holds; 0 before the text was first opened for writing together. */
    seq: bigint("seq", { mode: "number" }).notNull().default(0),
    /** Moves with the fields beside the prose, which are saved by compare-and-set. */
    fieldsVersion: integer("fields_version").notNull().default(1),
    openSuggestions: integer("open_suggestions").notNull().default(0),
    /** People named in the byline: they may edit the draft. */
    bylinePersonIds: uuid("byline_person_ids").array().notNull().default([]),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by")
      .notNull()
      .references(() => person.id),
  },
  (table) => [
    index("working_copy_section").on(table.sectionId),
    index("working_copy_byline").using("gin", table.bylinePersonIds),
    index("working_copy_words").using(
      "gin",
      sql`to_tsvector('simple', ${table.headline} || ' ' || ${table.slugline})`,
    ),
  ],
);

/** A save that was committed: sending it again answers the same, and changes nothing. */
export const saveKey = pgTable(
  "save_key",
  {
    key: uuid("key").primaryKey(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    personId: uuid("person_id").notNull(),
    version: integer("version").notNull(),
    savedAt: instant("saved_at").notNull().defaultNow(),
  },
  (table) => [index("save_key_age").on(table.savedAt)],
);

/** Who changed the text since the live revision: what four eyes are counted by. */
export const contribution = pgTable(
  "contribution",
  {
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    lastChangedAt: instant("last_changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.personId] })],
);

export const hold = pgTable(
  "hold",
  {
    id: rowId(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    kind: holdKind("kind").notNull(),
    reason: text("reason").notNull(),
    placedBy: uuid("placed_by")
      .notNull()
      .references(() => person.id),
    placedAt: instant("placed_at").notNull().defaultNow(),
    releasedAt: instant("released_at"),
    releasedBy: uuid("released_by").references(() => person.id),
  },
  (table) => [
    uniqueIndex("hold_one_of_a_kind")
      .on(table.articleId, table.kind)
      .where(sql`${table.releasedAt} is null`),
  ],
);
