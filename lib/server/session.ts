// Who are you? Every page, action and handler asks here, on every request, straight from the database: a revoked session,
// a disabled person or a changed role counts from the next request on. A database that is away throws; it never means "nobody".
import "server-only";
import { cache } from "react";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { type SignedIn, signedIn } from "#db/auth.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { callbackPath, deskPath, signInAddress } from "./callback-path.ts";
import { cookieNames } from "./cookies.ts";

/**
 * The signed-in person with address and the database's time; null when nobody is signed in.
 * One query; the parts of one page share it. Throws on database faults (`isDatabaseAway` tells them).
 */
export const currentSession: () => Promise<SignedIn | null> = cache(async () => {
  const token = (await cookies()).get(cookieNames().session)?.value;
  return await signedIn(token, { demoAccounts: env.demoAccounts() });
});

/** The signed-in person, role and bureaus as of this request; null when nobody is. */
export async function getActor(): Promise<Actor | null> {
  return (await currentSession())?.actor ?? null;
}

/**
 * The signed-in person. Signed out it leads to the sign-in page, and from there back to `path`
 * (default: the address asked for, as main.ts or proxy.ts notes it in `x-nightdesk-path`).
 * For pages; actions and handlers answer "signed out" as data instead (action.ts, handler.ts).
 */
export async function requireActor(path?: string): Promise<Actor> {
  const actor = await getActor();
  if (actor !== null) return actor;
  const asked = callbackPath(path ?? (await headers()).get("x-nightdesk-path"), env.siteUrl());
  return redirect(signInAddress(asked.ok ? asked.path : deskPath));
}
