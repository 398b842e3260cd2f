// What happened, append-only and hash-chained per article; and what is still to be done because of it.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { ReceiptSurface } from "#lib/newsroom/surfaces.ts";
import { instant, rowId } from "./columns.ts";

/** What an event says of the article before and after. */
export type EventState = Readonly<Record<string, string | number | boolean | null>>;

export const event = pgTable(
  "event",
  {
    id: rowId(),
    /** Null for events about people and the site; they form the chain of article 0. */
    articleId: bigint("article_id", { mode: "number" }).notNull(),
    number: integer("number").notNull(),
    verb: text("verb").notNull(),
    /** Null when the clock acted. */
    actorId: uuid("actor_id"),
    before: jsonb("before").$type<EventState>().notNull(),
    after: jsonb("after").$type<EventState>().notNull(),
    revisionId: uuid("revision_id"),
    emergency: boolean("emergency").notNull().default(false),
    reason: text("reason"),
    /** Makes the reason's digest in the chain useless for guessing once the reason is erased. */
    reasonSalt: text("reason_salt"),
    requestId: text("request_id").notNull(),
    at: instant("at").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    unique("event_number").on(table.articleId, table.number),
    index("event_at").on(table.at.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("event_verb").on(table.verb, table.at.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("event_actor").on(table.actorId, table.at.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("event_emergency")
      .on(table.articleId)
      .where(sql`${table.emergency}`),
    index("event_picture")
      .on(sql`(${table.after}->>'mediaId')`, table.number.desc().nullsFirst())
      .where(sql`${table.articleId} = 0 and ${table.after} ? 'mediaId'`),
  ],
);

/** Each hour, a digest over the heads of all chains, so that deleting a whole chain shows. */
export const anchor = pgTable("anchor", {
  hour: instant("hour").primaryKey(),
  chains: integer("chains").notNull(),
  /** The instant up to which events are covered. */
  upTo: instant("up_to").notNull(),
  previousHash: text("previous_hash").notNull(),
  hash: text("hash").notNull(),
});

/** What readers' surfaces answered to an event: kept with it, since an editor may have to show it later. */
export const receipt = pgTable("receipt", {
  eventId: uuid("event_id")
    .primaryKey()
    .references(() => event.id),
  articleId: bigint("article_id", { mode: "number" }).notNull(),
  purgeSeq: bigint("purge_seq", { mode: "number" }),
  surfaces: jsonb("surfaces").$type<readonly ReceiptSurface[]>().notNull(),
  at: instant("at").notNull().defaultNow(),
});

export const outbox = pgTable(
  "outbox",
  {
    id: rowId(),
    kind: text("kind").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    nextTryAt: instant("next_try_at").notNull().defaultNow(),
    tries: integer("tries").notNull().default(0),
    doneAt: instant("done_at"),
    lastError: text("last_error"),
  },
  (table) => [
    index("outbox_due")
      .on(table.nextTryAt)
      .where(sql`${table.doneAt} is null`),
  ],
);

/** An instance says that it has dropped what a purge named: what a receipt is made of. */
export const purgeAck = pgTable(
  "purge_ack",
  {
    instance: text("instance").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.instance, table.seq] }), index("purge_ack_seq").on(table.seq)],
);
