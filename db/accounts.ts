// Accounts: who may come in, in which role and bureaus. Each change is one transaction with its event in the site's chain.
import { and, asc, count, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Role } from "#lib/newsroom/article.ts";
import { closeSessionsOf } from "./auth.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import { newId } from "./ids.ts";
import { bureau, membership, person } from "./schema/people.ts";
import { tellOfOwnRole } from "./tell.ts";

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

/** Who changes an account: a person, or null for the console. */
export type Changer = Readonly<{ actorId: string | null; requestId: string }>;

export type PersonRefusal =
  | Readonly<{ why: "no-such-person" | "last-administrator" }>
  | Readonly<{ why: "email-taken" }>
  | Readonly<{ why: "no-such-bureau"; slugs: readonly string[] }>;
export type PersonAnswer =
  | Readonly<{ ok: true; id: string }>
  | Readonly<{ ok: false; refusal: PersonRefusal }>;

export type NewPerson = Readonly<{
  email: string;
  name: string;
  slug: string;
  role: Role;
  passwordHash: string | null;
  bureauIds: readonly string[];
  demo?: boolean;
  bio?: string;
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
  const { email, name, role, passwordHash, bureauIds, demo = false, bio = "" } = given;
  const createdAt = await now(tx);
  const [made] = await tx
    .insert(person)
    .values({ id, email: email.toLowerCase(), name, slug, role, passwordHash, demo, bio, createdAt })
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
  return await newsroom().transaction(async (tx) => {
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
    if (row.role === "admin" && role !== "admin" && (await isLastAdministrator(tx, row.id)))
      return "last-administrator";
    await tx.update(person).set({ role }).where(eq(person.id, row.id));
    const self = changer.actorId === row.id;
    const verb = self ? "person-role-self" : "person-role";
    const noted = await note(tx, changer, verb, row.id, { role: row.role }, { role });
    if (self) await tellOfOwnRole(tx, { personId: row.id, role, ...noted });
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

/** Shuts a person out, from the next request on: sessions end in the same transaction. */
export async function disablePerson(changer: Changer, email: string): Promise<PersonAnswer> {
  return await changing(email, async (tx, row) => {
    if (row.role === "admin" && (await isLastAdministrator(tx, row.id))) return "last-administrator";
    await tx
      .update(person)
      .set({ disabledAt: sql`coalesce(${person.disabledAt}, now())` })
      .where(eq(person.id, row.id));
    await closeSessionsOf(tx, row.id);
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
    await note(
      tx,
      changer,
      "person-enable",
      row.id,
      { disabled: row.disabledAt !== null },
      { disabled: false },
    );
    return null;
  });
}

/** Gives a new password; every session of the person ends. */
export async function setPassword(
  changer: Changer,
  email: string,
  passwordHash: string,
): Promise<PersonAnswer> {
  return await changing(email, async (tx, row) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, row.id));
    await closeSessionsOf(tx, row.id);
    await note(tx, changer, "person-password", row.id, {}, {});
    return null;
  });
}

type PersonRow = Readonly<{ id: string; role: Role; disabledAt: Date | null }>;

async function changing(
  email: string,
  change: (tx: Transaction, row: PersonRow) => Promise<PersonRefusal | "last-administrator" | null>,
): Promise<PersonAnswer> {
  return await newsroom().transaction(async (tx) => {
    // Administrators are counted and changed one after the other, or two who remove each other would both succeed.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nightdesk people'))`);
    const [row] = await tx
      .select({ id: person.id, role: person.role, disabledAt: person.disabledAt })
      .from(person)
      .where(eq(person.email, email.toLowerCase()))
      .for("update");
    if (row === undefined) return { ok: false, refusal: { why: "no-such-person" } };
    const refusal = await change(tx, row);
    if (refusal === null) return { ok: true, id: row.id };
    return { ok: false, refusal: refusal === "last-administrator" ? { why: refusal } : refusal };
  });
}

/** Nobody else could manage people if this administrator went. */
async function isLastAdministrator(tx: Transaction, personId: string): Promise<boolean> {
  const [others] = await tx
    .select({ count: count() })
    .from(person)
    .where(
      and(
        eq(person.role, "admin"),
        isNull(person.disabledAt),
        ne(person.id, personId),
        sql`${person.passwordHash} is not null`,
      ),
    );
  return (others?.count ?? 0) === 0;
}

async function bureausNamed(
  tx: Transaction,
  slugs: readonly string[],
): Promise<{ ok: true; ids: string[] } | { ok: false; refusal: PersonRefusal }> {
  if (slugs.length === 0) return { ok: true, ids: [] };
  const rows = await tx
    .select({ id: bureau.id, slug: bureau.slug })
    .from(bureau)
    .where(inArray(bureau.slug, [...slugs]));
  const known = new Set(rows.map(({ slug }) => slug));
  const missing = slugs.filter((slug) => !known.has(slug));
  return missing.length > 0
    ? { ok: false, refusal: { why: "no-such-bureau", slugs: missing } }
    : { ok: true, ids: rows.map(({ id }) => id) };
}

async function note(
  tx: Transaction,
  changer: Changer,
  verb: string,
  personId: string,
  before: Record<string, string | boolean>,
  after: Record<string, string | boolean>,
): Promise<{ eventId: string; at: Date }> {
  const { actorId, requestId } = changer;
  const at = await now(tx);
  const eventId = await recordEvent(tx, {
    articleId: siteChain,
    verb,
    actorId,
    before: { personId, ...before },
    after: { personId, ...after },
    requestId,
    at,
  });
  return { eventId, at };
}
