// Tells people what happened, in the transaction in which it happens: who hears of what is lib/newsroom/told.ts.
import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Article, ReviewStep } from "#lib/newsroom/article.ts";
import type { Change } from "#lib/newsroom/decision.ts";
import { noticeRules, type NoticeKind } from "#lib/newsroom/notice-kinds.ts";
import { stepsOf } from "#lib/newsroom/step-yeses.ts";
import {
  backBy,
  goneBy,
  tellsSomebody,
  toldOf,
  waitingKinds,
  type Happening,
  type Told,
  type ToldArticle,
  type VerbDone,
} from "#lib/newsroom/told.ts";
import { peopleAround } from "./article-readers.ts";
import { loadArticle, type LoadedArticle } from "./article-row.ts";
import type { Transaction } from "./client.ts";
import { announceToDesk } from "./desk-news.ts";
import { newId } from "./ids.ts";
import { awaitingLegal } from "./legal-review.ts";
import { enqueue } from "./outbox.ts";
import { notice, noticeChoice } from "./schema/notices.ts";
import { bureau } from "./schema/people.ts";

export type Telling = Readonly<{
  /** Null for what concerns no article. */
  articleId: number | null;
  /** The event, comment or schedule that it tells of: the same one tells a person once. */
  source: string;
  /** Below /desk. */
  place: string;
  /** Null when the clock acts. */
  actorId: string | null;
  at: Date;
  /** For the sentence: names, and instants as ISO 8601. No draft text. */
  words?: Readonly<Record<string, string>>;
}>;

/** An article's place below /desk. */
export const placeOf = (articleId: number): string => `/articles/${articleId}`;

/** Tell these people, each as they want to be told. Telling again what was told changes nothing. */
export async function tell(tx: Transaction, telling: Telling, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const { articleId, source, place, actorId, at, words = {} } = telling;
  const choices = await tx
    .select()
    .from(noticeChoice)
    .where(inArray(noticeChoice.personId, [...new Set(told.map((one) => one.personId))]));
  const chosen = new Map(choices.map((one) => [`${one.personId} ${one.kind}`, one.mail]));
  const rows = told.map(({ personId, kind, words: own }) => {
    const mail = chosen.get(`${personId} ${kind}`) ?? noticeRules[kind].mail;
    const { urgent } = noticeRules[kind];
    const said = { ...words, ...own };
    return { id: newId(), personId, kind, articleId, source, place, actorId, words: said, urgent, at, mail };
  });
  const added = await tx
    .insert(notice)
    .values(rows)
    .onConflictDoNothing({ target: [notice.personId, notice.kind, notice.source] })
    .returning({
      id: notice.id,
      personId: notice.personId,
      mail: notice.mail,
      // Deeds that a demo newsroom is played from lie in the past: nobody is mailed about them.
      fresh: sql<boolean>`${notice.at} > clock_timestamp() - interval '10 minutes'`,
    });
  await enqueue(
    tx,
    added.flatMap(({ id, mail, fresh }) =>
      mail === "at-once" && fresh ? [{ kind: "mail" as const, payload: { notice: id } }] : [],
    ),
  );
  await announceNotices(
    tx,
    added.map((one) => one.personId),
  );
}

async function announceNotices(tx: Transaction, personIds: readonly string[]): Promise<void> {
  if (personIds.length > 0) await announceToDesk(tx, { t: "notices", personIds: [...new Set(personIds)] });
}

/** These notices of an article ask for nothing any more; with `words`, those that hold them. */
export async function markGone(
  tx: Transaction,
  articleId: number,
  kinds: readonly NoticeKind[],
  at: Date,
  words: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (kinds.length === 0) return;
  const gone = await tx
    .update(notice)
    .set({ goneAt: at })
    .where(
      and(
        eq(notice.articleId, articleId),
        inArray(notice.kind, [...kinds]),
        isNull(notice.goneAt),
        sql`${notice.words} @> ${JSON.stringify(words)}::jsonb`,
      ),
    )
    .returning({ personId: notice.personId });
  await announceNotices(
    tx,
    gone.map((one) => one.personId),
  );
}

/** What waits for somebody again. Of several the newest, to whom it was told. */
async function bringBack(tx: Transaction, articleId: number, kinds: readonly NoticeKind[]): Promise<void> {
  if (kinds.length === 0) return;
  const ofArticle = and(eq(notice.articleId, articleId), inArray(notice.kind, [...kinds]));
  const back = await tx
    .update(notice)
    .set({ goneAt: null })
    .where(
      and(
        ofArticle,
        isNotNull(notice.goneAt),
        sql`${notice.source} = (
          select n.source from notice n where n.article_id = ${articleId} and n.kind in ('submitted', 'step-due')
          order by n.at desc, n.id desc limit 1)`,
      ),
    )
    .returning({ personId: notice.personId });
  await announceNotices(
    tx,
    back.map((one) => one.personId),
  );
}

/** The article as the rules for telling want to see it, after the change. */
function articleAfter(
  { article }: LoadedArticle,
  change: VerbDone["change"],
  publication: Article["publication"],
) {
  const { assign } = change.desk;
  const assignedTo = assign?.assigneeId === undefined ? article.assignedTo : assign.assigneeId;
  return { ...article, publication, assignedTo };
}

type Deed = Readonly<{
  change: VerbDone["change"] & Pick<Change, "publication" | "spiked" | "movesVersion">;
  /** The instant that it is scheduled for now; null where this verb schedules nothing. */
  scheduledFor: Date | null;
  eventId: string;
  actorId: string | null;
  fell: readonly string[];
  at: Date;
}>;

/** Tell of a verb that was carried out; and what it settles goes from everybody's list. */
export async function tellOfVerb(tx: Transaction, loaded: LoadedArticle, deed: Deed): Promise<void> {
  const { change, at, actorId, fell, eventId, scheduledFor } = deed;
  const { article: before, row } = loaded;
  const { embargoUntil } = change.desk;
  const early =
    before.embargoUntil !== null &&
    before.embargoUntil > at &&
    embargoUntil !== undefined &&
    (embargoUntil === null || embargoUntil < before.embargoUntil);
  const ahead = change.stage === "review" ? await stepsFrom(tx, row.bureauId, change.step) : [];
  const [step] = ahead;
  const awaits = step?.role ?? "editor";
  // A plan to withhold that the clock carries out isn't taken from whoever made it.
  const plans = { ...loaded.plans, ...(actorId === null && { withhold: null }) };
  const done: VerbDone = { what: "verb", change, before, fell, early, awaits, plans, scheduledFor };
  await markGone(tx, row.id, goneBy(done), at);
  const { placeHold, releaseHold } = change.desk;
  if (releaseHold) await markGone(tx, row.id, ["held"], at, { hold: releaseHold });
  await bringBack(tx, row.id, backBy(done));
  const after = articleAfter(loaded, change, change.publication);
  if (change.movesVersion) await tellLegal(tx, after, ahead, deed);
  if (!tellsSomebody(done, after)) return;
  const due = change.desk.assign?.dueAt ?? (change.verb === "assign" ? row.dueAt : null);
  const words = {
    ...(step && { step: step.name }),
    ...(due && { due: due.toISOString() }),
    ...(placeHold && { hold: placeHold }),
  };
  await tellReaders(tx, done, after, {
    articleId: row.id,
    source: eventId,
    place: placeOf(row.id),
    actorId,
    at,
    words,
  });
}

/**
 * A text that isn't published without legal's yes waits for it from now on, or doesn't wait any more. Told once, until it
 * has the yes: not of what legal hears of by the hold itself, nor where a step of review asks for that yes anyway.
 */
async function tellLegal(
  tx: Transaction,
  article: Article,
  ahead: readonly ReviewStep[],
  { change, eventId, actorId, at }: Deed,
): Promise<void> {
  const open = change.stage !== "draft" && !change.spiked && change.publication !== "killed";
  const waits = open && (await awaitingLegal(tx, [article.id])).has(article.id);
  if (!waits) return markGone(tx, article.id, ["legal-due"], at);
  if (change.desk.placeHold || ahead.some(({ role }) => role === "legal")) return;
  const [told] = await tx
    .select({ id: notice.id })
    .from(notice)
    .where(and(eq(notice.articleId, article.id), eq(notice.kind, "legal-due"), isNull(notice.goneAt)))
    .limit(1);
  if (told) return;
  const place = placeOf(article.id);
  const telling = { articleId: article.id, source: eventId, place, actorId, at };
  await tellReaders(tx, { what: "legal-due" }, article, telling);
}

/** Tell of something else that happened to an article. */
export async function tellReaders(
  tx: Transaction,
  happening: Happening,
  article: ToldArticle,
  telling: Telling,
): Promise<void> {
  const people = await peopleAround(tx, article.bureauId);
  await tell(tx, telling, toldOf(happening, telling.actorId, article, people));
}

/** The clock gave a claim back: its holder hears of it, and what waits for somebody waits for everybody again. */
export async function tellOfEndedClaim(
  tx: Transaction,
  ended: Readonly<{ articleId: number; personId: string; eventId: string; at: Date }>,
): Promise<void> {
  const { articleId, personId, eventId, at } = ended;
  const loaded = await loadArticle(tx, articleId);
  if (!loaded) return;
  const { article } = loaded;
  if (article.stage === "review") await bringBack(tx, articleId, waitingKinds);
  const telling = { articleId, source: eventId, place: placeOf(articleId), actorId: null, at };
  await tellReaders(tx, { what: "claim-ended", personId }, article, telling);
}

/** The steps that an article in review still has to pass: first the one that it waits at. */
async function stepsFrom(tx: Transaction, bureauId: string, step: number): Promise<readonly ReviewStep[]> {
  const [row] = await tx.select({ steps: bureau.steps }).from(bureau).where(eq(bureau.id, bureauId));
  const all = stepsOf(row?.steps ?? []);
  return all.slice(Math.min(step, all.length - 1));
}
