"use server";
// Where a wish about mail is kept: strict input, one's own choices alone, an answer in words.
import { z } from "zod";
import type { NoticeDeeds } from "#components/desk/notices/notice-settings.tsx";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { chooseDigestHour, chooseMail } from "#db/notice-choices.ts";
import { mailChoices, noticeKinds, type NoticeKind } from "#lib/newsroom/notice-kinds.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { action, type Refused } from "#lib/server/action.ts";

const [firstKind, ...otherKinds] = noticeKinds as [NoticeKind, ...NoticeKind[]];

function worded(answer: Refused | Readonly<{ ok: true }>, said: string): SettingsAnswer {
  return answer.ok
    ? { ok: true, said }
    : { ok: false, sentence: requestSentence(answer.refusal), problems: {} };
}

const done = { ok: true } as const;

const mail = action(
  z.strictObject({ kind: z.enum([firstKind, ...otherKinds]), mail: z.enum(mailChoices) }),
  async ({ actor }, wish) => {
    await chooseMail(actor, [wish.kind], wish.mail);
    return done;
  },
);
const hour = action(z.strictObject({ hour: z.int().min(0).max(23) }), async ({ actor }, wish) => {
  await chooseDigestHour(actor, wish.hour);
  return done;
});
const digest = action(z.strictObject({}), async ({ actor }) => {
  await chooseMail(actor, noticeKinds, "digest");
  return done;
});

/** Keeps how one kind of notice is mailed. */
export const setMail: NoticeDeeds["setMail"] = async (input) =>
  worded(await mail(input), "Saved. It counts for what you are told from now on.");

/** Keeps the hour of the daily mail. */
export const setDigestHour: NoticeDeeds["setDigestHour"] = async (input) =>
  worded(await hour(input), "Saved. The next daily mail comes at that hour.");

/** Puts every kind into the daily mail. */
export const allToDigest: NoticeDeeds["allToDigest"] = async () =>
  worded(await digest({}), "Saved. Everything comes in one daily mail; alarms still stand on every screen.");
