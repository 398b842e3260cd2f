// Fronts as they were saved: every version of the front page and of each section, kept for good. What readers get of the newest
// stands in schema `live`.
import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, unique, uuid } from "drizzle-orm/pg-core";
import type { Picks } from "#lib/newsroom/front.ts";
import { instant, rowId } from "./columns.ts";
import { person, section } from "./people.ts";

/** As front.ts has it; instants as ISO 8601. */
export type StoredPin = Readonly<{ id: string; articleId: number | null; until: string | null }>;
export type StoredArrangement = Readonly<{
  picks: Picks<StoredPin>;
  banner: (StoredPin & Readonly<{ headline: string }>) | null;
}>;

export const frontVersion = pgTable(
  "front_version",
  {
    id: rowId(),
    /** Null: the front page. */
    sectionId: uuid("section_id").references(() => section.id),
    number: integer("number").notNull(),
    arrangement: jsonb("arrangement").$type<StoredArrangement>().notNull(),
    /** The version that it took up again. */
    restoredFrom: integer("restored_from"),
    savedBy: uuid("saved_by")
      .notNull()
      .references(() => person.id),
    savedAt: instant("saved_at").notNull(),
  },
  (table) => [
    // Of two that follow the same version, one is refused.
    unique("front_version_number").on(table.sectionId, table.number).nullsNotDistinct(),
    check("front_version_number_from_one", sql`${table.number} > 0`),
  ],
);
