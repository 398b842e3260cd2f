// One article's row with its working copy and open schedule, as the rules want to see it.
import { and, eq, inArray } from "drizzle-orm";
import type { Content } from "#lib/document/content.ts";
import type { Article } from "#lib/newsroom/article.ts";
import { waitForTurn } from "./article-turn.ts";
import type { Database } from "./client.ts";
import { freshCopy } from "./collab-copy.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { collabDocument } from "./schema/collab.ts";
import { schedule } from "./schema/revisions.ts";

/** Somebody's plan that still stands. */
export type OpenPlan = Readonly<{ personId: string; at: Date }>;

export type LoadedArticle = Readonly<{
  article: Article;
  row: typeof article.$inferSelect;
  copy: typeof workingCopy.$inferSelect;
  content: Content;
  scheduleId: string | null;
  /** Who planned what the clock is to do with it, and for when. */
  plans: Readonly<{ publish: OpenPlan | null; withhold: OpenPlan | null }>;
  /** Why the text that people write can't be read; then `content` is what could be read last. Null when it can. */
  problem: string | null;
}>;

/**
 * Read one article. With `lock`, its row is held until the transaction ends: whoever changes an article holds it first,
 * so that of any number of simultaneous verbs each sees what the one before it did; and its text is brought up to the
 * last word that anybody typed. `fresh` does the latter alone; `again` reads the text even if nothing was typed, under the
 * lock. Without any, the text may be a second behind.
 */
export async function loadArticle(
  db: Database,
  id: number,
  options: Readonly<{ lock?: boolean; fresh?: boolean; again?: boolean }> = {},
): Promise<LoadedArticle | null> {
  if (!Number.isSafeInteger(id) || id < 1) return null;
  const again = options.again === true;
  const lock = again || options.lock === true || (options.fresh === true && (await isBehind(db, id)));
  if (lock) await waitForTurn(db, id, "verb");
  const query = db.select().from(article).where(eq(article.id, id)).$dynamic();
  const [row] = await (lock ? query.for("update") : query);
  if (!row) return null;
  const [stored] = await db.select().from(workingCopy).where(eq(workingCopy.articleId, id));
  if (!stored) return null;
  const copy = lock ? await freshCopy(db, stored, { again }) : stored;
  const step = copy.hash === stored.hash ? row.step : await stepNow(db, id);
  const [document] = await db
    .select({ problem: collabDocument.problem })
    .from(collabDocument)
    .where(eq(collabDocument.articleId, id));
  const planned = await db
    .select()
    .from(schedule)
    .where(and(eq(schedule.articleId, id), inArray(schedule.state, ["pending", "suspended"])));
  const open = planned.find((one) => one.action === "publish");
  const withhold = planned.find((one) => one.action === "withhold");
  return {
    row: { ...row, step },
    copy,
    content: copy.content,
    scheduleId: open?.id ?? null,
    plans: {
      publish: open ? { personId: open.createdBy, at: open.at } : null,
      withhold: withhold ? { personId: withhold.createdBy, at: withhold.at } : null,
    },
    problem: document?.problem ?? null,
    article: {
      id: row.id,
      bureauId: row.bureauId,
      stage: row.stage,
      step,
      publication: row.publication,
      liveRevisionId: row.liveRevisionId,
      version: row.version,
      copyVersion: copy.version,
      spiked: row.spiked,
      vaulted: row.vaulted,
      vaultLeaveBy: row.vaultLeaveBy,
      createdBy: row.createdBy,
      assignedTo: row.assignedTo,
      claimedBy: row.claimedBy,
      dueAt: row.dueAt,
      bylinePersonIds: copy.bylinePersonIds,
      submittedBy: row.submittedBy,
      submittedAt: row.submittedAt,
      approvedRevisionId: row.approvedRevisionId,
      embargoUntil: row.embargoUntil,
      proposedClass: row.proposedClass,
      proposedNote: row.proposedNote,
      schedule: open?.revisionId
        ? {
            revisionId: open.revisionId,
            at: open.at,
            zone: open.zone,
            state: open.state === "suspended" ? "suspended" : "pending",
          }
        : null,
      plannedWithhold: withhold ? { at: withhold.at, zone: withhold.zone } : null,
    },
  };
}

/** What people typed may have taken an article in review back to an earlier step: the database sees to it. */
async function stepNow(db: Database, id: number): Promise<number> {
  const [now] = await db.select({ step: article.step }).from(article).where(eq(article.id, id));
  return now?.step ?? 0;
}

/** The log holds words that the working copy's row doesn't. */
async function isBehind(db: Database, id: number): Promise<boolean> {
  const [stand] = await db
    .select({ head: collabDocument.head, seq: workingCopy.seq })
    .from(workingCopy)
    .innerJoin(collabDocument, eq(collabDocument.articleId, workingCopy.articleId))
    .where(eq(workingCopy.articleId, id));
  return stand !== undefined && stand.head > stand.seq;
}
