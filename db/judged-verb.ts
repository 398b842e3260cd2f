// The only way from a person's wish to a change of stage, publication or liveRevision: identity and wish come in, the rules
// judge under the row's lock, and everything that follows is the caller's one transaction, of one verb or of a loop of them.
import type { Actor } from "#lib/newsroom/article.ts";
import type { Change, Refusal, Wish } from "#lib/newsroom/decision.ts";
import { decide } from "#lib/newsroom/decide.ts";
import type { LoadedArticle } from "./article-row.ts";
import { writeOut, type Written } from "./carry-out.ts";
import type { Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { changedAfter } from "./collab-log.ts";
import { eventOfRequest, lastAssignment, lastEvent } from "./events.ts";
import { factsOf } from "./facts.ts";
import { readableArticle } from "./reading-rights.ts";
import { namesOf } from "./revisions.ts";

/** The one who changed the article since the person looked. */
export type Who = Readonly<{ name: string; verb: string; at: Date }>;

export type Refused = Readonly<{ ok: false; refusal: Refusal; who: Who | null }>;

export type Judged =
  | Readonly<{
      ok: true;
      /** Null when a repeated request found its work done. */
      change: Change | null;
      written: Written;
    }>
  | Refused;

/** What the person's screen showed of the text: the newest update of the log, and the version of the fields beside it. */
export type SeenText = Readonly<{ seq: number; fields: number }>;

/** Verbs whose text is what stands there when they are carried out: what others typed in the same second goes along. */
const takesTheLatest: ReadonlySet<string> = new Set(["submit", "restore"]);

/** The wish with the version of the text that the person saw, where the screen spoke of updates; and who changed it since. */
async function withSeenText(
  tx: Transaction,
  loaded: LoadedArticle,
  wish: Wish,
  actor: Actor,
  seen: SeenText | undefined,
): Promise<Readonly<{ wish: Wish; since: Who | null }>> {
  if (!seen) return { wish, since: null };
  const { copy } = loaded;
  const current: Wish = { ...wish, seenCopyVersion: copy.version };
  if (takesTheLatest.has(wish.verb)) return { wish: current, since: null };
  const typed = copy.seq > seen.seq ? await changedAfter(tx, copy.articleId, seen.seq, actor.id) : null;
  if (typed === null && copy.fieldsVersion === seen.fields) return { wish: current, since: null };
  const personId = typed?.personId ?? copy.updatedBy;
  const names = await namesOf(tx, [personId]);
  return {
    wish: { ...wish, seenCopyVersion: 0 },
    since: { name: names.get(personId) ?? "Somebody", verb: "edit", at: typed?.at ?? copy.updatedAt },
  };
}

/** Judge and write one verb, all but what readers' pages are told of it. Null: hidden or missing, which answer alike. */
export async function judgeAndWrite(
  tx: Transaction,
  actor: Actor,
  id: number,
  wished: Wish,
  context: Readonly<{ requestId: string; seen?: SeenText | undefined }>,
): Promise<Judged | null> {
  const { requestId } = context;
  const loaded = await readableArticle(tx, actor, id, { lock: true });
  if (!loaded) return null;
  const at = await now(tx);
  const done = await eventOfRequest(tx, id, requestId, actor.id);
  if (done !== null && done.verb !== wished.verb)
    return { ok: false, refusal: { kind: "not-now", why: "reused-key" }, who: null };
  if (done !== null)
    return { ok: true, change: null, written: { eventId: done.id, articleId: id, tags: null, at } };
  const { wish, since } = await withSeenText(tx, loaded, wished, actor, context.seen);
  const facts = await factsOf(tx, loaded, at, { ...wish, holdPictures: true });
  const decision = decide(loaded.article, wish, actor, facts, at);
  if (!decision.ok) {
    const { refusal } = decision;
    if (refusal.kind !== "stale") return { ok: false, refusal, who: null };
    // An article is moved by verbs: whoever only typed since isn't the one who did it.
    const moved =
      refusal.why === "text"
        ? null
        : wish.verb === "assign"
          ? await lastAssignment(tx, id)
          : await lastEvent(tx, id);
    return { ok: false, refusal, who: moved ?? since ?? (await whoChanged(tx, loaded)) };
  }
  const { change } = decision;
  const written = await writeOut(tx, loaded, { wish, change, actorId: actor.id, at, requestId });
  return { ok: true, change, written };
}

/** The later of the last verb and the last save. */
async function whoChanged(tx: Transaction, loaded: LoadedArticle): Promise<Who | null> {
  const verb = await lastEvent(tx, loaded.row.id);
  if (verb && verb.at >= loaded.copy.updatedAt) return verb;
  const names = await namesOf(tx, [loaded.copy.updatedBy]);
  return { name: names.get(loaded.copy.updatedBy) ?? "Somebody", verb: "edit", at: loaded.copy.updatedAt };
}
