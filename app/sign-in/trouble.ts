// Why a sign-in failed, in words: what happened, and what to do next. The address carries a closed list of reasons only.

export type Trouble = Readonly<{ what: string; next: string }>;

const troubles: ReadonlyMap<string, Trouble> = new Map([
  [
    "wrong",
    {
      what: "Email and password don’t match.",
      next: "Check both and try again. An administrator can give you a new password.",
    },
  ],
  ["missing", { what: "Something is missing.", next: "Fill in the email address and the password." }],
  [
    "busy",
    { what: "Many people are signing in at this moment.", next: "Wait a few seconds, then try again." },
  ],
]);

/** The words for the address's `error` and `minutes`; null when nothing went wrong. */
export function troubleOf(
  error: string | string[] | undefined,
  minutes: string | string[] | undefined,
): Trouble | null {
  if (typeof error !== "string") return null;
  if (error === "wait") {
    const left =
      typeof minutes === "string" && /^\d{1,2}$/u.test(minutes) ? Math.max(1, Number(minutes)) : 15;
    return {
      what: "Too many wrong passwords from your network.",
      next: `Wait ${left === 1 ? "a minute" : `${left} minutes`}, or sign in from a browser in which you have signed in before.`,
    };
  }
  return troubles.get(error) ?? { what: "Signing in didn’t work.", next: "Try again from this page." };
}
