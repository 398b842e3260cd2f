// The working copy in the shape of a live article, so that a preview is drawn by the very components of the public page.
import { asc, eq, inArray } from "drizzle-orm";
import { articleText } from "#lib/document/article-text.ts";
import { type Content, readStoredContent } from "#lib/document/content.ts";
import { bodyHtml, type RenderRelated } from "#lib/document/html.ts";
import type { Actor, BylineEntry } from "#lib/newsroom/article.ts";
import type { LiveArticle, Picture, PublicNote, Signature } from "#lib/newsroom/readers.ts";
import { newsroom } from "./client.ts";
import { topicsOf } from "./article-topics.ts";
import { now } from "./clock.ts";
import { onlyIds } from "./ids.ts";
import { contentForPreview } from "./revisions.ts";
import type { article } from "./schema/articles.ts";
import { liveArticle, liveNote } from "./schema/live.ts";
import { media } from "./schema/media.ts";
import { bureau, person, section } from "./schema/people.ts";

/** Related ids as the text names them; their teasers are read like a reader reads them. */
export type Preview = Readonly<{
  article: LiveArticle;
  relatedIds: readonly number[];
  /** Without it the article's times and views stand for nothing. */
  everLive: boolean;
}>;

/** Where the newsroom's private pictures lie. */
export const previewMedia = "/desk/media";

/** The working copy as readers would see it now; null when hidden from the actor or missing. */
export async function previewOf(actor: Actor, id: number): Promise<Preview | null> {
  const loaded = await contentForPreview(actor, id);
  if (loaded === null) return null;
  return drawnLive(loaded.row, loaded.content, previewMedia);
}

/** Any content of an article as readers would see it, its pictures taken from `mediaBase`. */
export async function drawnLive(
  row: Pick<typeof article.$inferSelect, "id" | "firstPublishedAt" | "modifiedAt" | "publication">,
  stored: Content,
  mediaBase: string,
): Promise<Preview> {
  const { id } = row;
  // A text that a damaged row or an older release left behind shows as far as it can be read.
  const { content } = readStoredContent(stored);
  const db = newsroom();
  const text = articleText(content);
  const pictures = await picturesOf(text.figures.map((figure) => figure.mediaId));
  const linked = [...new Set([...text.related, ...text.internalLinks])];
  const related = new Map<number, RenderRelated>();
  if (linked.length > 0) {
    const rows = await db
      .select({ id: liveArticle.id, slug: liveArticle.slug, headline: liveArticle.headline })
      .from(liveArticle)
      .where(inArray(liveArticle.id, linked));
    for (const one of rows) related.set(one.id, { slug: one.slug, headline: one.headline });
  }
  const [place] = content.sectionId
    ? await db
        .select({ slug: section.slug, name: section.name })
        .from(section)
        .where(eq(section.id, content.sectionId))
    : [];
  const [home] = await db
    .select({ slug: bureau.slug, name: bureau.name })
    .from(bureau)
    .where(eq(bureau.id, content.bureauId));
  const at = await now(db);
  const lead = content.lead === null ? undefined : pictures.get(content.lead.mediaId);
  return {
    relatedIds: text.related,
    everLive: row.firstPublishedAt !== null,
    article: {
      id,
      slug: content.slug || "untitled",
      headline: content.headline || "No headline yet",
      kicker: content.kicker,
      standfirst: content.standfirst,
      language: content.language ?? null,
      section: place ?? { slug: "", name: "No section yet" },
      byline: await signaturesOf(content.byline),
      firstPublishedAt: row.firstPublishedAt ?? at,
      modifiedAt: row.modifiedAt ?? at,
      lead:
        content.lead === null || lead === undefined
          ? null
          : {
              ...lead,
              alt: content.lead.decorative ? "" : content.lead.alt,
              caption: content.lead.caption,
              credit: content.lead.credit,
            },
      publication: row.publication === "retracted" ? "retracted" : "live",
      dateline: content.dateline,
      bodyHtml: bodyHtml(content.body, { pictures, related, media: mediaBase }),
      words: text.words,
      views: 0,
      notes: await notesOf(id),
      bureau: home ?? { slug: "", name: "" },
      topics: await topicsOf(db, id),
      related: [],
      moreFromSection: [],
    },
  };
}

async function picturesOf(
  ids: readonly string[],
): Promise<Map<string, Omit<Picture, "alt" | "caption" | "credit">>> {
  if (ids.length === 0) return new Map();
  const rows = await newsroom()
    .select({ id: media.id, key: media.key, width: media.width, height: media.height, widths: media.widths })
    .from(media)
    .where(inArray(media.id, onlyIds(ids)));
  return new Map(rows.map(({ id, ...picture }) => [id, picture]));
}

async function signaturesOf(byline: readonly BylineEntry[]): Promise<Signature[]> {
  const ids = byline.flatMap((entry) => (entry.kind === "name" ? [] : [entry.id]));
  if (ids.length === 0) return byline.map(({ name, role, kind }) => ({ name, role, kind, slug: null }));
  const db = newsroom();
  const slugs = new Map(
    [
      ...(await db.select({ id: person.id, slug: person.slug }).from(person).where(inArray(person.id, ids))),
      ...(await db.select({ id: bureau.id, slug: bureau.slug }).from(bureau).where(inArray(bureau.id, ids))),
    ].map((one) => [one.id, one.slug]),
  );
  return byline.map((entry) => ({
    name: entry.name,
    role: entry.role,
    kind: entry.kind,
    slug: entry.kind === "name" ? null : (slugs.get(entry.id) ?? null),
  }));
}

async function notesOf(id: number): Promise<PublicNote[]> {
  const rows = await newsroom()
    .select({ changeClass: liveNote.changeClass, note: liveNote.note, at: liveNote.at })
    .from(liveNote)
    .where(eq(liveNote.articleId, id))
    .orderBy(asc(liveNote.at));
  const told: ReadonlySet<string> = new Set(["correction", "clarification", "editors-note", "retraction"]);
  const isTold = (one: string): one is PublicNote["changeClass"] => told.has(one);
  return rows.flatMap(({ changeClass, note, at }) =>
    isTold(changeClass) ? [{ changeClass, note, at }] : [],
  );
}
