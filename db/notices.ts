// What one person was told: read, counted and marked as read. The right to read is judged anew at every look, so what was
// told of an article goes with the right to it.
import { and, desc, eq, inArray, isNull, lte, ne, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Actor } from "#lib/newsroom/article.ts";
import type { NoticeKind } from "#lib/newsroom/notice-kinds.ts";
import { articlesIn, noticeSentence } from "#lib/newsroom/notice-sentence.ts";
import { reachOf } from "#lib/newsroom/permissions.ts";
import { readableWhere } from "./readable-where.ts";
import { vaultAskStands } from "./vault-ask.ts";
import { newsroom, type Database } from "./client.ts";
import { now } from "./clock.ts";
import { announceToDesk } from "./desk-news.ts";
import { readInstantCursor } from "./cursor.ts";
import { isId, onlyIds } from "./ids.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { event } from "./schema/events.ts";
import { notice } from "./schema/notices.ts";
import { person, site } from "./schema/people.ts";

export type ShownNotice = Readonly<{
  id: string;
  kind: NoticeKind;
  urgent: boolean;
  sentence: string;
  /** Why, in the words of who did it. */
  reason: string | null;
  /** Where it leads; null where the person can't go. */
  href: string | null;
  at: Date;
  read: boolean;
}>;

export type NoticeSummary = Readonly<{
  /** At most `mostCounted`. */
  unread: number;
  /** What stands on every screen until it is read, newest first, at most ten. */
  alarms: readonly ShownNotice[];
}>;

/** Where counting ends: nobody needs to know how many more. */
export const mostCounted = 100;
const pageSize = 30;
const mostAlarms = 10;
const deedActor = alias(person, "deed_actor");

/** Notices that the person may see now: of no article, of one that they may read, or of the killing of one that they could. */
function visible(actor: Actor): SQL | undefined {
  const readable = readableWhere(actor);
  if (readable === null) return isNull(notice.articleId);
  const near =
    reachOf(actor.role, "read") === "all"
      ? undefined
      : actor.bureauIds.length > 0
        ? inArray(article.bureauId, [...actor.bureauIds])
        : sql`false`;
  return or(isNull(notice.articleId), readable, and(eq(notice.kind, "killed"), near));
}

const mine = (actor: Actor) =>
  and(
    eq(notice.personId, actor.id),
    isNull(notice.goneAt),
    visible(actor),
    or(ne(notice.kind, "vault-asked"), vaultAskStands),
  );

/** Rows for the person's eyes, newest first. */
export async function shownNotices(
  db: Database,
  actor: Actor,
  where: SQL | undefined,
  limit: number,
): Promise<ShownNotice[]> {
  const readable = readableWhere(actor) ?? sql`false`;
  const rows = await db
    .select({
      id: notice.id,
      kind: notice.kind,
      urgent: notice.urgent,
      articleId: notice.articleId,
      source: notice.source,
      place: notice.place,
      words: notice.words,
      at: notice.at,
      readAt: notice.readAt,
      actor: deedActor.name,
      reads: sql<boolean>`coalesce(${readable}, false)`,
      headline: workingCopy.headline,
      zone: sql<string>`coalesce((select ${site.zone} from ${site} limit 1), 'UTC')`,
    })
    .from(notice)
    .leftJoin(article, eq(article.id, notice.articleId))
    .leftJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .leftJoin(deedActor, eq(deedActor.id, notice.actorId))
    .where(and(mine(actor), where))
    .orderBy(desc(notice.at), desc(notice.id))
    .limit(limit);
  const reasons = await reasonsOf(
    db,
    // Whoever is told of a denied picture answers for a page that shows it.
    rows.filter((one) => one.reads || one.kind === "picture-denied").map((one) => one.source),
  );
  const headlines = await headlinesOf(
    db,
    readable,
    rows.flatMap(({ words }) => articlesIn(words)),
  );
  return rows.map((row) => {
    const { id, kind, urgent, articleId, words, at, zone, actor: name, reads } = row;
    return {
      id,
      kind,
      urgent,
      sentence: noticeSentence(kind, {
        actor: name,
        headline: reads ? row.headline || null : null,
        articleId,
        words,
        zone,
        headlines,
      }),
      reason: reasons.get(row.source) ?? null,
      href: (reads || articleId === null) && row.place !== "" ? `/desk${row.place}` : null,
      at,
      read: row.readAt !== null,
    };
  });
}

/** Headlines of these articles as they are now, of those that the person may read. */
async function headlinesOf(
  db: Database,
  readable: SQL,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: article.id, headline: workingCopy.headline })
    .from(article)
    .innerJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .where(and(inArray(article.id, [...new Set(ids)]), readable));
  return new Map(rows.flatMap(({ id, headline }) => (headline === "" ? [] : [[id, headline] as const])));
}

/** Why, by the events that notices tell of. */
async function reasonsOf(db: Database, sources: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = onlyIds(sources);
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: event.id, reason: event.reason })
    .from(event)
    .where(inArray(event.id, ids));
  return new Map(rows.flatMap(({ id, reason }) => (reason === null ? [] : [[id, reason] as const])));
}

/** One page of what the person was told, newest first. `next` is what to ask for the page after it. */
export async function noticesOf(
  actor: Actor,
  wanted: Readonly<{ after?: string | undefined; unread?: boolean | undefined }> = {},
): Promise<{ notices: ShownNotice[]; next: string | null }> {
  const after = readCursor(wanted.after);
  const rows = await shownNotices(
    newsroom(),
    actor,
    and(
      wanted.unread ? isNull(notice.readAt) : undefined,
      // As a row, not as an OR: only that begins at the cursor's place in the index.
      after
        ? sql`(${notice.at}, ${notice.id}) < (${sql.param(after.at, notice.at)}, ${after.id})`
        : undefined,
    ),
    pageSize + 1,
  );
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    notices: shown,
    next: rows.length > pageSize && last ? `${last.at.getTime()}.${last.id}` : null,
  };
}

function readCursor(text: string | undefined): { at: Date; id: string } | null {
  const found = readInstantCursor(text);
  return found && isId(found.rest) ? { at: found.at, id: found.rest } : null;
}

/** How many wait to be read, up to `mostCounted`, and the alarms among them. */
export async function noticeSummary(actor: Actor): Promise<NoticeSummary> {
  const db = newsroom();
  const unread = db
    .select({ one: sql`1`.as("one") })
    .from(notice)
    .leftJoin(article, eq(article.id, notice.articleId))
    .where(and(mine(actor), isNull(notice.readAt)))
    .limit(mostCounted)
    .as("unread");
  const [[counted], alarms] = await Promise.all([
    db.select({ unread: sql<number>`count(*)::int` }).from(unread),
    shownNotices(db, actor, and(isNull(notice.readAt), eq(notice.urgent, true)), mostAlarms),
  ]);
  return { unread: counted?.unread ?? 0, alarms };
}

/** Mark these of the person's own notices as read, or all that they were told up to an instant. */
export async function markRead(
  actor: Actor,
  which: Readonly<{ ids: readonly string[] } | { upTo: Date }>,
): Promise<void> {
  await newsroom().transaction(async (tx) => {
    const at = await now(tx);
    const read = await tx
      .update(notice)
      .set({ readAt: at })
      .where(
        and(
          eq(notice.personId, actor.id),
          isNull(notice.readAt),
          "ids" in which ? inArray(notice.id, onlyIds(which.ids)) : lte(notice.at, which.upTo),
        ),
      )
      .returning({ id: notice.id });
    if (read.length > 0) await announceToDesk(tx, { t: "notices", personIds: [actor.id] });
  });
}

/** Mark a notice as unread again. */
export async function markUnread(actor: Actor, id: string): Promise<void> {
  await newsroom().transaction(async (tx) => {
    const back = await tx
      .update(notice)
      .set({ readAt: null })
      .where(and(eq(notice.personId, actor.id), inArray(notice.id, onlyIds([id]))))
      .returning({ id: notice.id });
    if (back.length > 0) await announceToDesk(tx, { t: "notices", personIds: [actor.id] });
  });
}

/** Forget what is older than ninety days, alarms that nobody read excepted. */
export async function forgetOldNotices(): Promise<void> {
  await newsroom()
    .delete(notice)
    .where(
      and(
        sql`${notice.at} < now() - interval '90 days'`,
        or(ne(notice.urgent, true), sql`${notice.readAt} is not null`),
      ),
    );
}

/** A demo newsroom opens with yesterday read: its alarms are history, but for what still waits to be scheduled again. */
export async function readThePast(): Promise<void> {
  await newsroom()
    .update(notice)
    .set({ readAt: sql`${notice.at}` })
    .where(
      and(
        isNull(notice.readAt),
        or(
          and(eq(notice.urgent, true), ne(notice.kind, "schedule-failed")),
          sql`${notice.at} < now() - interval '1 day'`,
        ),
      ),
    );
}
