// Tells people what happened, in the transaction in which it happens: who hears of what is lib/newsroom/told.ts.
import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { noticeRules, type NoticeKind } from "#lib/newsroom/notice-kinds.ts";
import type { Told } from "#lib/newsroom/told.ts";
import type { Database, Transaction } from "./client.ts";
import { announceToDesk } from "./desk-news.ts";
import { newId } from "./ids.ts";
import { enqueue } from "./outbox.ts";
import { notice, noticeChoice } from "./schema/notices.ts";

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
export async function tell(tx: Database, telling: Telling, told: readonly Told[]): Promise<void> {
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

async function announceNotices(tx: Database, personIds: readonly string[]): Promise<void> {
  if (personIds.length > 0) await announceToDesk(tx, { t: "notices", personIds: [...new Set(personIds)] });
}

/** These notices of an article ask for nothing any more; with `words`, those that hold them, with `personId` that person's. */
export async function markGone(
  tx: Database,
  articleId: number,
  kinds: readonly NoticeKind[],
  at: Date,
  words: Readonly<Record<string, string>> = {},
  personId?: string,
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
        personId === undefined ? undefined : eq(notice.personId, personId),
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
export async function bringBack(
  tx: Transaction,
  articleId: number,
  kinds: readonly NoticeKind[],
): Promise<void> {
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
