// The rules of the house and how it sets its marks: who may change them, one row each, every change in the site's chain of events.
import { asc, count, desc, eq, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { starterRules } from "#lib/newsroom/house-style-starter.ts";
import {
  mostRules,
  type StyleDraft,
  type StyleProblems,
  styleProblems,
  type StyleRule,
} from "#lib/newsroom/house-style.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { defaultTypography, type Typography } from "#lib/newsroom/typography.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import { newId } from "./ids.ts";
import { site } from "./schema/people.ts";
import { styleRule } from "./schema/review.ts";

/** A rule with its row: whether it is in use, and the instant of its last change, which a later change must have seen. */
export type StoredRule = StyleRule & Readonly<{ enabled: boolean; changedAt: Date }>;

export type HouseStyleRefusal = Readonly<
  | { kind: "may-not" }
  /** Somebody deleted it meanwhile. */
  | { kind: "gone" }
  /** Somebody changed it since `seen`; the rule as it is now. */
  | { kind: "stale"; rule: StoredRule }
  | { kind: "problems"; problems: StyleProblems }
  | { kind: "full" }
>;

export type HouseStyleOutcome<More = object> = Readonly<
  ({ ok: true } & More) | { ok: false; refusal: HouseStyleRefusal }
>;

type Deed = Readonly<{ actor: Actor; requestId: string }>;

const mayNot = { ok: false, refusal: { kind: "may-not" } } as const;
const gone = { ok: false, refusal: { kind: "gone" } } as const;

const columns = {
  id: styleRule.id,
  kind: styleRule.kind,
  pattern: styleRule.pattern,
  matchCase: styleRule.matchCase,
  message: styleRule.message,
  replacement: styleRule.replacement,
  severity: styleRule.severity,
};

const inOrder = [desc(styleRule.kind), asc(sql`lower(${styleRule.pattern})`), asc(styleRule.id)];

/** All rules, words first, for who looks after them; null for everybody else. */
export async function listRules(actor: Actor): Promise<StoredRule[] | null> {
  if (!may(actor, "set-policies")) return null;
  return await newsroom()
    .select({ ...columns, enabled: styleRule.enabled, changedAt: styleRule.changedAt })
    .from(styleRule)
    .orderBy(...inOrder);
}

/** The rules in use, words first, for the editor's page. They are no secret: whoever writes may know them. */
export async function rulesInUse(): Promise<StyleRule[]> {
  return await newsroom()
    .select(columns)
    .from(styleRule)
    .where(eq(styleRule.enabled, true))
    .orderBy(...inOrder)
    .limit(mostRules);
}

function stated(rule: StyleDraft & Readonly<{ id: string; enabled: boolean }>) {
  const { id, kind, pattern, matchCase, message, replacement, severity, enabled } = rule;
  return { id, kind, pattern, matchCase, message, replacement, severity, enabled };
}

async function locked(tx: Transaction, id: string): Promise<StoredRule | null> {
  const [row] = await tx
    .select({ ...columns, enabled: styleRule.enabled, changedAt: styleRule.changedAt })
    .from(styleRule)
    .where(eq(styleRule.id, id))
    .for("update");
  return row ?? null;
}

async function record(
  tx: Transaction,
  { actor, requestId }: Deed,
  at: Date,
  verb: string,
  before: ReturnType<typeof stated> | object,
  after: ReturnType<typeof stated> | object,
): Promise<void> {
  await recordEvent(tx, {
    articleId: siteChain,
    verb,
    actorId: actor.id,
    before: { ...before },
    after: { ...after },
    requestId,
    at,
  });
}

async function room(tx: Transaction): Promise<number> {
  // One after another, or two at once both find room for the last rule.
  await tx.select({ only: site.only }).from(site).for("update");
  const [row] = await tx.select({ rules: count() }).from(styleRule);
  return mostRules - (row?.rules ?? 0);
}

/**
 * Adds a rule, or changes the one named `id` if nobody changed it since `seen`. Answers with the rule's id; whatever
 * can't be used comes back as a sentence beside its field.
 */
export async function saveRule(
  deed: Deed,
  draft: StyleDraft,
  which: Readonly<{ id: string; seen: Date }> | null,
): Promise<HouseStyleOutcome<{ id: string }>> {
  if (!may(deed.actor, "set-policies")) return mayNot;
  const problems = styleProblems(draft);
  if (Object.keys(problems).length > 0) return { ok: false, refusal: { kind: "problems", problems } };
  return await newsroom().transaction(async (tx): Promise<HouseStyleOutcome<{ id: string }>> => {
    if (which === null) {
      if ((await room(tx)) < 1) return { ok: false, refusal: { kind: "full" } };
      const at = await now(tx);
      const row = { ...draft, id: newId(), enabled: true };
      await insertRules(tx, deed, at, [row]);
      return { ok: true, id: row.id };
    }
    const before = await locked(tx, which.id);
    if (before === null) return gone;
    if (before.changedAt.getTime() !== which.seen.getTime())
      return { ok: false, refusal: { kind: "stale", rule: before } };
    const at = await now(tx);
    await tx
      .update(styleRule)
      .set({ ...draft, changedAt: at })
      .where(eq(styleRule.id, which.id));
    const after = stated({ ...draft, id: before.id, enabled: before.enabled });
    await record(tx, deed, at, "change-style-rule", stated(before), after);
    return { ok: true, id: before.id };
  });
}

async function insertRules(
  tx: Transaction,
  deed: Deed,
  at: Date,
  rows: readonly (StyleDraft & { id: string; enabled: boolean })[],
): Promise<void> {
  if (rows.length === 0) return;
  const made = { createdBy: deed.actor.id, createdAt: at, changedAt: at };
  await tx.insert(styleRule).values(rows.map((row) => ({ ...stated(row), ...made })));
  for (const row of rows) await record(tx, deed, at, "add-style-rule", {}, stated(row));
}

/** Switches a rule on or off. Saying it twice changes nothing and records nothing. */
export async function switchRule(deed: Deed, id: string, enabled: boolean): Promise<HouseStyleOutcome> {
  if (!may(deed.actor, "set-policies")) return mayNot;
  return await newsroom().transaction(async (tx): Promise<HouseStyleOutcome> => {
    const before = await locked(tx, id);
    if (before === null) return gone;
    if (before.enabled === enabled) return { ok: true };
    const at = await now(tx);
    await tx.update(styleRule).set({ enabled, changedAt: at }).where(eq(styleRule.id, id));
    const verb = enabled ? "switch-on-style-rule" : "switch-off-style-rule";
    await record(tx, deed, at, verb, { id, enabled: before.enabled }, { id, enabled });
    return { ok: true };
  });
}

/** Deletes a rule for good; its last state stays in the chain of events. Deleting what is gone is no failure. */
export async function removeRule(deed: Deed, id: string): Promise<HouseStyleOutcome> {
  if (!may(deed.actor, "set-policies")) return mayNot;
  return await newsroom().transaction(async (tx): Promise<HouseStyleOutcome> => {
    const before = await locked(tx, id);
    if (before === null) return { ok: true };
    await tx.delete(styleRule).where(eq(styleRule.id, id));
    await record(tx, deed, await now(tx), "delete-style-rule", stated(before), {});
    return { ok: true };
  });
}

/** Rows of the whole starter set, made by nobody: a newsroom begins with them, and its set-up is what is recorded. */
export function starterRows(at: Date): (typeof styleRule.$inferInsert)[] {
  return starterRules.map((draft) => ({
    ...stated({ ...draft, id: newId(), enabled: true }),
    createdAt: at,
    changedAt: at,
  }));
}

/** Adds the rules of the starter set that aren't there yet, by what they look for; answers how many were added. */
export async function addStarterRules(deed: Deed): Promise<HouseStyleOutcome<{ added: number }>> {
  if (!may(deed.actor, "set-policies")) return mayNot;
  return await newsroom().transaction(async (tx): Promise<HouseStyleOutcome<{ added: number }>> => {
    const left = await room(tx);
    const known = await tx.select({ kind: styleRule.kind, pattern: styleRule.pattern }).from(styleRule);
    const there = new Set(known.map((one) => `${one.kind} ${one.pattern}`));
    const missing = starterRules.filter((one) => !there.has(`${one.kind} ${one.pattern}`));
    if (missing.length > left) return { ok: false, refusal: { kind: "full" } };
    const rows = missing.map((draft) => ({ ...draft, id: newId(), enabled: true }));
    await insertRules(tx, deed, await now(tx), rows);
    return { ok: true, added: rows.length };
  });
}

/** How the house sets quotation marks and dashes; the default before the set-up. */
export async function siteTypography(): Promise<Typography> {
  const [row] = await newsroom().select({ typography: site.typography }).from(site).limit(1);
  return row?.typography ?? defaultTypography;
}

/** Changes how quotation marks and dashes are set from now on; texts that are written already stay as they are. */
export async function setTypography(deed: Deed, typography: Typography): Promise<HouseStyleOutcome> {
  if (!may(deed.actor, "set-policies")) return mayNot;
  return await newsroom().transaction(async (tx): Promise<HouseStyleOutcome> => {
    const [row] = await tx.select({ typography: site.typography }).from(site).for("update");
    if (row === undefined) return gone;
    const { quotes, dash } = typography;
    if (row.typography.quotes === quotes && row.typography.dash === dash) return { ok: true };
    await tx.update(site).set({ typography: { quotes, dash } }).where(eq(site.only, true));
    await record(tx, deed, await now(tx), "set-typography", row.typography, { quotes, dash });
    return { ok: true };
  });
}
