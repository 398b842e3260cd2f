// Schema `live`: what readers see of an article, written only in the transaction that changes its publication.
import { asc, eq, inArray } from "drizzle-orm";
import { articleText } from "#lib/document/article-text.ts";
import type { Content } from "#lib/document/content.ts";
import { bodyHtml, feedBodyHtml, type RenderPicture, type RenderRelated } from "#lib/document/html.ts";
import { readStoredDocument } from "#lib/document/parse.ts";
import { bodyText } from "#lib/document/text.ts";
import { addressSlug } from "#lib/newsroom/slug.ts";
import { settleCard } from "./cards.ts";
import type { Transaction } from "./client.ts";
import { frontTagsOf } from "./front-projection.ts";
import { correctedBlocks } from "./corrected-blocks.ts";
import { onlyIds } from "./ids.ts";
import { noteWords, wordsOf } from "./known-words.ts";
import { projectTopics, shownTopicSlugs } from "./projected-topics.ts";
import { groupTags, projectTranslation } from "./projected-translations.ts";
import type { article } from "./schema/articles.ts";
import { liveArticle, liveByline, liveGone, liveNote, livePicture } from "./schema/live.ts";
import { liveListing } from "./schema/live-lists.ts";
import { media } from "./schema/media.ts";
import { bureau, person, section, site } from "./schema/people.ts";
import { publicNote, revision } from "./schema/revisions.ts";

type Row = typeof article.$inferSelect;
const lists = ["front", "feeds"];

/**
 * Make live.* say what the article's row says: the live revision's text, its notes, its signatures and pictures; nothing
 * when it was never published, withheld or killed. `text` false shows a retracted page's banner alone.
 * Returns the tags of all pages that this changes, those of the former state included.
 */
export async function project(
  tx: Transaction,
  row: Row,
  options: Readonly<{ text?: boolean }> = {},
): Promise<Set<string>> {
  const tags = await tagsOf(tx, row.id);
  const keptText = options.text ?? (await hadText(tx, row.id));
  const words = await wordsOf(tx, row.id);
  await tx.delete(liveArticle).where(eq(liveArticle.id, row.id));
  if (row.publication === "killed") {
    await tx.insert(liveGone).values({ articleId: row.id, at: row.changedAt }).onConflictDoNothing();
  }
  if ((row.publication === "live" || row.publication === "retracted") && row.liveRevisionId) {
    await write(tx, row, row.liveRevisionId, row.publication === "live" || keptText);
    await projectTopics(tx, [row.id]);
    await projectTranslation(tx, row.id);
    for (const tag of await tagsOf(tx, row.id)) tags.add(tag);
  }
  await noteWords(tx, words, await wordsOf(tx, row.id));
  for (const tag of await frontTagsOf(tx, row.id)) tags.add(tag);
  for (const tag of await groupTags(tx, row.id)) tags.add(tag);
  await settleCard(tx, row.id);
  tags.add(`article:${row.id}`);
  for (const tag of lists) tags.add(tag);
  return tags;
}

/** A retracted page whose text was taken away keeps no text in the projection. */
async function hadText(tx: Transaction, id: number): Promise<boolean> {
  const [was] = await tx.select({ html: liveArticle.html }).from(liveArticle).where(eq(liveArticle.id, id));
  return was ? was.html !== "" : true;
}

async function write(tx: Transaction, row: Row, revisionId: string, withText: boolean): Promise<void> {
  const [cut] = await tx
    .select({ content: revision.content })
    .from(revision)
    .where(eq(revision.id, revisionId));
  if (!cut) throw new Error(`article ${row.id}: revision ${revisionId} is missing`);
  const content = { ...cut.content, body: readStoredDocument(cut.content.body).document };
  if (!content.sectionId || !row.firstPublishedAt || !row.modifiedAt) {
    throw new Error(`article ${row.id} can't be shown without a section and a time of publication`);
  }
  const { firstPublishedAt } = row;
  const text = articleText(content);
  const mediaIds = withText ? [...new Set(text.figures.map((figure) => figure.mediaId))] : [];
  const notes = await tx
    .select()
    .from(publicNote)
    .where(eq(publicNote.articleId, row.id))
    .orderBy(asc(publicNote.at));
  const lookups = {
    corrected: withText
      ? await correctedBlocks(tx, row.id, notes, content.body)
      : new Map<string, number[]>(),
    pictures: await picturesOf(tx, mediaIds),
    related: await relatedOf(tx, [...text.related, ...text.internalLinks]),
  };
  const [here] = await tx.select({ zone: site.zone }).from(site);
  await tx.insert(liveArticle).values({
    id: row.id,
    revisionId,
    listed: row.publication === "live",
    slug: addressSlug(content),
    sectionId: content.sectionId,
    bureauId: content.bureauId,
    headline: content.headline,
    kicker: content.kicker,
    standfirst: content.standfirst,
    dateline: content.dateline,
    firstPublishedAt,
    modifiedAt: row.modifiedAt,
    day: dayInZone(firstPublishedAt, here?.zone ?? "UTC"),
    lead: withText && content.lead ? leadOf(content.lead) : null,
    html: withText ? bodyHtml(content.body, lookups) : "",
    feedHtml: withText ? feedBodyHtml(content.body, lookups) : "",
    text: withText ? bodyText(content.body) : "",
    words: withText ? text.words : 0,
    language: content.language ?? null,
    related: [...text.related],
  });
  if (content.byline.length > 0) {
    await tx.insert(liveByline).values(
      content.byline.map((entry, position) => ({
        articleId: row.id,
        position,
        name: entry.name,
        role: entry.role,
        personId: entry.kind === "person" ? entry.id : null,
        bureauId: entry.kind === "bureau" ? entry.id : null,
      })),
    );
  }
  if (row.publication === "live") {
    const signed = content.byline.flatMap((entry) => (entry.kind === "name" ? [] : [entry.id]));
    await tx.insert(liveListing).values(
      [...new Set([content.bureauId, ...signed])].map((ofId) => ({
        ofId,
        firstPublishedAt,
        articleId: row.id,
      })),
    );
  }
  if (lookups.pictures.size > 0) {
    await tx
      .insert(livePicture)
      .values([...lookups.pictures.keys()].map((mediaId) => ({ articleId: row.id, mediaId })));
  }
  if (notes.length > 0) {
    await tx.insert(liveNote).values(
      notes.map((one) => ({
        id: one.id,
        articleId: row.id,
        changeClass: one.changeClass,
        note: one.note,
        at: one.at,
      })),
    );
  }
}

function leadOf(lead: NonNullable<Content["lead"]>) {
  return {
    mediaId: lead.mediaId,
    alt: lead.decorative ? "" : lead.alt,
    caption: lead.caption,
    credit: lead.credit,
  };
}

async function picturesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, RenderPicture>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: media.id, key: media.key, width: media.width, height: media.height, widths: media.widths })
    .from(media)
    .where(inArray(media.id, onlyIds(ids)))
    .orderBy(media.id)
    // Nobody replaces it before this page is among those that show it.
    .for("share");
  return new Map(rows.map(({ id, ...picture }) => [id, picture]));
}

async function relatedOf(tx: Transaction, ids: readonly number[]): Promise<Map<number, RenderRelated>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: liveArticle.id, slug: liveArticle.slug, headline: liveArticle.headline })
    .from(liveArticle)
    .where(inArray(liveArticle.id, [...ids]));
  return new Map(rows.map(({ id, ...one }) => [id, one]));
}

/** The calendar day of an instant in a zone, yyyy-mm-dd. */
export function dayInZone(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(at);
}

/** Tags of the pages that show the article as the projection has it now. */
async function tagsOf(tx: Transaction, id: number): Promise<Set<string>> {
  const [shown] = await tx
    .select({ day: liveArticle.day, section: section.slug, bureau: bureau.slug })
    .from(liveArticle)
    .innerJoin(section, eq(section.id, liveArticle.sectionId))
    .innerJoin(bureau, eq(bureau.id, liveArticle.bureauId))
    .where(eq(liveArticle.id, id));
  const tags = new Set<string>();
  if (!shown) return tags;
  tags.add(`day:${shown.day}`).add(`section:${shown.section}`).add(`bureau:${shown.bureau}`);
  const people = await tx
    .select({ slug: person.slug })
    .from(liveByline)
    .innerJoin(person, eq(person.id, liveByline.personId))
    .where(eq(liveByline.articleId, id));
  for (const one of people) tags.add(`author:${one.slug}`);
  const bureaus = await tx
    .select({ slug: bureau.slug })
    .from(liveByline)
    .innerJoin(bureau, eq(bureau.id, liveByline.bureauId))
    .where(eq(liveByline.articleId, id));
  for (const one of bureaus) tags.add(`bureau:${one.slug}`);
  for (const slug of await shownTopicSlugs(tx, id)) tags.add(`topic:${slug}`);
  const noted = await tx
    .select({ id: liveNote.id })
    .from(liveNote)
    .where(eq(liveNote.articleId, id))
    .limit(1);
  if (noted.length > 0) tags.add("corrections");
  return tags;
}
