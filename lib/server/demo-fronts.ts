// The demo newsroom's fronts, arranged by the function that people's work goes through.
import { withClock } from "#db/clock.ts";
import type { DemoFront } from "#db/demo/fronts.ts";
import { saveFront } from "#db/front-save.ts";
import { newId } from "#db/ids.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Pin } from "#lib/newsroom/front.ts";
import type { DemoIds } from "./demo-content.ts";

const hour = 3_600_000;

/** Save one arrangement as the next version. Throws when it isn't accepted: a demo front is ours. */
export async function arrangeDemoFront(
  deed: Readonly<{ actor: Actor; requestId: string }>,
  front: DemoFront,
  seen: number,
  opening: Date,
  ids: DemoIds,
): Promise<void> {
  const pin = ({ story, untilHour }: DemoFront["lead"]): Pin => ({
    id: newId(),
    articleId: ids.story(story),
    until: untilHour === undefined ? null : new Date(opening.getTime() + untilHour * hour),
  });
  const { banner } = front;
  const arrangement = {
    picks: { lead: [pin(front.lead)], promoted: front.promoted.map(pin), list: front.list.map(pin) },
    banner: banner ? { ...pin(banner), headline: banner.headline } : null,
  };
  const at = new Date(opening.getTime() - front.minutesAgo * 60_000);
  const outcome = await withClock(at, () => saveFront(deed, front.place, arrangement, seen));
  if (!outcome.ok) throw new Error(`${front.place} was not arranged: ${JSON.stringify(outcome.refusal)}`);
}
