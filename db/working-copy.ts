// The only mutable text. A save says which version it was written on; one that comes late overwrites nothing and loses nothing.
import { and, eq } from "drizzle-orm";
import { contentHash } from "#lib/document/content-hash.ts";
import type { Content } from "#lib/document/content.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { editRefusal, moveRefusal } from "#lib/newsroom/permissions.ts";
import type { LoadedArticle } from "./article-row.ts";
import { newsroom, type Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent } from "./events.ts";
import { readableArticle } from "./reading-rights.ts";
import { article, contribution, saveKey } from "./schema/articles.ts";
import { bureau, person, section } from "./schema/people.ts";
import { putContent } from "./working-copy-row.ts";

export type Save = Readonly<{
  /** The working copy's version on which the text was written. */
  seenVersion: number;
  /** Idempotency key, a uuid made by the writer's browser for this save. */
  key: string;
  content: Content;
  slugline: string;
}>;

/** What stands in the database instead of what the writer's browser last knew. */
export type Stale = Readonly<{ version: number; content: Content; slugline: string; by: string; at: Date }>;

export type SaveOutcome =
  | Readonly<{ ok: true; version: number; savedAt: Date }>
  | Readonly<{ ok: false; why: "stale"; stale: Stale }>
  | Readonly<{ ok: false; why: "refused"; refusal: Refusal }>
  | Readonly<{ ok: false; why: "unknown"; field: "section" | "bureau" | "byline" }>;

/**
 * Save the working copy if nobody saved since `seenVersion`. Resolves only once the row is committed. A key that was
 * committed before answers as it did then. Null: hidden or missing.
 */
export async function saveWorkingCopy(
  actor: Actor,
  articleId: number,
  save: Save,
): Promise<SaveOutcome | null> {
  return newsroom().transaction(async (tx): Promise<SaveOutcome | null> => {
    const loaded = await readableArticle(tx, actor, articleId, { lock: true });
    if (!loaded) return null;
    const [before] = await tx
      .select()
      .from(saveKey)
      .where(
        and(eq(saveKey.key, save.key), eq(saveKey.articleId, articleId), eq(saveKey.personId, actor.id)),
      );
    if (before) return { ok: true, version: before.version, savedAt: before.savedAt };
    const { copy, content } = loaded;
    const changed = contentHash(save.content) !== copy.hash;
    if (!changed && save.slugline === copy.slugline)
      return { ok: true, version: copy.version, savedAt: copy.updatedAt };
    const refusal = editRefusal(actor, loaded.article);
    if (refusal) return { ok: false, why: "refused", refusal };
    if (save.seenVersion !== copy.version) {
      const [who] = await tx.select({ name: person.name }).from(person).where(eq(person.id, copy.updatedBy));
      return {
        ok: false,
        why: "stale",
        stale: {
          version: copy.version,
          content,
          slugline: copy.slugline,
          by: who?.name ?? "Somebody",
          at: copy.updatedAt,
        },
      };
    }
    const unknown = await unknownReference(tx, save.content);
    if (unknown) return { ok: false, why: "unknown", field: unknown };
    const at = await now(tx);
    if (save.content.bureauId !== loaded.row.bureauId) {
      const moved = await move(tx, actor, loaded, save, at);
      if (moved) return { ok: false, why: "refused", refusal: moved };
    }
    const version = await putContent(tx, loaded, save.content, { by: actor.id, at, slugline: save.slugline });
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
    const found = await tx.select({ id: section.id }).from(section).where(eq(section.id, content.sectionId));
    if (found.length === 0) return "section";
  }
  for (const entry of content.byline) {
    if (entry.kind === "bureau" && !bureaus.has(entry.id)) return "byline";
    if (entry.kind === "person") {
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
  save: Save,
  at: Date,
): Promise<Refusal | null> {
  const policies = await tx.select({ id: bureau.id, fourEyes: bureau.fourEyes }).from(bureau);
  const from = policies.find((one) => one.id === loaded.row.bureauId);
  const to = policies.find((one) => one.id === save.content.bureauId);
  if (!from || !to) throw new Error(`article ${loaded.row.id}: a bureau vanished during a move`);
  const refusal = moveRefusal(
    actor,
    loaded.article,
    { bureauId: to.id, fourEyes: to.fourEyes },
    from.fourEyes,
  );
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
  await tx.update(article).set({ bureauId: to.id }).where(eq(article.id, loaded.row.id));
  return null;
}
