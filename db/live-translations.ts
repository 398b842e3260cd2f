// The same article in other languages, as far as readers can open it: over the readers' role, in the page's own snapshot.
import { and, eq, or } from "drizzle-orm";
import { type Translations, translationsShown } from "#lib/newsroom/translations.ts";
import type { Snapshot } from "./live.ts";
import { liveArticle } from "./schema/live.ts";
import { liveTranslation } from "./schema/translations.ts";

/** `group` is the id of the original, which names the group's purges whether readers can open it or not. */
export type LiveGroup = Translations & Readonly<{ group: number }>;

/** What the page of an article says of its translations. */
export async function translationsOf({ db }: Snapshot, id: number, siteLanguage: string): Promise<LiveGroup> {
  const [own] = await db
    .select({ originalId: liveTranslation.originalId })
    .from(liveTranslation)
    .where(eq(liveTranslation.articleId, id));
  const group = own?.originalId ?? id;
  const members = await db
    .select({
      id: liveArticle.id,
      slug: liveArticle.slug,
      headline: liveArticle.headline,
      language: liveArticle.language,
    })
    .from(liveArticle)
    .leftJoin(liveTranslation, eq(liveTranslation.articleId, liveArticle.id))
    .where(
      and(eq(liveArticle.listed, true), or(eq(liveArticle.id, group), eq(liveTranslation.originalId, group))),
    );
  return { group, ...translationsShown(id, group, members, siteLanguage) };
}
