"use server";
// Where an administrator's wish about people meets the rules. Each change counts from the person's next request on.
import { z } from "zod";
import type { LinkAnswer } from "#components/desk/settings/link-answer.ts";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import type { PersonAnswer } from "#db/account-change.ts";
import { accountById, disablePerson, enablePerson, setBureaus, setRole } from "#db/accounts.ts";
import { type InviteOutcome, invitePerson, offerReset, revokeInvite } from "#db/invites.ts";
import { endSessions } from "#db/open-sessions.ts";
import { env } from "#lib/env.ts";
import { type Actor, roles } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { bureausProblem, personNameProblem } from "#lib/newsroom/settings.ts";
import { action, type Refused } from "#lib/server/action.ts";
import { normalisedEmail } from "#lib/server/sign-in.ts";

const personId = z.uuid();
const slugs = z.array(z.string().max(60)).max(200);
type Asked = Readonly<{ actor: Actor; requestId: string }>;
type Outcome = PersonAnswer | Readonly<{ ok: false; refusal: Readonly<{ why: "may-not" }> }>;

const no = (sentence: string, problems: Readonly<Record<string, string>> = {}): SettingsAnswer => ({
  ok: false,
  sentence,
  problems,
});

type Why = Extract<Outcome | InviteOutcome, { ok: false }>["refusal"];

function refusalWords(refusal: Why): Extract<SettingsAnswer, { ok: false }> {
  const said = (sentence: string, field: string | null = null) => ({
    ok: false as const,
    sentence,
    problems: field === null ? {} : { [field]: sentence },
  });
  switch (refusal.why) {
    case "may-not":
      return said("Your role doesn’t include this. An administrator looks after people.");
    case "no-such-person":
      return said("This person is not here any more. Go back to the list.");
    case "last-administrator":
      return said("This is the last administrator. Give somebody else that role first.");
    case "email-taken":
      return said("Somebody has this address already. Change that account, or use another address.", "email");
    case "bad-name":
      return said(refusal.sentence, "name");
    case "no-bureau":
      return said(refusal.sentence, "bureaus");
    case "no-such-bureau":
      return said("A bureau that you chose is gone. Reload and choose again.", "bureaus");
  }
}

function worded(outcome: Outcome | Refused, said: string): SettingsAnswer {
  if (outcome.ok) return { ok: true, said };
  const { refusal } = outcome;
  return "kind" in refusal ? no(requestSentence(refusal)) : refusalWords(refusal);
}

/** Runs a change of the account that `id` names, if the actor looks after people. */
async function changing(
  { actor, requestId }: Asked,
  id: string,
  change: (changer: Readonly<{ actorId: string; requestId: string }>, email: string) => Promise<PersonAnswer>,
): Promise<Outcome> {
  if (!may(actor, "manage-people")) return { ok: false, refusal: { why: "may-not" } };
  const account = await accountById(id);
  if (account === null) return { ok: false, refusal: { why: "no-such-person" } };
  return change({ actorId: actor.id, requestId }, account.email);
}

const roleGiven = action(z.strictObject({ personId, role: z.enum(roles) }), (asked, input) =>
  changing(asked, input.personId, (changer, email) => setRole(changer, email, input.role)),
);
const bureausGiven = action(z.strictObject({ personId, bureaus: slugs }), (asked, input) =>
  changing(asked, input.personId, (changer, email) => setBureaus(changer, email, input.bureaus)),
);
const doorSet = action(z.strictObject({ personId, open: z.boolean() }), (asked, input) =>
  changing(asked, input.personId, input.open ? enablePerson : disablePerson),
);
const invited = action(
  z.strictObject({
    email: z.string().max(300),
    name: z.string().max(200),
    role: z.enum(roles),
    bureaus: slugs,
  }),
  ({ actor, requestId }, { name, role, bureaus, email }) =>
    invitePerson({ actor, requestId }, { email: normalisedEmail(email), name: name.trim(), role, bureaus }),
);
const resetOffered = action(z.strictObject({ personId }), ({ actor, requestId }, input) =>
  offerReset({ actor, requestId }, input.personId),
);
const inviteRevoked = action(z.strictObject({ id: z.uuid() }), async ({ actor, requestId }, input) => ({
  done: await revokeInvite({ actor, requestId }, input.id),
}));
const sessionsEnded = action(
  z.strictObject({ personId, key: z.string().max(64).nullable() }),
  async ({ actor, requestId }, input) => ({
    done: await endSessions({ actor, requestId }, input.personId, input.key),
  }),
);

/** Gives a role. */
export async function giveRole(
  input: Readonly<{ personId: string; role: (typeof roles)[number] }>,
): Promise<SettingsAnswer> {
  return worded(await roleGiven(input), "Saved. The role counts from their next request on.");
}

/** Puts somebody into these bureaus and no other. */
export async function giveBureaus(
  input: Readonly<{ personId: string; bureaus: readonly string[] }>,
): Promise<SettingsAnswer> {
  return worded(
    await bureausGiven({ personId: input.personId, bureaus: [...input.bureaus] }),
    "Saved. The bureaus count from their next request on.",
  );
}

/** Shuts somebody out, or lets them in again. */
export async function setDoor(input: Readonly<{ personId: string; open: boolean }>): Promise<SettingsAnswer> {
  return worded(
    await doorSet(input),
    input.open
      ? "They can sign in again. The chiefs are told; links and a calendar’s address that ended don’t come back."
      : "They can’t sign in any more and are signed out everywhere. Links that they made open nothing any more. What they scheduled stays planned: the calendar has it.",
  );
}

function linkAnswer(outcome: InviteOutcome | Refused): LinkAnswer {
  if (outcome.ok)
    return {
      ok: true,
      link: `${env.siteUrl()}/sign-in/invite/${outcome.token}`,
      expiresAt: outcome.expiresAt.toISOString(),
    };
  const { refusal } = outcome;
  return "kind" in refusal
    ? { ok: false, sentence: requestSentence(refusal), problems: {} }
    : refusalWords(refusal);
}

/** Invites somebody; the link is in the answer and nowhere else. */
export async function invite(
  input: Readonly<{
    email: string;
    name: string;
    role: (typeof roles)[number];
    bureaus: readonly string[];
  }>,
): Promise<LinkAnswer> {
  const nameProblem = personNameProblem(input.name.trim());
  const nowhere = bureausProblem(input.role, input.bureaus);
  const problems = {
    ...(nowhere !== null && { bureaus: nowhere }),
    ...(nameProblem !== null && { name: nameProblem }),
    ...(/^[^@]+@[^@]+\.[^@]+$/u.test(normalisedEmail(input.email))
      ? {}
      : { email: "Write an email address, such as ana@paper.example." }),
  };
  if (Object.keys(problems).length > 0)
    return { ok: false, sentence: "Not sent yet: mend what is marked.", problems };
  return linkAnswer(await invited({ ...input, bureaus: [...input.bureaus] }));
}

/** Makes a link by which a person chooses a new password. */
export async function offerNewPassword(input: Readonly<{ personId: string }>): Promise<LinkAnswer> {
  return linkAnswer(await resetOffered(input));
}

/** Takes an invitation back. */
export async function takeBackInvite(input: Readonly<{ id: string }>): Promise<SettingsAnswer> {
  return wordedDone(await inviteRevoked(input), "Taken back. The link opens nothing any more.");
}

/** Ends one session of a person, or all (key null). One's own too. */
export async function endSession(
  input: Readonly<{ personId: string; key: string | null }>,
): Promise<SettingsAnswer> {
  return wordedDone(await sessionsEnded(input), "Ended. It counts from the next request on.");
}

function wordedDone(outcome: Readonly<{ done: boolean }> | Refused, said: string): SettingsAnswer {
  if ("refusal" in outcome) return no(requestSentence(outcome.refusal));
  return outcome.done ? { ok: true, said } : refusalWords({ why: "may-not" });
}
