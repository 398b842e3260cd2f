// An article as the desk has it: made, changed by one verb, read with everything that its page shows.
import { eq } from "drizzle-orm";
import { emptyContent } from "#lib/document/content.ts";
import type { Actor, Article } from "#lib/newsroom/article.ts";
import { stillDue } from "#lib/newsroom/board.ts";
import { standingClaim } from "#lib/newsroom/conditions.ts";
import { findingsOf } from "#lib/newsroom/checklist.ts";
import type { Change, Facts, Finding, Refusal, Wish } from "#lib/newsroom/decision.ts";
import { openVerbs, type OpenVerb } from "#lib/newsroom/decide.ts";
import { isOfThisRound } from "#lib/newsroom/four-eyes.ts";
import { editRefusal, may, textRight, type TextRight } from "#lib/newsroom/permissions.ts";
import { loadArticle, type LoadedArticle } from "./article-row.ts";
import { standingOf, type Standing } from "./article-standing.ts";
import { tellPages } from "./carry-out.ts";
import { newsroom, type Transaction } from "./client.ts";
import { addDocument, epochOf, type BegunDocument } from "./collab-log.ts";
import { now } from "./clock.ts";
import { announceToDesk } from "./desk-news.ts";
import { lastEvent, recordEvent } from "./events.ts";
import { factsOf } from "./facts.ts";
import { judgeAndWrite, type Refused, type SeenText } from "./judged-verb.ts";
import { bringsForeignPicture } from "./picture-sight.ts";
import { readableArticle } from "./reading-rights.ts";
import { namesOf } from "./revisions.ts";
import { article, contribution, workingCopy } from "./schema/articles.ts";
import { columnsOf } from "./working-copy-row.ts";

export type Outcome =
  | Readonly<{
      ok: true;
      /** Null when a repeated request found its work done. */
      change: Change | null;
      article: Article;
      /** Purge that readers' pages follow; null when readers see nothing new. */
      seq: number | null;
      /** The event that records it, which its receipt is kept with. */
      eventId: string;
    }>
  | Refused;

/**
 * Make an article with an empty working copy in a bureau, the actor's first one by default.
 * The key makes a retry answer with the article that the first try made.
 */
export async function createArticle(
  actor: Actor,
  wanted: Readonly<{
    bureauId?: string | undefined;
    key: string;
    /** The working document that the writer's browser began; made here when there is none. */
    begun?: BegunDocument | undefined;
  }>,
): Promise<Readonly<{ ok: true; id: number }> | Readonly<{ ok: false; refusal: Refusal }>> {
  const bureauId = wanted.bureauId ?? actor.bureauIds[0];
  if (!bureauId || !may(actor, "create", { bureauId }))
    return { ok: false, refusal: { kind: "may-not", why: "bureau" } };
  const content = { ...emptyContent(bureauId), ...wanted.begun?.prose };
  return newsroom().transaction(async (tx) => {
    if (await bringsForeignPicture(tx, actor, null, content))
      return { ok: false, refusal: { kind: "not-now", why: "foreign-picture" } };
    const at = await now(tx);
    const [made] = await tx
      .insert(article)
      .values({
        bureauId,
        createdBy: actor.id,
        createKey: wanted.key,
        createdAt: at,
        changedAt: at,
        changedBy: actor.id,
      })
      .onConflictDoNothing({ target: article.createKey })
      .returning({ id: article.id });
    if (!made) {
      const [first] = await tx
        .select({ id: article.id, createdBy: article.createdBy })
        .from(article)
        .where(eq(article.createKey, wanted.key));
      return first?.createdBy === actor.id
        ? { ok: true, id: first.id }
        : { ok: false, refusal: { kind: "stale", why: "article" } };
    }
    await tx.insert(workingCopy).values({
      articleId: made.id,
      ...columnsOf(content),
      // Behind the log: what was begun may hold suggestions, which the row learns at its first reading.
      ...(wanted.begun && { seq: -1 }),
      updatedAt: at,
      updatedBy: actor.id,
    });
    if (wanted.begun) {
      await addDocument(tx, made.id, wanted.begun, actor.id);
      await tx.insert(contribution).values({ articleId: made.id, personId: actor.id, lastChangedAt: at });
    }
    await recordEvent(tx, {
      articleId: made.id,
      verb: "create",
      actorId: actor.id,
      before: {},
      after: { stage: "draft", publication: "never", bureau: bureauId },
      requestId: wanted.key,
      at,
    });
    await announceToDesk(tx, { t: "article", articleId: made.id });
    return { ok: true, id: made.id };
  });
}

/**
 * Carry out one verb or say why not. Of any number of simultaneous wishes on one article exactly one sees the version
 * it names; the others learn who was first. Null: hidden or missing, which answer alike.
 */
export async function changeArticle(
  actor: Actor,
  id: number,
  wished: Wish,
  context: Readonly<{ requestId: string; seen?: SeenText | undefined }>,
): Promise<Outcome | null> {
  return newsroom().transaction(async (tx): Promise<Outcome | null> => {
    const judged = await judgeAndWrite(tx, actor, id, wished, context);
    if (!judged?.ok) return judged;
    const { change, written } = judged;
    const { seq, eventId } = await tellPages(tx, written);
    const after = await loadArticle(tx, id);
    if (!after) throw new Error(`article ${id} vanished under its own lock`);
    return { ok: true, change, article: after.article, seq, eventId };
  });
}

export type DeskArticle = Readonly<{
  article: Article;
  content: LoadedArticle["content"];
  slugline: string;
  /** Version of the fields beside the prose. */
  fieldsVersion: number;
  /** Of the document in which the prose is written together. */
  epoch: number;
  right: TextRight;
  words: number;
  /** Null when the actor may change the text now, else why not. */
  readOnly: Refusal | null;
  verbs: readonly OpenVerb[];
  findings: readonly Finding[];
  /** What the checks beside the editor judge by while the text changes. */
  facts: Facts;
  standing: Standing;
  /** The working copy differs from what readers see. */
  aheadOfLive: boolean;
  people: Readonly<{
    createdBy: string;
    savedBy: string;
    submittedBy: string | null;
    approvedBy: readonly string[];
  }>;
  assignment: Readonly<{
    assignee: Readonly<{ id: string; name: string }> | null;
    dueAt: Date | null;
    plannedWords: number | null;
  }>;
  /** The deadline while it is one: null once the text is handed in, published or out of the flow. */
  stillDue: Date | null;
  /** Who has it; null also when the holder hasn't been at it for a quarter of an hour. */
  claim: Readonly<{ personId: string; name: string; since: Date }> | null;
  savedAt: Date;
  firstPublishedAt: Date | null;
  modifiedAt: Date | null;
  secondReadDue: boolean;
  /** The comment with which changes were last requested, while the article is back in draft. */
  requested: Readonly<{ reason: string; by: string; at: Date }> | null;
}>;

/** Everything that the editor's page shows of one article; null when hidden or missing. */
export async function articleForDesk(actor: Actor, id: number): Promise<DeskArticle | null> {
  return newsroom().transaction(async (tx) => {
    const loaded = await readableArticle(tx, actor, id, { fresh: true });
    if (!loaded) return null;
    const { row, copy } = loaded;
    const epoch = await epochOf(tx, id);
    const at = await now(tx);
    const facts = await factsOf(tx, loaded, at);
    const approvedHash = facts.revisionHashes[row.approvedRevisionId ?? ""];
    const approvers = facts.approvals
      .filter((one) => one.revisionHash === approvedHash && isOfThisRound(one, loaded.article))
      .map((one) => one.approverId);
    const names = await namesOf(tx, [
      row.createdBy,
      copy.updatedBy,
      ...(row.submittedBy ? [row.submittedBy] : []),
      ...(row.assignedTo ? [row.assignedTo] : []),
      ...approvers,
    ]);
    const claim = standingClaim(facts, at);
    const named = (person: string) => names.get(person) ?? "somebody no longer here";
    return {
      article: loaded.article,
      content: loaded.content,
      slugline: copy.slugline,
      fieldsVersion: copy.fieldsVersion,
      epoch,
      right: textRight(actor, loaded.article) ?? "read",
      words: copy.words,
      readOnly: editRefusal(actor, loaded.article),
      verbs: openVerbs(loaded.article, actor, facts, at),
      findings: findingsOf(facts),
      facts,
      standing: await standingOf(tx, loaded, facts, at),
      aheadOfLive: row.liveRevisionId !== null && facts.revisionHashes[row.liveRevisionId] !== copy.hash,
      people: {
        createdBy: named(row.createdBy),
        savedBy: named(copy.updatedBy),
        submittedBy: row.submittedBy ? named(row.submittedBy) : null,
        approvedBy: approvers.map(named),
      },
      assignment: {
        assignee: row.assignedTo ? { id: row.assignedTo, name: named(row.assignedTo) } : null,
        dueAt: row.dueAt,
        plannedWords: row.plannedWords,
      },
      stillDue: stillDue(row),
      claim: claim && row.claimedAt ? { ...claim, since: row.claimedAt } : null,
      savedAt: copy.updatedAt,
      firstPublishedAt: row.firstPublishedAt,
      modifiedAt: row.modifiedAt,
      secondReadDue: row.secondReadDue,
      requested: await requestedChanges(tx, loaded),
    };
  });
}

async function requestedChanges(tx: Transaction, { row }: LoadedArticle): Promise<DeskArticle["requested"]> {
  if (row.stage !== "draft") return null;
  const last = await lastEvent(tx, row.id, "request-changes");
  return last?.reason ? { reason: last.reason, by: last.name, at: last.at } : null;
}
