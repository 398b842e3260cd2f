// Who comes in to write together, and the way out for a text that this release can't open.
import type { Actor } from "#lib/newsroom/article.ts";
import { textRight, type TextRight } from "#lib/newsroom/permissions.ts";
import { sessionKey } from "./auth.ts";
import { newsroom } from "./client.ts";
import { epochOf, isBegun, openStored, readDocument } from "./collab-log.ts";
import { readForOpening } from "./collab-open.ts";
import { readableArticle } from "./reading-rights.ts";

export type Admission = Readonly<{
  epoch: number;
  right: TextRight;
  /** What the database knows the session by. */
  session: string;
  /** Why the text can't be opened; null when it can. */
  problem: string | null;
}>;

/**
 * Admit a person to an article's document, which is made at its first opening. Null: hidden or missing. A text that is not
 * marked is read when its room opens.
 */
export async function admit(actor: Actor, articleId: number, token: string): Promise<Admission | null> {
  return newsroom().transaction(async (tx) => {
    const loaded = await readableArticle(tx, actor, articleId);
    if (!loaded) return null;
    const right = textRight(actor, loaded.article);
    if (right === null) return null;
    const session = sessionKey(token);
    if (loaded.problem === null && (await isBegun(tx, articleId)))
      return { epoch: await epochOf(tx, articleId), right, session, problem: null };
    const read = await readForOpening(tx, articleId);
    return read && { epoch: read.stored.epoch, right, session, problem: read.problem };
  });
}

/** The last text that could be read, and the raw document; null: hidden or missing. */
export async function exportText(actor: Actor, articleId: number): Promise<object | null> {
  const db = newsroom();
  const loaded = await readableArticle(db, actor, articleId);
  if (!loaded) return null;
  const stored = await readDocument(db, articleId);
  const doc = stored ? openStored(stored) : null;
  return {
    article: articleId,
    lastReadable: loaded.content,
    problem: stored?.problem ?? null,
    document: doc
      ? Object.fromEntries(
          (["headline", "standfirst", "body"] as const).map((field) => [
            field,
            doc.getXmlFragment(field).toJSON(),
          ]),
        )
      : null,
  };
}
