// What a transaction replaced, as pairs of places in the document before and after it.
import type { Transform } from "@tiptap/pm/transform";

/** `from`–`to` in the document before became `newFrom`–`newTo` in the document after. */
export type ChangedRange = { from: number; to: number; newFrom: number; newTo: number };

/**
 * The replaced ranges of all steps together, in order, touching ones made one. Steps that only set marks or attributes
 * count as replacing what they cover.
 */
export function changedRanges(tr: Transform): ChangedRange[] {
  let ranges: ChangedRange[] = [];
  tr.steps.forEach((step, at) => {
    const replaced: [number, number, number, number][] = [];
    tr.mapping.maps[at]?.forEach((...range) => replaced.push(range));
    if (replaced.length === 0) {
      const { from, to, pos } = step.toJSON() as { from?: number; to?: number; pos?: number };
      const start = from ?? pos ?? 0;
      const end = to ?? start + 1;
      replaced.push([start, end, start, end]);
    }
    ranges = compose(ranges, replaced);
  });
  return ranges;
}

function compose(
  before: readonly ChangedRange[],
  step: readonly (readonly [from: number, to: number, newFrom: number, newTo: number])[],
): ChangedRange[] {
  const composed: ChangedRange[] = [];
  // How far the end of the last passed range of each side has moved: what lies behind it has moved as far.
  let earlier = 0;
  let later = 0;
  let [a, b] = [0, 0];
  while (a < before.length || b < step.length) {
    // Collect everything that touches, in the coordinates between the two.
    let end = -Infinity;
    let start = Infinity;
    const [earlierAtStart, laterAtStart] = [earlier, later];
    for (;;) {
      const one = before[a];
      const two = step[b];
      const oneFirst = one !== undefined && (two === undefined || one.newFrom <= two[0]);
      const next = oneFirst ? one.newFrom : two?.[0];
      if (next === undefined || (end !== -Infinity && next > end)) break;
      start = Math.min(start, next);
      if (oneFirst) {
        end = Math.max(end, one.newTo);
        earlier = one.newTo - one.to;
        a += 1;
      } else if (two) {
        end = Math.max(end, two[1]);
        later = two[3] - two[1];
        b += 1;
      }
    }
    composed.push({
      from: start - earlierAtStart,
      to: end - earlier,
      newFrom: start + laterAtStart,
      newTo: end + later,
    });
  }
  return composed;
}
