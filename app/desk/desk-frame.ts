// What every newsroom page knows before it asks for anything else: who looks, the newsroom's zone, and the database's time.
import "server-only";
import { siteFacts } from "#db/site.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { reachOf } from "#lib/newsroom/permissions.ts";
import { currentSession, requireActor } from "#lib/server/session.ts";
import { shellBuild } from "#lib/server/shell-build.ts";

export type DeskFrame = Readonly<{
  actor: Actor;
  siteName: string;
  zone: string;
  now: Date;
  mayWrite: boolean;
  /** The build that draws this page; null in development. */
  build: string | null;
}>;

/** Leads to the sign-in page when nobody is signed in. */
export async function deskFrame(): Promise<DeskFrame> {
  const actor = await requireActor();
  const [session, site, build] = await Promise.all([currentSession(), siteFacts(), shellBuild()]);
  const reach = reachOf(actor.role, "create");
  return {
    actor,
    siteName: site?.name ?? "Nightdesk",
    zone: site?.zone ?? "UTC",
    now: session?.at ?? new Date(),
    build,
    mayWrite: reach === "all" || (reach !== "none" && actor.bureauIds.length > 0),
  };
}
