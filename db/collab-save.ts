// Committing what people type: rights are judged on the article's row in the transaction that stores the words, so that
// nothing typed after an approval gets in, however late it arrives.
import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "#lib/newsroom/article.ts";
import { textRight, type TextRight } from "#lib/newsroom/permissions.ts";
import { mostSuggestions } from "#lib/newsroom/review-refusal.ts";
import { loadArticle } from "./article-row.ts";
import { waitForTurn } from "./article-turn.ts";
import { listen, newsroom, type Database, type Listening } from "./client.ts";
import { now } from "./clock.ts";
import {
  appendUpdates,
  updatesAfter,
  type CollabNews,
  type LoggedUpdate,
  type NewUpdate,
} from "./collab-log.ts";
import { ownersIn, ownersOf } from "./collab-owners.ts";
import { isOneOf } from "./review-rows.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { collabDocument } from "./schema/collab.ts";
import { suggestion } from "./schema/review.ts";

type Where = Parameters<typeof textRight>[1] & Readonly<{ openSuggestions: number }>;

async function placeOf(db: Database, articleId: number, lock: boolean): Promise<Where | null> {
  if (lock) await waitForTurn(db, articleId, "words");
  const query = db
    .select({
      bureauId: article.bureauId,
      createdBy: article.createdBy,
      assignedTo: article.assignedTo,
      stage: article.stage,
      publication: article.publication,
      spiked: article.spiked,
    })
    .from(article)
    .where(eq(article.id, articleId))
    .$dynamic();
  const [row] = await (lock ? query.for("share") : query);
  if (!row) return null;
  const [copy] = await db
    .select({
      bylinePersonIds: workingCopy.bylinePersonIds,
      openSuggestions: workingCopy.openSuggestions,
    })
    .from(workingCopy)
    .where(eq(workingCopy.articleId, articleId));
  return copy ? { ...row, ...copy } : null;
}

/** What each of these people may do with the article's text now; null: hidden from them, or missing. */
export async function rightsOn(
  articleId: number,
  actors: readonly Actor[],
): Promise<readonly (TextRight | null)[]> {
  const place = await placeOf(newsroom(), articleId, false);
  return actors.map((actor) => (place === null ? null : textRight(actor, place)));
}

export type Typed = Readonly<{
  actor: Actor;
  /** By which the update was looked at: "suggest" means that it was found to change no word. */
  right: TextRight;
  bytes: Uint8Array;
  /** Yjs client numbers that become the writer's by it. */
  clients: readonly number[];
  /** Names of the suggestions that it makes, or adds to. */
  suggested?: readonly string[];
  /** Those of them that bear somebody else's name and aren't in the text: the article has to have had them before. */
  foreign?: readonly string[];
}>;

/** The log's number of a stored update; null when its writer may not write now. */
export type Stored = number | "too-many-suggestions" | "not-yours" | "malformed" | null;

/** What of a text's log was not known somewhere, in order, and whose the Yjs client numbers in it are. */
export type Missed = Readonly<{ rows: readonly LoggedUpdate[]; owners: ReadonlyMap<number, string> }>;

/**
 * Store updates in the order given, in one transaction. Resolves once they are committed. An update of somebody who may
 * only suggest is stored as review: the caller has made sure that it changes no word. `recent` names suggestions that were
 * stored and that the working copy's row may not count yet.
 */
export async function storeTyped(
  articleId: number,
  typed: readonly Typed[],
  recent: Iterable<string> = [],
): Promise<readonly Stored[]> {
  return newsroom().transaction(async (tx) => {
    const place = await placeOf(tx, articleId, true);
    return place === null ? typed.map(() => null) : store(tx, articleId, place, { typed, recent });
  });
}

/**
 * Store one update that is judged by the whole text: from before it is judged until it is committed nobody else stores
 * anything, in no process. `judge` hears what was committed after the number that `seen` gives, and says what to store, or
 * its own refusal, which is the answer then.
 */
export async function storeJudged<Refusal>(
  articleId: number,
  seen: () => number,
  judge: (missed: Missed) => Typed | Readonly<{ refused: Refusal }>,
  recent: Iterable<string> = [],
): Promise<Stored | Readonly<{ refused: Refusal }>> {
  return newsroom().transaction(async (tx) => {
    const place = await placeOf(tx, articleId, true);
    if (place === null) return null;
    await lockDocument(tx, articleId);
    const rows = await updatesAfter(tx, articleId, seen());
    const judged = judge({ rows, owners: await ownersIn(tx, articleId, rows) });
    if ("refused" in judged) return judged;
    const [stored = null] = await store(tx, articleId, place, { typed: [judged], recent });
    return stored;
  });
}

async function store(
  tx: Database,
  articleId: number,
  place: Where,
  { typed, recent }: Readonly<{ typed: readonly Typed[]; recent: Iterable<string> }>,
): Promise<readonly Stored[]> {
  const counted = new Set(recent);
  const numbers = typed.flatMap((one) => one.clients);
  // Two processes may not give one number to two people.
  if (numbers.length > 0) await lockDocument(tx, articleId);
  const owners = new Map(await ownersOf(tx, articleId, numbers));
  const allowed: NewUpdate[] = [];
  const stored: Stored[] = [];
  for (const { actor, right, bytes, clients, suggested = [], foreign = [] } of typed) {
    const kind = kindOf(textRight(actor, place), right);
    if (kind === null) stored.push(null);
    else if (clients.some((one) => (owners.get(one) ?? actor.id) !== actor.id)) stored.push("not-yours");
    else if (!(await areKnown(tx, articleId, foreign))) stored.push("malformed");
    else if (await isFull(tx, articleId, { open: place.openSuggestions, counted, suggested }))
      stored.push("too-many-suggestions");
    else {
      for (const name of suggested) counted.add(name);
      for (const one of clients) owners.set(one, actor.id);
      // Its place in this batch until the log's numbers are known.
      stored.push(allowed.push({ personId: actor.id, kind, bytes, clients }));
    }
  }
  if (allowed.length === 0) return stored;
  const last = await appendUpdates(tx, articleId, allowed, await now(tx));
  return stored.map((one) => (typeof one === "number" ? last - allowed.length + one : one));
}

/** The newest update stays the newest until this transaction ends. */
async function lockDocument(tx: Database, articleId: number): Promise<void> {
  const [row] = await tx
    .select({ head: collabDocument.head })
    .from(collabDocument)
    .where(eq(collabDocument.articleId, articleId))
    .for("update");
  if (!row) throw new Error(`article ${articleId} has no document to write into`);
}

/**
 * Whether the article has had all of these suggestions, whatever became of them: an undone deletion brings back decided ones.
 * Nobody suggests in somebody else's name.
 */
async function areKnown(tx: Database, articleId: number, names: readonly string[]): Promise<boolean> {
  if (names.length === 0) return true;
  const known = await tx
    .select({ id: suggestion.id })
    .from(suggestion)
    .where(and(eq(suggestion.articleId, articleId), isOneOf(suggestion.id, [...names])));
  return known.length === new Set(names).size;
}

type Suggesting = Readonly<{ open: number; counted: ReadonlySet<string>; suggested: readonly string[] }>;

/** These suggestions are more than the article may have open. Writing on in one that is open is always possible. */
async function isFull(
  tx: Database,
  articleId: number,
  { open, counted, suggested }: Suggesting,
): Promise<boolean> {
  const names = new Set([...counted, ...suggested]);
  if (suggested.length === 0 || open + names.size <= mostSuggestions) return false;
  const known = await tx
    .select({ id: suggestion.id })
    .from(suggestion)
    .where(
      and(
        eq(suggestion.articleId, articleId),
        eq(suggestion.state, "open"),
        isOneOf(suggestion.id, [...names]),
      ),
    );
  for (const { id } of known) names.delete(id);
  const isNew = suggested.some((name) => names.has(name) && !counted.has(name));
  return isNew && open + names.size > mostSuggestions;
}

/** A right that shrank since the update was looked at takes nothing: the same words come again and are looked at anew. */
function kindOf(right: TextRight | null, judgedBy: TextRight): "edit" | "review" | null {
  if (right === "edit") return "edit";
  return right === "suggest" && judgedBy === "suggest" ? "review" : null;
}

/** Where these articles stand: the version that verbs move, and the newest number of their log. */
export async function standOf(
  articleIds: readonly number[],
): Promise<readonly Readonly<{ articleId: number; version: number; head: number }>[]> {
  if (articleIds.length === 0) return [];
  return newsroom()
    .select({ articleId: article.id, version: article.version, head: collabDocument.head })
    .from(article)
    .innerJoin(collabDocument, eq(collabDocument.articleId, article.id))
    .where(inArray(article.id, [...articleIds]));
}

const news = z.strictObject({
  articleId: z.number().int(),
  what: z.enum(["log", "state", "fields", "review"]),
  head: z.number().int().optional(),
});

/** Hear what was committed on any article. `onListening` runs after every (re)connection; words may be missed before it. */
export function listenForCollab(onNews: (news: CollabNews) => void, onListening: () => void): Listening {
  return listen(
    "collab",
    (payload) => {
      const heard = news.safeParse(JSON.parse(payload));
      if (heard.success) onNews(heard.data);
    },
    onListening,
  );
}

/** What others stored after `seq`. */
export async function storedAfter(articleId: number, seq: number): Promise<Missed> {
  const rows = await updatesAfter(newsroom(), articleId, seq);
  return { rows, owners: await ownersIn(newsroom(), articleId, rows) };
}

/** Bring the working copy's row up to the log. */
export async function freshen(articleId: number): Promise<void> {
  await newsroom().transaction((tx) => loadArticle(tx, articleId, { lock: true }));
}
