// Writing together: each article's text as a log of Yjs updates with a snapshot, who typed what, and who is there now.
import { bigint, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { article } from "./articles.ts";
import { bytea, instant, rowId } from "./columns.ts";
import { person } from "./people.ts";

/**
 * Why a row stands in the log: typed in an editor, a verb's forward edit, marks that change no word, words put back that the
 * rows before it lost between them, or what made the text whole again, which is nobody's writing.
 */
export const updateKinds = ["edit", "forward", "review", "mend", "whole"] as const;
export type UpdateKind = (typeof updateKinds)[number];

export const collabDocument = pgTable("collab_document", {
  articleId: bigint("article_id", { mode: "number" })
    .primaryKey()
    .references(() => article.id),
  /** Part of the document's name: a document that had to be made anew never merges with a browser's copy of the old one. */
  epoch: integer("epoch").notNull().default(1),
  /** Number of the newest update; rows are numbered without gaps, under this row's lock. */
  head: bigint("head", { mode: "number" }).notNull().default(0),
  snapshot: bytea("snapshot").notNull(),
  /** The snapshot holds every update up to this one. */
  snapshotSeq: bigint("snapshot_seq", { mode: "number" }).notNull().default(0),
  schemaVersion: integer("schema_version").notNull(),
  /** Why the text can't be read by this release's schema; null when it can. */
  problem: text("problem"),
});

export const collabUpdate = pgTable(
  "collab_update",
  {
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    seq: bigint("seq", { mode: "number" }).notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    kind: text("kind").$type<UpdateKind>().notNull(),
    bytes: bytea("bytes").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.seq] })],
);

/** Whose browser a Yjs client number was: what "who wrote this word" is answered by. */
export const collabClient = pgTable(
  "collab_client",
  {
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    clientId: bigint("client_id", { mode: "number" }).notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.clientId] })],
);

/** One row for each open editor, renewed while it is open. */
export const presence = pgTable(
  "presence",
  {
    connectionId: uuid("connection_id").primaryKey(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    seenAt: instant("seen_at").notNull(),
  },
  (table) => [index("presence_article").on(table.articleId)],
);

/** Words whose paragraph somebody deleted while they were typed, kept until their writer says what becomes of them. */
export const keptWords = pgTable(
  "kept_words",
  {
    id: rowId(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    words: text("words").notNull(),
    /** Null where nobody knows: the deletion is older than what is left of the log. */
    deletedBy: uuid("deleted_by").references(() => person.id),
    /** Name of the block behind which theirs stood. */
    behind: text("behind"),
    at: instant("at").notNull(),
  },
  (table) => [index("kept_words_writer").on(table.articleId, table.personId)],
);
