// Pictures, by content: the same bytes uploaded twice are one picture.
import { bigint, boolean, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, rowId } from "./columns.ts";
import { bureau, person } from "./people.ts";

export const media = pgTable(
  "media",
  {
    id: rowId(),
    /** First 32 hex digits of the original's sha256: the address's stem. */
    key: text("key").notNull().unique(),
    fileName: text("file_name").notNull(),
    /** Pixels of the re-encoded original. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    /** Widths in pixels of the stored renditions, each as WebP and JPEG. */
    widths: jsonb("widths").$type<number[]>().notNull(),
    caption: text("caption").notNull().default(""),
    credit: text("credit").notNull().default(""),
    alt: text("alt").notNull().default(""),
    denied: boolean("denied").notNull().default(false),
    expiresAt: instant("expires_at"),
    bureauId: uuid("bureau_id").references(() => bureau.id),
    uploadedBy: uuid("uploaded_by")
      .notNull()
      .references(() => person.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [index("media_newest").on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())],
);
