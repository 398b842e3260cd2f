// What happened, append-only: each event carries the digest of the one before it, so that a changed or missing row shows.
import { createHash, randomBytes } from "node:crypto";
import { and, asc, desc, eq, inArray, lte, notInArray, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { ReceiptSurface } from "#lib/newsroom/surfaces.ts";
import { newsroom, type Transaction } from "./client.ts";
import { newId } from "./ids.ts";
import { readableArticle } from "./reading-rights.ts";
import { event, receipt, type EventState } from "./schema/events.ts";
import { person } from "./schema/people.ts";
import { revision } from "./schema/revisions.ts";

/** The chain of events about people and the site rather than one article. */
export const siteChain = 0;

export type NewEvent = Readonly<{
  articleId: number;
  verb: string;
  /** Null when the clock acted. */
  actorId: string | null;
  before: EventState;
  after: EventState;
  revisionId?: string | null;
  emergency?: boolean;
  reason?: string | null;
  requestId: string;
  at: Date;
}>;

type ChainLink = Readonly<{
  articleId: number;
  number: number;
  verb: string;
  actorId: string | null;
  before: EventState;
  after: EventState;
  revisionId: string | null;
  emergency: boolean;
  reasonSalt: string | null;
  reason: string | null;
  requestId: string;
  at: Date;
  previousHash: string;
}>;

/**
 * The digest of one event, hex. The reason counts by a salted digest only and no name is in it,
 * so that a person's data can be erased without breaking the chain's arithmetic elsewhere.
 */
export function eventHash(link: ChainLink): string {
  const reason =
    link.reason === null
      ? null
      : createHash("sha256").update(`${link.reasonSalt}\n${link.reason}`).digest("hex");
  const sorted = (state: EventState) => Object.entries(state).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const canonical = JSON.stringify([
    "v1",
    link.articleId,
    link.number,
    link.verb,
    link.actorId,
    sorted(link.before),
    sorted(link.after),
    link.revisionId,
    link.emergency,
    reason,
    link.requestId,
    link.at.toISOString(),
    link.previousHash,
  ]);
  return createHash("sha256").update(canonical).digest("hex");
}

/**
 * Add an event to its chain. The caller holds the article's row lock; for the site's chain this takes an advisory lock.
 * Returns the event's id.
 */
export async function recordEvent(tx: Transaction, entry: NewEvent): Promise<string> {
  if (entry.articleId === siteChain)
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('event-chain-of-the-site'))`);
  const [head] = await tx
    .select({ number: event.number, hash: event.hash })
    .from(event)
    .where(eq(event.articleId, entry.articleId))
    .orderBy(desc(event.number))
    .limit(1);
  const reason = entry.reason ?? null;
  const link: ChainLink = {
    articleId: entry.articleId,
    number: (head?.number ?? 0) + 1,
    verb: entry.verb,
    actorId: entry.actorId,
    before: entry.before,
    after: entry.after,
    revisionId: entry.revisionId ?? null,
    emergency: entry.emergency ?? false,
    reason,
    reasonSalt: reason === null ? null : randomBytes(16).toString("hex"),
    requestId: entry.requestId,
    at: entry.at,
    previousHash: head?.hash ?? "",
  };
  const id = newId();
  await tx.insert(event).values({ id, ...link, hash: eventHash(link) });
  return id;
}

export type LoggedEvent = Readonly<{
  id: string;
  number: number;
  verb: string;
  actor: string | null;
  before: EventState;
  after: EventState;
  revisionNumber: number | null;
  emergency: boolean;
  reason: string | null;
  at: Date;
  /** What readers' surfaces answered; null when they had nothing to do. */
  receipt: readonly ReceiptSurface[] | null;
}>;

/** Events that one reading of a timeline answers. */
export const mostEvents = 500;

/** Which of an article's events are wanted; all of them when nothing is said. */
export type WantedEvents = Readonly<{
  verbs?: readonly string[] | undefined;
  /** None that is newer than this number. */
  upTo?: number | undefined;
}>;

/** The article's events, newest first, at most 500; null when the article is hidden from the actor or missing. */
export async function eventsOf(
  actor: Actor,
  articleId: number,
  { verbs, upTo }: WantedEvents = {},
): Promise<LoggedEvent[] | null> {
  const db = newsroom();
  if (!(await readableArticle(db, actor, articleId))) return null;
  return db
    .select({
      id: event.id,
      number: event.number,
      verb: event.verb,
      actor: person.name,
      before: event.before,
      after: event.after,
      revisionNumber: revision.number,
      emergency: event.emergency,
      reason: event.reason,
      at: event.at,
      receipt: receipt.surfaces,
    })
    .from(event)
    .leftJoin(person, eq(person.id, event.actorId))
    .leftJoin(revision, eq(revision.id, event.revisionId))
    .leftJoin(receipt, eq(receipt.eventId, event.id))
    .where(
      and(
        eq(event.articleId, articleId),
        verbs && inArray(event.verb, [...verbs]),
        upTo === undefined ? undefined : lte(event.number, upTo),
      ),
    )
    .orderBy(desc(event.number))
    .limit(mostEvents);
}

/** What happens beside the workflow while a text is written. */
export const asides: readonly string[] = [
  "claim",
  "release-claim",
  "end-claim",
  "assign",
  "move",
  "plan-length",
  "set-topics",
  "set-translation",
  "name-version",
  "block-by-comment",
  "resolve-blocking-comment",
  "lift-comment-block",
  "accept-suggestions",
  "reject-suggestions",
];

/** What shuts or opens a gate: it moves the article's version, and what was asked of its writer stays asked. */
export const gateVerbs: readonly string[] = [
  "set-embargo",
  "lift-embargo",
  "place-hold",
  "release-hold",
  "put-in-vault",
  "leave-vault",
  "plan-withhold",
  "cancel-withhold",
];

/**
 * Who acted last on the article, for the sentence "changed since you looked". With `verb`, the last event only if it
 * stands for what is still going on: any later verb but an aside or a gate answers null.
 */
export async function lastEvent(
  tx: Transaction,
  articleId: number,
  verb?: string,
): Promise<{ name: string; verb: string; at: Date; reason: string | null } | null> {
  const passed = verb === undefined ? asides : [...asides, ...gateVerbs];
  const [last] = await tx
    .select({ name: person.name, verb: event.verb, at: event.at, reason: event.reason })
    .from(event)
    .leftJoin(person, eq(person.id, event.actorId))
    .where(and(eq(event.articleId, articleId), notInArray(event.verb, [...passed])))
    .orderBy(desc(event.number))
    .limit(1);
  if (!last || (verb !== undefined && last.verb !== verb)) return null;
  return { ...last, name: last.name ?? "The schedule" };
}

/** Who last said who writes it, when it is due or how long it is to be. */
export async function lastAssignment(
  tx: Transaction,
  articleId: number,
): Promise<{ name: string; verb: string; at: Date } | null> {
  const [last] = await tx
    .select({ name: person.name, verb: event.verb, at: event.at })
    .from(event)
    .leftJoin(person, eq(person.id, event.actorId))
    .where(and(eq(event.articleId, articleId), eq(event.verb, "assign")))
    .orderBy(desc(event.number))
    .limit(1);
  return last === undefined ? null : { ...last, name: last.name ?? "Somebody" };
}

export type BrokenEvent = Readonly<{ articleId: number; number: number; what: string }>;

/** Events that a walk reads at once. */
const walkLength = 1_000;

export type Walked = Readonly<{ events: number; chains: number }>;

/**
 * Walk every chain, oldest first, a thousand events at a time; the first event whose digest or place is wrong, or null.
 * `progress` hears after each reading how far the walk is, and may hold it up or break it off.
 */
export async function firstBrokenEvent(
  progress: (walked: Walked) => void | Promise<void> = () => {},
): Promise<BrokenEvent | null> {
  const db = newsroom();
  let [articleId, number, previousHash] = [-1, 0, ""];
  let [events, chains] = [0, 0];
  for (;;) {
    const links = await db
      .select()
      .from(event)
      .where(sql`(${event.articleId}, ${event.number}) > (${articleId}, ${number})`)
      .orderBy(asc(event.articleId), asc(event.number))
      .limit(walkLength);
    for (const link of links) {
      if (link.articleId !== articleId) {
        chains += 1;
        [articleId, number, previousHash] = [link.articleId, 0, ""];
      }
      if (link.number !== number + 1) return { articleId, number: number + 1, what: "is missing" };
      if (link.previousHash !== previousHash)
        return { articleId, number: link.number, what: "does not follow the one before" };
      if (eventHash(link) !== link.hash)
        return { articleId, number: link.number, what: "was changed after it was written" };
      [number, previousHash] = [link.number, link.hash];
    }
    events += links.length;
    await progress({ events, chains });
    if (links.length < walkLength) return null;
  }
}

/** What a retried request already recorded, or null. A key that comes again for another verb is no retry. */
export async function eventOfRequest(
  tx: Transaction,
  articleId: number,
  requestId: string,
  actorId: string,
): Promise<Readonly<{ id: string; verb: string }> | null> {
  const [found] = await tx
    .select({ id: event.id, verb: event.verb })
    .from(event)
    .where(and(eq(event.articleId, articleId), eq(event.requestId, requestId), eq(event.actorId, actorId)))
    .limit(1);
  return found ?? null;
}
