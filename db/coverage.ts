// Planned coverage: what is to happen and who is on it, before there is an article. Members of the bureau plan; each change
// names what was seen and is in the site's chain.
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { coverageProblems, type CoverageDraft } from "#lib/newsroom/coverage.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { announceToDesk } from "./desk-news.ts";
import { recordEvent, siteChain } from "./events.ts";
import { newId, onlyIds } from "./ids.ts";
import { person } from "./schema/people.ts";
import { coverage } from "./schema/planning.ts";

export type CoverageRefusal = Readonly<
  | { kind: "may-not" }
  | { kind: "gone" }
  | { kind: "stale" }
  | { kind: "problems"; problems: Readonly<Record<string, string>> }
>;
export type CoverageOutcome = Readonly<{ ok: true; id: string } | { ok: false; refusal: CoverageRefusal }>;

type Deed = Readonly<{ actor: Actor; requestId: string }>;
type Row = typeof coverage.$inferSelect;

const refuse = (refusal: CoverageRefusal): CoverageOutcome => ({ ok: false, refusal });

async function record(tx: Transaction, deed: Deed, verb: string, id: string, at: Date, starts: Date) {
  await recordEvent(tx, {
    articleId: siteChain,
    verb,
    actorId: deed.actor.id,
    before: {},
    after: { coverageId: id, startsAt: starts.toISOString() },
    requestId: deed.requestId,
    at,
  });
  await announceToDesk(tx, { t: "coverage" });
}

/** The plan, if the actor may see it; null when hidden, missing or cancelled. */
export async function coverageOf(actor: Actor, id: string): Promise<Row | null> {
  if (onlyIds([id]).length === 0) return null;
  const [row] = await newsroom()
    .select()
    .from(coverage)
    .where(and(eq(coverage.id, id), isNull(coverage.cancelledAt)));
  return row && may(actor, "read", { bureauId: row.bureauId }) ? row : null;
}

/** Plan something new, or change what was planned if nobody changed it since `which.version`. */
export async function saveCoverage(
  deed: Deed,
  draft: CoverageDraft,
  which: Readonly<{ id: string; version: number }> | null,
): Promise<CoverageOutcome> {
  return newsroom().transaction(async (tx): Promise<CoverageOutcome> => {
    const at = await now(tx);
    const before = which === null ? null : await locked(tx, deed.actor, which.id);
    if (which !== null && (before === null || before.cancelledAt !== null)) return refuse({ kind: "gone" });
    for (const bureauId of new Set([draft.bureauId, before?.bureauId ?? draft.bureauId]))
      if (!may(deed.actor, "create", { bureauId })) return refuse({ kind: "may-not" });
    if (before && before.version !== which?.version) return refuse({ kind: "stale" });
    const problems = coverageProblems(draft, at, before?.startsAt ?? null);
    if (draft.assignedTo !== null && !(await worksHere(tx, draft.assignedTo)))
      return refuse({ kind: "problems", problems: { assignedTo: "Choose somebody who works here." } });
    if (Object.keys(problems).length > 0) return refuse({ kind: "problems", problems });
    const id = before?.id ?? newId();
    if (before === null)
      await tx.insert(coverage).values({ id, ...draft, createdBy: deed.actor.id, createdAt: at });
    else
      await tx
        .update(coverage)
        .set({ ...draft, version: before.version + 1 })
        .where(eq(coverage.id, id));
    await record(tx, deed, before === null ? "plan-coverage" : "change-coverage", id, at, draft.startsAt);
    return { ok: true, id };
  });
}

/** Take a plan back. Taking back what was taken back is no failure. */
export async function cancelCoverage(deed: Deed, id: string): Promise<CoverageOutcome> {
  return newsroom().transaction(async (tx): Promise<CoverageOutcome> => {
    const before = await locked(tx, deed.actor, id);
    if (before === null) return refuse({ kind: "gone" });
    if (!may(deed.actor, "create", { bureauId: before.bureauId })) return refuse({ kind: "may-not" });
    if (before.cancelledAt !== null) return { ok: true, id };
    const at = await now(tx);
    await tx
      .update(coverage)
      .set({ cancelledAt: at, version: sql`${coverage.version} + 1` })
      .where(eq(coverage.id, id));
    await record(tx, deed, "cancel-coverage", id, at, before.startsAt);
    return { ok: true, id };
  });
}

/** The plan, cancelled or not, held until the transaction ends. Null: hidden or missing, which are the same. */
async function locked(tx: Transaction, actor: Actor, id: string): Promise<Row | null> {
  if (onlyIds([id]).length === 0) return null;
  const [row] = await tx.select().from(coverage).where(eq(coverage.id, id)).for("update");
  return row && may(actor, "read", { bureauId: row.bureauId }) ? row : null;
}

async function worksHere(tx: Transaction, personId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, personId), isNull(person.disabledAt)));
  return row !== undefined;
}
