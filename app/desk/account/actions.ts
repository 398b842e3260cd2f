"use server";
// What somebody may change of themselves: what readers are told of them, and their password, for which the old one is asked first,
// under the same limits as a sign-in.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { wordedSettings } from "#app/desk/settings/worded.ts";
import { accountById, setPassword } from "#db/accounts.ts";
import { credentialsOf, returnAttempt, takeAttempt } from "#db/auth.ts";
import { saveOwnPage as saveOwnPageOf } from "#db/own-page.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import type { OwnPage } from "#lib/newsroom/settings.ts";
import { action } from "#lib/server/action.ts";
import { hashPassword, passwordMatches, passwordProblem } from "#lib/server/password.ts";

const wrong = (field: string, sentence: string): SettingsAnswer => ({
  ok: false,
  sentence: "Not changed yet: mend what is marked.",
  problems: { [field]: sentence },
});

const changed = action(
  z.strictObject({ current: z.string().max(4_096), next: z.string().max(4_096) }),
  async ({ actor }, { current, next }): Promise<SettingsAnswer> => {
    const account = await accountById(actor.id);
    const credentials = account === null ? null : await credentialsOf(account.email);
    if (account === null || credentials === null)
      return {
        ok: false,
        sentence: "Your account is not here any more. Ask an administrator.",
        problems: {},
      };
    if (account.demo)
      return {
        ok: false,
        sentence: "A demo account keeps its published password. Invite yourself to have one of your own.",
        problems: {},
      };
    const problem = passwordProblem(next, account.email);
    if (problem !== null) return wrong("next", problem);
    const tries = [{ what: `own-password:${actor.id}`, limit: 10 }];
    const place = await takeAttempt(tries);
    if (!place.ok)
      return wrong("current", `Too many wrong passwords. Wait ${Math.ceil(place.retryAfter / 60)} minutes.`);
    if (!(await passwordMatches(credentials.passwordHash, current)))
      return wrong("current", "This is not your password. Check it and try again.");
    await returnAttempt(tries, []);
    await setPassword(
      { actorId: actor.id, requestId: randomUUID() },
      account.email,
      await hashPassword(next),
    );
    return {
      ok: true,
      said: "Your password is changed. You are signed out everywhere, and the address of your calendar has ended: sign in with the new one.",
    };
  },
);

// The length that counts is judged by field, with its own sentence; this one keeps a hostile request small.
const told = z
  .string()
  .max(8_000)
  .transform((text) => text.normalize("NFC").replaceAll(/\r\n?/g, "\n").trim());

const ownPageSaved = action(
  z.strictObject({
    page: z.strictObject({ title: told, bio: told, contact: told, portrait: z.uuid().nullable() }),
    seen: z.string().max(64),
  }),
  ({ actor, requestId }, { page, seen }) => saveOwnPageOf({ actor, requestId }, page, seen),
);

/** Changes what readers are told of oneself, on one's page and under one's name. */
export async function saveOwnPage(input: Readonly<{ page: OwnPage; seen: string }>): Promise<SettingsAnswer> {
  return wordedSettings(await ownPageSaved(input), "Saved. Readers’ pages follow within a second.");
}

/** Changes one's own password; every session ends, this one too. */
export async function changePassword(
  input: Readonly<{ current: string; next: string }>,
): Promise<SettingsAnswer> {
  const answer = await changed(input);
  return "refusal" in answer
    ? { ok: false, sentence: requestSentence(answer.refusal), problems: {} }
    : answer;
}
