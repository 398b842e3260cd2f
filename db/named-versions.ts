// A version that somebody names while writing: the text of this moment, kept under words that people will look for.
import type { Actor } from "#lib/newsroom/article.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { nameVersionRefusal } from "#lib/newsroom/permissions.ts";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { eventOfRequest, recordEvent } from "./events.ts";
import { readableArticle } from "./reading-rights.ts";
import { cutRevision } from "./revisions.ts";

export type NamedOutcome = Readonly<{ ok: true } | { ok: false; refusal: Refusal }>;

/**
 * Keep the text, up to the last word that anybody typed, as a revision under this name. Neither the article's version nor
 * the copy's moves: nobody's open page becomes stale. A request that comes again keeps nothing again. Null: hidden or
 * missing.
 */
export async function saveNamedVersion(
  actor: Actor,
  articleId: number,
  name: string,
  requestId: string,
): Promise<NamedOutcome | null> {
  return newsroom().transaction(async (tx): Promise<NamedOutcome | null> => {
    const loaded = await readableArticle(tx, actor, articleId, { lock: true });
    if (!loaded) return null;
    const done = await eventOfRequest(tx, articleId, requestId, actor.id);
    if (done !== null)
      return done.verb === "name-version"
        ? { ok: true }
        : { ok: false, refusal: { kind: "not-now", why: "reused-key" } };
    const refusal = nameVersionRefusal(actor, loaded.article);
    if (refusal) return { ok: false, refusal };
    if (loaded.problem !== null)
      return { ok: false, refusal: { kind: "not-now", why: "unreadable-text", problem: loaded.problem } };
    const at = await now(tx);
    const cut = await cutRevision(tx, loaded, { kind: "named", by: actor.id, at, note: name });
    await recordEvent(tx, {
      articleId,
      verb: "name-version",
      actorId: actor.id,
      before: {},
      after: {},
      revisionId: cut.id,
      reason: name,
      requestId,
      at,
    });
    return { ok: true };
  });
}
