// How a person wants to be told by mail: each kind on its own, and the hour of the day's mail. In the app always.
import { and, eq, inArray } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { noticeKinds, noticeRules, type MailChoice, type NoticeKind } from "#lib/newsroom/notice-kinds.ts";
import { newsroom } from "./client.ts";
import { noticeChoice } from "./schema/notices.ts";
import { person } from "./schema/people.ts";

export type NoticeChoices = Readonly<{
  mail: Readonly<Record<NoticeKind, MailChoice>>;
  /** 0 to 23, in the newsroom's zone. */
  digestHour: number;
}>;

/** What the person chose, and the kind's own way where they chose nothing. */
export async function choicesOf(actor: Actor): Promise<NoticeChoices> {
  const db = newsroom();
  const [chosen, [row]] = await Promise.all([
    db.select().from(noticeChoice).where(eq(noticeChoice.personId, actor.id)),
    db.select({ digestHour: person.digestHour }).from(person).where(eq(person.id, actor.id)),
  ]);
  const of = new Map(chosen.map((one) => [one.kind, one.mail]));
  const mail = Object.fromEntries(
    noticeKinds.map((kind) => [kind, of.get(kind) ?? noticeRules[kind].mail]),
  ) as Record<NoticeKind, MailChoice>;
  return { mail, digestHour: row?.digestHour ?? 8 };
}

/** Keep how these kinds are mailed from now on; what was told before goes as it was to go then. */
export async function chooseMail(
  actor: Actor,
  kinds: readonly NoticeKind[],
  mail: MailChoice,
): Promise<void> {
  await newsroom().transaction(async (tx) => {
    await tx
      .delete(noticeChoice)
      .where(and(eq(noticeChoice.personId, actor.id), inArray(noticeChoice.kind, [...kinds])));
    const own = kinds.filter((kind) => noticeRules[kind].mail !== mail);
    if (own.length > 0)
      await tx
        .insert(noticeChoice)
        .values(own.map((kind) => ({ personId: actor.id, kind, mail })))
        .onConflictDoUpdate({ target: [noticeChoice.personId, noticeChoice.kind], set: { mail } });
  });
}

/** Keep the hour of the day's mail. */
export async function chooseDigestHour(actor: Actor, hour: number): Promise<void> {
  await newsroom().update(person).set({ digestHour: hour }).where(eq(person.id, actor.id));
}
