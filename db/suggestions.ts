// Suggestions as rows: what is open, what was decided by whom, and the deciding itself, which edits the text for everybody.
import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { decideInDocument, suggestionNames } from "#lib/document/deciding.ts";
import { authorOf } from "#lib/document/nodes/review-marks.ts";
import type { Verdict } from "#lib/document/suggesting/reading.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { editRefusal, textRight } from "#lib/newsroom/permissions.ts";
import type { ReviewRefusal } from "#lib/newsroom/review-refusal.ts";
import type { LoadedArticle } from "./article-row.ts";
import { newsroom, type Database, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { freshCopy } from "./collab-copy.ts";
import { editWorkingDocument } from "./collab-edit.ts";
import { announce } from "./collab-log.ts";
import { recordEvent } from "./events.ts";
import { readableArticle } from "./reading-rights.ts";
import { isOneOf, knownPeople } from "./review-rows.ts";
import { contribution } from "./schema/articles.ts";
import { person } from "./schema/people.ts";
import { suggestion, type ProseField, type SuggestionState } from "./schema/review.ts";
import { threadsOf, type Named, type ReviewThread } from "./thread-rows.ts";
import type { Asked } from "./threads.ts";

export type SuggestionRow = Readonly<{
  /** As in the text. */
  id: string;
  author: Named;
  field: ProseField;
  /** A break is a new line. */
  inserted: string;
  deleted: string;
  madeAt: Date;
  state: SuggestionState;
  /** Null while it is open, and when its marks left the text by themselves. */
  decidedBy: Named | null;
  decidedAt: Date | null;
}>;

/** Most suggestions that are sent at once: all that are open come before what was decided. */
const mostShown = 2_000;

const decider = alias(person, "decider");

async function suggestionsOf(db: Database, articleId: number): Promise<SuggestionRow[]> {
  const rows = await db
    .select({ ...getTableColumns(suggestion), author: person.name, decider: decider.name })
    .from(suggestion)
    .innerJoin(person, eq(person.id, suggestion.authorId))
    .leftJoin(decider, eq(decider.id, suggestion.decidedBy))
    .where(eq(suggestion.articleId, articleId))
    .orderBy(sql`(${suggestion.state} = 'open') desc`, desc(suggestion.madeAt), desc(suggestion.id))
    .limit(mostShown);
  return rows.map((one) => {
    const { id, field, inserted, deleted, madeAt, state, decidedBy, decidedAt } = one;
    return {
      id,
      author: { id: one.authorId, name: one.author },
      field,
      inserted,
      deleted,
      madeAt,
      state,
      decidedBy: decidedBy === null ? null : { id: decidedBy, name: one.decider ?? "" },
      decidedAt,
    };
  });
}

export type Review = Readonly<{ threads: readonly ReviewThread[]; suggestions: readonly SuggestionRow[] }>;

/**
 * Every thread (oldest first) and suggestion (open ones first, then the newest) of an article, up to the last word that
 * anybody typed; null when the article is hidden from the actor or missing.
 */
export async function reviewOf(actor: Actor, articleId: number): Promise<Review | null> {
  return newsroom().transaction(async (tx) => {
    if (!(await readableArticle(tx, actor, articleId, { fresh: true }))) return null;
    return {
      threads: await threadsOf(tx, articleId),
      suggestions: await suggestionsOf(tx, articleId),
    };
  });
}

export type DecideOutcome = Readonly<{ ok: true; decided: number } | { ok: false; refusal: ReviewRefusal }>;

/** Whoever may edit the text decides about every suggestion; whoever may only suggest takes back what is their own. */
function decideRefusal(
  actor: Actor,
  { article }: LoadedArticle,
  chosen: readonly string[],
  verdict: Verdict,
): Refusal | null {
  const own = verdict === "reject" && chosen.every((id) => authorOf(id) === actor.id);
  if (own && textRight(actor, article) === "suggest") return null;
  return editRefusal(actor, article);
}

/**
 * Accept or reject open suggestions, all of them or those named, in the text and in the record at once. Names that are not
 * open suggestions of this article count for nothing. Null: hidden or missing.
 */
export async function decideSuggestions(
  { actor, requestId }: Asked,
  articleId: number,
  { ids, verdict }: Readonly<{ ids: readonly string[] | "all"; verdict: Verdict }>,
): Promise<DecideOutcome | null> {
  return newsroom().transaction(async (tx): Promise<DecideOutcome | null> => {
    const loaded = await readableArticle(tx, actor, articleId, { lock: true });
    if (!loaded) return null;
    const at = await now(tx);
    const edit = { content: loaded.content, by: actor.id, at, kind: "forward" as const };
    const { result } = await editWorkingDocument(tx, articleId, edit, (doc) => {
      const open = suggestionNames(doc);
      if (typeof open === "string")
        return { ok: false, refusal: { kind: "unreadable", message: open } } as const;
      const chosen = ids === "all" ? [...open] : ids.filter((id) => open.has(id));
      const refusal = decideRefusal(actor, loaded, chosen, verdict);
      if (refusal) return { ok: false, refusal: { kind: "refused", refusal } } as const;
      if (chosen.length > 0) decideInDocument(doc, new Set(chosen), verdict);
      const left = suggestionNames(doc);
      if (typeof left === "string")
        throw new Error(`article ${articleId}: deciding suggestions broke its text`);
      // A strike on words that are gone has nothing left to strike, and an insertion goes with an accepted strike on it.
      const moot = [...open].filter((id) => !left.has(id) && !chosen.includes(id));
      return { ok: true, chosen: [...new Set(chosen)], moot } as const;
    });
    if (!result.ok) return result;
    const { chosen, moot } = result;
    if (chosen.length === 0) return { ok: true, decided: 0 };
    const decided = { tx, articleId, actor, at };
    await setDecided(decided, chosen, verdict === "accept" ? "accepted" : "rejected");
    await setDecided(decided, moot, "rejected");
    if (verdict === "accept") await countContributors(decided, chosen);
    await freshCopy(tx, loaded.copy);
    await recordEvent(tx, {
      articleId,
      verb: verdict === "accept" ? "accept-suggestions" : "reject-suggestions",
      actorId: actor.id,
      before: {},
      after: { suggestions: chosen.length },
      requestId,
      at,
    });
    await announce(tx, { articleId, what: "review" });
    return { ok: true, decided: chosen.length };
  });
}

type Decided = Readonly<{ tx: Transaction; articleId: number; actor: Actor; at: Date }>;

/** Rows are decided before the working copy is made fresh, which takes open ones without a mark for withdrawn. */
async function setDecided(
  { tx, articleId, actor, at }: Decided,
  ids: readonly string[],
  state: "accepted" | "rejected",
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(suggestion)
    .set({ state, decidedBy: actor.id, decidedAt: at })
    .where(
      and(eq(suggestion.articleId, articleId), eq(suggestion.state, "open"), isOneOf(suggestion.id, ids)),
    );
}

/** An accepted suggestion is the text of two people: who wrote it, and who took it in. Four eyes are counted by both. */
async function countContributors(
  { tx, articleId, actor, at }: Decided,
  ids: readonly string[],
): Promise<void> {
  const people = new Set([actor.id, ...(await knownPeople(tx, ids.map(authorOf)))]);
  await tx
    .insert(contribution)
    .values([...people].map((personId) => ({ articleId, personId, lastChangedAt: at })))
    .onConflictDoUpdate({
      target: [contribution.articleId, contribution.personId],
      set: { lastChangedAt: sql`greatest(${contribution.lastChangedAt}, excluded.last_changed_at)` },
    });
}
