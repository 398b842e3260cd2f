// Links by which somebody chooses a password: as a new colleague, or again. The link's token is shown once and kept nowhere.
import { createHash } from "node:crypto";
import { and, desc, eq, exists, gt, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { roles, type Actor, type Role } from "#lib/newsroom/article.ts";
import { may, reachOf } from "#lib/newsroom/permissions.ts";
import { bureausProblem, personNameProblem } from "#lib/newsroom/settings.ts";
import { slugify } from "#lib/newsroom/slug.ts";
import { bureausNamed, lockPeople, note, type PersonRefusal } from "./account-change.ts";
import { insertPerson } from "./accounts.ts";
import { newToken } from "./auth.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { shutDoorsOf } from "./ended-links.ts";
import { newId } from "./ids.ts";
import { invite } from "./schema/guests.ts";
import { person } from "./schema/people.ts";
import { tellOfAccess, tellOfNewPassword } from "./tell-people.ts";

const day = 24 * 60 * 60 * 1000;
/** How long a link can be used. */
export const inviteDays = 7;
const resetDays = 1;

const digest = (token: string): string => createHash("sha256").update(`invite ${token}`).digest("hex");

type Deed = Readonly<{ actor: Actor; requestId: string }>;
export type InviteOutcome =
  | Readonly<{ ok: true; token: string; expiresAt: Date }>
  | Readonly<{
      ok: false;
      refusal: PersonRefusal | Readonly<{ why: "may-not" } | { why: "no-bureau"; sentence: string }>;
    }>;

const changerOf = ({ actor, requestId }: Deed) => ({ actorId: actor.id, requestId });

/** Invite somebody; the chiefs hear of it at once. An older link for the same address is no good any more. */
export async function invitePerson(
  deed: Deed,
  given: Readonly<{ email: string; name: string; role: Role; bureaus: readonly string[] }>,
): Promise<InviteOutcome> {
  const { actor } = deed;
  if (!may(actor, "manage-people")) return { ok: false, refusal: { why: "may-not" } };
  const sentence = personNameProblem(given.name);
  if (sentence !== null) return { ok: false, refusal: { why: "bad-name", sentence } };
  const { name, role } = given;
  const nowhere = bureausProblem(role, given.bureaus);
  if (nowhere !== null) return { ok: false, refusal: { why: "no-bureau", sentence: nowhere } };
  return newsroom().transaction(async (tx): Promise<InviteOutcome> => {
    await lockPeople(tx);
    const email = given.email.toLowerCase();
    const [taken] = await tx.select({ id: person.id }).from(person).where(eq(person.email, email));
    if (taken) return { ok: false, refusal: { why: "email-taken" } };
    const found = await bureausNamed(tx, given.bureaus);
    if (!found.ok) return found;
    const at = await now(tx);
    await tx
      .update(invite)
      .set({ revokedAt: at })
      .where(and(eq(invite.email, email), isNull(invite.acceptedAt), isNull(invite.revokedAt)));
    const token = newToken();
    const expiresAt = new Date(at.getTime() + inviteDays * day);
    const inviteId = newId();
    await tx.insert(invite).values({
      id: inviteId,
      tokenHash: digest(token),
      kind: "invite",
      email,
      name,
      role,
      bureauIds: found.ids,
      createdBy: actor.id,
      createdAt: at,
      expiresAt,
    });
    const after = { inviteId, role, bureaus: given.bureaus.toSorted().join(" ") };
    const noted = await note(tx, changerOf(deed), "invite-person", null, {}, after);
    await tellOfAccess(tx, { deed: "invited", id: null, name, role, actorId: actor.id, ...noted });
    return { ok: true, token, expiresAt };
  });
}

/**
 * A link by which a person chooses a new password; whatever stands open under the old one ends when they do. The chiefs
 * hear of the link at once: whoever has it is that person.
 */
export async function offerReset(deed: Deed, personId: string): Promise<InviteOutcome> {
  const { actor } = deed;
  if (!may(actor, "manage-people")) return { ok: false, refusal: { why: "may-not" } };
  return newsroom().transaction(async (tx): Promise<InviteOutcome> => {
    await lockPeople(tx);
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
    const inviteId = newId();
    await tx.insert(invite).values({
      id: inviteId,
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
    const noted = await note(tx, changerOf(deed), "offer-reset", personId, {}, { inviteId, role });
    await tellOfAccess(tx, { deed: "reset-offered", ...row, actorId: actor.id, ...noted });
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
export async function revokeInvite(deed: Deed, id: string): Promise<boolean> {
  if (!may(deed.actor, "manage-people")) return false;
  await newsroom().transaction(async (tx) => {
    await lockPeople(tx);
    const [gone] = await tx
      .update(invite)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(invite.id, id), isNull(invite.acceptedAt), isNull(invite.revokedAt)))
      .returning({ id: invite.id });
    if (gone) await note(tx, changerOf(deed), "revoke-invite", null, {}, { inviteId: id });
  });
  return true;
}

const maker = alias(person, "maker");
const managers = roles.filter((role) => reachOf(role, "manage-people") !== "none");

/** Unused, in time, and made by somebody who may still manage people: a link has no right that its maker hasn't. */
const usable = (token: string) =>
  and(
    eq(invite.tokenHash, digest(token)),
    isNull(invite.acceptedAt),
    isNull(invite.revokedAt),
    gt(invite.expiresAt, sql`now()`),
    exists(
      newsroom()
        .select({ one: sql`1` })
        .from(maker)
        .where(and(eq(maker.id, invite.createdBy), isNull(maker.disabledAt), inArray(maker.role, managers))),
    ),
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

/**
 * Use a link, once: the person is made, or gets the new password. Nobody knows who used it: the record names who made it,
 * and the link. The address is answered; null: the link is no good.
 */
export async function acceptInvite(
  token: string,
  passwordHash: string,
  requestId: string,
): Promise<string | null> {
  return newsroom().transaction(async (tx): Promise<string | null> => {
    await lockPeople(tx);
    const [row] = await tx.select().from(invite).where(usable(token)).for("update");
    if (!row || row.createdBy === null || (row.kind === "reset" && row.personId === null)) return null;
    const { id: inviteId, name, role, createdBy: actorId } = row;
    const changer = { actorId, requestId };
    const used = () =>
      tx
        .update(invite)
        .set({ acceptedAt: sql`now()` })
        .where(eq(invite.id, inviteId));
    if (row.kind === "reset") {
      const [reset] = await tx
        .update(person)
        .set({ passwordHash })
        .where(eq(person.id, row.personId ?? ""))
        .returning({ id: person.id, name: person.name, role: person.role });
      if (!reset) return null;
      await used();
      await shutDoorsOf(tx, changer, reset.id);
      const noted = await note(tx, changer, "password-by-link", reset.id, {}, { inviteId });
      await tellOfAccess(tx, { deed: "reset-used", ...reset, actorId, ...noted });
      await tellOfNewPassword(tx, { personId: reset.id, actorId, ...noted });
      return row.email;
    }
    const id = await insertPerson(tx, {
      email: row.email,
      name,
      slug: slugify(name) || "colleague",
      role,
      passwordHash,
      bureauIds: row.bureauIds,
    });
    // Somebody has made this account meanwhile: the link has nothing left to do.
    if (id === null) return null;
    await used();
    const noted = await note(tx, changer, "join-by-link", id, {}, { inviteId, role });
    await tellOfAccess(tx, { deed: "joined", id, name, role, actorId, ...noted });
    return row.email;
  });
}
