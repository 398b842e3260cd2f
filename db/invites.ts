// Links by which somebody chooses a password: as a new colleague, or again. The link's token is shown once and kept nowhere.
import { createHash } from "node:crypto";
import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Actor, Role } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { slugify } from "#lib/newsroom/slug.ts";
import { insertPerson, type PersonRefusal } from "./accounts.ts";
import { closeSessionsOf, newToken } from "./auth.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import { newId } from "./ids.ts";
import { invite } from "./schema/guests.ts";
import { bureau, person } from "./schema/people.ts";

const day = 24 * 60 * 60 * 1000;
/** How long a link can be used. */
export const inviteDays = 7;
const resetDays = 1;

const digest = (token: string): string => createHash("sha256").update(`invite ${token}`).digest("hex");

type Deed = Readonly<{ actor: Actor; requestId: string }>;
export type InviteOutcome =
  | Readonly<{ ok: true; token: string; expiresAt: Date }>
  | Readonly<{ ok: false; refusal: PersonRefusal | Readonly<{ why: "may-not" }> }>;

async function record(
  tx: Transaction,
  actorId: string | null,
  requestId: string,
  verb: string,
  after: Record<string, string | null>,
) {
  const at = await now(tx);
  await recordEvent(tx, { articleId: siteChain, verb, actorId, before: {}, after, requestId, at });
}

/** Invite somebody. An older link for the same address is no good any more. */
export async function invitePerson(
  { actor, requestId }: Deed,
  given: Readonly<{ email: string; name: string; role: Role; bureaus: readonly string[] }>,
): Promise<InviteOutcome> {
  if (!may(actor, "manage-people")) return { ok: false, refusal: { why: "may-not" } };
  return newsroom().transaction(async (tx): Promise<InviteOutcome> => {
    const email = given.email.toLowerCase();
    const [taken] = await tx.select({ id: person.id }).from(person).where(eq(person.email, email));
    if (taken) return { ok: false, refusal: { why: "email-taken" } };
    const known = await tx.select({ id: bureau.id, slug: bureau.slug }).from(bureau);
    const missing = given.bureaus.filter((slug) => !known.some((one) => one.slug === slug));
    if (missing.length > 0) return { ok: false, refusal: { why: "no-such-bureau", slugs: missing } };
    const at = await now(tx);
    await tx
      .update(invite)
      .set({ revokedAt: at })
      .where(and(eq(invite.email, email), isNull(invite.acceptedAt), isNull(invite.revokedAt)));
    const token = newToken();
    const expiresAt = new Date(at.getTime() + inviteDays * day);
    const id = newId();
    await tx.insert(invite).values({
      id,
      tokenHash: digest(token),
      kind: "invite",
      email,
      name: given.name,
      role: given.role,
      bureauIds: known.filter((one) => given.bureaus.includes(one.slug)).map((one) => one.id),
      createdBy: actor.id,
      createdAt: at,
      expiresAt,
    });
    await record(tx, actor.id, requestId, "invite-person", {
      inviteId: id,
      role: given.role,
      bureaus: given.bureaus.toSorted().join(" "),
    });
    return { ok: true, token, expiresAt };
  });
}

/** A link by which a person chooses a new password; every session of theirs ends when they do. */
export async function offerReset({ actor, requestId }: Deed, personId: string): Promise<InviteOutcome> {
  if (!may(actor, "manage-people")) return { ok: false, refusal: { why: "may-not" } };
  return newsroom().transaction(async (tx): Promise<InviteOutcome> => {
    const [row] = await tx
      .select({ id: person.id, email: person.email, name: person.name, role: person.role })
      .from(person)
      .where(eq(person.id, personId));
    if (!row) return { ok: false, refusal: { why: "no-such-person" } };
    const at = await now(tx);
    await tx
      .update(invite)
      .set({ revokedAt: at })
      .where(and(eq(invite.personId, personId), isNull(invite.acceptedAt), isNull(invite.revokedAt)));
    const token = newToken();
    const expiresAt = new Date(at.getTime() + resetDays * day);
    const { email, name, role } = row;
    await tx.insert(invite).values({
      id: newId(),
      tokenHash: digest(token),
      kind: "reset",
      email,
      name,
      role,
      personId,
      createdBy: actor.id,
      createdAt: at,
      expiresAt,
    });
    await record(tx, actor.id, requestId, "offer-reset", { personId });
    return { ok: true, token, expiresAt };
  });
}

export type OpenInvite = Readonly<{
  id: string;
  email: string;
  name: string;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
}>;

/** Invitations that nobody has taken yet, newest first; null for everybody but administrators. */
export async function openInvites(actor: Actor): Promise<OpenInvite[] | null> {
  if (!may(actor, "manage-people")) return null;
  return newsroom()
    .select({
      id: invite.id,
      email: invite.email,
      name: invite.name,
      role: invite.role,
      createdAt: invite.createdAt,
      expiresAt: invite.expiresAt,
    })
    .from(invite)
    .where(and(eq(invite.kind, "invite"), isNull(invite.acceptedAt), isNull(invite.revokedAt)))
    .orderBy(desc(invite.createdAt))
    .limit(200);
}

/** Take an invitation back. Taking back what is gone is no failure. False: the actor may not. */
export async function revokeInvite({ actor, requestId }: Deed, id: string): Promise<boolean> {
  if (!may(actor, "manage-people")) return false;
  await newsroom().transaction(async (tx) => {
    const [gone] = await tx
      .update(invite)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(invite.id, id), isNull(invite.acceptedAt), isNull(invite.revokedAt)))
      .returning({ id: invite.id });
    if (gone) await record(tx, actor.id, requestId, "revoke-invite", { inviteId: id });
  });
  return true;
}

const usable = (token: string) =>
  and(
    eq(invite.tokenHash, digest(token)),
    isNull(invite.acceptedAt),
    isNull(invite.revokedAt),
    gt(invite.expiresAt, sql`now()`),
  );

/** Whom a link is for; null when it is unknown, used, taken back or run out, which all answer alike. */
export async function inviteOf(
  token: string,
): Promise<Readonly<{ kind: "invite" | "reset"; email: string; name: string }> | null> {
  const [row] = await newsroom()
    .select({ kind: invite.kind, email: invite.email, name: invite.name })
    .from(invite)
    .where(usable(token));
  return row ?? null;
}

/** Use a link, once: the person is made, or gets the new password. The address is answered; null: the link is no good. */
export async function acceptInvite(
  token: string,
  passwordHash: string,
  requestId: string,
): Promise<string | null> {
  return newsroom().transaction(async (tx): Promise<string | null> => {
    const [row] = await tx.select().from(invite).where(usable(token)).for("update");
    if (!row) return null;
    if (row.kind === "reset") {
      if (row.personId === null) return null;
      await tx.update(person).set({ passwordHash }).where(eq(person.id, row.personId));
      await closeSessionsOf(tx, row.personId);
      await record(tx, row.personId, requestId, "person-password", { personId: row.personId });
    } else {
      const personId = await insertPerson(tx, {
        email: row.email,
        name: row.name,
        slug: slugify(row.name) || "colleague",
        role: row.role,
        passwordHash,
        bureauIds: row.bureauIds,
      });
      // Somebody has made this account meanwhile: the link has nothing left to do.
      if (personId === null) return null;
      await record(tx, row.createdBy, requestId, "person-add", {
        personId,
        role: row.role,
        inviteId: row.id,
      });
    }
    await tx
      .update(invite)
      .set({ acceptedAt: sql`now()` })
      .where(eq(invite.id, row.id));
    return row.email;
  });
}
