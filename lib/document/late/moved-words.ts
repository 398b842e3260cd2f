// Where words went when an edit took them out of one block and put the same words into another: a paragraph that became a
// heading is, in the shared document, one paragraph deleted and one heading written.

/** Places of the same characters in two texts, in order. */
export type Pairs = readonly (readonly [from: number, to: number])[];

/** More characters than this on both sides are compared from their ends only. */
const comparedAtMost = 4_000_000;

/** Characters that two versions of one text share. */
export function sharedBy(one: string, other: string): Pairs {
  const pairs: [number, number][] = [];
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one.charAt(head) === other.charAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  for (let at = 0; at < head; at += 1) pairs.push([at, at]);
  const [left, right] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)];
  for (const [from, to] of longestShared(left, right)) pairs.push([head + from, head + to]);
  for (let at = tail; at > 0; at -= 1) pairs.push([one.length - at, other.length - at]);
  return pairs;
}

function longestShared(one: string, other: string): Pairs {
  const width = other.length + 1;
  if (one === "" || other === "" || one.length * other.length > comparedAtMost) return [];
  const lengths = new Uint16Array((one.length + 1) * width);
  const lengthAt = (from: number, to: number) => lengths[from * width + to] ?? 0;
  for (let from = one.length - 1; from >= 0; from -= 1) {
    for (let to = other.length - 1; to >= 0; to -= 1) {
      lengths[from * width + to] =
        one.charAt(from) === other.charAt(to)
          ? lengthAt(from + 1, to + 1) + 1
          : Math.max(lengthAt(from + 1, to), lengthAt(from, to + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let from = 0, to = 0; from < one.length && to < other.length;) {
    if (one.charAt(from) === other.charAt(to)) pairs.push([from++, to++]);
    else if (lengthAt(from + 1, to) >= lengthAt(from, to + 1)) from += 1;
    else to += 1;
  }
  return pairs;
}

/** As many characters as these in a row are no chance. */
const noChance = 16;
/** In so many parts a text may be cut by what was typed into it in the same breath. */
const typedBetween = 3;

/**
 * Where a text that was taken out of one block stands in another, into which the same edit put the characters from `from`
 * to `to`; none where the two have nothing to do with each other. A join puts in all of it, or its end, or what of its end
 * was not there by chance.
 */
export function takenOver(out: string, into: string, from: number, to: number): Pairs {
  const put = into.slice(from, to);
  if (out === "" || put === "") return [];
  const whole = put.indexOf(out);
  if (whole >= 0) return inRow(0, from + whole, out.length);
  let tail = 0;
  while (tail < Math.min(out.length, into.length) && out.at(-1 - tail) === into.at(-1 - tail)) tail += 1;
  if (into.length - tail <= from) return inRow(out.length - tail, into.length - tail, tail);
  if (out.endsWith(put)) return inRow(out.length - put.length, from, put.length);
  if (out.startsWith(put)) return inRow(0, from, put.length);
  const pairs = sharedBy(out, put);
  const rows = rowsOf(pairs);
  const isTyped = pairs.length === out.length && rows.length <= typedBetween;
  return isTyped || Math.max(0, ...rows) >= noChance ? pairs.map(([one, other]) => [one, from + other]) : [];
}

function inRow(from: number, to: number, length: number): Pairs {
  return Array.from({ length }, (_, at) => [from + at, to + at] as const);
}

/** How long the parts are that stand in both without a gap. */
function rowsOf(pairs: Pairs): number[] {
  const rows: number[] = [];
  pairs.forEach(([from, to], at) => {
    const before = pairs[at - 1];
    if (before?.[0] === from - 1 && before[1] === to - 1) rows.push((rows.pop() ?? 0) + 1);
    else rows.push(1);
  });
  return rows;
}
