// Notices on their way by mail: judged by the right to read at the moment of sending, marked once they have left, and
// gathered into one mail a day at the hour that its person chose.
import { and, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { actorById } from "./article-readers.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { onlyIds } from "./ids.ts";
import { shownNotices, type ShownNotice } from "./notices.ts";
import { enqueue } from "./outbox.ts";
import { notice } from "./schema/notices.ts";
import { tellOfRefusedMail } from "./tell-people.ts";

export type Recipient = Readonly<{ id: string; name: string; email: string }>;
export type Letter = Readonly<{
  to: Recipient;
  /** Newest first, at most `mostInDigest`. */
  notices: readonly ShownNotice[];
  /** How many more wait. */
  more: number;
}>;

const mostInDigest = 30;
/** What is older is no news, and mail that is switched on begins with the last days. */
const digestDays = 7;

const unsent = and(
  // Whoever took an account over could read its warning away before its owner's mail has left.
  or(isNull(notice.readAt), eq(notice.kind, "password-set")),
  isNull(notice.mailedAt),
  inArray(notice.mail, ["at-once", "digest"]),
);

/**
 * The mail that one notice makes now; null when there is nothing to say any more: it was read, mailed or settled, its person
 * may not read it any more, or isn't here.
 */
export async function letterOfNotice(noticeId: string): Promise<Letter | null> {
  const db = newsroom();
  const [row] = await db
    .select({ personId: notice.personId })
    .from(notice)
    .where(inArray(notice.id, onlyIds([noticeId])));
  const known = row ? await actorById(db, row.personId) : null;
  if (known === null) return null;
  const notices = await shownNotices(db, known.actor, and(unsent, eq(notice.id, noticeId)), 1);
  return notices.length === 0 ? null : { to: { ...known.actor, email: known.email }, notices, more: 0 };
}

/** The day's mail of one person; null when nothing waits. */
export async function letterOfDay(personId: string): Promise<Letter | null> {
  const db = newsroom();
  const known = await actorById(db, personId);
  if (known === null) return null;
  const found = await shownNotices(
    db,
    known.actor,
    and(
      unsent,
      eq(notice.mail, "digest"),
      sql`${notice.at} > clock_timestamp() - make_interval(days => ${digestDays})`,
    ),
    1_000,
  );
  if (found.length === 0) return null;
  const notices = found.slice(0, mostInDigest);
  return { to: { ...known.actor, email: known.email }, notices, more: found.length - notices.length };
}

/** One notice's mail has left. */
export async function markMailed(noticeId: string): Promise<void> {
  await newsroom()
    .update(notice)
    .set({ mailedAt: sql`clock_timestamp()` })
    .where(inArray(notice.id, onlyIds([noticeId])));
}

/** A daily mail has left: nothing that waited for it when it was written waits any more. */
export async function markDayMailed({ to, notices: [newest] }: Letter): Promise<void> {
  if (!newest) return;
  await newsroom()
    .update(notice)
    .set({ mailedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(notice.personId, to.id),
        eq(notice.mail, "digest"),
        isNull(notice.mailedAt),
        lte(notice.at, newest.at),
      ),
    );
}

/** A mail that no further try would bring: its notices stay in the app, and whoever manages people hears of it. */
export async function giveUpMail({ to, notices }: Letter): Promise<void> {
  await newsroom().transaction(async (tx) => {
    await tx
      .update(notice)
      .set({ mail: "never" })
      .where(
        inArray(
          notice.id,
          notices.map((one) => one.id),
        ),
      );
    await tellOfRefusedMail(tx, { personId: to.id, name: to.name, at: await now(tx) });
  });
}

/**
 * Leave a task for each daily mail whose hour has come today in the newsroom's zone, if something waits: once for a person
 * and day, however many instances ask, and once for today however long everything was down. An hour that a change of
 * clocks leaves out or repeats comes once.
 */
export async function queueDigests(): Promise<number> {
  return newsroom().transaction(async (tx) => {
    const at = await now(tx);
    const due = await tx.execute<{ id: string; person: string; day: string }>(sql`
      with today as (
        select zone, (${at.toISOString()}::timestamptz at time zone zone)::date as day
        from (select coalesce((select zone from site limit 1), 'UTC') as zone) as newsroom
      ), hours as (
        select p.id, today.day, (today.day + make_interval(hours => p.digest_hour)) at time zone today.zone as instant
        from person p cross join today
        where p.disabled_at is null
      )
      select md5('digest ' || h.id || ' ' || h.day)::uuid as id, h.id as person, h.day::text as day
      from hours h
      where h.instant <= ${at.toISOString()}::timestamptz
        and exists (
          select from notice n
          where n.person_id = h.id and n.mail = 'digest' and n.mailed_at is null
            and n.read_at is null and n.gone_at is null
            and n.at <= h.instant and n.at > h.instant - make_interval(days => ${digestDays}))
        and not exists (select from outbox o where o.id = md5('digest ' || h.id || ' ' || h.day)::uuid)`);
    await enqueue(
      tx,
      due.map(({ id, person, day }) => ({ id, kind: "digest", payload: { person, day } })),
    );
    return due.length;
  });
}
