// What people say about a text while it is written: threads of comments, suggestions and what became of them, house style.
import { sql } from "drizzle-orm";
import { bigint, boolean, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { article } from "./articles.ts";
import { instant, rowId } from "./columns.ts";
import { person } from "./people.ts";

export const proseFields = ["headline", "standfirst", "body"] as const;
export type ProseField = (typeof proseFields)[number];

export const suggestionStates = ["open", "accepted", "rejected", "withdrawn"] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** One suggestion for as long as anybody may ask: the mark in the text goes when it is decided, the row stays. */
export const suggestion = pgTable(
  "suggestion",
  {
    /** As in the text: the author's id, "~", and a name of its own. */
    id: text("id").primaryKey(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    authorId: uuid("author_id")
      .notNull()
      .references(() => person.id),
    field: text("field").$type<ProseField>().notNull(),
    inserted: text("inserted").notNull(),
    deleted: text("deleted").notNull(),
    madeAt: instant("made_at").notNull(),
    state: text("state").$type<SuggestionState>().notNull().default("open"),
    decidedBy: uuid("decided_by").references(() => person.id),
    decidedAt: instant("decided_at"),
  },
  (table) => [
    index("suggestion_article").on(table.articleId, table.madeAt),
    index("suggestion_open")
      .on(table.articleId)
      .where(sql`${table.state} = 'open'`),
  ],
);

export const thread = pgTable(
  "thread",
  {
    id: rowId(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    field: text("field").$type<ProseField>().notNull(),
    /** The words it was about when it was opened; kept when they are deleted. */
    quote: text("quote").notNull(),
    /** A thread of replies to a suggestion instead of to words. */
    suggestionId: text("suggestion_id").references(() => suggestion.id),
    /** False while no word of the text carries it any more. */
    anchored: boolean("anchored").notNull().default(true),
    /** Publication waits until it is resolved. */
    blocking: boolean("blocking").notNull().default(false),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => person.id),
    createdAt: instant("created_at").notNull(),
    resolvedAt: instant("resolved_at"),
    resolvedBy: uuid("resolved_by").references(() => person.id),
  },
  (table) => [
    index("thread_article").on(table.articleId, table.createdAt),
    index("thread_blocking")
      .on(table.articleId)
      .where(sql`${table.blocking} and ${table.resolvedAt} is null`),
  ],
);

export const comment = pgTable(
  "comment",
  {
    id: rowId(),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => thread.id),
    authorId: uuid("author_id")
      .notNull()
      .references(() => person.id),
    text: text("text").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("comment_thread").on(table.threadId, table.at)],
);

export const mention = pgTable(
  "mention",
  {
    commentId: uuid("comment_id")
      .notNull()
      .references(() => comment.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
  },
  (table) => [
    primaryKey({ columns: [table.commentId, table.personId] }),
    index("mention_person").on(table.personId),
  ],
);

export const styleKinds = ["words", "pattern"] as const;
export const styleSeverities = ["advice", "warning"] as const;

/** One rule of the house: what to look for, what to say, what to write instead. */
export const styleRule = pgTable("style_rule", {
  id: rowId(),
  kind: text("kind").$type<(typeof styleKinds)[number]>().notNull(),
  /** Words separated by "|", or a regular expression without slashes. */
  pattern: text("pattern").notNull(),
  matchCase: boolean("match_case").notNull().default(false),
  message: text("message").notNull(),
  /** Null: nothing to put in its place. */
  replacement: text("replacement"),
  severity: text("severity").$type<(typeof styleSeverities)[number]>().notNull(),
  enabled: boolean("enabled").notNull().default(true),
  createdBy: uuid("created_by").references(() => person.id),
  createdAt: instant("created_at").notNull(),
  changedAt: instant("changed_at").notNull(),
});
