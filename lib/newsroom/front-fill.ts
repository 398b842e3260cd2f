// What readers get of an arrangement: the picks, then the latest where nobody picked, and no article twice.
import { type Picks, type Slot, slots } from "./front.ts";

/** How many articles a slot shows at least, if there are so many. */
export type Least = Readonly<Record<Slot, number>>;

export const frontLeast: Least = { lead: 1, promoted: 3, list: 2 };
export const sectionLeast: Least = { lead: 1, promoted: 3, list: 0 };

export type Filled<T> = Readonly<{
  slots: Picks<T>;
  /** The latest that stand in no slot. */
  rest: readonly T[];
}>;

/** Fill up what editors left open with the latest, the slots with the most weight first. */
export function filled<T extends Readonly<{ id: number }>>(
  picks: Picks<T>,
  latest: readonly T[],
  least: Least,
): Filled<T> {
  const seen = new Set<number>();
  const once = (one: T): boolean => !seen.has(one.id) && seen.add(one.id) !== null;
  const shown: Record<Slot, T[]> = { lead: [], promoted: [], list: [] };
  for (const slot of slots) shown[slot] = picks[slot].filter(once);
  const open = latest.filter(once);
  for (const slot of slots)
    shown[slot].push(...open.splice(0, Math.max(0, least[slot] - shown[slot].length)));
  return { slots: shown, rest: open };
}
