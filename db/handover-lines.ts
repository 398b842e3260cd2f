// What a handover lists, by the rights of reading: what happened since then, and what stands open now.
import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Actor, HoldKind, Role } from "#lib/newsroom/article.ts";
import { idleClaimMs, soonMs } from "#lib/newsroom/handover.ts";
import { dueOpen } from "./due-open.ts";
import { readableWhere } from "./readable-where.ts";
import { newsroom } from "./client.ts";
import { eventsByVerb } from "./events-by-verb.ts";
import { article } from "./schema/articles.ts";
import type { EventState } from "./schema/events.ts";

type Of = Readonly<{ articleId: number; headline: string; bureau: string }>;

export type HappenedLine = Of &
  Readonly<{
    number: number;
    verb: string;
    actor: string | null;
    at: Date;
    before: EventState;
    after: EventState;
    emergency: boolean;
    reason: string | null;
    /** By the clock: the instant that was planned. */
    planned: Date | null;
  }>;

/** `number`: the event that it comes of, where there is one. */
export type OpenLine = Of & Readonly<{ number: number | null; at: Date; who: string | null }>;
export type HeldLine = OpenLine & Readonly<{ kind: HoldKind; reason: string }>;
export type PlannedLine = OpenLine & Readonly<{ action: "publish" | "withhold" }>;
export type QuestionLine = OpenLine & Readonly<{ role: Role }>;

export type HandoverLines = Readonly<{
  happened: readonly HappenedLine[];
  held: readonly HeldLine[];
  embargoed: readonly OpenLine[];
  due: readonly OpenLine[];
  unclaimed: readonly OpenLine[];
  planned: readonly PlannedLine[];
  secondReads: readonly OpenLine[];
  questions: readonly QuestionLine[];
}>;

const happening = [
  "publish",
  "publish-again",
  "publish-change",
  "publish-in-emergency",
  "withhold",
  "kill",
  "retract",
  "schedule-failed",
];

/** Lines of one list. */
const most = 100;
/** Events of one verb that are looked at, of all bureaus. */
const mostLooked = 2_000;
/** A deadline that passed so long ago is nobody's to hand over. */
const forgottenDays = 30;

type Span = Readonly<{ since: Date; now: Date; bureau: string | null }>;

/** Everything that a handover lists; what the actor may not read is in no line. An administrator gets nothing. */
export async function handoverLines(actor: Actor, span: Span): Promise<HandoverLines> {
  const readable = readableWhere(actor);
  const none = sql`false`;
  const where = and(readable ?? none, span.bureau === null ? undefined : sql`b.slug = ${span.bureau}`) as SQL;
  const [happened, held, embargoed, due, unclaimed, planned, secondReads, questions] = await Promise.all([
    happenedSince(where, span),
    list<HeldLine>(
      sql`h.kind, h.reason, h.placed_at as at, p.name as who,
        (select max(e.number) from event e where e.article_id = h.article_id and e.verb = 'place-hold' and e.after->>'hold' = h.kind::text) as number`,
      sql`hold h join article on article.id = h.article_id left join person p on p.id = h.placed_by`,
      and(where, sql`h.released_at is null`),
      sql`h.placed_at desc`,
    ),
    list<OpenLine>(
      sql`article.embargo_until as at, null as who,
        (select max(e.number) from event e where e.article_id = article.id and e.verb = 'set-embargo') as number`,
      sql`article`,
      and(where, sql`article.embargo_until > ${iso(span.now)}`),
      sql`article.embargo_until`,
    ),
    list<OpenLine>(
      sql`article.due_at as at, p.name as who,
        (select max(e.number) from event e where e.article_id = article.id and e.verb = 'assign') as number`,
      sql`article left join person p on p.id = article.assigned_to`,
      and(
        where,
        sql`article.due_at between ${iso(span.now, -forgottenDays * 86_400_000)} and ${iso(span.now, soonMs)}`,
        dueOpen,
      ),
      sql`article.due_at`,
    ),
    list<OpenLine>(
      sql`coalesce(article.submitted_at, article.changed_at) as at, p.name as who,
        (select max(e.number) from event e where e.article_id = article.id and e.verb = 'submit') as number`,
      sql`article left join person p on p.id = article.submitted_by`,
      and(
        where,
        eq(article.stage, "review"),
        sql`not article.spiked`,
        sql`(article.claimed_by is null or article.claim_seen_at < ${iso(span.now, -idleClaimMs)})`,
      ),
      sql`article.submitted_at`,
    ),
    list<PlannedLine>(
      sql`s.action, s.at, p.name as who,
        (select max(e.number) from event e where e.article_id = s.article_id
          and e.verb = case s.action when 'withhold' then 'plan-withhold' else 'schedule' end) as number`,
      sql`schedule s join article on article.id = s.article_id left join person p on p.id = s.created_by`,
      and(where, sql`s.state = 'pending'`),
      sql`s.at`,
    ),
    list<OpenLine>(
      sql`e.at, p.name as who, e.number`,
      // Through the few emergencies there ever were, not through the archive.
      sql`(select distinct on (article_id) * from event where emergency order by article_id, number desc) e
        join article on article.id = e.article_id left join person p on p.id = e.actor_id`,
      and(where, sql`article.second_read_due`),
      sql`e.at`,
    ),
    list<QuestionLine>(
      sql`t.created_at as at, p.name as who, p.role,
        (select max(e.number) from event e where e.article_id = t.article_id and e.verb = 'block-by-comment'
          and e.after->>'thread' = t.id::text) as number`,
      sql`thread t join article on article.id = t.article_id join person p on p.id = t.created_by`,
      and(where, sql`t.blocking and t.resolved_at is null`),
      sql`t.created_at`,
    ),
  ]);
  return { happened, held, embargoed, due, unclaimed, planned, secondReads, questions };
}

const iso = (at: Date, later = 0): SQL => sql`${new Date(at.getTime() + later).toISOString()}::timestamptz`;

/** int8 comes back as text. */
const numbered = <Line extends Of>(rows: readonly Record<string, unknown>[]): Line[] =>
  rows.map((row) => ({ ...row, articleId: Number(row["articleId"]) }) as unknown as Line);

const shared = sql`article.id as "articleId", w.headline, b.name as bureau`;
const joined = sql`join bureau b on b.id = article.bureau_id join working_copy w on w.article_id = article.id`;

async function list<Line extends Of>(
  columns: SQL,
  from: SQL,
  where: SQL | undefined,
  order: SQL,
): Promise<Line[]> {
  const rows = await newsroom().execute(sql`
    select ${shared}, ${columns} from ${from} ${joined} where ${where} order by ${order}, article.id limit ${most}`);
  return numbered(rows);
}

async function happenedSince(where: SQL, { since, now }: Span): Promise<HappenedLine[]> {
  const rows = await newsroom().execute(sql`
    select ${shared}, e.number, e.verb, p.name as actor, e.at, e.before, e.after, e.emergency, e.reason,
      case when e.actor_id is null then (
        select s.at from schedule s where s.article_id = e.article_id and s.state = 'fired'
          and s.decided_at between e.at - interval '1 minute' and e.at + interval '1 minute'
        order by s.created_at desc limit 1) end as planned
    from ${eventsByVerb(happening, sql`event.at > ${iso(since)} and event.at <= ${iso(now)}`, mostLooked)} e
    join article on article.id = e.article_id ${joined} left join person p on p.id = e.actor_id
    where ${where} order by e.at desc, e.id desc limit ${most * happening.length}`);
  return numbered(rows);
}
