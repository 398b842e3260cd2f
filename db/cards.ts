// The picture that networks show for an article: drawn after the commit from what readers see, named by the digest of what is
// drawn, and gone with the article. A headline that was changed is never shown on an old card.
import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { HeadlineType } from "#lib/newsroom/design.ts";
import { newsroom, type Database, type Transaction } from "./client.ts";
import { enqueue } from "./outbox.ts";
import { purge } from "./purge.ts";
import { liveArticle, liveCard } from "./schema/live.ts";
import { media } from "./schema/media.ts";
import { section, site } from "./schema/people.ts";
import { publisher } from "./schema/publisher.ts";

/** All that is drawn. */
export type CardWords = Readonly<{
  headline: string;
  section: string;
  siteName: string;
  /** BCP 47: decides from which side it is read. */
  language: string;
  accent: string | null;
  headlineType: HeadlineType;
  /** The lead picture, by its key and the widths that are stored; null without one. */
  picture: Readonly<{ key: string; widths: readonly number[] }> | null;
}>;

/** Moves when the drawing itself changes: cards made before are then made anew. */
const drawing = "card-1";

/** The card's key: 32 hex digits over what is drawn. */
export function cardKey(words: CardWords): string {
  const { headline, section: place, siteName, language, accent, headlineType, picture } = words;
  const drawn = [drawing, headline, place, siteName, language, accent, headlineType, picture?.key ?? null];
  return createHash("sha256").update(JSON.stringify(drawn)).digest("hex").slice(0, 32);
}

/** What the card of an article shows that readers can open now; null for every other. */
export async function cardWords(db: Database, articleId: number): Promise<CardWords | null> {
  const [row] = await db
    .select({
      headline: liveArticle.headline,
      section: section.name,
      siteName: site.name,
      language: sql<string>`coalesce(${liveArticle.language}, ${site.language})`,
      accent: publisher.accent,
      headlineType: publisher.headlineType,
      lead: liveArticle.lead,
    })
    .from(liveArticle)
    .innerJoin(section, eq(section.id, liveArticle.sectionId))
    .innerJoin(site, eq(site.only, true))
    .innerJoin(publisher, eq(publisher.only, true))
    .where(eq(liveArticle.id, articleId));
  if (!row) return null;
  const { lead, ...words } = row;
  const [picture] = lead
    ? await db.select({ key: media.key, widths: media.widths }).from(media).where(eq(media.id, lead.mediaId))
    : [];
  return { ...words, picture: picture ?? null };
}

/** After an article was projected: a card that shows something else goes at once, and a new one is left to be drawn. */
export async function settleCard(tx: Transaction, articleId: number): Promise<void> {
  const words = await cardWords(tx, articleId);
  const [kept] = await tx
    .select({ key: liveCard.key })
    .from(liveCard)
    .where(eq(liveCard.articleId, articleId));
  if (words !== null && kept?.key === cardKey(words)) return;
  if (kept) await tx.delete(liveCard).where(eq(liveCard.articleId, articleId));
  if (words !== null) await enqueue(tx, [{ kind: "card", payload: { articleId: String(articleId) } }]);
}

/** The card to be drawn for an article, if it isn't there yet; null when there is nothing to do. */
export async function cardToDraw(articleId: number): Promise<{ key: string; words: CardWords } | null> {
  const words = await cardWords(newsroom(), articleId);
  if (words === null) return null;
  const key = cardKey(words);
  const [kept] = await newsroom()
    .select({ key: liveCard.key })
    .from(liveCard)
    .where(eq(liveCard.articleId, articleId));
  return kept?.key === key ? null : { key, words };
}

/**
 * Show a card whose picture is stored, if the article still says what was drawn; whoever changed or killed it meanwhile was
 * later, and this answers false.
 */
export async function showCard(articleId: number, key: string): Promise<boolean> {
  return newsroom().transaction(async (tx) => {
    // Held against a projection, which begins by deleting this row.
    const [held] = await tx
      .select({ id: liveArticle.id })
      .from(liveArticle)
      .where(eq(liveArticle.id, articleId))
      .for("share");
    const words = held ? await cardWords(tx, articleId) : null;
    if (words === null || cardKey(words) !== key) return false;
    await tx
      .insert(liveCard)
      .values({ articleId, key })
      .onConflictDoUpdate({ target: liveCard.articleId, set: { key } });
    await purge(tx, [`article:${articleId}`]);
    return true;
  });
}
