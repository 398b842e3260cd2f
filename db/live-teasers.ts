// How an article stands in a list: its columns, its signatures and its picture, in two further queries for any number of rows.
import { asc, eq, inArray } from "drizzle-orm";
import type { Picture, Signature, Teaser, TopicLink } from "#lib/newsroom/readers.ts";
import type { Database } from "./client.ts";
import { liveArticle, liveByline } from "./schema/live.ts";
import { liveArticleTopic } from "./schema/live-lists.ts";
import { liveBureau, liveMedia, livePerson, liveSection, liveTopic } from "./schema/live-views.ts";

/** What a list selects of `live.article` joined with its section. */
export const teaserColumns = {
  id: liveArticle.id,
  slug: liveArticle.slug,
  headline: liveArticle.headline,
  kicker: liveArticle.kicker,
  standfirst: liveArticle.standfirst,
  firstPublishedAt: liveArticle.firstPublishedAt,
  modifiedAt: liveArticle.modifiedAt,
  lead: liveArticle.lead,
  sectionSlug: liveSection.slug,
  sectionName: liveSection.name,
};

type TeaserRow = Readonly<{
  id: number;
  slug: string;
  headline: string;
  kicker: string;
  standfirst: string;
  firstPublishedAt: Date;
  modifiedAt: Date;
  lead: { mediaId: string; alt: string; caption: string; credit: string } | null;
  sectionSlug: string;
  sectionName: string;
}>;

/** Add signatures and pictures to rows, in two queries for any number of rows. */
export async function dress(db: Database, rows: readonly TeaserRow[]): Promise<Teaser[]> {
  if (rows.length === 0) return [];
  const signatures = await signaturesOf(
    db,
    rows.map((row) => row.id),
  );
  const pictures = await picturesOf(
    db,
    rows.flatMap((row) => (row.lead ? [row.lead.mediaId] : [])),
  );
  return rows.map(({ sectionSlug, sectionName, lead, ...row }) => {
    const picture = lead ? pictures.get(lead.mediaId) : undefined;
    return {
      ...row,
      section: { slug: sectionSlug, name: sectionName },
      byline: signatures.get(row.id) ?? [],
      lead:
        lead && picture ? { ...picture, alt: lead.alt, caption: lead.caption, credit: lead.credit } : null,
    };
  });
}

async function signaturesOf(db: Database, ids: readonly number[]): Promise<Map<number, Signature[]>> {
  const rows = await db
    .select({
      articleId: liveByline.articleId,
      name: liveByline.name,
      role: liveByline.role,
      personSlug: livePerson.slug,
      bureauSlug: liveBureau.slug,
    })
    .from(liveByline)
    .leftJoin(livePerson, eq(livePerson.id, liveByline.personId))
    .leftJoin(liveBureau, eq(liveBureau.id, liveByline.bureauId))
    .where(inArray(liveByline.articleId, [...ids]))
    .orderBy(asc(liveByline.articleId), asc(liveByline.position));
  const found = new Map<number, Signature[]>();
  for (const row of rows) {
    const kind = row.personSlug ? "person" : row.bureauSlug ? "bureau" : "name";
    const list = found.get(row.articleId) ?? [];
    list.push({ name: row.name, role: row.role, kind, slug: row.personSlug ?? row.bureauSlug });
    found.set(row.articleId, list);
  }
  return found;
}

/** The topics of these articles, each list in its desk's order. */
export async function topicsOn(db: Database, ids: readonly number[]): Promise<Map<number, TopicLink[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      articleId: liveArticleTopic.articleId,
      slug: liveTopic.slug,
      name: liveTopic.name,
      code: liveTopic.code,
    })
    .from(liveArticleTopic)
    .innerJoin(liveTopic, eq(liveTopic.id, liveArticleTopic.topicId))
    .where(inArray(liveArticleTopic.articleId, [...ids]))
    .orderBy(asc(liveArticleTopic.articleId), asc(liveArticleTopic.position), asc(liveTopic.slug));
  const found = new Map<number, TopicLink[]>();
  for (const { articleId, ...topic } of rows) {
    const list = found.get(articleId) ?? [];
    list.push(topic);
    found.set(articleId, list);
  }
  return found;
}

type Stored = Pick<Picture, "key" | "width" | "height" | "widths" | "drawnCrops" | "colour">;

async function picturesOf(db: Database, ids: readonly string[]): Promise<Map<string, Stored>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(liveMedia)
    .where(inArray(liveMedia.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, ...picture }) => [id, picture]));
}
