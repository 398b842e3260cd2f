// What differs between two versions of a front, article by article: what came, what left, what moved, whose end is another.
import { type Arrangement, type Banner, type Picks, type Pin, type Slot, slots } from "./front.ts";

export type FrontChange = Readonly<
  | { kind: "came" | "left"; articleId: number; slot: Slot }
  | { kind: "moved"; articleId: number; from: Slot; to: Slot }
  /** The same articles in another order. */
  | { kind: "order"; slot: Slot }
  | { kind: "end"; articleId: number; before: Date | null; after: Date | null }
  | { kind: "banner"; before: string | null; after: string | null }
  | { kind: "banner-end"; before: Date | null; after: Date | null }
>;

type Placed = Readonly<{ pin: Pin; slot: Slot }>;

function byArticle(picks: Picks<Pin>): ReadonlyMap<number, Placed> {
  return new Map(
    slots.flatMap((slot) =>
      picks[slot].flatMap((pin) => (pin.articleId === null ? [] : [[pin.articleId, { pin, slot }] as const])),
    ),
  );
}

const same = (one: Date | null, other: Date | null): boolean => one?.getTime() === other?.getTime();

/** The changes from one arrangement to another, slots with the most weight first. */
export function frontChanges(before: Arrangement, after: Arrangement): readonly FrontChange[] {
  const [was, is] = [byArticle(before.picks), byArticle(after.picks)];
  const changes: FrontChange[] = [];
  for (const [articleId, { pin, slot }] of is) {
    const old = was.get(articleId);
    if (!old) changes.push({ kind: "came", articleId, slot });
    else if (old.slot !== slot) changes.push({ kind: "moved", articleId, from: old.slot, to: slot });
    if (old && !same(old.pin.until, pin.until))
      changes.push({ kind: "end", articleId, before: old.pin.until, after: pin.until });
  }
  for (const [articleId, { slot }] of was)
    if (!is.has(articleId)) changes.push({ kind: "left", articleId, slot });
  for (const slot of slots) {
    const stayed = (picks: Picks<Pin>, other: ReadonlyMap<number, Placed>) =>
      picks[slot].filter(({ articleId }) => articleId !== null && other.get(articleId)?.slot === slot);
    const order = (pins: readonly Pin[]) => pins.map(({ articleId }) => articleId).join();
    if (order(stayed(before.picks, is)) !== order(stayed(after.picks, was)))
      changes.push({ kind: "order", slot });
  }
  return [...changes, ...bannerChanges(before.banner, after.banner)];
}

function bannerChanges(before: Banner | null, after: Banner | null): readonly FrontChange[] {
  const said = (banner: Banner | null) => banner?.headline ?? null;
  if (said(before) !== said(after) || before?.articleId !== after?.articleId)
    return [{ kind: "banner", before: said(before), after: said(after) }];
  return before && after && !same(before.until, after.until)
    ? [{ kind: "banner-end", before: before.until, after: after.until }]
    : [];
}
