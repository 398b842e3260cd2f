// What every newsroom page knows before it asks for anything else: who looks, the newsroom's zone, and the database's time.
import "server-only";
import type { NoticeSummary } from "#components/desk/notices/notice-data.ts";
import { siteFacts } from "#db/site.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { mayBegin } from "#lib/newsroom/desk-places.ts";
import { currentSession, requireActor } from "#lib/server/session.ts";
import { shellBuild } from "#lib/server/shell-build.ts";
import { shownSummary } from "./notices/shown-notices.ts";

export type DeskFrame = Readonly<{
  actor: Actor;
  siteName: string;
  zone: string;
  now: Date;
  mayWrite: boolean;
  /** The build that draws this page; null in development. */
  build: string | null;
  /** What waits to be read. */
  notices: NoticeSummary;
}>;

/** Leads to the sign-in page when nobody is signed in. */
export async function deskFrame(): Promise<DeskFrame> {
  const actor = await requireActor();
  const session = await currentSession();
  const now = session?.at ?? new Date();
  const [site, build, notices] = await Promise.all([siteFacts(), shellBuild(), shownSummary(actor, now)]);
  return {
    actor,
    siteName: site?.name ?? "Nightdesk",
    zone: site?.zone ?? "UTC",
    now,
    build,
    notices,
    mayWrite: mayBegin(actor),
  };
}
