// Writes what a verb changes of who has the article, when it is due and what keeps it in.
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Change } from "#lib/newsroom/decision.ts";
import type { LoadedArticle } from "./article-row.ts";
import type { Transaction } from "./client.ts";
import { newId } from "./ids.ts";
import { type article, hold } from "./schema/articles.ts";
import type { EventState } from "./schema/events.ts";
import { schedule } from "./schema/revisions.ts";

/** Who has it, when it is due, what keeps it in: columns of the article's row. */
export function deskColumns(
  { desk }: Change,
  { row }: LoadedArticle,
  by: string,
  at: Date,
): Partial<typeof article.$inferInsert> {
  return {
    // Whoever has it and acts on it is at it.
    ...(row.claimedBy === by && { claimSeenAt: at }),
    ...(desk.claim === "set" && { claimedBy: by, claimedAt: at, claimSeenAt: at }),
    ...(desk.claim === "clear" && { claimedBy: null, claimedAt: null, claimSeenAt: null }),
    ...(desk.assign && { assignedAt: at }),
    ...(desk.assign?.assigneeId !== undefined && { assignedTo: desk.assign.assigneeId }),
    ...(desk.assign?.dueAt !== undefined && { dueAt: desk.assign.dueAt }),
    ...(desk.assign?.plannedWords !== undefined && { plannedWords: desk.assign.plannedWords }),
    ...(desk.embargoUntil !== undefined && { embargoUntil: desk.embargoUntil }),
    ...((desk.vault === "in" || desk.vault === "kept") && { vaulted: true, vaultLeaveBy: null }),
    ...(desk.vault === "asked" && { vaultLeaveBy: by }),
    ...(desk.vault === "out" && { vaulted: false }),
  };
}

/** Holds and the planned withhold: rows of their own, each kept when it is over. */
export async function keepGates(
  tx: Transaction,
  { row }: LoadedArticle,
  { desk, reason }: Change,
  by: string,
  at: Date,
): Promise<void> {
  if (desk.placeHold)
    await tx.insert(hold).values({
      id: newId(),
      articleId: row.id,
      kind: desk.placeHold,
      reason: reason ?? "",
      placedBy: by,
      placedAt: at,
    });
  if (desk.releaseHold)
    await tx
      .update(hold)
      .set({ releasedAt: at, releasedBy: by })
      .where(and(eq(hold.articleId, row.id), eq(hold.kind, desk.releaseHold), isNull(hold.releasedAt)));
  if (desk.plannedWithhold === undefined) return;
  await tx
    .update(schedule)
    .set({ state: "cancelled", decidedAt: at })
    .where(
      and(
        eq(schedule.articleId, row.id),
        eq(schedule.action, "withhold"),
        inArray(schedule.state, ["pending", "suspended"]),
      ),
    );
  if (desk.plannedWithhold === null) return;
  await tx.insert(schedule).values({
    id: newId(),
    articleId: row.id,
    action: "withhold",
    revisionId: null,
    ...desk.plannedWithhold,
    state: "pending",
    createdBy: by,
    createdAt: at,
  });
}

const instantText = (at: Date | null): string | null => at?.toISOString() ?? null;

/** What an event tells of who has it and what keeps it in. */
export function deskAfter({ desk, step, stage, approve, approvedStep }: Change): EventState {
  const { assign } = desk;
  return {
    ...(stage === "review" && { step }),
    ...(approve && { approval: approve.kind, changeClass: approve.changeClass }),
    // By its name of then: settings may rename the step, and what was said yes to stays said.
    ...(approvedStep !== null && { approvedStep }),
    ...(assign?.assigneeId !== undefined && { assignee: assign.assigneeId }),
    ...(assign?.dueAt !== undefined && { due: instantText(assign.dueAt) }),
    ...(assign?.plannedWords !== undefined && { plannedWords: assign.plannedWords }),
    ...(desk.embargoUntil !== undefined && { embargo: instantText(desk.embargoUntil) }),
    ...((desk.placeHold ?? desk.releaseHold) && { hold: desk.placeHold ?? desk.releaseHold ?? null }),
    ...(desk.vault && { vault: desk.vault }),
    ...(desk.plannedWithhold !== undefined && { withholdAt: instantText(desk.plannedWithhold?.at ?? null) }),
  };
}
