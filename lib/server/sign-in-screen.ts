// What the sign-in page shows: the newsroom's name, who is signed in already, the kept address, and the demo newsroom's people.
import "server-only";
import { cookies } from "next/headers";
import { isDatabaseAway } from "#db/client.ts";
import { demoPassword } from "#db/demo/people.ts";
import { type DemoAccount, listDemoAccounts } from "#db/people.ts";
import { siteFacts } from "#db/site.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { callbackPath, deskPath } from "./callback-path.ts";
import { cookieNames } from "./cookies.ts";
import { getActor } from "./session.ts";
import { setUpIsOpen } from "./set-up.ts";

export type SignInScreen = Readonly<{
  away: boolean;
  setUpOpen: boolean;
  siteName: string;
  actor: Actor | null;
  accounts: readonly DemoAccount[];
  demoPassword: string;
  /** The address that a failed form held. */
  email: string;
}>;

/** Never throws because of a database that is away: the form is worth showing, and says so. */
export async function signInScreen(): Promise<SignInScreen> {
  const shown = {
    away: false,
    setUpOpen: false,
    siteName: "Nightdesk",
    actor: null,
    accounts: [],
    demoPassword,
    email: await keptEmail(),
  };
  try {
    const [site, actor] = await Promise.all([siteFacts(), getActor()]);
    if (site === null) return { ...shown, setUpOpen: setUpIsOpen(site) };
    const accounts = site.demo && env.demoAccounts() ? await listDemoAccounts() : [];
    return { ...shown, siteName: site.name, actor, accounts };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return { ...shown, away: true };
  }
}

/** Where the sign-in leads back to; what can't be read leads to the desk. */
export function wayBack(callbackUrl: string | string[] | undefined): string {
  const path = callbackPath(typeof callbackUrl === "string" ? callbackUrl : null, env.siteUrl());
  return path.ok ? path.path : deskPath;
}

async function keptEmail(): Promise<string> {
  const note = (await cookies()).get(cookieNames().note)?.value;
  if (note === undefined) return "";
  try {
    const value: unknown = JSON.parse(note);
    const email = typeof value === "object" && value !== null && "email" in value ? value.email : "";
    return typeof email === "string" ? email.slice(0, 254) : "";
  } catch {
    return "";
  }
}
