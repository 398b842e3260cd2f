// Who is signed in, and who tried. The database keeps digests of tokens, never the tokens.
import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { person } from "./people.ts";

export const session = pgTable(
  "session",
  {
    /** sha256 of the token in the cookie, hex. */
    tokenHash: text("token_hash").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    revokedAt: instant("revoked_at"),
    /** What the browser called itself at the sign-in, cut short: so that a person knows their sessions apart. */
    agent: text("agent").notNull().default(""),
  },
  (table) => [index("session_person").on(table.personId)],
);

/** Failed sign-ins per key (account and network, account, network) in the running window. */
export const signInAttempt = pgTable("sign_in_attempt", {
  key: text("key").primaryKey(),
  failures: integer("failures").notNull().default(0),
  windowStartedAt: instant("window_started_at").notNull().defaultNow(),
});

/** A browser on which this person has signed in before; nobody else can lock it out. */
export const knownDevice = pgTable(
  "known_device",
  {
    deviceHash: text("device_hash").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id, { onDelete: "cascade" }),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
  },
  (table) => [index("known_device_person").on(table.personId)],
);
