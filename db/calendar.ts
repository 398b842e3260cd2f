// What the newsroom's calendar shows between two instants: what goes live or comes down, what is due, which embargoes end,
// what is planned. Of articles only those that the person may read.
import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { readableWhere } from "./readable-where.ts";
import { newsroom } from "./client.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { bureau, person } from "./schema/people.ts";
import { coverage } from "./schema/planning.ts";
import { schedule } from "./schema/revisions.ts";

export const calendarKinds = ["publish", "withhold", "due", "embargo", "coverage"] as const;
export type CalendarKind = (typeof calendarKinds)[number];

export type CalendarItem = Readonly<{
  /** The same item has the same name wherever it is moved. */
  key: string;
  kind: CalendarKind;
  at: Date;
  title: string;
  /** Prepared copy: its name doesn't leave the newsroom. */
  vaulted: boolean;
  bureau: Readonly<{ slug: string; name: string }>;
  /** Null for coverage that has no article yet. */
  articleId: number | null;
  coverageId: string | null;
  /** Of the article or the coverage: moving it names what was seen. */
  version: number;
  /**
   * Of a schedule: waits for its instant, waits for somebody to schedule it again, or failed and nobody has yet. Of a due
   * time: "done" once the text was handed in or published.
   */
  state: "pending" | "suspended" | "failed" | "done" | null;
  /** Who is to write it. */
  who: string | null;
}>;

/** More than this in one span is shown as "and more": nobody reads a calendar of a thousand lines. */
const most = 400;

const columns = {
  articleId: article.id,
  headline: workingCopy.headline,
  slugline: workingCopy.slugline,
  version: article.version,
  vaulted: article.vaulted,
  bureau: { slug: bureau.slug, name: bureau.name },
  who: person.name,
};

type ArticleRow = Readonly<{
  articleId: number;
  headline: string;
  slugline: string;
  version: number;
  vaulted: boolean;
  bureau: CalendarItem["bureau"];
  who: string | null;
}>;

const titleOf = ({ headline, slugline, articleId }: ArticleRow): string =>
  headline || slugline || `Article ${articleId}`;

function itemOf(
  row: ArticleRow,
  kind: CalendarKind,
  at: Date,
  state: CalendarItem["state"] = null,
): CalendarItem {
  const { articleId, version, vaulted, bureau: place, who } = row;
  return {
    key: `${kind}-${articleId}`,
    kind,
    at,
    title: titleOf(row),
    vaulted,
    bureau: place,
    articleId,
    coverageId: null,
    version,
    state,
    who,
  };
}

/** Everything from `from` on and before `to`, in order of time; empty for administrators. */
export async function calendarItems(
  actor: Actor,
  span: Readonly<{ from: Date; to: Date; bureau?: string | undefined }>,
): Promise<CalendarItem[]> {
  const readable = readableWhere(actor);
  if (!readable) return [];
  const here = and(
    readable,
    eq(article.spiked, false),
    span.bureau ? eq(bureau.slug, span.bureau) : undefined,
  );
  const [scheduled, due, embargoed, planned] = await Promise.all([
    schedulesIn(here, span),
    datesIn(here, span, "due"),
    datesIn(here, span, "embargo"),
    coverageIn(actor, span),
  ]);
  return [...scheduled, ...due, ...embargoed, ...planned]
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.key < b.key ? -1 : 1))
    .slice(0, most);
}

type Span = Readonly<{ from: Date; to: Date; bureau?: string | undefined }>;

/** The clock came and could not publish; nobody has scheduled it again since. */
const stillFailed = and(
  eq(schedule.state, "failed"),
  eq(schedule.action, "publish"),
  eq(article.stage, "ready"),
  sql`not exists (select from schedule newer where newer.article_id = ${schedule.articleId} and newer.created_at > ${schedule.createdAt})`,
);

const openState = (state: string): "pending" | "suspended" | "failed" =>
  state === "suspended" || state === "failed" ? state : "pending";

async function schedulesIn(where: SQL | undefined, { from, to }: Span): Promise<CalendarItem[]> {
  const rows = await newsroom()
    .select({ ...columns, at: schedule.at, action: schedule.action, state: schedule.state })
    .from(schedule)
    .innerJoin(article, eq(article.id, schedule.articleId))
    .innerJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .innerJoin(bureau, eq(bureau.id, article.bureauId))
    .leftJoin(person, eq(person.id, article.assignedTo))
    .where(
      and(
        where,
        or(inArray(schedule.state, ["pending", "suspended"]), stillFailed),
        gte(schedule.at, from),
        lt(schedule.at, to),
      ),
    )
    .orderBy(asc(schedule.at))
    .limit(most);
  return rows.map((row) => itemOf(row, row.action, row.at, openState(row.state)));
}

/** What was due is done: it was handed in, or published since it was asked for. The board counts the same way. */
const handedIn = sql<boolean>`not coalesce(${article.stage} = 'draft' and ${article.publication} <> 'killed'
  and (${article.modifiedAt} is null or ${article.modifiedAt} < ${article.assignedAt}), false)`;

async function datesIn(
  where: SQL | undefined,
  { from, to }: Span,
  kind: "due" | "embargo",
): Promise<CalendarItem[]> {
  const column = kind === "due" ? article.dueAt : article.embargoUntil;
  const rows = await newsroom()
    .select({ ...columns, at: column, handedIn })
    .from(article)
    .innerJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .innerJoin(bureau, eq(bureau.id, article.bureauId))
    .leftJoin(person, eq(person.id, article.assignedTo))
    .where(and(where, isNotNull(column), gte(column, from), lt(column, to)))
    .orderBy(asc(column))
    .limit(most);
  return rows.flatMap((row) => {
    const done = kind === "due" && row.handedIn;
    return row.at === null ? [] : [itemOf(row, kind, row.at, done ? "done" : null)];
  });
}

async function coverageIn(actor: Actor, { from, to, bureau: slug }: Span): Promise<CalendarItem[]> {
  const everywhere = actor.role === "chief" || actor.role === "legal";
  if (!everywhere && actor.bureauIds.length === 0) return [];
  const rows = await newsroom()
    .select({
      id: coverage.id,
      title: coverage.title,
      at: coverage.startsAt,
      version: coverage.version,
      articleId: coverage.articleId,
      bureau: { slug: bureau.slug, name: bureau.name },
      who: person.name,
    })
    .from(coverage)
    .innerJoin(bureau, eq(bureau.id, coverage.bureauId))
    .leftJoin(person, eq(person.id, coverage.assignedTo))
    .where(
      and(
        isNull(coverage.cancelledAt),
        everywhere ? undefined : inArray(coverage.bureauId, [...actor.bureauIds]),
        slug ? eq(bureau.slug, slug) : undefined,
        gte(coverage.startsAt, from),
        lt(coverage.startsAt, to),
      ),
    )
    .orderBy(asc(coverage.startsAt))
    .limit(most);
  return rows.map(({ id, ...row }) => ({
    key: `coverage-${id}`,
    kind: "coverage",
    coverageId: id,
    state: null,
    vaulted: false,
    ...row,
  }));
}
