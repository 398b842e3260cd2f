// What readers may read: selects from schema `live` over the readers' role, each page from one snapshot, and nothing else.
import { and, asc, desc, eq, gte, inArray, ne, sql, type SQL } from "drizzle-orm";
import { cardIds, withFreshCards } from "#lib/document/related-cards.ts";
import type {
  NotedArticle,
  PublicNote,
  SectionLink,
  Site,
  Teaser,
  TopicLink,
} from "#lib/newsroom/readers.ts";
import { readers, type Database } from "./client.ts";
import { SharedReads } from "./live-shared.ts";
import { publisherColumns, publisherOf } from "./live-publisher.ts";
import { teaserColumns, teaserOf, topicsColumn } from "./live-teasers.ts";
import { groupColumn, type LiveGroup } from "./live-translations.ts";
import { liveArticle, liveCard, liveGone, liveNote, livePurgeHead, liveView } from "./schema/live.ts";
import { liveArticleTopic, liveListing } from "./schema/live-lists.ts";
import { liveBureau, livePerson, livePublisher, liveSection, liveSite } from "./schema/live-views.ts";

/** One snapshot of what readers see. Everything asked through it is of the same instant. */
export type Snapshot = Readonly<{ db: Database; seq: number; shared: SharedReads }>;

/** The newest purge that the last snapshot had seen: most likely that of the next one. */
let lastSeen = 0;

/**
 * Run `read` in one repeatable-read snapshot. `seq` is the newest purge that the snapshot has seen: a page made from it
 * may be kept as long as none of its tags is purged with a greater number. `read` may be run twice: it is begun with the
 * number that the last snapshot had, so that the question for the number and its own first ones travel together.
 */
export async function readSnapshot<T>(read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  // That it is repeatable-read and read-only, the readers' connections say of all that they do.
  return readers().transaction(async (db) => {
    const asked = db.select({ seq: livePurgeHead.seq }).from(livePurgeHead).execute();
    const supposed = lastSeen;
    const shared = new SharedReads(supposed, false);
    const early = read({ db, seq: supposed, shared }).then(answered, failed);
    const [head] = await asked.catch(async (error: unknown) => {
      // Its questions may not go on in whatever the connection does next.
      await early;
      throw error;
    });
    if (!head) throw new Error("live.purge_head has no row: run the migrations again");
    const { seq } = head;
    lastSeen = seq;
    if (seq === supposed) shared.confirm();
    const outcome = await early;
    if (seq !== supposed) return read({ db, seq, shared: new SharedReads(seq, true) });
    if ("error" in outcome) throw outcome.error;
    return outcome.value;
  });
}

const answered = <T>(value: T) => ({ value });
const failed = (error: unknown) => ({ error });

const siteColumns = {
  name: liveSite.name,
  description: liveSite.description,
  zone: liveSite.zone,
  language: liveSite.language,
  showViews: liveSite.showViews,
};

/** The publication and its sections; null before set-up. `url` comes from the server's settings. */
export async function site({ db }: Snapshot, url: string): Promise<Site | null> {
  const [row] = await db
    .select({ site: siteColumns, publisher: publisherColumns })
    .from(liveSite)
    .innerJoin(livePublisher, sql`true`);
  if (!row) return null;
  const sections = await db
    .select({ slug: liveSection.slug, name: liveSection.name })
    .from(liveSection)
    .orderBy(asc(liveSection.position), asc(liveSection.slug));
  return { ...row.site, url, sections, publisher: publisherOf(row.publisher) };
}

/** Which articles a list has: a condition on them, or rows of another table that hold their places, to be read in its order. */
export type Listed =
  | SQL
  | Readonly<{ along: typeof liveListing | typeof liveArticleTopic; where: SQL | undefined }>;

type ListFilter = Readonly<{ where?: Listed | undefined; after?: Cursor | null; limit: number }>;

/** Where a list goes on: the first-publication instant and id of the last row shown. */
export type Cursor = Readonly<{ at: Date; id: number }>;

export type TeaserList = Readonly<{ teasers: readonly Teaser[]; next: Cursor | null }>;

/**
 * A list's bound and what is listed stand in its question's text, not beside it: only then does the database plan the question
 * once for all lists of its kind, by the index of listed articles. To plan each took as long as to read it.
 */
const isListed = sql`${liveArticle.listed}`;
/** Drizzle takes any expression as a bound, but its type knows numbers alone. */
const literally = (rows: number) => sql.raw(String(rows)) as unknown as number;

/** Newest first, paged by keyset; retracted articles are never listed. */
export async function latest({ db }: Snapshot, { where, after, limit }: ListFilter): Promise<TeaserList> {
  const along = where && "along" in where ? where : null;
  const at = (along?.along ?? liveArticle).firstPublishedAt;
  const id = along?.along.articleId ?? liveArticle.id;
  // As a row, not as an OR: only that begins at the cursor's place in the index.
  const older = after ? sql`(${at}, ${id}) < (${sql.param(after.at, at)}, ${after.id})` : undefined;
  const asked = db
    .select(teaserColumns)
    .from(liveArticle)
    .innerJoin(liveSection, eq(liveSection.id, liveArticle.sectionId))
    .$dynamic();
  const joined = along ? asked.innerJoin(along.along, eq(along.along.articleId, liveArticle.id)) : asked;
  const condition = where && "along" in where ? where.where : and(isListed, where);
  const rows = await joined
    .where(and(condition, older))
    .orderBy(desc(at), desc(id))
    .limit(literally(limit + 1));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    teasers: shown.map(teaserOf),
    next: rows.length > limit && last ? { at: last.firstPublishedAt, id: last.id } : null,
  };
}

export type ArticlePage =
  | Readonly<{ what: "missing" }>
  | Readonly<{ what: "gone" }>
  | Readonly<{
      what: "article";
      row: LiveRow;
      teaser: Teaser;
      notes: readonly PublicNote[];
      views: number;
      bureau: SectionLink;
      topics: readonly TopicLink[];
      group: LiveGroup;
    }>;

export type LiveRow = Readonly<{
  listed: boolean;
  dateline: string;
  /** As it was stored: `cardsAsNow` has still to look at it. */
  html: string;
  words: number;
  /** Key of the picture drawn for cards in networks; null until it is made. */
  card: string | null;
  related: readonly number[];
  /** Articles that cards in the text name, whether readers can open them or not. */
  cards: readonly number[];
  sectionId: string;
}>;

/** One article by its numeric id: what a reader gets, gone for a killed one, missing for anything else. */
export async function articleById({ db }: Snapshot, id: number): Promise<ArticlePage> {
  const [row] = await articleRow(db, id);
  if (!row) {
    const gone = await db.select({ id: liveGone.articleId }).from(liveGone).where(eq(liveGone.articleId, id));
    return { what: gone.length > 0 ? "gone" : "missing" };
  }
  const { listed, dateline, html, words, card, related, sectionId, views, bureauSlug, bureauName } = row;
  return {
    what: "article",
    row: { listed, dateline, html, words, card, related, cards: cardIds(html), sectionId },
    teaser: teaserOf(row),
    notes: (row.notes ?? []).map((one) => ({ ...one, at: new Date(one.at) })),
    views: views ?? 0,
    bureau: { slug: bureauSlug, name: bureauName },
    topics: row.topics ?? [],
    group: row.group,
  };
}

type StoredNote = Omit<PublicNote, "at"> & Readonly<{ at: string }>;

/** What was told to readers, oldest first. */
const notesColumn = sql<StoredNote[] | null>`(
  select json_agg(json_build_object('changeClass', n.change_class, 'note', n.note, 'at', n.at) order by n.at)
  from live.note n where n.article_id = ${liveArticle.id} and n.change_class not in ('update', 'fix'))`;

/** All that the number decides is in one row: what a page asks costs the server more than what it answers. */
function articleRow(db: Database, id: number) {
  return db
    .select({
      ...teaserColumns,
      listed: liveArticle.listed,
      dateline: liveArticle.dateline,
      html: liveArticle.html,
      words: liveArticle.words,
      card: liveCard.key,
      related: liveArticle.related,
      sectionId: liveArticle.sectionId,
      views: liveView.views,
      bureauSlug: liveBureau.slug,
      bureauName: liveBureau.name,
      notes: notesColumn,
      topics: topicsColumn,
      group: groupColumn,
    })
    .from(liveArticle)
    .innerJoin(liveSection, eq(liveSection.id, liveArticle.sectionId))
    .innerJoin(liveBureau, eq(liveBureau.id, liveArticle.bureauId))
    .leftJoin(liveView, eq(liveView.articleId, liveArticle.id))
    .leftJoin(liveCard, eq(liveCard.articleId, liveArticle.id))
    .where(eq(liveArticle.id, id));
}

/** Stored bodies with the cards of other articles as those are in this snapshot. */
export async function cardsAsNow(db: Database, bodies: readonly string[]): Promise<string[]> {
  const ids = [...new Set(bodies.flatMap(cardIds))];
  if (ids.length === 0) return [...bodies];
  const rows = await db
    .select({ id: liveArticle.id, slug: liveArticle.slug, headline: liveArticle.headline })
    .from(liveArticle)
    .where(and(inArray(liveArticle.id, ids), eq(liveArticle.listed, true)));
  const open = new Map(rows.map(({ id, ...one }) => [id, one]));
  return bodies.map((html) => withFreshCards(html, open));
}

function asNote(row: { changeClass: string; note: string; at: Date }): PublicNote {
  return { changeClass: row.changeClass as PublicNote["changeClass"], note: row.note, at: row.at };
}

/** Teasers of these articles, those that readers can open, in the order asked for. */
export async function teasersOf({ db }: Snapshot, ids: readonly number[]): Promise<Teaser[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select(teaserColumns)
    .from(liveArticle)
    .innerJoin(liveSection, eq(liveSection.id, liveArticle.sectionId))
    .where(and(inArray(liveArticle.id, [...ids]), eq(liveArticle.listed, true)));
  const teasers = new Map(rows.map((row) => [row.id, teaserOf(row)]));
  return ids.flatMap((id) => teasers.get(id) ?? []);
}

/** The newest notes to readers with their articles, retracted ones included, for the corrections page and its feed. */
export async function latestNotes(
  { db }: Snapshot,
  after: Cursor | null,
  limit: number,
): Promise<NotedArticle[]> {
  const rows = await db
    .select({ ...teaserColumns, changeClass: liveNote.changeClass, note: liveNote.note, at: liveNote.at })
    .from(liveNote)
    .innerJoin(liveArticle, eq(liveArticle.id, liveNote.articleId))
    .innerJoin(liveSection, eq(liveSection.id, liveArticle.sectionId))
    .where(
      and(
        ne(liveNote.changeClass, "update"),
        ne(liveNote.changeClass, "fix"),
        after
          ? sql`(${liveNote.at}, ${liveNote.articleId}) < (${sql.param(after.at, liveNote.at)}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(desc(liveNote.at), desc(liveNote.articleId))
    .limit(literally(limit));
  return rows.map((row) => ({ note: asNote(row), article: teaserOf(row) }));
}

export async function sectionBySlug({ db }: Snapshot, slug: string) {
  const [row] = await db.select().from(liveSection).where(eq(liveSection.slug, slug));
  return row ?? null;
}

export async function bureauBySlug({ db }: Snapshot, slug: string) {
  const [row] = await db.select().from(liveBureau).where(eq(liveBureau.slug, slug));
  return row ?? null;
}

/** A person whose name stands on a live page. */
export async function authorBySlug({ db }: Snapshot, slug: string) {
  const [row] = await db.select().from(livePerson).where(eq(livePerson.slug, slug));
  return row ?? null;
}

/** What `latest` may list. */
export const listedIn = {
  section: (id: string): SQL => eq(liveArticle.sectionId, id),
  /** What the bureau reported or signed. */
  bureau: (id: string): Listed => ({ along: liveListing, where: eq(liveListing.ofId, id) }),
  author: (id: string): Listed => ({ along: liveListing, where: eq(liveListing.ofId, id) }),
  topic: (id: string): Listed => ({
    along: liveArticleTopic,
    where: and(eq(liveArticleTopic.topicId, id), sql`${liveArticleTopic.listed}`),
  }),
  day: (day: string): SQL => eq(liveArticle.day, day),
  since: (at: Date): SQL => gte(liveArticle.firstPublishedAt, at),
};
