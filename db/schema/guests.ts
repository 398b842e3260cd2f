// People without an account: reviewers of one revision by a link, and people who are invited to become colleagues.
import { bigint, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { article } from "./articles.ts";
import { instant, rowId } from "./columns.ts";
import { person, role } from "./people.ts";
import { revision } from "./revisions.ts";

export const reviewRights = ["view", "comment", "sign-off"] as const;
export type ReviewRight = (typeof reviewRights)[number];

/** A link bound to one revision. The token itself is nowhere: only its sha256. */
export const reviewLink = pgTable(
  "review_link",
  {
    id: rowId(),
    tokenHash: text("token_hash").notNull(),
    articleId: bigint("article_id", { mode: "number" })
      .notNull()
      .references(() => article.id),
    revisionId: uuid("revision_id")
      .notNull()
      .references(() => revision.id),
    grants: text("grants").$type<ReviewRight>().notNull(),
    forName: text("for_name").notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => person.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by").references(() => person.id),
    lastUsedAt: instant("last_used_at"),
    uses: integer("uses").notNull().default(0),
  },
  (table) => [
    uniqueIndex("review_link_token").on(table.tokenHash),
    index("review_link_article").on(table.articleId, table.createdAt),
  ],
);

/** What a reviewer said: a record, never changed. */
export const reviewReply = pgTable(
  "review_reply",
  {
    id: rowId(),
    linkId: uuid("link_id")
      .notNull()
      .references(() => reviewLink.id),
    verdict: text("verdict").$type<"comment" | "signed-off" | "objects">().notNull(),
    /** The name that the reviewer gave. */
    name: text("name").notNull(),
    text: text("text").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("review_reply_link").on(table.linkId, table.at)],
);

/** A link by which somebody chooses a password: for the first time (invite), or again (reset). */
export const invite = pgTable(
  "invite",
  {
    id: rowId(),
    tokenHash: text("token_hash").notNull(),
    kind: text("kind").$type<"invite" | "reset">().notNull(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: role("role").notNull(),
    bureauIds: uuid("bureau_ids").array().notNull().default([]),
    /** reset: whose password. */
    personId: uuid("person_id").references(() => person.id, { onDelete: "cascade" }),
    createdBy: uuid("created_by").references(() => person.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
  },
  (table) => [uniqueIndex("invite_token").on(table.tokenHash), index("invite_email").on(table.email)],
);
