// Bureaus, sections and the site as administrators and chiefs set them: who may, one row each, every change in the site's chain.
import { createHash } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { may, type SiteDeed } from "#lib/newsroom/permissions.ts";
import {
  allChecks,
  keptChecks,
  placeProblems,
  policyProblems,
  siteProblems,
  unknownZone,
  type PlaceDraft,
  type Policies,
  type SettingsProblems,
  type SiteDraft,
} from "#lib/newsroom/settings.ts";
import { newsroom, type Transaction } from "./client.ts";
import { announceToDesk } from "./desk-news.ts";
import { newId } from "./ids.ts";
import { purge } from "./purge.ts";
import { leaveAddress, takeAddress } from "./redirect-rows.ts";
import { type AskedBy, recordOfSite } from "./site-record.ts";
import type { EventState } from "./schema/events.ts";
import { bureau, section, site } from "./schema/people.ts";
import { knowsZone } from "./site.ts";

export type SettingsRefusal = Readonly<
  | { kind: "may-not" }
  | { kind: "gone" }
  /** Somebody changed it since it was shown. */
  | { kind: "stale" }
  | { kind: "problems"; problems: SettingsProblems }
>;
export type SettingsOutcome = Readonly<{ ok: true; id: string } | { ok: false; refusal: SettingsRefusal }>;

const mayNot = { ok: false, refusal: { kind: "may-not" } } as const;
const gone = { ok: false, refusal: { kind: "gone" } } as const;
const stale = { ok: false, refusal: { kind: "stale" } } as const;
const problem = (problems: SettingsProblems): SettingsOutcome => ({
  ok: false,
  refusal: { kind: "problems", problems },
});

/** A name for a state that was shown: a later change must have seen it. */
export function seal(state: unknown): string {
  return createHash("sha256").update(JSON.stringify(state)).digest("hex").slice(0, 24);
}

export type PlaceSettings = PlaceDraft & Readonly<{ id: string; seal: string }>;
export type BureauSettings = PlaceSettings & Readonly<{ policies: Policies; policiesSeal: string }>;

type BureauRow = typeof bureau.$inferSelect;

const policiesOf = ({ fourEyes, checks, steps }: BureauRow): Policies => ({
  fourEyes,
  checks: allChecks(checks),
  steps: steps.map(({ name, role }) => ({ name, role })),
});

const placeSeal = ({ name, slug, description, contact = "" }: PlaceDraft): string =>
  seal([name, slug, description, contact]);

function bureauSettings(row: BureauRow): BureauSettings {
  const { id, name, slug, description, contact } = row;
  const policies = policiesOf(row);
  return {
    id,
    name,
    slug,
    description,
    contact,
    seal: placeSeal(row),
    policies,
    policiesSeal: seal(policies),
  };
}

/** All bureaus with their policies, for who may set either; null for everybody else. */
export async function bureausForSettings(actor: Actor): Promise<BureauSettings[] | null> {
  if (!may(actor, "manage-bureaus") && !may(actor, "set-policies")) return null;
  const rows = await newsroom().select().from(bureau).orderBy(asc(bureau.position), asc(bureau.name));
  return rows.map(bureauSettings);
}

/** All sections in the order of the readers' menu, for who may set them; null for everybody else. */
export async function sectionsForSettings(actor: Actor): Promise<PlaceSettings[] | null> {
  if (!may(actor, "manage-sections")) return null;
  const rows = await newsroom().select().from(section).orderBy(asc(section.position), asc(section.name));
  return rows.map(({ id, name, slug, description }) => ({
    id,
    name,
    slug,
    description,
    seal: placeSeal({ name, slug, description }),
  }));
}

const tables = { bureau, section } as const;
const deeds = { bureau: "manage-bureaus", section: "manage-sections" } as const satisfies Record<
  string,
  SiteDeed
>;

/**
 * Add a bureau or a section, or change it if nobody changed it since `which.seen`. The slug stands in readers' addresses: a
 * section's former one leads to the new one from the same commit on; a bureau's stays as it was made.
 */
export async function savePlace(
  deed: AskedBy,
  kind: "bureau" | "section",
  draft: PlaceDraft,
  which: Readonly<{ id: string; seen: string }> | null,
): Promise<SettingsOutcome> {
  if (!may(deed.actor, deeds[kind])) return mayNot;
  const table = tables[kind];
  return newsroom().transaction(async (tx): Promise<SettingsOutcome> => {
    const { contact = "", ...named } = draft;
    if (which === null) {
      const problems = placeProblems(kind, draft);
      if (Object.keys(problems).length > 0) return problem(problems);
      const id = newId();
      const [made] = await tx
        .insert(table)
        .values({ id, ...named, position: sql`(select coalesce(max(position), -1) + 1 from ${table})` })
        .onConflictDoNothing()
        .returning({ id: table.id });
      if (!made) return problem(takenSlug(kind));
      if (kind === "bureau") await tx.update(bureau).set({ contact }).where(eq(bureau.id, id));
      if (kind === "section") await takeAddress(tx, `/${draft.slug}`);
      await recordOfSite(tx, deed, `add-${kind}`, {}, { id, ...named });
      await purge(tx, ["site"]);
      return { ok: true, id };
    }
    const [row] = await tx.select().from(table).where(eq(table.id, which.id)).for("update");
    if (!row) return gone;
    if (placeSeal(row) !== which.seen) return stale;
    const changed = kind === "section" ? named : { ...named, slug: row.slug };
    const problems = placeProblems(kind, { ...draft, slug: changed.slug });
    if (Object.keys(problems).length > 0) return problem(problems);
    const moves = changed.slug !== row.slug;
    if (moves && (await hasSlug(tx, kind, changed.slug))) return problem(takenSlug(kind));
    await tx.update(table).set(changed).where(eq(table.id, row.id));
    if (kind === "bureau") await tx.update(bureau).set({ contact }).where(eq(bureau.id, row.id));
    if (moves)
      await leaveAddress(tx, `/${row.slug}`, `/${changed.slug}`, {
        kind: "section",
        id: row.id,
        slug: changed.slug,
      });
    const { id, name, slug, description } = row;
    const before = { id, name, description, ...(moves && { slug }) };
    const after = { id, name: changed.name, description: changed.description };
    await recordOfSite(tx, deed, `change-${kind}`, before, {
      ...after,
      ...(moves && { slug: changed.slug }),
    });
    await purge(tx, ["site"]);
    return { ok: true, id: row.id };
  });
}

const takenSlug = (kind: "bureau" | "section"): SettingsProblems => ({
  slug: `There is a ${kind} with this address already. Choose another slug.`,
});

async function hasSlug(tx: Transaction, kind: "bureau" | "section", slug: string): Promise<boolean> {
  const table = tables[kind];
  return (await tx.select({ id: table.id }).from(table).where(eq(table.slug, slug))).length > 0;
}

/** Move a bureau or a section one place up or down in the order in which it is shown. At the end it stays. */
export async function movePlace(
  deed: AskedBy,
  kind: "bureau" | "section",
  id: string,
  by: -1 | 1,
): Promise<SettingsOutcome> {
  if (!may(deed.actor, deeds[kind])) return mayNot;
  const table = tables[kind];
  return newsroom().transaction(async (tx): Promise<SettingsOutcome> => {
    const rows = await tx
      .select({ id: table.id, slug: table.slug })
      .from(table)
      .orderBy(asc(table.position), asc(table.name))
      .for("update");
    const from = rows.findIndex((row) => row.id === id);
    const moved = rows[from];
    if (!moved) return gone;
    const to = from + by;
    if (to < 0 || to >= rows.length) return { ok: true, id };
    const order = rows.toSpliced(from, 1).toSpliced(to, 0, moved);
    for (const [position, row] of order.entries())
      await tx.update(table).set({ position }).where(eq(table.id, row.id));
    await recordOfSite(tx, deed, `move-${kind}`, { id, place: from }, { id, place: to });
    await purge(tx, ["site"]);
    return { ok: true, id };
  });
}

/** Change what a bureau asks of a publication, if nobody changed it since `seen`. It counts from the next verb on. */
export async function savePolicies(
  deed: AskedBy,
  id: string,
  policies: Policies,
  seen: string,
): Promise<SettingsOutcome> {
  if (!may(deed.actor, "set-policies")) return mayNot;
  const problems = policyProblems(policies);
  if (Object.keys(problems).length > 0) return problem(problems);
  return newsroom().transaction(async (tx): Promise<SettingsOutcome> => {
    const [row] = await tx.select().from(bureau).where(eq(bureau.id, id)).for("update");
    if (!row) return gone;
    const before = policiesOf(row);
    if (seal(before) !== seen) return stale;
    const steps = policies.steps.map(({ name, role }) => ({ name: name.trim(), role }));
    const checks = keptChecks(policies.checks);
    await tx.update(bureau).set({ fourEyes: policies.fourEyes, checks, steps }).where(eq(bureau.id, id));
    await announceToDesk(tx, { t: "policies" });
    await recordOfSite(
      tx,
      deed,
      "set-policies",
      statedPolicies(id, row),
      statedPolicies(id, { fourEyes: policies.fourEyes, checks, steps }),
    );
    return { ok: true, id };
  });
}

function statedPolicies(
  id: string,
  { fourEyes, checks, steps }: Pick<BureauRow, "fourEyes" | "checks" | "steps">,
): EventState {
  return {
    id,
    fourEyes,
    checks: Object.entries(checks)
      .map(([name, level]) => `${name}: ${level}`)
      .toSorted()
      .join(", "),
    steps: steps.map((step) => `${step.name} (${step.role})`).join(" → "),
  };
}

/** The site's own settings, for who may set them; null for everybody else. */
export async function siteForSettings(actor: Actor): Promise<(SiteDraft & { seal: string }) | null> {
  if (!may(actor, "manage-site")) return null;
  const [row] = await newsroom().select().from(site);
  return row ? { ...siteDraft(row), seal: seal(siteDraft(row)) } : null;
}

const siteDraft = ({
  name,
  description,
  zone,
  language,
  showViews,
}: typeof site.$inferSelect): SiteDraft => ({
  name,
  description,
  zone,
  language,
  showViews,
});

/** Change the site's name, description, zone, language and whether readers see how often a page was read. */
export async function saveSite(deed: AskedBy, draft: SiteDraft, seen: string): Promise<SettingsOutcome> {
  if (!may(deed.actor, "manage-site")) return mayNot;
  const problems = siteProblems(draft);
  if (Object.keys(problems).length > 0) return problem(problems);
  if (!(await knowsZone(draft.zone))) return problem({ zone: unknownZone });
  return newsroom().transaction(async (tx): Promise<SettingsOutcome> => {
    const [row] = await tx.select().from(site).for("update");
    if (!row) return gone;
    if (seal(siteDraft(row)) !== seen) return stale;
    await tx.update(site).set(draft).where(eq(site.only, true));
    await recordOfSite(tx, deed, "change-site", siteDraft(row), draft);
    await purge(tx, ["site"]);
    return { ok: true, id: "site" };
  });
}
