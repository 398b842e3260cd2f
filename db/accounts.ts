// Accounts: who may come in, in which role and bureaus. Each change is one transaction with its event in the site's chain.
import { asc, eq, or, sql } from "drizzle-orm";
import type { Role } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { personNameProblem } from "#lib/newsroom/settings.ts";
import {
  bureausNamed,
  changing,
  isLastAdministrator,
  lockPeople,
  note,
  type Changer,
  type PersonAnswer,
} from "./account-change.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { endInvitesOf, endResetsFor, endReviewLinksOf, shutDoorsOf } from "./ended-links.ts";
import { newId } from "./ids.ts";
import { bureau, membership, person } from "./schema/people.ts";
import { tellOfAccess, tellOfNewPassword, tellOfOwnRole } from "./tell-people.ts";

export type Account = Readonly<{
  id: string;
  email: string;
  name: string;
  role: Role;
  demo: boolean;
  disabledAt: Date | null;
  signsIn: boolean;
  bureaus: readonly string[];
}>;

const accountColumns = {
  id: person.id,
  email: person.email,
  name: person.name,
  role: person.role,
  demo: person.demo,
  disabledAt: person.disabledAt,
  signsIn: sql<boolean>`${person.passwordHash} is not null`,
  // Written out: in a query of one table Drizzle leaves the table's name off a column, and `id` would be anybody's.
  bureaus: sql<string[]>`array(
    select b.slug from membership m join bureau b on b.id = m.bureau_id
    where m.person_id = person.id order by b.position, b.slug)`,
};

/** Every account, by name. `bureaus` are slugs. */
export async function listAccounts(): Promise<Account[]> {
  return await newsroom()
    .select(accountColumns)
    .from(person)
    .orderBy(asc(person.name), asc(person.id))
    .limit(5_000);
}

/** The account with this address (any case), or null. */
export async function accountOf(email: string): Promise<Account | null> {
  const [row] = await newsroom()
    .select(accountColumns)
    .from(person)
    .where(eq(person.email, email.toLowerCase()))
    .limit(1);
  return row ?? null;
}

/** The account of this person, or null. */
export async function accountById(id: string): Promise<Account | null> {
  const [row] = await newsroom().select(accountColumns).from(person).where(eq(person.id, id)).limit(1);
  return row ?? null;
}

export type NewPerson = Readonly<{
  email: string;
  name: string;
  slug: string;
  role: Role;
  passwordHash: string | null;
  bureauIds: readonly string[];
  demo?: boolean;
  title?: string | undefined;
  bio?: string;
  contact?: string | undefined;
}>;

/** Inserts a person inside a transaction. The slug gets a number where it is taken. Null: the address is taken. */
export async function insertPerson(tx: Transaction, given: NewPerson): Promise<string | null> {
  const id = newId();
  const taken = await tx
    .select({ slug: person.slug })
    .from(person)
    .where(or(eq(person.slug, given.slug), sql`starts_with(${person.slug}, ${`${given.slug}-`})`));
  const slugs = new Set(taken.map((row) => row.slug));
  let slug = given.slug;
  for (let number = 2; slugs.has(slug); number++) slug = `${given.slug}-${number}`;
  const { email, name, role, passwordHash, bureauIds, demo = false } = given;
  const { title = "", bio = "", contact = "" } = given;
  const createdAt = await now(tx);
  const [made] = await tx
    .insert(person)
    .values({
      id,
      email: email.toLowerCase(),
      name,
      slug,
      role,
      passwordHash,
      demo,
      title,
      bio,
      contact,
      createdAt,
    })
    .onConflictDoNothing()
    .returning({ id: person.id });
  if (made === undefined) return null;
  if (bureauIds.length > 0)
    await tx.insert(membership).values(bureauIds.map((bureauId) => ({ personId: id, bureauId })));
  return id;
}

/** Adds an account, with its event. `bureaus` are slugs. */
export async function addPerson(
  changer: Changer,
  given: Omit<NewPerson, "bureauIds"> & Readonly<{ bureaus: readonly string[] }>,
): Promise<PersonAnswer> {
  const sentence = personNameProblem(given.name);
  if (sentence !== null) return { ok: false, refusal: { why: "bad-name", sentence } };
  return await newsroom().transaction(async (tx) => {
    await lockPeople(tx);
    const found = await bureausNamed(tx, given.bureaus);
    if (!found.ok) return found;
    const id = await insertPerson(tx, { ...given, bureauIds: found.ids });
    if (id === null) return { ok: false, refusal: { why: "email-taken" } };
    await note(
      tx,
      changer,
      "person-add",
      id,
      {},
      { role: given.role, bureaus: given.bureaus.toSorted().join(" ") },
    );
    return { ok: true, id };
  });
}

/** Gives a role, from the next request on. Granting it to oneself is an event like any other; the log says who did it. */
export async function setRole(changer: Changer, email: string, role: Role): Promise<PersonAnswer> {
  return await changing(email, async (tx, row) => {
    if (row.role === "admin" && role !== "admin" && (await isLastAdministrator(tx, row)))
      return "last-administrator";
    await endReviewLinksOf(tx, changer, row.id, { ...row, role });
    await tx.update(person).set({ role }).where(eq(person.id, row.id));
    if (!may({ ...row, role }, "manage-people")) await endInvitesOf(tx, changer, row.id);
    const self = changer.actorId === row.id;
    const verb = self ? "person-role-self" : "person-role";
    const noted = await note(tx, changer, verb, row.id, { role: row.role }, { role });
    if (self) await tellOfOwnRole(tx, { personId: row.id, role, ...noted });
    else if (changer.actorId !== null && role !== row.role) {
      const { actorId } = changer;
      await tellOfAccess(tx, { deed: "role-given", ...row, role, actorId, ...noted });
    }
    return null;
  });
}

/** Replaces a person's bureaus; `slugs` may be empty. */
export async function setBureaus(
  changer: Changer,
  email: string,
  slugs: readonly string[],
): Promise<PersonAnswer> {
  return await changing(email, async (tx, row) => {
    const found = await bureausNamed(tx, slugs);
    if (!found.ok) return found.refusal;
    await endReviewLinksOf(tx, changer, row.id, { ...row, bureauIds: found.ids });
    const before = await tx
      .select({ slug: bureau.slug })
      .from(membership)
      .innerJoin(bureau, eq(bureau.id, membership.bureauId))
      .where(eq(membership.personId, row.id))
      .orderBy(asc(bureau.slug));
    await tx.delete(membership).where(eq(membership.personId, row.id));
    if (found.ids.length > 0)
      await tx.insert(membership).values(found.ids.map((bureauId) => ({ personId: row.id, bureauId })));
    const said = (list: readonly string[]) => ({ bureaus: list.toSorted().join(" ") });
    await note(tx, changer, "person-bureaus", row.id, said(before.map(({ slug }) => slug)), said(slugs));
    return null;
  });
}

/**
 * Shuts a person out, from the next request on: in the same transaction end their sessions, their calendar's address, and
 * every link that they made for others or that was made for them.
 */
export async function disablePerson(changer: Changer, email: string): Promise<PersonAnswer> {
  return await changing(email, async (tx, row) => {
    if (row.role === "admin" && (await isLastAdministrator(tx, row))) return "last-administrator";
    await endReviewLinksOf(tx, changer, row.id, null);
    await tx
      .update(person)
      .set({ disabledAt: sql`coalesce(${person.disabledAt}, now())` })
      .where(eq(person.id, row.id));
    await shutDoorsOf(tx, changer, row.id);
    await endInvitesOf(tx, changer, row.id);
    await endResetsFor(tx, changer, row.id);
    await note(
      tx,
      changer,
      "person-disable",
      row.id,
      { disabled: row.disabledAt !== null },
      { disabled: true },
    );
    return null;
  });
}

/** Lets a disabled person in again. */
export async function enablePerson(changer: Changer, email: string): Promise<PersonAnswer> {
  return await changing(email, async (tx, row) => {
    await tx.update(person).set({ disabledAt: null }).where(eq(person.id, row.id));
    const noted = await note(
      tx,
      changer,
      "person-enable",
      row.id,
      { disabled: row.disabledAt !== null },
      { disabled: false },
    );
    if (changer.actorId !== null && row.disabledAt !== null)
      await tellOfAccess(tx, { deed: "let-in-again", ...row, actorId: changer.actorId, ...noted });
    return null;
  });
}

/** Gives a new password; every session of the person ends, and whatever else stood open under the old one. */
export async function setPassword(
  changer: Changer,
  email: string,
  passwordHash: string,
): Promise<PersonAnswer> {
  return await changing(email, async (tx, row) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, row.id));
    await shutDoorsOf(tx, changer, row.id);
    await endResetsFor(tx, changer, row.id);
    const noted = await note(tx, changer, "person-password", row.id, {}, {});
    const { actorId } = changer;
    if (actorId !== row.id) await tellOfNewPassword(tx, { personId: row.id, actorId, ...noted });
    return null;
  });
}
