// A yes of review counts for the text that it was given to. When somebody writes on, whoever gave one learns of it, and so does
// whoever can say the yes that the article waits for then (newsroom.md §10).
import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import { kindOfStep, stepsOf } from "#lib/newsroom/step-yeses.ts";
import { toldOf, waitingKinds } from "#lib/newsroom/told.ts";
import type { Database } from "./client.ts";
import { newId } from "./ids.ts";
import { legalReviewOf } from "./legal-review.ts";
import { peopleAround } from "./people-around.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { bureau } from "./schema/people.ts";
import { approval } from "./schema/revisions.ts";
import { markGone, placeOf, tell } from "./tell.ts";

/** An article in review as it stood before its text was changed. */
export type BeforeText = Readonly<{ articleId: number; hash: string; step: number; bureauId: string }>;

type After = Readonly<{ row: typeof article.$inferSelect; steps: typeof bureau.$inferSelect.steps }>;

/** Tell whom other words concern: who said yes to the words before, and who is asked now. Nobody, outside review. */
export async function tellOfOtherWords(
  tx: Database,
  before: BeforeText,
  by: string,
  at: Date,
): Promise<void> {
  const [after] = await tx
    .select({ row: article, steps: bureau.steps })
    .from(article)
    .innerJoin(bureau, eq(bureau.id, article.bureauId))
    .where(and(eq(article.id, before.articleId), eq(article.stage, "review")));
  if (!after) return;
  await tellPassedBy(tx, before, after, by, at);
  await tellStepBack(tx, before, after, by, at);
}

/**
 * Tell everybody but the writer whose yes of this round was to the text as it stood before. Each yes is told of once,
 * however much is written and whether or not the text comes back to it.
 */
async function tellPassedBy(
  tx: Database,
  { articleId, hash }: BeforeText,
  { row, steps }: After,
  by: string,
  at: Date,
): Promise<void> {
  const passed = await tx
    .select({ id: approval.id, approverId: approval.approverId, kind: approval.kind })
    .from(approval)
    .innerJoin(article, eq(article.id, approval.articleId))
    .where(
      and(
        eq(article.id, articleId),
        eq(approval.revisionHash, hash),
        isNull(approval.voidedAt),
        ne(approval.approverId, by),
        or(isNull(article.submittedAt), sql`${approval.at} >= ${article.submittedAt}`),
      ),
    );
  if (passed.length === 0) return;
  const asked = new Set(["desk", ...steps.map(kindOfStep)]);
  if (row.vaulted || (await legalReviewOf(tx, articleId)).legalReview) asked.add("legal");
  for (const { id, approverId, kind } of passed)
    await tell(
      tx,
      {
        articleId,
        source: id,
        place: placeOf(articleId),
        actorId: by,
        at,
        words: { because: "edited", ...(asked.has(kind) && { again: "yes" }) },
      },
      [{ kind: "approval-voided", personId: approverId }],
    );
}

/** The article waits at another step than before: who was asked isn't any more, and whoever says this step's yes is. */
async function tellStepBack(
  tx: Database,
  before: BeforeText,
  { row, steps }: After,
  by: string,
  at: Date,
): Promise<void> {
  if (row.step === before.step && row.bureauId === before.bureauId) return;
  const all = stepsOf(steps);
  const { name, role: awaits } = all[Math.min(row.step, all.length - 1)] ?? all[0];
  await markGone(tx, row.id, waitingKinds, at);
  const [copy] = await tx
    .select({ bylinePersonIds: workingCopy.bylinePersonIds })
    .from(workingCopy)
    .where(eq(workingCopy.articleId, row.id));
  const of = { ...row, bylinePersonIds: copy?.bylinePersonIds ?? [] };
  const people = await peopleAround(tx, row.bureauId);
  const telling = { articleId: row.id, source: newId(), place: placeOf(row.id), actorId: by, at };
  const told = toldOf({ what: "step-due", awaits }, by, of, people);
  await tell(tx, { ...telling, words: { step: name } }, told);
}
