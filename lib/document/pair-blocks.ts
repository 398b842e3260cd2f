// Which block of the newer version of a text is which block of the older one.
import type { BlockId, BlockNode } from "./article-document.ts";
import { blockText } from "./block-text.ts";

/** Places of one block in the older and the newer version. */
export type Pair = Readonly<{ was: number; is: number }>;

function idOf(block: Readonly<{ attrs: BlockId }>): string | null {
  return block.attrs.id;
}

/**
 * Whole paragraphs that were cut and pasted: the emptied block kept the id, its words stand in a new block or in one that was
 * empty. Their pairs, as the new block's place and the older one's; the emptied block is nobody's.
 */
function pairCut(
  before: readonly BlockNode[],
  after: readonly BlockNode[],
  pairs: Map<number, number>,
): readonly Pair[] {
  const textAt = (blocks: readonly BlockNode[], at: number | undefined) => {
    const block = at === undefined ? undefined : blocks[at];
    return block ? blockText(block).trim() : "";
  };
  const emptied = [...pairs].filter(([is, was]) => textAt(after, is) === "" && textAt(before, was) !== "");
  if (emptied.length === 0) return [];
  const filled = new Map<string, number[]>();
  after.forEach((block, is) => {
    const key = `${block.type}\n${textAt(after, is)}`;
    if (textAt(before, pairs.get(is)) === "") filled.set(key, [...(filled.get(key) ?? []), is]);
  });
  return emptied.flatMap(([empty, was]) => {
    const is = filled.get(`${before[was]?.type}\n${textAt(before, was)}`)?.shift();
    if (is === undefined) return [];
    pairs.delete(empty);
    return [{ is, was }];
  });
}

/** Pair blocks by id, then by the same text, then by place among what is left between two pairs. */
export function pairBlocks(before: readonly BlockNode[], after: readonly BlockNode[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (is: number, was: number) => {
    pairs.set(is, was);
    taken.add(was);
  };
  const byId = new Map(
    before.flatMap((block, index) => (idOf(block) === null ? [] : [[idOf(block), index] as const])),
  );
  after.forEach((block, is) => {
    const was = idOf(block) === null ? undefined : byId.get(idOf(block));
    if (was !== undefined && before[was]?.type === block.type) pair(is, was);
  });
  for (const { is, was } of pairCut(before, after, pairs)) {
    const emptyBefore = pairs.get(is);
    if (emptyBefore !== undefined) taken.delete(emptyBefore);
    pair(is, was);
  }
  const byText = new Map<string, number[]>();
  // From the end, so that the first of several like blocks is taken from the list by pop.
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const block = before[index];
    if (!block || taken.has(index)) continue;
    const key = `${block.type}\n${blockText(block)}`;
    const same = byText.get(key);
    if (same) same.push(index);
    else byText.set(key, [index]);
  }
  after.forEach((block, is) => {
    if (pairs.has(is)) return;
    const was = byText.get(`${block.type}\n${blockText(block)}`)?.pop();
    if (was !== undefined) pair(is, was);
  });
  let lastWas = -1;
  after.forEach((block, is) => {
    const known = pairs.get(is);
    if (known !== undefined) {
      lastWas = known;
      return;
    }
    const next = lastWas + 1;
    const candidate = before[next];
    if (
      candidate &&
      !taken.has(next) &&
      candidate.type === block.type &&
      alike(blockText(candidate), blockText(block))
    ) {
      pair(is, next);
      lastWas = next;
    }
  });
  return pairs;
}

/** At least half of the shorter text's words stand in the other. */
function alike(a: string, b: string): boolean {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [left, right] = [words(a), words(b)];
  const smaller = left.size < right.size ? left : right;
  const larger = smaller === left ? right : left;
  const shared = [...smaller].filter((word) => larger.has(word)).length;
  return smaller.size > 0 && shared * 2 >= smaller.size;
}
