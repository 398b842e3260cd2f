// Tells people what happened, in the transaction in which it happens: who hears of what is lib/newsroom/told.ts.
import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Article } from "#lib/newsroom/article.ts";
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
  const rows = told.map(({ personId, kind }) => {
    const mail = chosen.get(`${personId} ${kind}`) ?? noticeRules[kind].mail;
    const { urgent } = noticeRules[kind];
    return { id: newId(), personId, kind, articleId, source, place, actorId, words, urgent, at, mail };
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

/** These notices of an article ask for nothing any more. */
export async function markGone(
  tx: Transaction,
  articleId: number,
  kinds: readonly NoticeKind[],
  at: Date,
): Promise<void> {
  if (kinds.length === 0) return;
  const gone = await tx
    .update(notice)
    .set({ goneAt: at })
    .where(and(eq(notice.articleId, articleId), inArray(notice.kind, [...kinds]), isNull(notice.goneAt)))
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
  change: VerbDone["change"] & Readonly<{ publication: Article["publication"] }>;
  eventId: string;
  actorId: string | null;
  fell: readonly string[];
  at: Date;
}>;

/** Tell of a verb that was carried out; and what it settles goes from everybody's list. */
export async function tellOfVerb(tx: Transaction, loaded: LoadedArticle, deed: Deed): Promise<void> {
  const { change, at, actorId, fell, eventId } = deed;
  const { article: before, row } = loaded;
  const { embargoUntil } = change.desk;
  const early =
    before.embargoUntil !== null &&
    before.embargoUntil > at &&
    embargoUntil !== undefined &&
    (embargoUntil === null || embargoUntil < before.embargoUntil);
  const step = change.stage === "review" ? await stepAt(tx, row.bureauId, change.step) : null;
  const done: VerbDone = { what: "verb", change, before, fell, early, awaits: step?.role ?? "editor" };
  await markGone(tx, row.id, goneBy(done), at);
  await bringBack(tx, row.id, backBy(done));
  const after = articleAfter(loaded, change, change.publication);
  if (!tellsSomebody(done, after)) return;
  const due = change.desk.assign?.dueAt ?? (change.verb === "assign" ? row.dueAt : null);
  const words = {
    ...(step && { step: step.name }),
    ...(due && { due: due.toISOString() }),
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

async function stepAt(tx: Transaction, bureauId: string, step: number) {
  const [row] = await tx.select({ steps: bureau.steps }).from(bureau).where(eq(bureau.id, bureauId));
  const all = stepsOf(row?.steps ?? []);
  return all[Math.min(step, all.length - 1)] ?? all[0];
}
