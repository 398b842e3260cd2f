// Pictures, by content: the same bytes uploaded twice are one picture. A picture keeps its id when its bytes are replaced.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import {
  type Crops,
  type DrawnCrops,
  type Focal,
  noMetadata,
  type OriginalKind,
  type PictureMetadata,
  renditionStates,
} from "#lib/newsroom/picture.ts";
import { rightsCategories } from "#lib/newsroom/picture-rights.ts";
import { article } from "./articles.ts";
import { instant, rowId } from "./columns.ts";
import { bureau, person } from "./people.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

export const rightsCategory = pgEnum("rights_category", rightsCategories);
export const renditionState = pgEnum("rendition_state", renditionStates);

export const media = pgTable(
  "media",
  {
    id: rowId(),
    /** First 32 hex digits of the original's sha256: the address's stem. Another one once the picture was replaced. */
    key: text("key").notNull().unique(),
    fileName: text("file_name").notNull(),
    /** Pixels of the original, upright. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    /** Widths in pixels of the stored renditions, each as WebP and JPEG. */
    widths: jsonb("widths").$type<number[]>().notNull(),
    title: text("title").notNull().default(""),
    caption: text("caption").notNull().default(""),
    credit: text("credit").notNull().default(""),
    alt: text("alt").notNull().default(""),
    keywords: jsonb("keywords").$type<readonly string[]>().notNull().default([]),
    /** Null: nobody said what must stay in sight. */
    focal: jsonb("focal").$type<Focal>(),
    crops: jsonb("crops").$type<Crops>().notNull().default({}),
    /** Stored renditions of parts. */
    drawnCrops: jsonb("drawn_crops").$type<DrawnCrops>().notNull().default({}),
    rights: rightsCategory("rights").notNull().default("unknown"),
    usageTerms: text("usage_terms").notNull().default(""),
    denied: boolean("denied").notNull().default(false),
    deniedReason: text("denied_reason").notNull().default(""),
    expiresAt: instant("expires_at"),
    /** The expiry that was told of, so that each is told once. */
    expiryTold: instant("expiry_told"),
    metadata: jsonb("metadata").$type<PictureMetadata>().notNull().default(noMetadata),
    /** Its most common colour as #rrggbb; null: not reckoned. */
    colour: text("colour"),
    renditions: renditionState("renditions").notNull().default("ready"),
    /** How the original is kept, privately: jpeg, png or webp; null: it came before originals were kept. */
    original: text("original").$type<OriginalKind>(),
    bureauId: uuid("bureau_id").references(() => bureau.id),
    uploadedBy: uuid("uploaded_by")
      .notNull()
      .references(() => person.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** Counts each change that a person made: a later one must have seen it. */
    version: integer("version").notNull().default(1),
    changedAt: instant("changed_at").notNull().defaultNow(),
    changedBy: uuid("changed_by").references(() => person.id),
    /** Marks between letters would make one word of a file's name, or of two agencies. */
    search: tsvector("search")
      .notNull()
      .generatedAlwaysAs(
        sql`to_tsvector('simple', translate(title || ' ' || caption || ' ' || credit || ' ' || file_name || ' ' || keywords::text, '._-/@:', '      '))`,
      ),
  },
  (table) => [
    index("media_newest").on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("media_bureau").on(
      table.bureauId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index("media_search").using("gin", table.search),
    // What somebody has to do something about is rare, and would be looked for in the whole library.
    index("media_denied")
      .on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.denied}`),
    index("media_uncredited")
      .on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.credit} = ''`),
    index("media_failed")
      .on(table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`${table.renditions} = 'failed'`),
    index("media_expiry")
      .on(table.expiresAt)
      .where(sql`${table.expiresAt} is not null`),
  ],
);

/** Which working copies use which pictures, a few seconds behind the text. What readers get is live.picture, never behind. */
export const pictureUse = pgTable(
  "picture_use",
  {
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    mediaId: uuid("media_id")
      .notNull()
      .references(() => media.id),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.mediaId] }),
    index("picture_use_media").on(table.mediaId),
  ],
);
