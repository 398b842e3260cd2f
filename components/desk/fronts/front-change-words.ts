// What differs between two versions of a front, in sentences.
import { deskTime } from "#components/desk/desk-time.ts";
import type { FrontChange } from "#lib/newsroom/front-changes.ts";
import { slotWords } from "#lib/newsroom/front.ts";
import type { Clock } from "./article-state.tsx";

const low = (slot: keyof typeof slotWords): string => slotWords[slot].toLowerCase();

/** Each change in one line. `names`: headlines that the person may see. */
export function changeWords(
  changes: readonly FrontChange[],
  names: ReadonlyMap<number, string>,
  { now, zone }: Clock,
): readonly string[] {
  const name = (id: number) => {
    const headline = names.get(id);
    return headline === undefined ? "An article that you may not see" : `“${headline}”`;
  };
  const end = (until: Date | null) => (until === null ? "no end" : deskTime(until, now, zone));
  return changes.map((change) => {
    switch (change.kind) {
      case "came":
        return `${name(change.articleId)} came into ${low(change.slot)}`;
      case "left":
        return `${name(change.articleId)} left ${low(change.slot)}`;
      case "moved":
        return `${name(change.articleId)} went from ${low(change.from)} to ${low(change.to)}`;
      case "order":
        return `${slotWords[change.slot]}: another order`;
      case "end":
        return `${name(change.articleId)}: until ${end(change.after)} (before: ${end(change.before)})`;
      case "banner":
        if (change.after === null) return `Banner taken away: “${change.before ?? ""}”`;
        return change.before === null || change.before === change.after
          ? `Banner: “${change.after}”`
          : `Banner: “${change.after}” (before: “${change.before}”)`;
      case "banner-end":
        return `Banner until ${end(change.after)} (before: ${end(change.before)})`;
      default:
        return change satisfies never;
    }
  });
}
