// The board: articles as the newsroom sees them, newest change first, paged by keyset; and what waits for one person.
import { and, desc, eq, exists, inArray, isNotNull, ne, not, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Actor, Publication, Stage } from "#lib/newsroom/article.ts";
import { reachOf } from "#lib/newsroom/permissions.ts";
import { newsroom } from "./client.ts";
import { whoIsIn } from "./collab-sessions.ts";
import { article, hold, workingCopy } from "./schema/articles.ts";
import { event } from "./schema/events.ts";
import { liveArticle } from "./schema/live.ts";
import { bureau, person, section } from "./schema/people.ts";
import { revision, schedule } from "./schema/revisions.ts";

export type BoardFilter = Readonly<{
  bureau?: string | undefined;
  section?: string | undefined;
  mine?: boolean | undefined;
  text?: string | undefined;
  stage?: Stage | undefined;
  publication?: Publication | undefined;
  spiked?: boolean | undefined;
  /** From `next` of the page before. */
  after?: string | undefined;
}>;

export type BoardRow = Readonly<{
  id: number;
  headline: string;
  slugline: string;
  stage: Stage;
  publication: Publication;
  spiked: boolean;
  /** The working copy differs from the text that is or was live. */
  aheadOfLive: boolean;
  bureau: Readonly<{ slug: string; name: string }>;
  section: Readonly<{ slug: string; name: string }> | null;
  words: number;
  changedAt: Date;
  changedBy: string;
  createdBy: string;
  submittedAt: Date | null;
  submittedBy: string | null;
  schedule: Readonly<{ at: Date; zone: string; state: "pending" | "suspended" | "failed" }> | null;
  secondReadDue: boolean;
  changesRequested: boolean;
  /** Names of the people who have its editor open now. */
  here: readonly string[];
}>;

const pageSize = 50;
const changer = alias(person, "changer");
const creator = alias(person, "creator");
const submitter = alias(person, "submitter");

/** Articles that the actor may read: the same rule as permissions.ts, as a condition. Null: none at all. */
export function readableWhere(actor: Actor): SQL | null {
  const reach = reachOf(actor.role, "read");
  if (reach === "none") return null;
  const alive =
    actor.role === "chief" || actor.role === "legal" ? undefined : ne(article.publication, "killed");
  const near =
    reach === "all"
      ? undefined
      : actor.bureauIds.length > 0
        ? inArray(article.bureauId, [...actor.bureauIds])
        : sql`false`;
  return and(alive, near) ?? sql`true`;
}

/** One page of the board. An admin, who has no right over articles, gets an empty one. */
export async function board(
  actor: Actor,
  filter: BoardFilter,
): Promise<{ rows: BoardRow[]; next: string | null }> {
  const readable = readableWhere(actor);
  if (!readable) return { rows: [], next: null };
  const after = readCursor(filter.after);
  const rows = await select(
    and(
      readable,
      filter.bureau ? eq(bureau.slug, filter.bureau) : undefined,
      filter.section ? eq(section.slug, filter.section) : undefined,
      filter.mine ? mine(actor) : undefined,
      filter.text ? matches(filter.text) : undefined,
      filter.stage ? eq(article.stage, filter.stage) : undefined,
      filter.publication ? eq(article.publication, filter.publication) : undefined,
      eq(article.spiked, filter.spiked ?? false),
      // As a row, not as an OR: only that begins at the cursor's place in the index.
      after
        ? sql`(${article.changedAt}, ${article.id}) < (${sql.param(after.at, article.changedAt)}, ${after.id})`
        : undefined,
    ),
    pageSize + 1,
  );
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > pageSize && last ? `${last.changedAt.getTime()}.${last.id}` : null,
  };
}

/** What the actor is the next to act on, oldest wait last, at most 50. */
export async function waitingFor(actor: Actor): Promise<BoardRow[]> {
  const readable = readableWhere(actor);
  if (!readable) return [];
  const openSchedule = exists(
    newsroom()
      .select({ one: sql`1` })
      .from(schedule)
      .where(
        and(
          eq(schedule.articleId, article.id),
          eq(schedule.action, "publish"),
          eq(schedule.state, "pending"),
        ),
      ),
  );
  const legalHold = exists(
    newsroom()
      .select({ one: sql`1` })
      .from(hold)
      .where(and(eq(hold.articleId, article.id), eq(hold.kind, "legal"), sql`${hold.releasedAt} is null`)),
  );
  const forEditors = or(
    and(eq(article.stage, "review"), ne(article.submittedBy, actor.id)),
    and(eq(article.stage, "ready"), not(openSchedule)),
    article.secondReadDue,
  );
  const rules: Record<Actor["role"], SQL | undefined> = {
    reporter: and(
      eq(article.stage, "draft"),
      mine(actor),
      or(eq(article.publication, "never"), changesRequested),
    ),
    editor: forEditors,
    chief: forEditors,
    legal: and(inArray(article.stage, ["review", "ready"]), or(article.vaulted, legalHold)),
    admin: sql`false`,
  };
  return select(and(readable, eq(article.spiked, false), rules[actor.role]), pageSize);
}

function mine(actor: Actor): SQL | undefined {
  return or(
    eq(article.createdBy, actor.id),
    eq(article.assignedTo, actor.id),
    sql`${workingCopy.bylinePersonIds} @> array[${actor.id}]::uuid[]`,
  );
}

const workingWords = sql`${workingCopy.headline} || ' ' || ${workingCopy.slugline}`;

/** Every word must begin a word of the headline or the slugline, or of other words given as SQL. */
export function matches(text: string, among: SQL = workingWords): SQL | undefined {
  const words = text.slice(0, 200).match(/[\p{L}\p{N}]+/gu);
  if (!words) return undefined;
  const query = words.map((word) => `${word}:*`).join(" & ");
  return sql`to_tsvector('simple', ${among}) @@ to_tsquery('simple', ${query})`;
}

/** The last verb sent the text back to its writer. */
const changesRequested = sql<boolean>`coalesce((select ${event.verb} = 'request-changes' from ${event} where ${event.articleId} = ${article.id} and ${event.verb} <> 'move' order by ${event.number} desc limit 1), false)`;

async function select(where: SQL | undefined, limit: number): Promise<BoardRow[]> {
  const rows = await newsroom()
    .select({
      id: article.id,
      headline: workingCopy.headline,
      slugline: workingCopy.slugline,
      stage: article.stage,
      publication: article.publication,
      spiked: article.spiked,
      aheadOfLive: sql<boolean>`coalesce(${revision.hash} <> ${workingCopy.hash}, false)`,
      bureau: { slug: bureau.slug, name: bureau.name },
      section: { slug: section.slug, name: section.name },
      words: workingCopy.words,
      changedAt: article.changedAt,
      changedBy: changer.name,
      createdBy: creator.name,
      submittedAt: article.submittedAt,
      submittedBy: submitter.name,
      schedule: { at: schedule.at, zone: schedule.zone, state: schedule.state },
      secondReadDue: article.secondReadDue,
      changesRequested,
    })
    .from(article)
    .innerJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .innerJoin(bureau, eq(bureau.id, article.bureauId))
    .innerJoin(changer, eq(changer.id, article.changedBy))
    .innerJoin(creator, eq(creator.id, article.createdBy))
    .leftJoin(submitter, eq(submitter.id, article.submittedBy))
    .leftJoin(section, eq(section.id, workingCopy.sectionId))
    .leftJoin(revision, and(isNotNull(article.liveRevisionId), eq(revision.id, article.liveRevisionId)))
    .leftJoin(
      schedule,
      and(
        eq(schedule.articleId, article.id),
        eq(schedule.action, "publish"),
        or(
          inArray(schedule.state, ["pending", "suspended"]),
          and(
            eq(schedule.state, "failed"),
            eq(article.stage, "ready"),
            sql`not exists (select from schedule newer where newer.article_id = ${article.id} and newer.created_at > ${schedule.createdAt})`,
          ),
        ),
      ),
    )
    .where(where)
    .orderBy(desc(article.changedAt), desc(article.id))
    .limit(limit);
  const here = await whoIsIn(rows.map((row) => row.id));
  return rows.map((row) => ({
    ...row,
    here: here.get(row.id) ?? [],
    schedule: row.schedule ? { ...row.schedule, state: openState(row.schedule.state) } : null,
  }));
}

function openState(state: string): "pending" | "suspended" | "failed" {
  return state === "suspended" || state === "failed" ? state : "pending";
}

const latestMs = Date.UTC(9999, 0);

function readCursor(after: string | undefined): { at: Date; id: number } | null {
  const found = after?.match(/^(\d{1,15})\.(\d{1,15})$/);
  // Later instants have more digits in their year than PostgreSQL reads.
  return found && Number(found[1]) <= latestMs
    ? { at: new Date(Number(found[1])), id: Number(found[2]) }
    : null;
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
