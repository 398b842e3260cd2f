// The board: articles as the newsroom sees them, newest change first, paged by keyset; and what waits for one person.
import { and, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Actor, Publication, Stage } from "#lib/newsroom/article.ts";
import type { BoardLine } from "#lib/newsroom/board.ts";
import { linesOf } from "./board-lines.ts";
import { newest, type Branch, type Found } from "./board-order.ts";
import { newsroom } from "./client.ts";
import { readInstantCursor } from "./cursor.ts";
import { onlyIds } from "./ids.ts";
import { dueOpen } from "./due-open.ts";
import { matches, readableWhere } from "./readable-where.ts";
import { article, hold, workingCopy } from "./schema/articles.ts";
import { event } from "./schema/events.ts";
import { liveArticle } from "./schema/live.ts";
import { section } from "./schema/people.ts";

export type BoardFilter = Readonly<{
  bureau?: string | undefined;
  section?: string | undefined;
  mine?: boolean | undefined;
  text?: string | undefined;
  stage?: Stage | undefined;
  publication?: Publication | undefined;
  spiked?: boolean | undefined;
  /** A person's id. */
  assignee?: string | undefined;
  claim?: "mine" | "nobody" | undefined;
  /** Due and not done, from one instant to another; without the first, whatever is late. */
  due?: Readonly<{ from?: Date | undefined; to: Date }> | undefined;
  gate?: "any" | "embargo" | "hold" | "vault" | undefined;
  /** From `next` of the page before. */
  after?: string | undefined;
}>;

export type BoardPage = Readonly<{ rows: BoardLine[]; next: string | null }>;

const pageSize = 50;
/** How many of the newest are looked through for a common word before the index of words is asked. */
const sieved = 1_000;

/** Created by, assigned to, or named in the byline: three ways in, each with its own index. */
const mine = (actor: Actor): Branch[] => [
  { how: "pick", where: eq(article.createdBy, actor.id) },
  { how: "walk", where: eq(article.assignedTo, actor.id) },
  {
    how: "pick",
    where: sql`${article.id} in (select ${workingCopy.articleId} from ${workingCopy}
      where ${workingCopy.bylinePersonIds} @> array[${actor.id}]::uuid[])`,
  },
];

const onHold = sql`${article.id} in (select ${hold.articleId} from ${hold} where ${hold.releasedAt} is null)`;
const embargoed = sql`${article.embargoUntil} > now()`;

const gates = { embargo: embargoed, hold: onHold, vault: sql`${article.vaulted}` } as const;

/** What a filter asks of the article's own row, apart from whose it is and what keeps it in. */
function conditionsOf(actor: Actor, filter: BoardFilter): SQL | undefined {
  const { due, claim, assignee } = filter;
  return and(
    filter.stage ? eq(article.stage, filter.stage) : undefined,
    filter.publication ? eq(article.publication, filter.publication) : undefined,
    eq(article.spiked, filter.spiked ?? false),
    assignee === undefined ? undefined : inArray(article.assignedTo, onlyIds([assignee])),
    claim === "mine" ? eq(article.claimedBy, actor.id) : undefined,
    claim === "nobody" ? sql`${article.claimedBy} is null` : undefined,
    due && dueOpen,
    due && sql`${article.dueAt} < ${sql.param(due.to, article.dueAt)}`,
    due?.from && sql`${article.dueAt} >= ${sql.param(due.from, article.dueAt)}`,
  );
}

/** What a filter asks of the text's row. */
function copyConditions({ section: slug, text }: BoardFilter): SQL | undefined {
  return and(
    slug
      ? sql`${workingCopy.sectionId} in (select ${section.id} from ${section} where ${section.slug} = ${slug})`
      : undefined,
    text ? matches(text) : undefined,
  );
}

function branchesOf(actor: Actor, filter: BoardFilter, all: SQL | undefined): Branch[] {
  const few = filter.claim === "mine" || filter.due !== undefined;
  const gate = filter.gate === "any" ? Object.values(gates) : filter.gate ? [gates[filter.gate]] : null;
  const ways: Branch[] = filter.mine
    ? mine(actor).map(({ how, where }) => ({ how, where: and(where, all) }))
    : [{ how: few ? "pick" : "walk", where: all }];
  if (!gate) return ways;
  return gate.flatMap((shut) => ways.map(({ where }) => ({ how: "pick" as const, where: and(shut, where) })));
}

async function pageOf(actor: Actor, filter: BoardFilter): Promise<{ found: Found[]; next: string | null }> {
  const after = readCursor(filter.after);
  const all = and(
    conditionsOf(actor, filter),
    // As a row, not as an OR: only that begins at the cursor's place in the index.
    after
      ? sql`(${article.changedAt}, ${article.id}) < (${sql.param(after.at, article.changedAt)}, ${after.id})`
      : undefined,
  );
  const found = await fitting(actor, filter, all, pageSize + 1);
  const shown = found.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    found: shown,
    next: found.length > pageSize && last ? `${last.changedAt.getTime()}.${last.id}` : null,
  };
}

/** A word or a section that is common fills a page from the newest few; what is rare has an index that finds it. */
async function fitting(
  actor: Actor,
  filter: BoardFilter,
  all: SQL | undefined,
  limit: number,
): Promise<Found[]> {
  const branches = branchesOf(actor, filter, all);
  const near = { bureau: filter.bureau };
  const sieve = copyConditions(filter);
  if (!sieve) return newest(actor, branches, limit, near);
  const common = await newest(actor, branches, limit, { ...near, sieve, of: sieved });
  if (common.length === limit) return common;
  const rare = sql`${article.id} in (select ${workingCopy.articleId} from ${workingCopy} where ${sieve})`;
  return newest(
    actor,
    branches.map(({ where }) => ({ how: "pick", where: and(rare, where) })),
    limit,
    near,
  );
}

/** One page of the board. An admin, who has no right over articles, gets an empty one. */
export async function board(actor: Actor, filter: BoardFilter): Promise<BoardPage> {
  const { found, next } = await pageOf(actor, filter);
  return {
    rows: await linesOf(
      actor,
      found.map((one) => one.id),
    ),
    next,
  };
}

/** Those of these articles that belong on the board under this filter now. */
export async function boardLines(
  actor: Actor,
  filter: BoardFilter,
  ids: readonly number[],
): Promise<BoardLine[]> {
  if (ids.length === 0) return [];
  const own = inArray(article.id, [...ids]);
  const sieve = copyConditions(filter);
  const all = and(conditionsOf(actor, filter), own);
  const branches = branchesOf(actor, filter, all).map(({ where }) => ({ how: "pick" as const, where }));
  const found = await newest(actor, branches, ids.length, { bureau: filter.bureau, sieve });
  return linesOf(
    actor,
    found.map((one) => one.id),
  );
}

/** The last verb sent the text back to its writer: a cheap first look; the line judges exactly. */
const sentBack = sql`exists (select from ${event} where ${event.articleId} = ${article.id} and ${event.verb} = 'request-changes')`;

/** It may wait for legal, a cheap first look as well: of all the newsroom's texts in review and ready few do. */
const legals = sql`(${article.vaulted} or ${onHold}
  or exists (select from event e where e.article_id = ${article.id} and e.verb in ('put-in-vault', 'place-hold'))
  or exists (select from bureau b where b.id = ${article.bureauId} and b.steps @> '[{"role": "legal"}]'))`;

/** What the actor is the next to act on, newest change first, at most 50. */
export async function waitingFor(actor: Actor): Promise<BoardLine[]> {
  const flow = sql`not ${article.spiked} and ${article.publication} <> 'killed'`;
  const walk = (where: SQL): Branch => ({ how: "walk", where: and(flow, where) });
  const inReview = walk(eq(article.stage, "review"));
  const ready = walk(eq(article.stage, "ready"));
  const desk = [inReview, ready, walk(sql`${article.secondReadDue}`)];
  const forWriter = and(
    flow,
    eq(article.stage, "draft"),
    sql`(${article.publication} = 'never' or ${sentBack})`,
  );
  const branches: Record<Actor["role"], readonly Branch[]> = {
    reporter: mine(actor).map(({ how, where }) => ({ how, where: and(where, forWriter) })),
    editor: desk,
    chief: desk,
    legal: [
      walk(sql`${article.stage} = 'review' and ${legals}`),
      walk(sql`${article.stage} = 'ready' and ${legals}`),
    ],
    admin: [],
  };
  const found = await newest(actor, branches[actor.role], pageSize * 2);
  const lines = await linesOf(
    actor,
    found.map((one) => one.id),
  );
  return lines.filter((line) => line.waiting).slice(0, pageSize);
}

function readCursor(after: string | undefined): { at: Date; id: number } | null {
  const found = readInstantCursor(after);
  return found && /^\d{1,15}$/u.test(found.rest) ? { at: found.at, id: Number(found.rest) } : null;
}

/**
 * Articles that readers can open, by words of the headline, newest first, at most 12: what a text may point to. Read as
 * readers read them: the working copy of another bureau is nobody else's to see.
 */
export async function publishedByWords(
  actor: Actor,
  words: string,
): Promise<{ id: number; headline: string }[]> {
  const readable = readableWhere(actor);
  const found = matches(words, sql`${liveArticle.headline}`);
  if (!readable || !found) return [];
  return newsroom()
    .select({ id: liveArticle.id, headline: liveArticle.headline })
    .from(liveArticle)
    .where(and(eq(liveArticle.listed, true), found))
    .orderBy(desc(liveArticle.firstPublishedAt), desc(liveArticle.id))
    .limit(12);
}

/** Headlines that readers see, by id, for the cards that a text shows of other articles. */
export async function headlinesOf(ids: readonly number[]): Promise<Record<number, string>> {
  if (ids.length === 0) return {};
  const rows = await newsroom()
    .select({ id: liveArticle.id, headline: liveArticle.headline })
    .from(liveArticle)
    .where(and(inArray(liveArticle.id, [...ids]), eq(liveArticle.listed, true)));
  return Object.fromEntries(rows.map((row) => [row.id, row.headline]));
}
