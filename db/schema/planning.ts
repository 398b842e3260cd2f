// What is planned beside the articles: coverage that has no article yet, and views of the board that people keep.
import { bigint, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { article } from "./articles.ts";
import { instant, rowId } from "./columns.ts";
import { bureau, person } from "./people.ts";

export const coverage = pgTable(
  "coverage",
  {
    id: rowId(),
    title: text("title").notNull(),
    note: text("note").notNull().default(""),
    bureauId: uuid("bureau_id")
      .notNull()
      .references(() => bureau.id),
    startsAt: instant("starts_at").notNull(),
    dueAt: instant("due_at"),
    zone: text("zone").notNull(),
    assignedTo: uuid("assigned_to").references(() => person.id),
    /** The article that came of it. */
    articleId: bigint("article_id", { mode: "number" }).references(() => article.id),
    version: integer("version").notNull().default(1),
    cancelledAt: instant("cancelled_at"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => person.id),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [index("coverage_starts").on(table.startsAt), index("coverage_due").on(table.dueAt)],
);

export const savedView = pgTable(
  "saved_view",
  {
    id: rowId(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** The board's query string, without the question mark. */
    query: text("query").notNull(),
    position: integer("position").notNull().default(0),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [index("saved_view_person").on(table.personId, table.position)],
);
