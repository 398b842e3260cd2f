// A stored rule as the screen may have it.
import type { ShownRule } from "#components/desk/house-style-answer.ts";
import type { StoredRule } from "#db/house-style.ts";

/** `seen` goes back with a change, so that nobody overwrites what they didn't see. */
export function shownRule({ changedAt, ...rule }: StoredRule): ShownRule {
  return { ...rule, seen: changedAt.toISOString() };
}
