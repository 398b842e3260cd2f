// The texts that the history lays side by side: any revision, the one that readers see, or the working copy as it is now.
import { and, eq } from "drizzle-orm";
import type { Authorship } from "#lib/document/authorship.ts";
import type { Content } from "#lib/document/content.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { writtenBy } from "./authorship.ts";
import { newsroom } from "./client.ts";
import { readableArticle } from "./reading-rights.ts";
import { namesOf } from "./revisions.ts";
import { revision } from "./schema/revisions.ts";

/** A revision's number, the last one that was live, or the working copy. */
export type Which = number | "live" | "now";

export type Compared = Readonly<{
  /** Null for the working copy. */
  number: number | null;
  content: Content;
  /** Null where the text was not written together, or before that was recorded. */
  authorship: Authorship | null;
  /** Names of the people in it. */
  writers: ReadonlyMap<string, string>;
}>;

/** One text to compare; null when it, or the article, is hidden or missing. The working copy may be a second behind. */
export async function comparedText(actor: Actor, articleId: number, which: Which): Promise<Compared | null> {
  const db = newsroom();
  const loaded = await readableArticle(db, actor, articleId);
  if (!loaded) return null;
  if (which === "now") {
    const authorship = (await writtenBy(db, articleId, loaded.content))?.authorship ?? null;
    return { number: null, content: loaded.content, authorship, writers: await writersOf(authorship) };
  }
  if (which === "live" && loaded.row.liveRevisionId === null) return null;
  const [found] = await db
    .select({ number: revision.number, content: revision.content, authorship: revision.authorship })
    .from(revision)
    .where(
      and(
        eq(revision.articleId, articleId),
        which === "live" ? eq(revision.id, loaded.row.liveRevisionId ?? "") : eq(revision.number, which),
      ),
    );
  return found ? { ...found, writers: await writersOf(found.authorship) } : null;
}

async function writersOf(authorship: Authorship | null): Promise<ReadonlyMap<string, string>> {
  const ids = Object.values(authorship ?? {}).flatMap((runs) =>
    runs.flatMap(([, id]) => (id === null ? [] : [id])),
  );
  return namesOf(newsroom(), [...new Set(ids)]);
}
