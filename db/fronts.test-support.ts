// For tests of fronts: arrangements in few words, and what readers get of one.
import type { Actor } from "#lib/newsroom/article.ts";
import { type Arrangement, type Pin, slots } from "#lib/newsroom/front.ts";
import { filled, frontLeast, sectionLeast } from "#lib/newsroom/front-fill.ts";
import { newsroomSql } from "./client.ts";
import { type FrontOutcome, saveFront } from "./front-save.ts";
import { newId } from "./ids.ts";
import { latest, listedIn, readSnapshot } from "./live.ts";
import { frontPicks } from "./live-front.ts";

export const pin = (articleId: number | null, until: Date | null = null): Pin => ({
  id: newId(),
  articleId,
  until,
});

/** Pins of these articles, none with an end. */
export function arranged(
  lead: readonly number[],
  promoted: readonly number[] = [],
  list: readonly number[] = [],
  over: Partial<Arrangement> = {},
): Arrangement {
  const pins = (ids: readonly number[]) => ids.map((id) => pin(id));
  return { picks: { lead: pins(lead), promoted: pins(promoted), list: pins(list) }, banner: null, ...over };
}

export const deed = (actor: Actor) => ({ actor, requestId: newId() });

/** Saves, and throws when it is refused. Answers the version's number. */
export async function arrange(actor: Actor, key: string, front: Arrangement, seen: number): Promise<number> {
  const outcome = await saveFront(deed(actor), key, front, seen);
  if (!outcome.ok) throw new Error(`not arranged: ${JSON.stringify(outcome.refusal)}`);
  return outcome.number;
}

export type Page = Readonly<{
  lead: readonly number[];
  promoted: readonly number[];
  list: readonly number[];
  rest: readonly number[];
  banner: Readonly<{ headline: string; path: string | null }> | null;
  endsIn: number | null;
}>;

/** What readers get of the front page (null) or of a section, filled like their page fills it. */
export async function readersGet(sectionId: string | null): Promise<Page> {
  return readSnapshot(async (snapshot) => {
    const where = sectionId === null ? undefined : listedIn.section(sectionId);
    const { teasers } = await latest(snapshot, { where, limit: 30 });
    const { picks, banner, endsIn } = await frontPicks(snapshot, sectionId);
    const { slots: shown, rest } = filled(picks, teasers, sectionId === null ? frontLeast : sectionLeast);
    const ids = (articles: readonly Readonly<{ id: number }>[]) => articles.map(({ id }) => id);
    return {
      lead: ids(shown.lead),
      promoted: ids(shown.promoted),
      list: ids(shown.list),
      rest: ids(rest),
      banner,
      endsIn,
    };
  });
}

/** Every article on a page, as often as it stands there. */
export const everywhere = (page: Page): readonly number[] => [
  ...slots.flatMap((slot) => page[slot]),
  ...page.rest,
];

/** The newest purge's number of a tag; 0: it was never purged. */
export async function purgeOf(tag: string): Promise<number> {
  const [row] = await newsroomSql()<{ seq: string }[]>`select seq from live.purge where tag = ${tag}`;
  return Number(row?.seq ?? 0);
}

/** Why it was refused. */
export function refusalOf(outcome: FrontOutcome) {
  if (outcome.ok) throw new Error("it was not refused");
  return outcome.refusal;
}
