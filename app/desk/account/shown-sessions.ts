// A person's sessions in words, for their own page and for an administrator's.
import "server-only";
import { cookies } from "next/headers";
import type { DeskFrame } from "#app/desk/desk-frame.ts";
import { deskTime } from "#components/desk/desk-time.ts";
import { browserName } from "#components/desk/settings/browser-name.ts";
import type { ShownSession } from "#components/desk/settings/session-list.tsx";
import { keyOfToken, sessionsOf } from "#db/open-sessions.ts";
import { cookieNames } from "#lib/server/cookies.ts";

export async function shownSessions(
  { actor, now, zone }: Pick<DeskFrame, "actor" | "now" | "zone">,
  personId: string,
): Promise<ShownSession[]> {
  const token = (await cookies()).get(cookieNames().session)?.value;
  const own = token === undefined ? null : keyOfToken(token);
  const sessions = (await sessionsOf(actor, personId)) ?? [];
  return sessions.map(({ key, agent, since, lastSeen }) => ({
    key,
    browser: browserName(agent),
    since: deskTime(since, now, zone),
    lastSeen: deskTime(lastSeen, now, zone),
    own: key === own,
  }));
}
