// Carries out what lib/newsroom decided, in the caller's transaction and under the article's row lock.
import { and, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import type { Change, Wish } from "#lib/newsroom/decision.ts";
import type { LoadedArticle } from "./article-row.ts";
import type { Transaction } from "./client.ts";
import { deskAfter, deskColumns, keepGates } from "./carry-desk.ts";
import { announce } from "./collab-log.ts";
import { announceToDesk } from "./desk-news.ts";
import { recordEvent } from "./events.ts";
import { newId } from "./ids.ts";
import { enqueuePings } from "./pings.ts";
import { project } from "./projection.ts";
import { purge } from "./purge.ts";
import { openReceipt } from "./receipts.ts";
import { cutRevision, revisionForRestore } from "./revisions.ts";
import { article, contribution } from "./schema/articles.ts";
import type { EventState } from "./schema/events.ts";
import { approval, publicNote, schedule } from "./schema/revisions.ts";
import { tellOfVerb } from "./tell-readers.ts";
import { putContent } from "./working-copy-row.ts";

type Doing = Readonly<{
  wish: Wish;
  change: Change;
  /** Null when the clock acts. */
  actorId: string | null;
  /** Whose wish the clock carries out. */
  onBehalfOf?: string;
  at: Date;
  /** When the text counts as published; a schedule that fires late keeps its planned instant. */
  publishedAt?: Date;
  requestId: string;
}>;

/** What was recorded, and the number of its purge when readers see something change. */
export type Done = Readonly<{ eventId: string; seq: number | null }>;

/** What was written, and what readers' pages have yet to be told. */
export type Written = Readonly<{
  eventId: string;
  articleId: number;
  /** Tags of the pages that it changes; null when readers see nothing new. */
  tags: ReadonlySet<string> | null;
  at: Date;
}>;

/** Write everything a decided change means. */
export async function carryOut(tx: Transaction, loaded: LoadedArticle, doing: Doing): Promise<Done> {
  return tellPages(tx, await writeOut(tx, loaded, doing));
}

/**
 * Tell readers' pages what was written. Everybody's purges wait for each other until the commit: whoever writes several
 * articles in one transaction does this when all of them are written.
 */
export async function tellPages(tx: Transaction, { eventId, articleId, tags, at }: Written): Promise<Done> {
  if (tags === null) return { eventId, seq: null };
  await enqueuePings(tx, { eventId, articleId, tags });
  const seq = await purge(tx, tags);
  await openReceipt(tx, { eventId, articleId, seq, tags: [...tags], at });
  return { eventId, seq };
}

/** Write it all but what readers' pages are told. */
export async function writeOut(tx: Transaction, loaded: LoadedArticle, doing: Doing): Promise<Written> {
  const { change, at, actorId } = doing;
  const { row } = loaded;
  const by = actorId ?? doing.onBehalfOf ?? row.createdBy;
  const cut = change.cut
    ? await cutRevision(tx, loaded, { kind: change.cut, by, at, note: change.reason })
    : null;
  if (change.restoreFrom) await restore(tx, loaded, change.restoreFrom, by, at);
  const liveRevisionId = {
    same: row.liveRevisionId,
    approved: row.approvedRevisionId,
    cut: cut?.id ?? null,
  }[change.liveRevision];
  if (change.approve && cut) {
    // An older yes of the same person to the same revision gives way: the text came back, and so did the question.
    await tx
      .update(approval)
      .set({ voidedAt: at, voidedBy: by })
      .where(
        and(
          eq(approval.revisionId, cut.id),
          eq(approval.kind, change.approve.kind),
          eq(approval.approverId, by),
          isNull(approval.voidedAt),
        ),
      );
    await tx.insert(approval).values({
      id: newId(),
      articleId: row.id,
      revisionId: cut.id,
      revisionHash: cut.hash,
      ...change.approve,
      approverId: by,
      at,
    });
  }
  const fell = await voidApprovals(tx, loaded, change, by, at);
  await keepSchedule(tx, loaded, doing, by);
  await keepGates(tx, loaded, change, by, at);
  // The database's trigger asks for the approval or the emergency's event when the row changes: both come first.
  const after = stateAfter(loaded, doing, liveRevisionId);
  const eventId = await recordEvent(tx, {
    articleId: row.id,
    verb: change.verb,
    actorId,
    before: stateOf(loaded),
    after,
    revisionId:
      change.restoreFrom ?? cut?.id ?? (change.liveRevision === "approved" ? row.approvedRevisionId : null),
    emergency: change.emergency,
    reason: change.reason,
    requestId: doing.requestId,
    at,
  });
  const scheduledFor = change.schedule === "set" ? (doing.wish.at ?? null) : null;
  await tellOfVerb(tx, loaded, { change, scheduledFor, eventId, actorId, fell, at });
  const goesLive =
    change.publication === "live" && (row.publication !== "live" || change.liveRevision !== "same");
  const approvedRevisionId =
    change.stage !== "ready" ? null : row.stage === "ready" ? row.approvedRevisionId : (cut?.id ?? null);
  const [changed] = await tx
    .update(article)
    .set({
      stage: change.stage,
      step: change.step,
      publication: change.publication,
      spiked: change.spiked,
      version: versionAfter(loaded, change),
      ...deskColumns(change, loaded, by, at),
      liveRevisionId,
      approvedRevisionId,
      ...(change.submitted === "same"
        ? {}
        : {
            submittedBy: change.submitted === "set" ? by : null,
            submittedAt: change.submitted === "set" ? at : null,
          }),
      ...(change.proposed === "same"
        ? {}
        : change.proposed === "clear"
          ? { proposedClass: null, proposedNote: null }
          : { proposedClass: change.proposed.changeClass, proposedNote: change.proposed.publicNote }),
      ...(goesLive && !row.firstPublishedAt ? { firstPublishedAt: doing.publishedAt ?? at } : {}),
      ...(change.projection !== "same" && (change.movesModified || !row.modifiedAt)
        ? { modifiedAt: doing.publishedAt ?? at }
        : {}),
      ...(change.emergency
        ? { secondReadDue: true }
        : change.liveRevision === "approved"
          ? { secondReadDue: false }
          : {}),
      // Who has it is no change of the article: a claim doesn't put it on top of the board.
      ...(change.movesVersion ? { changedAt: at, changedBy: by } : {}),
    })
    .where(and(eq(article.id, row.id), eq(article.version, row.version)))
    .returning();
  if (!changed) throw new Error(`article ${row.id} changed under its own lock`);
  await announce(tx, { articleId: row.id, what: "state" });
  await announceToDesk(tx, {
    t: "article",
    articleId: row.id,
    ...(change.publication === "killed" && { leaves: row.bureauId }),
  });
  if (liveRevisionId && change.liveRevision !== "same") {
    await tx.delete(contribution).where(eq(contribution.articleId, row.id));
  }
  if (change.projection === "same") return { eventId, articleId: row.id, tags: null, at };
  if (change.publicNote?.note) {
    const { changeClass, note } = change.publicNote;
    const revisionId = liveRevisionId ?? row.liveRevisionId;
    if (!revisionId) throw new Error(`article ${row.id}: a public note needs a revision`);
    await tx.insert(publicNote).values({ id: newId(), articleId: row.id, revisionId, changeClass, note, at });
  }
  const tags = await project(
    tx,
    changed,
    change.projection === "retract" ? { text: change.keepText } : { text: true },
  );
  return { eventId, articleId: row.id, tags, at };
}

/** Every yes of this round falls with a text that leaves review or ready unpublished. Whose they were. */
async function voidApprovals(
  tx: Transaction,
  { row }: LoadedArticle,
  change: Change,
  by: string,
  at: Date,
): Promise<string[]> {
  if (!change.voidApproval) return [];
  const fell = await tx
    .update(approval)
    .set({ voidedAt: at, voidedBy: by })
    .where(
      and(
        eq(approval.articleId, row.id),
        isNull(approval.voidedAt),
        gte(approval.at, row.submittedAt ?? new Date(0)),
      ),
    )
    .returning({ approverId: approval.approverId });
  return [...new Set(fell.map((one) => one.approverId))];
}

async function restore(
  tx: Transaction,
  loaded: LoadedArticle,
  revisionId: string,
  by: string,
  at: Date,
): Promise<void> {
  const source = await revisionForRestore(tx, loaded.row.id, revisionId);
  if (!source) throw new Error(`article ${loaded.row.id}: revision ${revisionId} is missing`);
  // The bureau stays: moving an article is a right of its own, not a side effect of an old text.
  await putContent(
    tx,
    loaded,
    { ...source.content, bureauId: loaded.row.bureauId },
    { by, at, untold: true },
  );
  // An old text brings its writers along: they stand behind it again, and four eyes count them.
  for (const personId of new Set([...source.authors, by])) {
    await tx
      .insert(contribution)
      .values({ articleId: loaded.row.id, personId, lastChangedAt: at })
      .onConflictDoUpdate({
        target: [contribution.articleId, contribution.personId],
        set: { lastChangedAt: at },
      });
  }
}

async function keepSchedule(
  tx: Transaction,
  loaded: LoadedArticle,
  { change, wish, at }: Doing,
  by: string,
): Promise<void> {
  const open = and(
    eq(schedule.articleId, loaded.row.id),
    eq(schedule.action, "publish"),
    inArray(schedule.state, ["pending", "suspended"]),
  );
  if (change.schedule === "same") return;
  if (change.schedule === "set") {
    const { approvedRevisionId } = loaded.row;
    if (!approvedRevisionId || !wish.at || !wish.zone)
      throw new Error(`article ${loaded.row.id}: a schedule needs a revision and an instant`);
    await tx.update(schedule).set({ state: "cancelled", decidedAt: at }).where(open);
    await tx.insert(schedule).values({
      id: newId(),
      articleId: loaded.row.id,
      revisionId: approvedRevisionId,
      at: wish.at,
      zone: wish.zone,
      state: "pending",
      createdBy: by,
      createdAt: at,
    });
    return;
  }
  const state = ({ suspend: "suspended", cancel: "cancelled", fired: "fired" } as const)[change.schedule];
  await tx
    .update(schedule)
    .set({ state, ...(state === "suspended" ? {} : { decidedAt: sql`clock_timestamp()` }) })
    .where(open);
}

const versionAfter = ({ row }: LoadedArticle, change: Change): number =>
  change.movesVersion ? row.version + 1 : row.version;

function stateOf({ row }: LoadedArticle): EventState {
  return {
    stage: row.stage,
    publication: row.publication,
    liveRevision: row.liveRevisionId,
    version: row.version,
    spiked: row.spiked,
  };
}

function stateAfter(loaded: LoadedArticle, { change, wish }: Doing, liveRevision: string | null): EventState {
  return {
    stage: change.stage,
    publication: change.publication,
    liveRevision,
    version: versionAfter(loaded, change),
    spiked: change.spiked,
    ...deskAfter(change),
    ...(change.schedule === "set" && wish.at ? { scheduledFor: wish.at.toISOString() } : {}),
    ...(change.publicNote ? { noted: change.publicNote.changeClass } : {}),
  };
}
