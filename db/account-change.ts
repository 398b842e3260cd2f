// How an account is changed: one change at a time, judged against the people who are there then, with its event in the site's
// chain.
import { and, count, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import { ownBureauIds } from "./memberships.ts";
import { bureau, person } from "./schema/people.ts";

/** Who changes an account: a person, or null for the console. */
export type Changer = Readonly<{ actorId: string | null; requestId: string }>;

export type PersonRefusal =
  | Readonly<{ why: "no-such-person" | "last-administrator" }>
  | Readonly<{ why: "email-taken" }>
  | Readonly<{ why: "bad-name"; sentence: string }>
  | Readonly<{ why: "no-such-bureau"; slugs: readonly string[] }>;
export type PersonAnswer =
  | Readonly<{ ok: true; id: string }>
  | Readonly<{ ok: false; refusal: PersonRefusal }>;

/** The account before its change, as the rules want to see it. */
export type PersonRow = Actor & Readonly<{ demo: boolean; disabledAt: Date | null }>;

/**
 * Accounts and the links that open them are changed one after the other: two administrators who remove each other would
 * both succeed, and a link could be used while its maker is shut out. Before any row is held.
 */
export async function lockPeople(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nightdesk people'))`);
}

/** Runs a change of the account with this address. */
export async function changing(
  email: string,
  change: (tx: Transaction, row: PersonRow) => Promise<PersonRefusal | "last-administrator" | null>,
): Promise<PersonAnswer> {
  return await newsroom().transaction(async (tx) => {
    await lockPeople(tx);
    const [row] = await tx
      .select({
        id: person.id,
        name: person.name,
        role: person.role,
        demo: person.demo,
        disabledAt: person.disabledAt,
        bureauIds: ownBureauIds,
      })
      .from(person)
      .where(eq(person.email, email.toLowerCase()));
    if (row === undefined) return { ok: false, refusal: { why: "no-such-person" } };
    const refusal = await change(tx, row);
    if (refusal === null) return { ok: true, id: row.id };
    return { ok: false, refusal: refusal === "last-administrator" ? { why: refusal } : refusal };
  });
}

/** Nobody else could manage people if this administrator went. A demo one, whose password is published, is nobody to rely on. */
export async function isLastAdministrator(tx: Transaction, going: PersonRow): Promise<boolean> {
  const [others] = await tx
    .select({ count: count() })
    .from(person)
    .where(
      and(
        eq(person.role, "admin"),
        isNull(person.disabledAt),
        ne(person.id, going.id),
        going.demo ? undefined : eq(person.demo, false),
        sql`${person.passwordHash} is not null`,
      ),
    );
  return (others?.count ?? 0) === 0;
}

/** The ids of these bureaus, or which of them are missing. */
export async function bureausNamed(
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

export type Noted = Readonly<{ eventId: string; at: Date }>;

/** An event about a person, in the site's chain. */
export async function note(
  tx: Transaction,
  { actorId, requestId }: Changer,
  verb: string,
  personId: string | null,
  before: Readonly<Record<string, string | boolean>>,
  after: Readonly<Record<string, string | boolean>>,
): Promise<Noted> {
  const at = await now(tx);
  const about: Readonly<Record<string, string>> = personId === null ? {} : { personId };
  const eventId = await recordEvent(tx, {
    articleId: siteChain,
    verb,
    actorId,
    before: { ...about, ...before },
    after: { ...about, ...after },
    requestId,
    at,
  });
  return { eventId, at };
}
