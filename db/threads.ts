// Comments: what people say about words of a text, or about a suggestion. Whoever may comment opens, answers and resolves;
// a blocking thread keeps the text from being approved and published until it is resolved.
import { and, count, eq, isNull } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { cleanLines } from "#lib/document/clean-text.ts";
import { anchorThread } from "#lib/document/comment-anchor.ts";
import { may, mayNot } from "#lib/newsroom/permissions.ts";
import {
  mostCharacters,
  mostMentions,
  mostThreads,
  type ReviewRefusal,
} from "#lib/newsroom/review-refusal.ts";
import { whoMayNotRead } from "./article-readers.ts";
import type { LoadedArticle } from "./article-row.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { editWorkingDocument } from "./collab-edit.ts";
import { announce } from "./collab-log.ts";
import { announceToDesk } from "./desk-news.ts";
import { recordEvent } from "./events.ts";
import { readableArticle } from "./reading-rights.ts";
import { comment, mention, suggestion, thread, type ProseField } from "./schema/review.ts";
import { tellReaders } from "./tell-readers.ts";
import { placeOf } from "./tell.ts";
import { threadOf, whoTalks, type ReviewThread } from "./thread-rows.ts";

/** Who does it, and under which request it is recorded. */
export type Asked = Readonly<{ actor: Actor; requestId: string }>;

export type ThreadOutcome = Readonly<
  { ok: true; thread: ReviewThread } | { ok: false; refusal: ReviewRefusal }
>;

export type NewComment = Readonly<{
  /** Made by the writer's browser: sending the same again answers the same thread. */
  key: string;
  text: string;
  /** Ids of people. */
  mentions: readonly string[];
}>;

export type NewThread = NewComment &
  Readonly<{
    /** Ignored for a reply to a suggestion, which stands where it stands. */
    field: ProseField;
    /** Null for a reply to a suggestion. */
    anchor: Readonly<{ from: Uint8Array; to: Uint8Array }> | null;
    suggestionId?: string | undefined;
    blocking: boolean;
  }>;

type Scene = Readonly<{ tx: Transaction; loaded: LoadedArticle; asked: Asked; at: Date }>;
type Refused = Readonly<{ ok: false; refusal: ReviewRefusal }>;

const refused = (refusal: ReviewRefusal): Refused => ({ ok: false, refusal });

/** Runs under the article's lock, by somebody who may comment on it; null for hidden and missing. */
async function commenting(
  asked: Asked,
  articleId: number,
  run: (scene: Scene) => Promise<ThreadOutcome | null>,
): Promise<ThreadOutcome | null> {
  return newsroom().transaction(async (tx) => {
    const loaded = await readableArticle(tx, asked.actor, articleId, { lock: true });
    if (!loaded) return null;
    const refusal = mayNot(asked.actor, "comment", loaded.article);
    if (refusal) return refused({ kind: "refused", refusal });
    return run({ tx, loaded, asked, at: await now(tx) });
  });
}

type Kept = Readonly<{ ok: true; text: string; mentions: readonly string[] }>;

/** The comment as it is kept, or why it isn't. */
async function checked({ tx, loaded }: Scene, { text, mentions }: NewComment): Promise<Kept | Refused> {
  if (text.length > mostCharacters) return refused({ kind: "too-long" });
  const kept = cleanLines(text).trim();
  const people = [...new Set(mentions.map((one) => one.toLowerCase()))];
  if (kept === "") return refused({ kind: "empty" });
  if (people.length > mostMentions) return refused({ kind: "too-many-mentions" });
  const outsiders = await whoMayNotRead(tx, loaded.article, people);
  if (outsiders) return refused({ kind: "mentions", ...outsiders });
  return { ok: true, text: kept, mentions: people };
}

/** What a comment that was sent before led to; null when this one is new. */
async function sentBefore({ tx, loaded, asked }: Scene, key: string): Promise<ThreadOutcome | null> {
  const [before] = await tx
    .select({ threadId: thread.id, articleId: thread.articleId, authorId: comment.authorId })
    .from(comment)
    .innerJoin(thread, eq(thread.id, comment.threadId))
    .where(eq(comment.id, key));
  if (!before) return null;
  const same = before.articleId === loaded.row.id && before.authorId === asked.actor.id;
  return same ? { ok: true, thread: await threadOf(tx, before.threadId) } : refused({ kind: "taken" });
}

async function addComment(
  { tx, asked, at, loaded }: Scene,
  threadId: string,
  id: string,
  { text, mentions }: Kept,
): Promise<void> {
  const talking = await whoTalks(tx, threadId);
  await tx.insert(comment).values({ id, threadId, authorId: asked.actor.id, text, at });
  if (mentions.length > 0)
    await tx.insert(mention).values(mentions.map((personId) => ({ commentId: id, personId })));
  const { article } = loaded;
  await tellReaders(tx, { what: "comment", mentions, talking }, article, {
    articleId: article.id,
    source: id,
    place: `${placeOf(article.id)}?thread=${threadId}`,
    actorId: asked.actor.id,
    at,
  });
}

type Blocks = Pick<typeof thread.$inferSelect, "blocking" | "resolvedAt">;
const blocks = ({ blocking, resolvedAt }: Blocks): boolean => blocking && resolvedAt === null;

/** What gates is in the article's record, without a word of what was said. */
async function recordBlock(
  { tx, loaded, asked, at }: Scene,
  threadId: string,
  before: Blocks | null,
  after: Blocks,
): Promise<void> {
  const [blocked, blocking] = [before !== null && blocks(before), blocks(after)];
  if (blocked === blocking) return;
  const ended = after.resolvedAt === null ? "lift-comment-block" : "resolve-blocking-comment";
  await recordEvent(tx, {
    articleId: loaded.row.id,
    verb: blocking ? "block-by-comment" : ended,
    actorId: asked.actor.id,
    before: before === null ? {} : { thread: threadId, blocks: blocked },
    after: { thread: threadId, blocks: blocking },
    requestId: asked.requestId,
    at,
  });
  await announceToDesk(tx, { t: "article", articleId: loaded.row.id });
}

async function done({ tx, loaded }: Scene, threadId: string): Promise<ThreadOutcome> {
  await announce(tx, { articleId: loaded.row.id, what: "review" });
  return { ok: true, thread: await threadOf(tx, threadId) };
}

/**
 * Open a thread on words of the text, at whatever stage it stands, or answer a suggestion, whose replies are one thread.
 * The words are read from the text itself. Null: hidden or missing.
 */
export function openThread(
  asked: Asked,
  articleId: number,
  wanted: NewThread,
): Promise<ThreadOutcome | null> {
  return commenting(asked, articleId, async (scene) => {
    const id = wanted.key.toLowerCase();
    const before = await sentBefore(scene, id);
    if (before) return before;
    const kept = await checked(scene, wanted);
    if (!kept.ok) return kept;
    if (wanted.suggestionId !== undefined)
      return answerSuggestion(scene, wanted.suggestionId, { id, kept, blocking: wanted.blocking });
    if (wanted.anchor === null) return refused({ kind: "no-words" });
    // Answers and resolving go on: they hang on no word of the text.
    if (scene.loaded.problem !== null) return refused({ kind: "unreadable", message: scene.loaded.problem });
    if (await isFull(scene)) return refused({ kind: "too-many-threads" });
    const { anchor, field } = wanted;
    const { result } = await editWorkingDocument(
      scene.tx,
      articleId,
      { content: scene.loaded.content, by: asked.actor.id, at: scene.at, kind: "review" },
      (doc) => anchorThread(doc, id, { field, ...anchor }),
    );
    if (!result.ok) return refused({ kind: result.why === "no-words" ? "no-words" : "words-gone" });
    await addThread(scene, { id, field, quote: result.quote, blocking: wanted.blocking });
    await addComment(scene, id, id, kept);
    return done(scene, id);
  });
}

/** Counted under the article's lock: of any number of people who comment at once none goes over it. */
async function isFull({ tx, loaded }: Scene): Promise<boolean> {
  const [open] = await tx
    .select({ threads: count() })
    .from(thread)
    .where(and(eq(thread.articleId, loaded.row.id), isNull(thread.resolvedAt)));
  return (open?.threads ?? 0) >= mostThreads;
}

async function addThread(
  scene: Scene,
  row: Readonly<{ id: string; field: ProseField; quote: string; blocking: boolean; suggestionId?: string }>,
): Promise<void> {
  const { tx, loaded, asked, at } = scene;
  const quote = cleanLines(row.quote.slice(0, mostCharacters)).trim();
  await tx
    .insert(thread)
    .values({ ...row, quote, articleId: loaded.row.id, createdBy: asked.actor.id, createdAt: at });
  await recordBlock(scene, row.id, null, { blocking: row.blocking, resolvedAt: null });
}

async function answerSuggestion(
  scene: Scene,
  suggestionId: string,
  { id, kept, blocking }: Readonly<{ id: string; kept: Kept; blocking: boolean }>,
): Promise<ThreadOutcome> {
  const { tx, loaded } = scene;
  const articleId = loaded.row.id;
  const [about] = await tx
    .select()
    .from(suggestion)
    .where(and(eq(suggestion.id, suggestionId), eq(suggestion.articleId, articleId)));
  if (!about) return refused({ kind: "no-such-suggestion" });
  const [known] = await tx
    .select()
    .from(thread)
    .where(and(eq(thread.suggestionId, suggestionId), eq(thread.articleId, articleId)));
  if (!known) {
    if (await isFull(scene)) return refused({ kind: "too-many-threads" });
    const quote = about.inserted === "" ? about.deleted : about.inserted;
    await addThread(scene, { id, field: about.field, quote, blocking, suggestionId });
  } else if (blocking) await setThread(scene, known, { blocking });
  const threadId = known?.id ?? id;
  await addComment(scene, threadId, id, kept);
  return done(scene, threadId);
}

/** Answer in a thread, resolved or not. Null: hidden or missing, the thread as well as the article. */
export function replyToThread(
  asked: Asked,
  articleId: number,
  threadId: string,
  wanted: NewComment,
): Promise<ThreadOutcome | null> {
  return commenting(asked, articleId, async (scene) => {
    const row = await ownThread(scene, threadId);
    if (!row) return null;
    const id = wanted.key.toLowerCase();
    const before = await sentBefore(scene, id);
    if (before) return before;
    const kept = await checked(scene, wanted);
    if (!kept.ok) return kept;
    await addComment(scene, row.id, id, kept);
    return done(scene, row.id);
  });
}

type Row = typeof thread.$inferSelect;

async function ownThread({ tx, loaded }: Scene, threadId: string): Promise<Row | null> {
  const [row] = await tx
    .select()
    .from(thread)
    .where(and(eq(thread.id, threadId), eq(thread.articleId, loaded.row.id)));
  return row ?? null;
}

export type ThreadChange = Readonly<{ resolved?: boolean | undefined; blocking?: boolean | undefined }>;

async function setThread(scene: Scene, row: Row, { resolved, blocking }: ThreadChange): Promise<boolean> {
  const isResolved = row.resolvedAt !== null;
  const resolution =
    resolved === undefined || resolved === isResolved
      ? { resolvedAt: row.resolvedAt, resolvedBy: row.resolvedBy }
      : resolved
        ? { resolvedAt: scene.at, resolvedBy: scene.asked.actor.id }
        : { resolvedAt: null, resolvedBy: null };
  const after = { ...resolution, blocking: blocking ?? row.blocking };
  if (after.resolvedAt === row.resolvedAt && after.blocking === row.blocking) return false;
  await scene.tx.update(thread).set(after).where(eq(thread.id, row.id));
  await recordBlock(scene, row.id, row, after);
  return true;
}

/**
 * Resolve or reopen a thread, and say whether it blocks. Saying what is so already changes nothing: of several people who
 * resolve at once the first one did. Null: hidden or missing, the thread as well as the article.
 */
export function changeThread(
  asked: Asked,
  articleId: number,
  threadId: string,
  change: ThreadChange,
): Promise<ThreadOutcome | null> {
  return commenting(asked, articleId, async (scene) => {
    const row = await ownThread(scene, threadId);
    if (!row) return null;
    // Who may approve the text may say that a comment is no reason against it.
    const mayLift = row.createdBy === asked.actor.id || may(asked.actor, "approve", scene.loaded.article);
    if (row.blocking && change.blocking === false && !mayLift) return refused({ kind: "not-yours-to-lift" });
    const opens = change.resolved === false && row.resolvedAt !== null;
    if (opens && (await isFull(scene))) return refused({ kind: "too-many-threads" });
    const changed = await setThread(scene, row, change);
    return changed ? done(scene, row.id) : { ok: true, thread: await threadOf(scene.tx, row.id) };
  });
}
