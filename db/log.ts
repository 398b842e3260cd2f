// The log of everything: what happened to every article that somebody may read, and to people and settings, newest first. A
// page reads along an index and looks at so many events at most, whatever is asked and however long the newsroom has existed.
import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { readableWhere } from "./readable-where.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { namesInStates } from "./event-names.ts";
import { eventsByVerb } from "./events-by-verb.ts";
import { recordEvent, siteChain } from "./events.ts";
import { readInstantCursor } from "./cursor.ts";
import { isId } from "./ids.ts";
import { ownBureauIds } from "./memberships.ts";
import { article } from "./schema/articles.ts";
import { event, type EventState } from "./schema/events.ts";
import { person } from "./schema/people.ts";

export type LogFilter = Readonly<{
  /** Slug of the person who acted; `nobody`: the clock or the console. */
  who?: string | undefined;
  verbs?: readonly string[] | undefined;
  /** Slug of the bureau that the article is in now. */
  bureau?: string | undefined;
  /** 0: people and settings. */
  articleId?: number | undefined;
  /** One event of that article. */
  number?: number | undefined;
  from?: Date | undefined;
  /** Not included. */
  until?: Date | undefined;
  emergency?: boolean | undefined;
  /** From `next` of the page before. */
  after?: string | undefined;
}>;

export type LogLine = Readonly<{
  id: string;
  /** 0: people and settings. */
  articleId: number;
  number: number;
  verb: string;
  actor: string | null;
  before: EventState;
  after: EventState;
  revisionNumber: number | null;
  emergency: boolean;
  reason: string | null;
  at: Date;
  headline: string | null;
  bureau: string | null;
}>;

export type LogPage = Readonly<{
  lines: readonly LogLine[];
  /** Names of people, bureaus, links and plans in the events' states, by id. */
  names: ReadonlyMap<string, string>;
  next: string | null;
  /** Set when the page ends because enough was looked at: older events may fit as well. */
  lookedBackTo: Date | null;
}>;

/** Events looked at in one query; of each verb, where verbs are asked for. */
const batch = { all: 4_000, verbs: 1_000 };
/** Events that one page looks at in all. */
const mostLooked = 16_000;

type Cursor = Readonly<{ at: Date; id: string }>;

/** One page of the log; null when the person may not see it at all. */
export async function logPage(actor: Actor, filter: LogFilter, size = 50): Promise<LogPage | null> {
  const visible = visibleTo(actor);
  if (!visible) return null;
  const lines: LogLine[] = [];
  let cursor = readCursor(filter.after);
  let looked = 0;
  const actedBy = await actorAsked(filter.who);
  for (;;) {
    const found = await look(actor, visible, filter, actedBy, cursor, size + 1 - lines.length);
    lines.push(...found.lines);
    looked += found.looked;
    cursor = found.last;
    const full = lines.length > size;
    if (full || found.ended || looked >= mostLooked) {
      const shown = lines.slice(0, size);
      const end = full ? (shown.at(-1) ?? null) : found.ended ? null : cursor;
      return {
        lines: shown,
        names: await namesInStates(
          actor,
          shown.flatMap(({ before, after }) => [before, after]),
        ),
        next: end === null ? null : `${end.at.getTime()}.${end.id}`,
        lookedBackTo: full || end === null ? null : end.at,
      };
    }
  }
}

/** Every line that fits, page by page, the rights read anew for each. Throws when the person loses them on the way. */
export async function* wholeLog(actor: Actor, filter: LogFilter): AsyncGenerator<LogPage> {
  let after: string | undefined;
  do {
    const page = await logPage(await standing(actor), { ...filter, after }, 500);
    if (page === null) throw new Error("the person may not see the log any more");
    yield page;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** The person with role and bureaus as they are now. */
async function standing(actor: Actor): Promise<Actor> {
  const [row] = await newsroom()
    .select({
      role: person.role,
      disabledAt: person.disabledAt,
      bureauIds: ownBureauIds,
    })
    .from(person)
    .where(eq(person.id, actor.id));
  if (!row || row.disabledAt !== null) throw new Error("the person may not be here any more");
  return { ...actor, role: row.role, bureauIds: row.bureauIds };
}

/** Events of articles that the actor may read, and of the site where the role includes it; null: none at all. */
function visibleTo(actor: Actor): SQL | null {
  if (!may(actor, "see-log")) return null;
  const readable = readableWhere(actor);
  const ofArticles = readable && sql`(article.id is not null and ${readable})`;
  const ofSite = may(actor, "see-site-log") ? sql`c.article_id = ${siteChain}` : null;
  if (ofArticles && ofSite) return sql`(${ofArticles} or ${ofSite})`;
  return ofArticles ?? ofSite;
}

type Found = Readonly<{ lines: LogLine[]; looked: number; ended: boolean; last: Cursor | null }>;

type Row = Omit<LogLine, "articleId"> & {
  articleId: string | null;
  looked: string;
  lastAt: Date;
  lastId: string;
};

async function look(
  actor: Actor,
  visible: SQL,
  filter: LogFilter,
  actedBy: ActedBy | undefined,
  cursor: Cursor | null,
  wanted: number,
): Promise<Found> {
  const atOnce = filter.verbs ? batch.verbs : batch.all;
  const rows = await newsroom().execute<Row>(sql`
    with candidate as materialized (${candidates(actor, { ...filter, actedBy }, cursor, atOnce)}),
    tail as (
      select count(*) as looked, (array_agg(at order by at, id))[1] as last_at, (array_agg(id order by at, id))[1] as last_id
      from candidate),
    line as (
      select c.*, article.bureau_id from candidate c left join article on article.id = c.article_id
      where ${and(visible, ...narrowed(filter, actedBy))}
      order by c.at desc, c.id desc limit ${wanted})
    select line.id, line.article_id as "articleId", line.number, line.verb, p.name as actor, line.before, line.after,
      r.number as "revisionNumber", line.emergency, line.reason, line.at, w.headline, b.name as bureau,
      tail.looked, tail.last_at as "lastAt", tail.last_id as "lastId"
    from tail left join line on true
      left join person p on p.id = line.actor_id
      left join revision r on r.id = line.revision_id
      left join working_copy w on w.article_id = line.article_id
      left join bureau b on b.id = line.bureau_id
    order by line.at desc, line.id desc`);
  const lines = rows.flatMap((row): LogLine[] => {
    const { id, number, verb, actor: by, before, after, revisionNumber, emergency, reason, at } = row;
    const { headline, bureau } = row;
    if (row.articleId === null) return [];
    const told = { id, number, verb, actor: by, before, after, revisionNumber, emergency, reason, at };
    return [{ ...told, articleId: Number(row.articleId), headline, bureau }];
  });
  const [tail] = rows;
  const looked = Number(tail?.looked ?? 0);
  return {
    lines,
    looked,
    ended: looked < atOnce,
    last: tail && looked > 0 ? { at: tail.lastAt, id: tail.lastId } : null,
  };
}

/** The newest events that an index can find by what is asked; the rest is asked of them one by one. */
function candidates(
  actor: Actor,
  filter: LogFilter & { actedBy: ActedBy | undefined },
  cursor: Cursor | null,
  atOnce: number,
): SQL {
  const { from, until, articleId, number, verbs, emergency, actedBy } = filter;
  const since = and(
    number === undefined ? undefined : sql`event.number = ${number}`,
    from && sql`event.at >= ${sql.param(from, event.at)}`,
    until && sql`event.at < ${sql.param(until, event.at)}`,
    cursor ? sql`(event.at, event.id) < (${sql.param(cursor.at, event.at)}, ${cursor.id}::uuid)` : undefined,
  );
  const newest = sql`order by event.at desc, event.id desc limit ${atOnce}`;
  const onlySite = readableWhere(actor) === null;
  const chain = onlySite ? siteChain : articleId;
  if (chain !== undefined)
    return sql`select * from event where ${and(eq(event.articleId, chain), since)} ${newest}`;
  if (emergency) return sql`select * from event where ${and(sql`event.emergency`, since)} ${newest}`;
  if (verbs) return sql`select * from ${eventsByVerb(verbs, since, atOnce)} event ${newest}`;
  if (actedBy) return sql`select * from event where ${and(actedBy(sql`event`), since)} ${newest}`;
  return sql`select * from event where ${since ?? sql`true`} ${newest}`;
}

type ActedBy = (of: SQL) => SQL;

/**
 * By whom, as a condition on rows of event; undefined where nobody was named. The id is looked up first: only when
 * PostgreSQL sees it can it tell whether that person's own index is the shorter way.
 */
async function actorAsked(who: string | undefined): Promise<ActedBy | undefined> {
  if (who === undefined) return undefined;
  if (who === "nobody") return (of) => sql`${of}.actor_id is null`;
  const [found] = await newsroom().select({ id: person.id }).from(person).where(eq(person.slug, who));
  return found ? (of) => sql`${of}.actor_id = ${found.id}::uuid` : () => sql`false`;
}

function narrowed(
  { verbs, bureau, articleId, emergency }: LogFilter,
  actedBy: ActedBy | undefined,
): (SQL | undefined)[] {
  return [
    actedBy?.(sql`c`),
    verbs && sql`c.verb = any(${sql.param([...verbs])}::text[])`,
    bureau === undefined
      ? undefined
      : sql`${article.bureauId} = (select id from bureau where slug = ${bureau})`,
    articleId === undefined ? undefined : sql`c.article_id = ${articleId}`,
    emergency ? sql`c.emergency` : undefined,
  ];
}

function readCursor(after: string | undefined): Cursor | null {
  const found = readInstantCursor(after);
  return found && isId(found.rest) ? { at: found.at, id: found.rest } : null;
}

/** People by whom the log can be filtered, by name: those who ever acted in what the actor may see are among them. */
export async function peopleOfLog(actor: Actor): Promise<Readonly<{ slug: string; name: string }>[]> {
  return newsroom()
    .select({ slug: person.slug, name: person.name })
    .from(person)
    .where(may(actor, "see-site-log") ? undefined : sql`${person.role} <> 'admin'`)
    .orderBy(person.name)
    .limit(1_000);
}

/** Somebody took a table away: kept in the site's chain, with what was asked for and no name in it. */
export async function recordExport(
  actor: Actor,
  requestId: string,
  what: Readonly<{ verb: "export-log" | "export-numbers" | "export-addresses"; asked: EventState }>,
): Promise<void> {
  await newsroom().transaction(async (tx) => {
    await recordEvent(tx, {
      articleId: siteChain,
      verb: what.verb,
      actorId: actor.id,
      before: {},
      after: what.asked,
      requestId,
      at: await now(tx),
    });
  });
}
