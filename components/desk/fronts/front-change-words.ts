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
  const name = (id: number) => names.get(id) ?? "An article that you may not see";
  const end = (until: Date | null) => (until === null ? "never" : deskTime(until, now, zone));
  return changes.map((change) => {
    switch (change.kind) {
      case "came":
        return `Into ${low(change.slot)}: ${name(change.articleId)}`;
      case "left":
        return `Out of ${low(change.slot)}: ${name(change.articleId)}`;
      case "moved":
        return `From ${low(change.from)} to ${low(change.to)}: ${name(change.articleId)}`;
      case "order":
        return `${slotWords[change.slot]}: another order`;
      case "end":
        return `Ends ${end(change.after)} (before: ${end(change.before)}): ${name(change.articleId)}`;
      case "banner":
        if (change.after === null) return `Banner taken away: “${change.before ?? ""}”`;
        return change.before === null || change.before === change.after
          ? `Banner: “${change.after}”`
          : `Banner: “${change.after}” (before: “${change.before}”)`;
      case "banner-end":
        return `Banner ends ${end(change.after)} (before: ${end(change.before)})`;
      default:
        return change satisfies never;
    }
  });
}
