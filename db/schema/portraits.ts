// Which picture of the library stands for a person on readers' pages. A table of its own, because pictures name people already.
import { index, pgTable, uuid } from "drizzle-orm/pg-core";
import { media } from "./media.ts";
import { person } from "./people.ts";

export const portrait = pgTable(
  "portrait",
  {
    personId: uuid("person_id")
      .primaryKey()
      .references(() => person.id, { onDelete: "cascade" }),
    mediaId: uuid("media_id")
      .notNull()
      .references(() => media.id),
  },
  (table) => [index("portrait_media").on(table.mediaId)],
);
