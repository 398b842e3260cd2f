// Articles as somebody who arranges fronts sees them: what readers have, by readers' words; what is to come, by the working
// copy's, where the person may read it; of everything else nothing.
import { and, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Actor, Publication } from "#lib/newsroom/article.ts";
import type { RightsCategory, RightsState } from "#lib/newsroom/picture-rights.ts";
import { rightsState } from "#lib/newsroom/picture-rights.ts";
import { mayRead } from "#lib/newsroom/permissions.ts";
import { newsroom, type Database } from "./client.ts";
import { matches, readableWhere } from "./readable-where.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { liveArticle } from "./schema/live.ts";
import { media } from "./schema/media.ts";
import { section } from "./schema/people.ts";
import { schedule } from "./schema/revisions.ts";

export type FrontArticle = Readonly<{
  id: number;
  headline: string;
  section: string | null;
  /** `coming`: not published yet. */
  state: "live" | "coming" | "withheld" | "retracted";
  /** When it went live, or is to; null: nobody has said when. */
  at: Date | null;
  /** When readers are to lose it. */
  leavesAt: Date | null;
  /** How the rights in its lead picture stand; null: it has none. */
  picture: RightsState | null;
}>;

type Row = Readonly<{
  id: number;
  bureauId: string;
  publication: Publication;
  spiked: boolean;
  headline: string;
  section: string | null;
  shown: string | null;
  shownIn: string | null;
  shownAt: Date | null;
  publishAt: Date | null;
  withholdAt: Date | null;
  picture: Readonly<{ category: RightsCategory; denied: boolean; expiresAt: string | null }> | null;
  now: Date;
}>;

const planned = (action: "publish" | "withhold") =>
  sql<Date | null>`(select x.at from ${schedule} x where x.article_id = ${article.id} and x.action = ${action} and x.state = 'pending' limit 1)`;

/** Both tables are called article. */
const readers = alias(liveArticle, "readers");

function articlesWhere(db: Database, where: SQL | undefined) {
  const shownSection = sql<
    string | null
  >`(select s.name from ${section} s where s.id = ${readers.sectionId})`;
  // Readers have the lead of what went live, whatever the next version will have.
  const lead = sql`case when ${readers.id} is null then ${workingCopy.content} -> 'lead' else ${readers.lead} end`;
  return db
    .select({
      id: article.id,
      bureauId: article.bureauId,
      publication: article.publication,
      picture: sql<Row["picture"]>`(
        select json_build_object('category', m.rights, 'denied', m.denied, 'expiresAt', m.expires_at)
        from ${media} m where m.id = (${lead} ->> 'mediaId')::uuid)`,
      now: sql<Date>`now()`.mapWith(readers.firstPublishedAt),
      spiked: article.spiked,
      headline: workingCopy.headline,
      section: section.name,
      shown: readers.headline,
      shownIn: shownSection,
      shownAt: readers.firstPublishedAt,
      publishAt: planned("publish"),
      withholdAt: planned("withhold"),
    })
    .from(article)
    .innerJoin(workingCopy, eq(workingCopy.articleId, article.id))
    .leftJoin(section, eq(section.id, workingCopy.sectionId))
    .leftJoin(readers, and(eq(readers.id, article.id), eq(readers.listed, true)))
    .where(where)
    .$dynamic();
}

function seen(actor: Actor, row: Row): FrontArticle | null {
  const { id, publication } = row;
  const reads = mayRead(actor, row);
  const picture = row.picture && rightsState({ ...row.picture, expiresAt: instantOf(row.picture) }, row.now);
  if (row.shown !== null)
    return {
      id,
      headline: row.shown,
      section: row.shownIn,
      state: "live",
      at: row.shownAt,
      // A plan is the newsroom's own business until it happens.
      leavesAt: reads ? row.withholdAt : null,
      picture,
    };
  if (!reads || publication === "killed") return null;
  const state = publication === "never" || publication === "live" ? "coming" : publication;
  const at = state === "coming" || state === "withheld" ? row.publishAt : null;
  return { id, headline: row.headline, section: row.section, state, at, leavesAt: null, picture };
}

const instantOf = ({ expiresAt }: NonNullable<Row["picture"]>) =>
  expiresAt === null ? null : new Date(expiresAt);

/** What this person may see of these articles, by id; those that they may see nothing of are left out. */
export async function frontArticles(
  db: Database,
  actor: Actor,
  ids: readonly number[],
): Promise<ReadonlyMap<number, FrontArticle>> {
  if (ids.length === 0) return new Map();
  const rows = await articlesWhere(db, inArray(article.id, [...ids]));
  return new Map(
    rows.flatMap((row) => {
      const one = seen(actor, row);
      return one === null ? [] : [[one.id, one] as const];
    }),
  );
}

/** Killed articles among these: they never come back, so their pins are gone for good. */
export async function killedOf(db: Database, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: article.id })
    .from(article)
    .where(and(inArray(article.id, [...ids]), eq(article.publication, "killed")));
  return new Set(rows.map(({ id }) => id));
}

/** Of these articles those that the person may put on a page, live or to come. */
export async function placeable(
  db: Database,
  actor: Actor,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await articlesWhere(db, inArray(article.id, [...ids]));
  return new Set(
    rows.flatMap((row) => {
      const one = row.spiked ? null : seen(actor, row);
      return one === null || one.state === "retracted" ? [] : [one.id];
    }),
  );
}

/** Articles that go live next, those with an instant first, then those that are ready: what a page may wait for. */
export async function comingArticles(actor: Actor, limit: number): Promise<FrontArticle[]> {
  const readable = readableWhere(actor);
  if (!readable) return [];
  const rows = await articlesWhere(
    newsroom(),
    and(
      readable,
      eq(article.stage, "ready"),
      eq(article.spiked, false),
      inArray(article.publication, ["never", "withheld"]),
    ),
  )
    .orderBy(sql`${planned("publish")} asc nulls last`, desc(article.changedAt))
    .limit(limit);
  return rows.flatMap((row) => seen(actor, row) ?? []);
}

/** Articles to place by words of their headlines: those that readers have, then those to come that the person may read. */
export async function articlesToPlace(actor: Actor, words: string): Promise<FrontArticle[]> {
  const readable = readableWhere(actor);
  const shown = matches(words, sql`${liveArticle.headline}`);
  const own = matches(words);
  if (!readable || !shown || !own) return [];
  const db = newsroom();
  const found = await db
    .select({ id: liveArticle.id })
    .from(liveArticle)
    .where(and(eq(liveArticle.listed, true), shown))
    .orderBy(desc(liveArticle.firstPublishedAt), desc(liveArticle.id))
    .limit(20);
  const live = await frontArticles(
    db,
    actor,
    found.map(({ id }) => id),
  );
  const coming = await articlesWhere(
    db,
    and(readable, own, eq(article.spiked, false), inArray(article.publication, ["never", "withheld"])),
  )
    .orderBy(desc(article.changedAt))
    .limit(10);
  return [
    ...found.flatMap(({ id }) => live.get(id) ?? []),
    ...coming.flatMap((row) => seen(actor, row) ?? []),
  ];
}
