// The library: pictures that the person may see, newest first, found by words and by what is to be done about them.
import { and, desc, eq, gt, inArray, isNull, lte, or, sql, type SQL } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { DrawnCrops, RenditionState } from "#lib/newsroom/picture.ts";
import {
  expiringDays,
  type RightsCategory,
  type RightsState,
  rightsState,
} from "#lib/newsroom/picture-rights.ts";
import { searchWords } from "#lib/newsroom/search-words.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { readInstantCursor } from "./cursor.ts";
import { isId } from "./ids.ts";
import { inTextWhere, onLivePage, visiblePictures } from "./picture-sight.ts";
import { readableWhere } from "./readable-where.ts";
import { media } from "./schema/media.ts";
import { bureau, person } from "./schema/people.ts";

export type LibraryFilter = Readonly<{
  /** Over title, caption, credit, file name and keywords: the words, "phrases" and -words of the newsroom's search. */
  words?: string | undefined;
  /** A bureau's slug; `all`: pictures that belong to every bureau. */
  bureau?: string | undefined;
  /** How the rights stand now. */
  rights?: RightsState | undefined;
  category?: RightsCategory | undefined;
  missing?: "credit" | "alt" | undefined;
  /** In no text that the person may read, and on no live page. */
  unused?: boolean | undefined;
  /** Brought by the person. */
  own?: boolean | undefined;
  /** Some of their sizes couldn't be drawn. */
  failed?: boolean | undefined;
  /** From `next` of the page before. */
  after?: string | undefined;
}>;

export type LibraryPicture = Readonly<{
  id: string;
  key: string;
  /** Pixels of the original, upright. */
  width: number;
  height: number;
  /** Widths of the stored renditions, ascending. */
  widths: readonly number[];
  drawnCrops: DrawnCrops;
  colour: string | null;
  renditions: RenditionState;
  fileName: string;
  title: string;
  caption: string;
  credit: string;
  alt: string;
  /** Null: every bureau's. */
  bureau: Readonly<{ slug: string; name: string }> | null;
  uploadedBy: string;
  createdAt: Date;
  category: RightsCategory;
  expiresAt: Date | null;
  state: RightsState;
  /** On a live page, or in a text that the person may read. */
  used: boolean;
}>;

export type LibraryPage = Readonly<{ pictures: readonly LibraryPicture[]; next: string | null }>;

/** How the rights stand, as `rightsState` says it, by the database's clock. */
function stands(state: RightsState, at: Date): SQL | undefined {
  const soon = new Date(at.getTime() + expiringDays * 86_400_000);
  const allowed = eq(media.denied, false);
  const later = or(isNull(media.expiresAt), gt(media.expiresAt, soon));
  switch (state) {
    case "denied":
      return eq(media.denied, true);
    case "expired":
      return and(allowed, lte(media.expiresAt, at));
    case "expiring":
      return and(allowed, gt(media.expiresAt, at), lte(media.expiresAt, soon));
    case "unknown":
      return and(allowed, later, eq(media.rights, "unknown"));
    case "cleared":
      return and(allowed, later, sql`${media.rights} <> 'unknown'`);
  }
}

/** Whether the person may know that the picture is used. */
function usedBefore(actor: Actor): SQL {
  return sql`(${onLivePage} or ${inTextWhere(readableWhere(actor) ?? sql`false`)})`;
}

function bureauWhere(slug: string | undefined): SQL | undefined {
  if (slug === undefined) return undefined;
  return slug === "all"
    ? isNull(media.bureauId)
    : sql`${media.bureauId} = (select ${bureau.id} from ${bureau} where ${bureau.slug} = ${slug})`;
}

function before(cursor: string | undefined): SQL | undefined {
  const read = readInstantCursor(cursor);
  return read && isId(read.rest)
    ? sql`(${media.createdAt}, ${media.id}) < (${read.at.toISOString()}::timestamptz, ${read.rest}::uuid)`
    : undefined;
}

/** One page of the library; null for whoever may see no picture at all. Words that hold no letter find everything. */
export async function pictureLibrary(
  actor: Actor,
  filter: LibraryFilter,
  size = 40,
): Promise<LibraryPage | null> {
  const visible = visiblePictures(actor);
  if (visible === null) return null;
  const db = newsroom();
  const at = await now(db);
  const { query } = searchWords(filter.words ?? "");
  const used = usedBefore(actor);
  // Which first, and of those alone the rest: what is asked of each line is not asked of the whole library.
  const found = await db
    .select({ id: media.id })
    .from(media)
    .innerJoin(person, eq(person.id, media.uploadedBy))
    .where(
      and(
        visible,
        query === null ? undefined : sql`${media.search} @@ to_tsquery('simple', ${query})`,
        bureauWhere(filter.bureau),
        filter.rights && stands(filter.rights, at),
        filter.category && eq(media.rights, filter.category),
        filter.missing && eq(filter.missing === "credit" ? media.credit : media.alt, ""),
        filter.unused ? sql`not ${used}` : undefined,
        filter.own ? eq(media.uploadedBy, actor.id) : undefined,
        filter.failed ? eq(media.renditions, "failed") : undefined,
        before(filter.after),
      ),
    )
    .orderBy(desc(media.createdAt), desc(media.id))
    .limit(size + 1);
  const pictures = await linesOf(
    found.slice(0, size).map((one) => one.id),
    used,
    at,
  );
  const last = pictures.at(-1);
  return {
    pictures,
    next: found.length > size && last ? `${last.createdAt.getTime()}.${last.id}` : null,
  };
}

/** These pictures as the list shows them, newest first. */
async function linesOf(ids: readonly string[], used: SQL, at: Date): Promise<LibraryPicture[]> {
  if (ids.length === 0) return [];
  const rows = await newsroom()
    .select({
      id: media.id,
      key: media.key,
      width: media.width,
      height: media.height,
      widths: media.widths,
      drawnCrops: media.drawnCrops,
      colour: media.colour,
      renditions: media.renditions,
      fileName: media.fileName,
      title: media.title,
      caption: media.caption,
      credit: media.credit,
      alt: media.alt,
      bureau: { slug: bureau.slug, name: bureau.name },
      uploadedBy: person.name,
      createdAt: media.createdAt,
      category: media.rights,
      denied: media.denied,
      expiresAt: media.expiresAt,
      used: sql<boolean>`${used}`,
    })
    .from(media)
    .innerJoin(person, eq(person.id, media.uploadedBy))
    .leftJoin(bureau, eq(bureau.id, media.bureauId))
    .where(inArray(media.id, [...ids]))
    .orderBy(desc(media.createdAt), desc(media.id));
  return rows.map(({ denied, ...row }) => ({
    ...row,
    state: rightsState({ category: row.category, denied, expiresAt: row.expiresAt }, at),
  }));
}
