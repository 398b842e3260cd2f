// The only mutable text. A save says which version it was written on; one that comes late overwrites nothing and loses nothing.
import { and, eq } from "drizzle-orm";
import { contentHash } from "#lib/document/content-hash.ts";
import type { Content } from "#lib/document/content.ts";
import { fieldsOf, type Fields } from "#lib/document/fields.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { editRefusal, moveRefusal } from "#lib/newsroom/permissions.ts";
import { isLanguageTaken } from "./article-translations.ts";
import type { LoadedArticle } from "./article-row.ts";
import { newsroom, type Database, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { announceToDesk } from "./desk-news.ts";
import { recordEvent } from "./events.ts";
import { isId } from "./ids.ts";
import { bringsForeignPicture } from "./picture-sight.ts";
import { readableArticle } from "./reading-rights.ts";
import { article, contribution, saveKey } from "./schema/articles.ts";
import { bureau, person, section } from "./schema/people.ts";
import { putContent, sameProse } from "./working-copy-row.ts";

export type Save = Readonly<{
  /** The working copy's version on which the text was written. */
  seenVersion: number;
  /** Idempotency key, a uuid made by the writer's browser for this save. */
  key: string;
  content: Content;
  slugline: string;
}>;

export type FieldsSave = Readonly<{
  /** Version of the fields on which these were written. */
  seenVersion: number;
  key: string;
  fields: Fields;
  slugline: string;
}>;

/** The fields beside the prose as they are now, and who saved last. */
export type FieldsNow = Readonly<{
  version: number;
  fields: Fields;
  slugline: string;
  by: string;
  at: Date;
}>;

/** What stands in the database instead of what the writer's browser last knew. */
export type Stale = Readonly<{ version: number; content: Content; slugline: string; by: string; at: Date }>;

/** A field that names what isn't there; a language that another article of its group of translations has. */
export type UnknownField = "section" | "bureau" | "byline" | "language";

export type SaveOutcome<What> =
  | Readonly<{ ok: true; version: number; savedAt: Date }>
  | Readonly<{ ok: false; why: "stale"; stale: What }>
  | Readonly<{ ok: false; why: "refused"; refusal: Refusal }>
  | Readonly<{ ok: false; why: "unknown"; field: UnknownField }>;

/**
 * Save the whole working copy if nobody saved since `seenVersion`. Where people write together the prose goes in as an edit
 * beside theirs. Resolves only once the row is committed. A key that was committed before answers as it did then. Null:
 * hidden or missing.
 */
export async function saveWorkingCopy(
  actor: Actor,
  articleId: number,
  save: Save,
): Promise<SaveOutcome<Stale> | null> {
  return saveContent(actor, articleId, save, {
    // A tab from before there was a language to choose says nothing of it.
    content: ({ language }) => ({ language, ...save.content }),
    version: (copy) => copy.version,
    stale: ({ copy, content }, by) => ({
      version: copy.version,
      content,
      slugline: copy.slugline,
      by,
      at: copy.updatedAt,
    }),
  });
}

/** Save the fields beside the prose, if nobody saved any of them since `seenVersion`; the rest as for `saveWorkingCopy`. */
export async function saveFields(
  actor: Actor,
  articleId: number,
  save: FieldsSave,
): Promise<SaveOutcome<FieldsNow> | null> {
  return saveContent(actor, articleId, save, {
    content: (current) => ({ ...current, ...save.fields }),
    version: (copy) => copy.fieldsVersion,
    stale: (loaded, by) => fieldsNow(loaded, by),
  });
}

/** The fields as they are now; null: hidden or missing. */
export async function readFields(actor: Actor, articleId: number): Promise<FieldsNow | null> {
  const db = newsroom();
  const loaded = await readableArticle(db, actor, articleId);
  return loaded ? fieldsNow(loaded, await nameOf(db, loaded.copy.updatedBy)) : null;
}

function fieldsNow({ copy, content }: LoadedArticle, by: string): FieldsNow {
  return {
    version: copy.fieldsVersion,
    fields: fieldsOf(content),
    slugline: copy.slugline,
    by,
    at: copy.updatedAt,
  };
}

async function nameOf(db: Database, personId: string): Promise<string> {
  const [who] = await db.select({ name: person.name }).from(person).where(eq(person.id, personId));
  return who?.name ?? "Somebody";
}

type Part<What> = Readonly<{
  /** The whole content after this save. */
  content: (current: Content) => Content;
  version: (copy: LoadedArticle["copy"]) => number;
  stale: (loaded: LoadedArticle, by: string) => What;
}>;

async function saveContent<What>(
  actor: Actor,
  articleId: number,
  save: Readonly<{ seenVersion: number; key: string; slugline: string }>,
  part: Part<What>,
): Promise<SaveOutcome<What> | null> {
  return newsroom().transaction(async (tx): Promise<SaveOutcome<What> | null> => {
    const loaded = await readableArticle(tx, actor, articleId, { lock: true });
    if (!loaded) return null;
    const [before] = await tx
      .select()
      .from(saveKey)
      .where(
        and(eq(saveKey.key, save.key), eq(saveKey.articleId, articleId), eq(saveKey.personId, actor.id)),
      );
    if (before) return { ok: true, version: before.version, savedAt: before.savedAt };
    const { copy } = loaded;
    const content = part.content(loaded.content);
    const changed = contentHash(content) !== copy.hash;
    if (!changed && save.slugline === copy.slugline)
      return { ok: true, version: part.version(copy), savedAt: copy.updatedAt };
    const refusal = editRefusal(actor, loaded.article);
    if (refusal) return { ok: false, why: "refused", refusal };
    // Written over by what could be read last, nobody could say which words went. The fields beside it are saved as ever.
    if (loaded.problem !== null && !sameProse(content, loaded.content))
      return {
        ok: false,
        why: "refused",
        refusal: { kind: "not-now", why: "unreadable-text", problem: loaded.problem },
      };
    if (save.seenVersion !== part.version(copy)) {
      const stale = part.stale(loaded, await nameOf(tx, copy.updatedBy));
      return { ok: false, why: "stale", stale };
    }
    const unknown = await unknownReference(tx, content);
    if (unknown) return { ok: false, why: "unknown", field: unknown };
    const language = content.language ?? null;
    if (language !== (loaded.content.language ?? null) && (await isLanguageTaken(tx, articleId, language)))
      return { ok: false, why: "unknown", field: "language" };
    if (await bringsForeignPicture(tx, actor, loaded.content, content))
      return { ok: false, why: "refused", refusal: { kind: "not-now", why: "foreign-picture" } };
    const at = await now(tx);
    if (content.bureauId !== loaded.row.bureauId) {
      const moved = await move(tx, actor, loaded, { bureauId: content.bureauId, key: save.key }, at);
      if (moved) return { ok: false, why: "refused", refusal: moved };
    }
    const put = await putContent(tx, loaded, content, { by: actor.id, at, slugline: save.slugline });
    await tx.update(article).set({ changedAt: at, changedBy: actor.id }).where(eq(article.id, articleId));
    if (changed) {
      await tx
        .insert(contribution)
        .values({ articleId, personId: actor.id, lastChangedAt: at })
        .onConflictDoUpdate({
          target: [contribution.articleId, contribution.personId],
          set: { lastChangedAt: at },
        });
    }
    const version = part.version(put);
    await tx.insert(saveKey).values({ key: save.key, articleId, personId: actor.id, version, savedAt: at });
    return { ok: true, version, savedAt: at };
  });
}

async function unknownReference(
  tx: Transaction,
  content: Content,
): Promise<"section" | "bureau" | "byline" | null> {
  const bureaus = new Set((await tx.select({ id: bureau.id }).from(bureau)).map((one) => one.id));
  if (!bureaus.has(content.bureauId)) return "bureau";
  if (content.sectionId) {
    if (!isId(content.sectionId)) return "section";
    const found = await tx.select({ id: section.id }).from(section).where(eq(section.id, content.sectionId));
    if (found.length === 0) return "section";
  }
  for (const entry of content.byline) {
    if (entry.kind === "bureau" && !bureaus.has(entry.id)) return "byline";
    if (entry.kind === "person") {
      if (!isId(entry.id)) return "byline";
      const found = await tx.select({ id: person.id }).from(person).where(eq(person.id, entry.id));
      if (found.length === 0) return "byline";
    }
  }
  return null;
}

/** The article goes to another bureau with this save: a right in both is needed, and to a laxer rule the chief's. */
async function move(
  tx: Transaction,
  actor: Actor,
  loaded: LoadedArticle,
  save: Readonly<{ bureauId: string; key: string }>,
  at: Date,
): Promise<Refusal | null> {
  const policies = await tx
    .select({ id: bureau.id, fourEyes: bureau.fourEyes, checks: bureau.checks, steps: bureau.steps })
    .from(bureau);
  const from = policies.find((one) => one.id === loaded.row.bureauId);
  const to = policies.find((one) => one.id === save.bureauId);
  if (!from || !to) throw new Error(`article ${loaded.row.id}: a bureau vanished during a move`);
  const refusal = moveRefusal(actor, loaded.article, { ...to, bureauId: to.id }, from);
  if (refusal) return refusal;
  await recordEvent(tx, {
    articleId: loaded.row.id,
    verb: "move",
    actorId: actor.id,
    before: { bureau: from.id },
    after: { bureau: to.id },
    requestId: save.key,
    at,
  });
  // Its steps are the new bureau's from here on.
  await tx.update(article).set({ bureauId: to.id, step: 0 }).where(eq(article.id, loaded.row.id));
  await announceToDesk(tx, { t: "article", articleId: loaded.row.id, leaves: from.id });
  return null;
}
