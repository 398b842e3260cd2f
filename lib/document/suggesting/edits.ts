// What a person did, read from the transaction that their editor made of it: characters and breaks taken out and put in, or something that can't be suggested.
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { changedRanges, type ChangedRange } from "./changed-ranges.ts";
import { isParagraph } from "./reading.ts";
import {
  elementsOf,
  isStructural,
  sameKind,
  sameToken,
  sameWords,
  tokensIn,
  type Element,
  type Token,
} from "./tokens.ts";

/** Everything from `from` to `to` (in the document before) gives way to `put`. */
export type Edit = ChangedRange & Readonly<{ put: readonly Element[] }>;

/** The edits in the order of the text; none when nothing but comments or names of blocks changed; null when refused. */
export function editsOf(tr: Transaction): readonly Edit[] | null {
  const edits: Edit[] = [];
  for (const range of changedRanges(tr)) {
    const edit = readRange(tr.before, tr.doc, range);
    if (edit === "refused") return null;
    if (edit !== "none") edits.push(edit);
  }
  return edits;
}

function readRange(before: Node, after: Node, range: ChangedRange): Edit | "none" | "refused" {
  let out = tokensIn(before, range.from, range.to);
  let put = tokensIn(after, range.newFrom, range.newTo);
  const same = out.length === put.length && out.every((token, at) => sameToken(token, put[at]));
  if (same) return "none";
  let { from, to, newFrom, newTo } = range;
  if (out.some(isStructural) || put.some(isStructural)) {
    const [head, tail] = common(out, put);
    out = out.slice(head, out.length - tail);
    put = put.slice(head, put.length - tail);
    [from, to, newFrom, newTo] = [from + head, to - tail, newFrom + head, newTo - tail];
  }
  if (sameWords(out, put)) return "refused";
  const [gone, come] = [elementsOf(out), elementsOf(put)];
  if (gone && come) return canHold(come) ? { from, to, newFrom, newTo, put: come } : "refused";
  return shifted(before, after, { from, to, newFrom, newTo }, out, put);
}

/** How many tokens are the same at the beginning and at the end; never half of a character. */
function common(out: readonly Token[], put: readonly Token[]): [head: number, tail: number] {
  const most = Math.min(out.length, put.length);
  let head = 0;
  while (head < most && sameToken(out[head], put[head])) head += 1;
  if (isHalf(out[head - 1], /[\uD800-\uDBFF]/)) head -= 1;
  let tail = 0;
  while (tail < most - head && sameToken(out.at(-1 - tail), put.at(-1 - tail))) tail += 1;
  if (tail > 0 && isHalf(out.at(-tail), /[\uDC00-\uDFFF]/)) tail -= 1;
  return [head, tail];
}

function isHalf(token: Token | undefined, half: RegExp): boolean {
  return token?.kind === "unit" && half.test(token.text);
}

function canHold(put: readonly Element[]): boolean {
  return put.every((one) => one.kind !== "inline" || "insertBy" in one.node.attrs);
}

/**
 * A whole block that came or went is the same as its words and one break: the one before it where a paragraph precedes,
 * else the one behind it where a paragraph of the same kind follows.
 */
function shifted(
  before: Node,
  after: Node,
  range: ChangedRange,
  out: readonly Token[],
  put: readonly Token[],
): Edit | "refused" {
  if (out.length > 0 && put.length > 0) return "refused";
  const [doc, tokens, start, end] =
    out.length > 0
      ? ([before, out, range.from, range.to] as const)
      : ([after, put, range.newFrom, range.newTo] as const);
  const [first, last] = [tokens.at(0), tokens.at(-1)];
  const [previous] = tokensIn(doc, start - 1, start);
  const [next] = tokensIn(doc, end, end + 1);
  if (last?.kind === "close" && previous?.kind === "close" && isParagraph(previous.node)) {
    return moved(range, -1, [previous, ...tokens.slice(0, -1)], out.length > 0);
  }
  if (first?.kind === "open" && next?.kind === "open" && sameKind(first.node, next.node)) {
    return moved(range, 1, [...tokens.slice(1), next], out.length > 0);
  }
  return "refused";
}

function moved(range: ChangedRange, by: number, tokens: readonly Token[], gone: boolean): Edit | "refused" {
  const elements = elementsOf(tokens);
  if (!elements || !canHold(elements)) return "refused";
  return {
    from: range.from + by,
    to: range.to + by,
    newFrom: range.newFrom + by,
    newTo: range.newTo + by,
    put: gone ? [] : elements,
  };
}
