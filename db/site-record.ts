// Events about the site and its people, which belong to no article, are written in one way.
import type { Actor } from "#lib/newsroom/article.ts";
import type { Transaction } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import type { EventState } from "./schema/events.ts";

/** Who asked for it, by which request. */
export type AskedBy = Readonly<{ actor: Actor; requestId: string }>;

/** Record what was changed, in the site's chain and by the database's clock. */
export async function recordOfSite(
  tx: Transaction,
  { actor, requestId }: AskedBy,
  verb: string,
  before: EventState,
  after: EventState,
): Promise<void> {
  const at = await now(tx);
  await recordEvent(tx, { articleId: siteChain, verb, actorId: actor.id, before, after, requestId, at });
}
