// Using a link for a password: nobody has a session yet, so the link's token stands for the actor, and guessing it is counted.
import { takeAttempt } from "#db/auth.ts";
import { isDatabaseAway } from "#db/client.ts";
import { acceptInvite, inviteOf } from "#db/invites.ts";
import { hashPassword, passwordProblem } from "./password.ts";

/** `problem` belongs to the password's field, `trouble` to the whole form; both null: done. */
export type AcceptState = Readonly<{ problem: string | null; trouble: string | null }>;

const trouble = (sentence: string): AcceptState => ({ problem: null, trouble: sentence });
const noGood = "This link was used already, taken back, or has run out. Ask an administrator for a new one.";

/** Judges the link, then the password, and saves it. Thirty tries in fifteen minutes from one network. */
export async function usePasswordLink(
  token: string,
  password: string,
  network: string,
  requestId: string,
): Promise<AcceptState> {
  try {
    const place = await takeAttempt([{ what: `invite:${network}`, limit: 30 }]);
    if (!place.ok)
      return trouble(`Too many tries from your network. Wait ${Math.ceil(place.retryAfter / 60)} minutes.`);
    const found = await inviteOf(token);
    if (found === null) return trouble(noGood);
    const problem = passwordProblem(password, found.email);
    if (problem !== null) return { problem, trouble: null };
    const email = await acceptInvite(token, await hashPassword(password), requestId);
    return email === null ? trouble(noGood) : { problem: null, trouble: null };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return trouble(
      "The database can’t be reached at the moment. Nothing is lost: try again in a few seconds.",
    );
  }
}
