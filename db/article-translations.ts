// What an article translates: kept beside its text like its topics, changed without a new approval, and on every live page of the
// group in the same transaction. What the actor may not see answers like what is missing, on both ends of the wish.
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { topicsRefusal } from "#lib/newsroom/permissions.ts";
import { translationRefusal, type TranslationRefusal } from "#lib/newsroom/translations.ts";
import type { LoadedArticle } from "./article-row.ts";
import { newsroom, type Database, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent } from "./events.ts";
import { originalOf, projectTranslation, translationsTag } from "./projected-translations.ts";
import { purge } from "./purge.ts";
import { readableArticle } from "./reading-rights.ts";
import { readableWhere } from "./readable-where.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { site } from "./schema/people.ts";
import { translation } from "./schema/translations.ts";

/** Another article of the group, as it is written now. */
export type GroupArticle = Readonly<{ id: number; headline: string; language: string }>;

/** The group of an article for the desk. */
export type DeskGroup = Readonly<{
  /** Number of the original that this article translates; null: none. What a change must have seen. */
  of: number | null;
  /** Null too where the actor may not read it. */
  original: GroupArticle | null;
  /** The other translations that the actor may read. */
  others: readonly GroupArticle[];
  /** How many more there are that the actor may not read. */
  hidden: number;
}>;

export type TranslationOutcome =
  | Readonly<{ ok: true; group: DeskGroup; shown: boolean }>
  | Readonly<{
      ok: false;
      refusal:
        | Refusal
        | TranslationRefusal
        /** Somebody changed it since `seen`; this is the group now. */
        | Readonly<{ kind: "changed"; group: DeskGroup }>
        | Readonly<{ kind: "no-such-article" }>;
    }>;

const languageNow = sql<string>`coalesce(${workingCopy.content} ->> 'language', ${site.language})`;

/** Articles of a group, as they are written now, by their numbers: the original and all that translate it. */
async function membersOf(db: Database, original: number): Promise<GroupArticle[]> {
  return db
    .select({ id: workingCopy.articleId, headline: workingCopy.headline, language: languageNow })
    .from(workingCopy)
    .innerJoin(site, eq(site.only, true))
    .where(
      sql`${workingCopy.articleId} = ${original} or ${workingCopy.articleId} in (select article_id from ${translation} where original_id = ${original})`,
    )
    .orderBy(workingCopy.articleId);
}

/** The group of an article that the actor was let into. */
export async function groupFor(actor: Actor, id: number, db: Database = newsroom()): Promise<DeskGroup> {
  const original = await originalOf(db, id);
  const members = (await membersOf(db, original)).filter((one) => one.id !== id);
  const readable = readableWhere(actor);
  const ids = members.map((one) => one.id);
  const seen =
    readable === null || ids.length === 0
      ? []
      : await db
          .select({ id: article.id })
          .from(article)
          .where(and(readable, inArray(article.id, ids)));
  const open = members.filter((one) => seen.some((row) => row.id === one.id));
  const others = open.filter((one) => one.id !== original);
  const originalHidden = original !== id && open.every((one) => one.id !== original);
  return {
    of: original === id ? null : original,
    original: open.find((one) => one.id === original) ?? null,
    others,
    hidden: members.length - open.length - (originalHidden ? 1 : 0),
  };
}

/** Held until the commit: nobody else joins the group or changes to a language of it meanwhile. */
async function holdGroup(tx: Transaction, original: number): Promise<void> {
  await tx
    .select({ id: translation.articleId })
    .from(translation)
    .where(eq(translation.originalId, original))
    .orderBy(translation.articleId)
    .for("update");
}

/** Whether another article of this one's group is in this language (null: the site's). Waits for whoever is changing the group. */
export async function isLanguageTaken(
  tx: Transaction,
  id: number,
  language: string | null,
): Promise<boolean> {
  const original = await originalOf(tx, id);
  await holdGroup(tx, original);
  const [here] = await tx.select({ language: site.language }).from(site);
  const wanted = language ?? here?.language;
  return (await membersOf(tx, original)).some((one) => one.id !== id && one.language === wanted);
}

/**
 * Say which article this one translates, by its number or by that of any article of its group; null: none. If it still
 * translates what the person saw (`seen`). Null as an answer: the article is hidden or missing.
 */
export async function setTranslation(
  deed: Readonly<{ actor: Actor; requestId: string }>,
  id: number,
  wanted: Readonly<{ of: number | null; seen: number | null }>,
): Promise<TranslationOutcome | null> {
  const { actor, requestId } = deed;
  return newsroom().transaction(async (tx): Promise<TranslationOutcome | null> => {
    const original = wanted.of === null ? null : await originalOf(tx, wanted.of);
    const held = await holdArticles(tx, actor, [id, ...(original === null ? [] : [original])]);
    const loaded = held.get(id);
    if (!loaded) return null;
    const refusal = topicsRefusal(actor, loaded.article);
    if (refusal !== null) return { ok: false, refusal };
    const was = await originalOf(tx, id);
    const before = was === id ? null : was;
    const answer = async () => groupFor(actor, id, tx);
    const shown = loaded.row.publication === "live" || loaded.row.publication === "retracted";
    if (before !== wanted.seen) return { ok: false, refusal: { kind: "changed", group: await answer() } };
    if (wanted.of !== null && (await readableArticle(tx, actor, wanted.of)) === null)
      return { ok: false, refusal: { kind: "no-such-article" } };
    if (wanted.of === id) return { ok: false, refusal: { kind: "itself" } };
    if (original === before) return { ok: true, group: await answer(), shown };
    if (original !== null) {
      // Read before it was held: somebody may have made a translation of it, or of this article an original, meanwhile.
      if ((await originalOf(tx, original)) !== original)
        return { ok: false, refusal: { kind: "changed", group: await answer() } };
      await holdGroup(tx, original);
      // An original is the first of its group; whatever else is in it translates this article.
      const own = await membersOf(tx, id);
      const no = translationRefusal({
        language: own.find((one) => one.id === id)?.language ?? "",
        ownTranslations: own.length - 1,
        group: (await membersOf(tx, original)).filter((one) => one.id !== id),
      });
      if (no !== null) return { ok: false, refusal: no };
    }
    await tx.delete(translation).where(eq(translation.articleId, id));
    if (original !== null) await tx.insert(translation).values({ articleId: id, originalId: original });
    await projectTranslation(tx, id);
    await recordEvent(tx, {
      articleId: id,
      verb: "set-translation",
      actorId: actor.id,
      before: { original: before },
      after: { original },
      requestId,
      at: await now(tx),
    });
    if (shown) {
      const groups = new Set([id, before ?? id, original ?? id]);
      await purge(tx, [...groups].map(translationsTag));
    }
    return { ok: true, group: await answer(), shown };
  });
}

/** Both ends of the wish, held in the order of their numbers, so that whoever publishes either of them comes before or after. */
async function holdArticles(
  tx: Transaction,
  actor: Actor,
  ids: readonly number[],
): Promise<ReadonlyMap<number, LoadedArticle>> {
  const held = new Map<number, LoadedArticle>();
  for (const id of [...new Set(ids)].toSorted((a, b) => a - b)) {
    const loaded = await readableArticle(tx, actor, id, { lock: true });
    if (loaded) held.set(id, loaded);
  }
  return held;
}
