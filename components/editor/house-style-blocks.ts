// A block's words as they would stand if every suggestion were accepted, with the way back into the document. House style and the
// counts read these. Blocks that didn't change are the same objects, so each is read once.
import type { Node } from "@tiptap/pm/model";
import { deletionsOf } from "#lib/document/suggesting/reading.ts";

type Run = Readonly<{ text: number; place: number; length: number }>;

export type AcceptedText = Readonly<{
  text: string;
  /** Places inside the block, counted from its content's start, of a stretch of the text. */
  placeOf: (from: number, to: number) => Readonly<{ from: number; to: number }>;
}>;

const known = new WeakMap<Node, AcceptedText>();

/** The accepted text of a block that holds text itself. A line break is one newline, anything else in the line a blank. */
export function acceptedText(block: Node): AcceptedText {
  const before = known.get(block);
  if (before) return before;
  const runs: Run[] = [];
  let text = "";
  block.forEach((node, place) => {
    if (deletionsOf(node).length > 0) return;
    const words = node.isText ? (node.text ?? "") : node.type.name === "hardBreak" ? "\n" : " ";
    runs.push({ text: text.length, place, length: words.length });
    text += words;
  });
  const placeOf = (from: number, to: number) => {
    const first = runs.findLast((run) => run.text <= from);
    const last = runs.findLast((run) => run.text < to);
    return {
      from: first ? first.place + from - first.text : from,
      to: last ? last.place + to - last.text : to,
    };
  };
  const read = { text, placeOf };
  known.set(block, read);
  return read;
}

/** Every block that holds text, in reading order, with the position where its content starts. */
export function textBlocks(doc: Node): { block: Node; start: number }[] {
  const blocks: { block: Node; start: number }[] = [];
  doc.descendants((node, place) => {
    if (!node.isTextblock) return !node.isInline;
    blocks.push({ block: node, start: place + 1 });
    return false;
  });
  return blocks;
}
