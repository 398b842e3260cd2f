// The newsroom in numbers, of the articles that somebody may read: every question is bounded by its span of time and read along
// an index, so that an archive of a million articles answers like one of a thousand.
import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Actor, ReviewStep, Stage } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { passageVerbs, staysOf, type Passage, type Stay } from "#lib/newsroom/step-times.ts";
import { readableWhere } from "./readable-where.ts";
import { newsroom } from "./client.ts";
import { eventsByVerb } from "./events-by-verb.ts";
import { article } from "./schema/articles.ts";

export type NumbersSpan = Readonly<{
  from: Date;
  /** Not included. */
  until: Date;
  zone: string;
  /** Slug; null: all that the actor may read. */
  bureau: string | null;
}>;

type OfBureau = Readonly<{ bureau: string }>;

export type Published = OfBureau & Readonly<{ day: string; count: number }>;
export type StayOfBureau = Stay & OfBureau & Readonly<{ steps: readonly ReviewStep[] }>;
export type Deadlines = OfBureau & Readonly<{ kept: number; late: number; missed: number }>;
export type Changes = OfBureau & Readonly<{ changeClass: string; count: number }>;
export type BreakGlass = OfBureau &
  Readonly<{
    articleId: number;
    number: number;
    at: Date;
    headline: string;
    who: string | null;
    reason: string | null;
    secondReadDue: boolean;
  }>;
export type Read = OfBureau &
  Readonly<{ articleId: number; headline: string; publishedAt: Date; views: number }>;

export type Numbers = Readonly<{
  published: readonly Published[];
  stays: readonly StayOfBureau[];
  deadlines: readonly Deadlines[];
  changes: readonly Changes[];
  breakGlass: readonly BreakGlass[];
  mostRead: readonly Read[];
}>;

/** Articles that are looked at one by one, for time in each step, deadlines and views: the newest of the span. */
const mostWays = 2_000;
/** By these an article is found to have moved. */
const movingVerbs = ["submit", "approve", "publish", "publish-change", "request-changes"];
const longList = 100;
const mostReadLength = 20;

/** All numbers of a span; null when the role has none. */
export async function numbersOf(actor: Actor, span: NumbersSpan): Promise<Numbers | null> {
  const readable = readableWhere(actor);
  if (!readable || !may(actor, "see-numbers")) return null;
  const where = and(readable, span.bureau === null ? undefined : sql`b.slug = ${span.bureau}`) as SQL;
  const [published, stays, deadlines, changes, breakGlass, mostRead] = await Promise.all([
    publishedIn(where, span),
    staysIn(where, span),
    deadlinesIn(where, span),
    changesIn(where, span),
    breakGlassIn(where, span),
    mostReadIn(where, span),
  ]);
  return { published, stays, deadlines, changes, breakGlass, mostRead };
}

const within = (column: SQL, { from, until }: NumbersSpan): SQL =>
  sql`${column} >= ${from.toISOString()}::timestamptz and ${column} < ${until.toISOString()}::timestamptz`;

/** Events of some verbs in the span, with article and bureau. */
function eventsOf(verbs: readonly string[], span: NumbersSpan, most: number | null = null): SQL {
  return sql`${eventsByVerb(verbs, within(sql`event.at`, span), most)} e
    join article on article.id = e.article_id join bureau b on b.id = article.bureau_id`;
}

async function publishedIn(where: SQL, span: NumbersSpan): Promise<Published[]> {
  const rows = await newsroom().execute<Published>(sql`
    select to_char(article.first_published_at at time zone ${span.zone}, 'YYYY-MM-DD') as day, b.name as bureau,
      count(*)::int as count
    from article join bureau b on b.id = article.bureau_id
    where ${where} and ${within(sql`article.first_published_at`, span)} group by 1, 2 order by 1, 2`);
  return [...rows];
}

type PassageRow = {
  articleId: string;
  verb: string;
  stage: Stage | null;
  step: number | null;
  at: Date;
  bureau: string;
  steps: ReviewStep[];
};

async function staysIn(where: SQL, span: NumbersSpan): Promise<StayOfBureau[]> {
  const rows = await newsroom().execute<PassageRow>(sql`
    with moved as materialized (
      select article.id, b.name as bureau, b.steps, max(e.at) as at
      from ${eventsOf(movingVerbs, span, mostWays * 2)}
      where ${where} group by article.id, b.name, b.steps order by max(e.at) desc limit ${mostWays})
    select e.article_id as "articleId", e.verb, e.after->>'stage' as stage, (e.after->>'step')::int as step, e.at,
      moved.bureau, moved.steps
    from moved join event e on e.article_id = moved.id and e.verb = any(${sql.param([...passageVerbs])}::text[])
    order by moved.at desc, e.article_id, e.number`);
  const ways = Map.groupBy(rows, ({ articleId }) => articleId);
  return [...ways.values()].flatMap((way) => {
    const [first] = way;
    const passages = way.map(({ verb, stage, step, at }): Passage => ({
      verb,
      stage: stage ?? "draft",
      step: step ?? 0,
      at,
    }));
    return staysOf(passages)
      .filter(({ to }) => to >= span.from && to < span.until)
      .map((stay) => ({ ...stay, bureau: first?.bureau ?? "", steps: first?.steps ?? [] }));
  });
}

/** A deadline is kept by the first submit, or by a publication that needed none. Those to come don't count yet. */
async function deadlinesIn(where: SQL, span: NumbersSpan): Promise<Deadlines[]> {
  const rows = await newsroom().execute<Deadlines>(sql`
    select bureau, count(*) filter (where done <= due)::int as kept, count(*) filter (where done > due)::int as late,
      count(*) filter (where done is null)::int as missed
    from (
      select asked.bureau, asked.due, least(asked.published, (
        select e.at from event e where e.article_id = asked.id and e.verb = 'submit' order by e.number limit 1)) as done
      from (
        select article.id, b.name as bureau, article.due_at as due, article.first_published_at as published
        from article join bureau b on b.id = article.bureau_id
        where ${where} and ${within(sql`article.due_at`, span)} and article.due_at <= now() and not article.spiked
        order by article.due_at desc limit ${mostWays}) as asked) as answered
    group by 1 order by 1`);
  return [...rows];
}

async function changesIn(where: SQL, span: NumbersSpan): Promise<Changes[]> {
  const rows = await newsroom().execute<Changes>(sql`
    select b.name as bureau, coalesce(e.after->>'noted', 'fix') as "changeClass", count(*)::int as count
    from ${eventsOf(["publish-change", "publish-in-emergency", "retract"], span)}
    where ${where} and e.before->>'publication' in ('live', 'retracted') group by 1, 2 order by 1, 2`);
  return [...rows];
}

async function breakGlassIn(where: SQL, span: NumbersSpan): Promise<BreakGlass[]> {
  const rows = await newsroom().execute<Omit<BreakGlass, "articleId"> & { articleId: string }>(sql`
    select article.id as "articleId", e.number, e.at, w.headline, b.name as bureau, p.name as who, e.reason,
      article.second_read_due and not exists (
        select from event later where later.article_id = e.article_id and later.number > e.number and later.emergency
      ) as "secondReadDue"
    from event e join article on article.id = e.article_id join bureau b on b.id = article.bureau_id
      join working_copy w on w.article_id = article.id left join person p on p.id = e.actor_id
    where e.emergency and ${within(sql`e.at`, span)} and ${where} order by e.at desc limit ${longList}`);
  return rows.map((row) => ({ ...row, articleId: Number(row.articleId) }));
}

/** Of what was first published in the span and can be read now; views are counted since then. */
async function mostReadIn(where: SQL, span: NumbersSpan): Promise<Read[]> {
  const rows = await newsroom().execute<
    Omit<Read, "articleId" | "views"> & { articleId: string; views: string }
  >(sql`
    select l.id as "articleId", l.headline, l.first_published_at as "publishedAt", v.views, l.bureau
    from (
      select l.id, l.headline, l.first_published_at, b.name as bureau
      from live.article l join article on ${eq(article.id, sql`l.id`)} join bureau b on b.id = article.bureau_id
      where l.listed and ${within(sql`l.first_published_at`, span)} and ${where}
      order by l.first_published_at desc, l.id desc limit ${mostWays}) as l
    join live.view v on v.article_id = l.id order by v.views desc, l.id limit ${mostReadLength}`);
  return rows.map((row) => ({ ...row, articleId: Number(row.articleId), views: Number(row.views) }));
}
