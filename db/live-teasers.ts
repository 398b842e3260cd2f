// How an article stands in a list: its columns, with its signatures and its picture in the same row, so that a list is one question
// however long it is. A page is made of few questions: each costs the server more than what it answers.
import { sql } from "drizzle-orm";
import type { BylineRole } from "#lib/newsroom/article.ts";
import type { Picture, Signature, Teaser, TopicLink } from "#lib/newsroom/readers.ts";
import { liveArticle } from "./schema/live.ts";
import { liveSection } from "./schema/live-views.ts";

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

/**
 * The topics of an article that is selected from `live.article`, in its desk's order; null where it has none. The article's
 * column is written out, because of one table alone Drizzle names columns without it.
 */
export const topicsColumn = sql<TopicLink[] | null>`(
  select json_agg(json_build_object('slug', t.slug, 'name', t.name, 'code', t.code) order by w.position, t.slug)
  from live.article_topic w join live.topic t on t.id = w.topic_id where w.article_id = live.article.id)`;
