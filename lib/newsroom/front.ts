// The front page and the sections as editors arrange them: three slots and a banner, each pin with or without an end. What may
// stand where and what a move does; what nobody picked is filled by front-fill.ts.
import { isOneLine } from "./one-line.ts";

/** From the most to the least weight on the page. */
export const slots = ["lead", "promoted", "list"] as const;
export type Slot = (typeof slots)[number];

/** Where an article stands on a front. `section`: that section's front by its name; null: the front page. */
export type FrontStanding = Readonly<{ section: string | null; place: Slot | "banner" }>;

/** Articles that a slot holds at most. */
export const slotRoom: Readonly<Record<Slot, number>> = { lead: 1, promoted: 3, list: 8 };

const longestBanner = 120;

/** What is wrong with the length of a banner's headline, in a sentence; null: nothing. */
export function bannerTooLong(headline: string): string | null {
  const over = headline.trim().length - longestBanner;
  if (over <= 0) return null;
  return `${over === 1 ? "1 character" : `${over} characters`} too many: readers’ phones show ${longestBanner}.`;
}

/** What is placed. Its id says which article it is for as long as it stands: whoever may not see that one still keeps it. */
export type Pin = Readonly<{
  id: string;
  /** Null only where a banner leads nowhere. */
  articleId: number | null;
  /** The instant from which it is gone; null: until somebody takes it away. */
  until: Date | null;
}>;

export type Picks<P> = Readonly<Record<Slot, readonly P[]>>;

export type Banner = Pin & Readonly<{ headline: string }>;

export type Arrangement = Readonly<{ picks: Picks<Pin>; banner: Banner | null }>;

export const emptyArrangement: Arrangement = {
  picks: { lead: [], promoted: [], list: [] },
  banner: null,
};

/** Every slot's pins changed in one way. */
export function eachSlot<P, Q>(
  picks: Picks<P>,
  change: (pins: readonly P[], slot: Slot) => readonly Q[],
): Picks<Q> {
  return {
    lead: change(picks.lead, "lead"),
    promoted: change(picks.promoted, "promoted"),
    list: change(picks.list, "list"),
  };
}

/** All pins of the slots, those with the most weight first. */
export function pinsOf<P>(picks: Picks<P>): readonly P[] {
  return slots.flatMap((slot) => picks[slot]);
}

/** The same with the banner, whose pin is its article. */
export function allPins({ picks, banner }: Arrangement): readonly Pin[] {
  return [...pinsOf(picks), ...(banner ? [banner] : [])];
}

/** What is sent, with every pin that `base` knows about the article that it was for there. */
export function keepingArticles(base: Arrangement, { picks, banner }: Arrangement): Arrangement {
  const known = new Map(allPins(base).map(({ id, articleId }) => [id, articleId]));
  const own = <P extends Pin>(pin: P): P =>
    known.has(pin.id) ? { ...pin, articleId: known.get(pin.id) ?? null } : pin;
  return { picks: eachSlot(picks, (pins) => pins.map(own)), banner: banner && own(banner) };
}

/** Pins without those that are refused. */
export function onlyPins({ picks, banner }: Arrangement, keep: (pin: Pin) => boolean): Arrangement {
  return {
    picks: eachSlot(picks, (pins) => pins.filter(keep)),
    banner: banner && keep(banner) ? banner : null,
  };
}

export type Spot = Readonly<{ slot: Slot; index: number }>;

/** Where a pin stands; null when it stands nowhere. */
export function spotOf(picks: Picks<Pick<Pin, "id">>, id: string): Spot | null {
  for (const slot of slots) {
    const index = picks[slot].findIndex((pin) => pin.id === id);
    if (index >= 0) return { slot, index };
  }
  return null;
}

/** The pins without this one. */
export function without<P extends Pick<Pin, "id">>(picks: Picks<P>, id: string): Picks<P> {
  return eachSlot(picks, (pins) => pins.filter((pin) => pin.id !== id));
}

export type Placed<P> = Readonly<{
  picks: Picks<P>;
  /** What no longer found room at the end of the list. */
  out: readonly P[];
}>;

/**
 * Put a pin at a place, from wherever it stood; behind the last place of a slot means at it. A full slot hands its last one
 * down to the next: a new lead makes the old one the first of the promoted.
 */
export function placed<P extends Pick<Pin, "id">>(picks: Picks<P>, pin: P, at: Spot): Placed<P> {
  const next: Record<Slot, P[]> = { lead: [], promoted: [], list: [] };
  const rest = without(picks, pin.id);
  for (const slot of slots) next[slot] = [...rest[slot]];
  next[at.slot].splice(Math.min(at.index, next[at.slot].length, slotRoom[at.slot] - 1), 0, pin);
  const out: P[] = [];
  for (const [place, slot] of slots.entries()) {
    const over = next[slot].splice(slotRoom[slot]);
    const below = slots[place + 1];
    if (below === undefined) out.push(...over);
    else next[below].unshift(...over);
  }
  return { picks: next, out };
}

/** A pin one place up or down, across the slots' borders. At either end it stays. */
export function stepped<P extends Pick<Pin, "id">>(picks: Picks<P>, id: string, by: -1 | 1): Picks<P> {
  const here = spotOf(picks, id);
  const pin = here && picks[here.slot][here.index];
  if (!here || !pin) return picks;
  const inside = here.index + by;
  if (inside >= 0 && inside < picks[here.slot].length)
    return placed(picks, pin, { slot: here.slot, index: inside }).picks;
  const beyond = slots[slots.indexOf(here.slot) + by];
  if (beyond === undefined) return picks;
  if (by < 0) return placed(picks, pin, { slot: beyond, index: slotRoom[beyond] }).picks;
  // The lead has one place: who leaves it changes places with the next.
  const [first] = picks[beyond];
  if (here.slot === "lead" && first) return placed(picks, first, { slot: "lead", index: 0 }).picks;
  return placed(picks, pin, { slot: beyond, index: 0 }).picks;
}

/** What still stands at an instant. */
export function standingAt(arrangement: Arrangement, at: Date): Arrangement {
  return onlyPins(arrangement, ({ until }) => until === null || until.getTime() > at.getTime());
}

/** What keeps an arrangement from being saved, in a sentence; null: nothing. Ends are judged by `isPast`. */
export function arrangementProblem(arrangement: Arrangement, isPast: (pin: Pin) => boolean): string | null {
  const { picks, banner } = arrangement;
  const full = slots.find((slot) => picks[slot].length > slotRoom[slot]);
  if (full !== undefined) return `${slotWords[full]} holds at most ${slotRoom[full]}: take one away.`;
  const pins = pinsOf(picks);
  if (new Set(pins.map((pin) => pin.articleId)).size < pins.length)
    return "An article stands in two places: keep it in one of them.";
  // A pin's id says which article it is: a second one would be for the first one's article from the next save on.
  if (new Set(allPins(arrangement).map((pin) => pin.id)).size < allPins(arrangement).length)
    return "Two places of this front can’t be told apart. Take one of them away, and choose its article again.";
  if (allPins(arrangement).some(isPast))
    return "An end that you set is over already: choose one that lies ahead, or none.";
  return banner && bannerProblem(banner.headline);
}

/** What keeps a banner with this headline from being saved, in a sentence; null: nothing. */
export function bannerProblem(headline: string): string | null {
  if (headline.trim() === "") return "Write the banner’s headline, or take the banner away.";
  const tooLong = bannerTooLong(headline);
  if (tooLong !== null) return `Shorten the banner’s headline. ${tooLong}`;
  return isOneLine(headline) ? null : "Leave line breaks out of the banner’s headline.";
}

export const slotWords: Readonly<Record<Slot, string>> = {
  lead: "Lead",
  promoted: "Promoted",
  list: "List",
};
