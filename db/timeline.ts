// An article's timeline: its events with what each changed, in names; and what readers' surfaces answered to them.
import { eq } from "drizzle-orm";
import type { Actor, ReviewStep } from "#lib/newsroom/article.ts";
import { newsroom } from "./client.ts";
import { namesInStates } from "./event-names.ts";
import { eventsOf, mostEvents, type LoggedEvent, type WantedEvents } from "./events.ts";
import { readableArticle } from "./reading-rights.ts";
import { bureau } from "./schema/people.ts";
import { namedReceipts } from "./surface-names.ts";

export type Timeline = Readonly<{
  /** Newest first. */
  events: readonly LoggedEvent[];
  /** Names of people and bureaus in the events' states, by id. */
  names: ReadonlyMap<string, string>;
  /** The bureau's steps of review, for their names. */
  steps: readonly ReviewStep[];
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
    namesInStates(
      actor,
      events.flatMap(({ before, after }) => [before, after]),
    ),
    newsroom().select({ steps: bureau.steps }).from(bureau).where(eq(bureau.id, loaded.row.bureauId)),
    namedReceipts(events.map((one) => one.receipt ?? [])),
  ]);
  const last = events.at(-1);
  return {
    events: events.map((one, index) => ({
      ...one,
      receipt: one.receipt === null ? null : (receipts[index] ?? one.receipt),
    })),
    names,
    steps: home?.steps ?? [],
    older: events.length === mostEvents && last && last.number > 1 ? last.number - 1 : null,
  };
}
