// What people are told: one row for each person and happening, how they want to be told, and who was handed the newsroom.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { MailChoice, NoticeKind } from "#lib/newsroom/notice-kinds.ts";
import { instant, rowId } from "./columns.ts";
import { person, role } from "./people.ts";

export const notice = pgTable(
  "notice",
  {
    id: rowId(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id, { onDelete: "cascade" }),
    kind: text("kind").$type<NoticeKind>().notNull(),
    /** Null for what concerns no article. Its words are read when the notice is shown, by whoever may read them then. */
    articleId: bigint("article_id", { mode: "number" }),
    /** The event, comment or assignment that it tells of: the same one tells a person once. */
    source: text("source").notNull(),
    /** Where it leads, below /desk. */
    place: text("place").notNull(),
    actorId: uuid("actor_id").references(() => person.id),
    /** Words for the sentence: a name, a time, a reason. No draft text. */
    words: jsonb("words").$type<Readonly<Record<string, string>>>().notNull().default({}),
    urgent: boolean("urgent").notNull().default(false),
    at: instant("at").notNull(),
    readAt: instant("read_at"),
    /** It asks for nothing any more: somebody else took it. */
    goneAt: instant("gone_at"),
    mail: text("mail").$type<MailChoice>().notNull(),
    mailedAt: instant("mailed_at"),
  },
  (table) => [
    uniqueIndex("notice_once").on(table.personId, table.kind, table.source),
    index("notice_person").on(table.personId, table.at.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("notice_unread")
      .on(table.personId)
      .where(sql`${table.readAt} is null and ${table.goneAt} is null`),
    index("notice_article").on(table.articleId, table.kind),
    index("notice_digest")
      .on(table.personId)
      .where(sql`${table.mail} = 'digest' and ${table.mailedAt} is null`),
  ],
);

/** A person's own wish for one kind of notice; without a row the kind's own default counts. */
export const noticeChoice = pgTable(
  "notice_choice",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id, { onDelete: "cascade" }),
    kind: text("kind").$type<NoticeKind>().notNull(),
    mail: text("mail").$type<MailChoice>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.kind] })],
);

/** Somebody took the newsroom over: the next handover tells what happened since. */
export const handover = pgTable(
  "handover",
  {
    id: rowId(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    at: instant("at").notNull(),
    note: text("note").notNull().default(""),
    /** The writer's role and bureaus as of writing: a note tells of what they could read then. Null: nobody kept it. */
    role: role("role"),
    bureauIds: uuid("bureau_ids").array().notNull().default([]),
  },
  (table) => [index("handover_person").on(table.personId, table.at.desc().nullsFirst())],
);
