// An article's timeline: its events with what each changed, in names; and what readers' surfaces answered to them.
import { inArray } from "drizzle-orm";
import type { Actor, ReviewStep } from "#lib/newsroom/article.ts";
import { newsroom } from "./client.ts";
import { namesInStates } from "./event-names.ts";
import { eventsOf, mostEvents, type LoggedEvent, type WantedEvents } from "./events.ts";
import { readableArticle } from "./reading-rights.ts";
import { bureau } from "./schema/people.ts";
import { receipt, type ReceiptSurface } from "./schema/events.ts";
import { eq } from "drizzle-orm";

export type Timeline = Readonly<{
  /** Newest first. */
  events: readonly LoggedEvent[];
  /** Names of people and bureaus in the events' states, by id. */
  names: ReadonlyMap<string, string>;
  /** The bureau's steps of review, for their names. */
  steps: readonly ReviewStep[];
  receipts: ReadonlyMap<string, readonly ReceiptSurface[]>;
  /** The newest number of the next older page, or null. */
  older: number | null;
}>;

/** The article's timeline; null when the article is hidden from the actor or missing. */
export async function timelineOf(
  actor: Actor,
  articleId: number,
  wanted: WantedEvents = {},
): Promise<Timeline | null> {
  const events = await eventsOf(actor, articleId, wanted);
  const loaded = events && (await readableArticle(newsroom(), actor, articleId));
  if (!events || !loaded) return null;
  const [names, [home], receipts] = await Promise.all([
    namesInStates(events.flatMap(({ before, after }) => [before, after])),
    newsroom().select({ steps: bureau.steps }).from(bureau).where(eq(bureau.id, loaded.row.bureauId)),
    receiptsOf(events),
  ]);
  const last = events.at(-1);
  return {
    events,
    names,
    steps: home?.steps ?? [],
    receipts,
    older: events.length === mostEvents && last && last.number > 1 ? last.number - 1 : null,
  };
}

async function receiptsOf(
  events: readonly LoggedEvent[],
): Promise<ReadonlyMap<string, readonly ReceiptSurface[]>> {
  if (events.length === 0) return new Map();
  const rows = await newsroom()
    .select({ eventId: receipt.eventId, surfaces: receipt.surfaces })
    .from(receipt)
    .where(
      inArray(
        receipt.eventId,
        events.map(({ id }) => id),
      ),
    );
  return new Map(rows.map(({ eventId, surfaces }) => [eventId, surfaces]));
}
