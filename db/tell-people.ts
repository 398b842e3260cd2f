// Tells whom it concerns of access to the newsroom: whoever manages people needs nobody's leave for it, and is never silent.
import { and, eq, isNull } from "drizzle-orm";
import type { Role } from "#lib/newsroom/article.ts";
import type { NoticeKind } from "#lib/newsroom/notice-kinds.ts";
import type { AccessDeed } from "#lib/newsroom/notice-sentence.ts";
import type { Told } from "#lib/newsroom/told.ts";
import type { Transaction } from "./client.ts";
import { person } from "./schema/people.ts";
import { tell, type Telling } from "./tell.ts";

/** Whoever manages people gave themselves a role: the chiefs hear of it at once. */
export async function tellOfOwnRole(
  tx: Transaction,
  { personId, role, eventId, at }: Readonly<{ personId: string; role: string; eventId: string; at: Date }>,
): Promise<void> {
  await tellRole(tx, "chief", "role-taken", {
    articleId: null,
    source: eventId,
    place: "",
    actorId: personId,
    at,
    words: { role },
  });
}

export type Access = Readonly<{
  deed: AccessDeed;
  /** Null: there is no account yet. */
  id: string | null;
  name: string;
  role: Role;
  /** Who let them in. */
  actorId: string;
  eventId: string;
  at: Date;
}>;

/** Somebody was let into the newsroom, or into another role: the chiefs hear of it at once. */
export async function tellOfAccess(tx: Transaction, access: Access): Promise<void> {
  const { deed, id, name, role, actorId, eventId, at } = access;
  const telling = {
    articleId: null,
    source: eventId,
    place: "/log?article=site",
    actorId,
    at,
    words: { deed, name, role },
  };
  // What could still be stopped is told to everybody; what was done, to its own person in words of their own.
  await tellRole(tx, "chief", "access-given", telling, deed === "reset-offered" ? null : id);
}

/** Somebody's password was set, and not from their own account: they hear of it where they are and by mail. */
export async function tellOfNewPassword(
  tx: Transaction,
  {
    personId,
    actorId,
    eventId,
    at,
  }: Readonly<{ personId: string; actorId: string | null; eventId: string; at: Date }>,
): Promise<void> {
  const telling = { articleId: null, source: eventId, place: "/account", actorId, at };
  await tell(tx, telling, [{ personId, kind: "password-set" }]);
}

/** Mail to somebody was refused for good: whoever manages people hears of it, once a day for each person. */
export async function tellOfRefusedMail(
  tx: Transaction,
  { personId, name, at }: Readonly<{ personId: string; name: string; at: Date }>,
): Promise<void> {
  await tellRole(tx, "admin", "mail-failed", {
    articleId: null,
    source: `mail ${personId} ${at.toISOString().slice(0, 10)}`,
    place: "",
    actorId: null,
    at,
    words: { name },
  });
}

async function tellRole(
  tx: Transaction,
  role: "chief" | "admin",
  kind: NoticeKind,
  telling: Telling,
  but: string | null = null,
): Promise<void> {
  const people = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.role, role), isNull(person.disabledAt)));
  const told = people.filter((one) => one.id !== telling.actorId && one.id !== but);
  await tell(
    tx,
    telling,
    told.map(({ id }): Told => ({ personId: id, kind })),
  );
}
