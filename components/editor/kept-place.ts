// Where words that lost their paragraph go back: as a paragraph of their own behind what stood before theirs.
import type { Node } from "@tiptap/pm/model";

/** The place behind the block of the text that is called so, or holds what is; the end of the text if it is gone too. */
export function placeBehind(doc: Node, name: string | null): number {
  let place: number | null = null;
  doc.forEach((block, at) => {
    let holds = block.attrs["id"] === name;
    block.descendants((inner) => {
      holds ||= inner.attrs["id"] === name;
      return !holds;
    });
    if (name !== null && holds) place = at + block.nodeSize;
  });
  return place ?? doc.content.size;
}
