// How an article stands in a list: its columns, with its signatures and its picture in the same row, so that a list is one question
// however long it is. A page is made of few questions: each costs the server more than what it answers.
import { asc, eq, inArray, sql } from "drizzle-orm";
import type { BylineRole } from "#lib/newsroom/article.ts";
import type { Picture, Signature, Teaser, TopicLink } from "#lib/newsroom/readers.ts";
import type { Database } from "./client.ts";
import { liveArticle } from "./schema/live.ts";
import { liveArticleTopic } from "./schema/live-lists.ts";
import { liveSection, liveTopic } from "./schema/live-views.ts";

type Signed = Readonly<{ name: string; role: BylineRole; person: string | null; bureau: string | null }>;
type Stored = Pick<Picture, "key" | "width" | "height" | "widths" | "drawnCrops" | "colour">;

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
  language: liveArticle.language,
  sectionSlug: liveSection.slug,
  sectionName: liveSection.name,
  signed: sql<Signed[] | null>`(
    select json_agg(json_build_object('name', y.name, 'role', y.role, 'person', p.slug, 'bureau', u.slug) order by y.position)
    from live.byline y left join live.person p on p.id = y.person_id left join live.bureau u on u.id = y.bureau_id
    where y.article_id = ${liveArticle.id})`,
  picture: sql<Stored | null>`(
    select json_build_object('key', m.key, 'width', m.width, 'height', m.height, 'widths', m.widths, 'colour', m.colour,
      'drawnCrops', m.drawn_crops)
    from live.media m where m.id = (${liveArticle.lead} ->> 'mediaId')::uuid)`,
};

export type TeaserRow = Readonly<{
  id: number;
  slug: string;
  headline: string;
  kicker: string;
  standfirst: string;
  firstPublishedAt: Date;
  modifiedAt: Date;
  lead: { mediaId: string; alt: string; caption: string; credit: string } | null;
  language: string | null;
  sectionSlug: string;
  sectionName: string;
  signed: Signed[] | null;
  picture: Stored | null;
}>;

/** A row as readers' pages show it. */
export function teaserOf(row: TeaserRow): Teaser {
  const { lead, picture } = row;
  return {
    id: row.id,
    slug: row.slug,
    headline: row.headline,
    kicker: row.kicker,
    standfirst: row.standfirst,
    firstPublishedAt: row.firstPublishedAt,
    modifiedAt: row.modifiedAt,
    language: row.language,
    section: { slug: row.sectionSlug, name: row.sectionName },
    byline: (row.signed ?? []).map(signatureOf),
    lead: lead && picture ? { ...picture, alt: lead.alt, caption: lead.caption, credit: lead.credit } : null,
  };
}

function signatureOf({ name, role, person, bureau }: Signed): Signature {
  return { name, role, kind: person ? "person" : bureau ? "bureau" : "name", slug: person ?? bureau };
}

/** The topics of one article that is selected from `live.article`, in its desk's order; null where it has none. */
export const topicsColumn = sql<TopicLink[] | null>`(
  select json_agg(json_build_object('slug', t.slug, 'name', t.name, 'code', t.code) order by w.position, t.slug)
  from live.article_topic w join live.topic t on t.id = w.topic_id where w.article_id = ${liveArticle.id})`;

/** The topics of these articles, each list in its desk's order: of many it costs the database less than a column of each. */
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
