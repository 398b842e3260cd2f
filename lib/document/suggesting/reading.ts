// The one reading of what a text's marks of suggestion mean. Everything that shows, counts, decides or judges suggestions reads them here.
import type { Mark, Node } from "@tiptap/pm/model";
import { authorOf } from "#lib/document/nodes/review-marks.ts";

export type Verdict = "accept" | "reject";

/** The names of the attributes that hold suggestions on nodes. */
export const suggestionAttributes = ["splitBy", "joinBy", "insertBy", "deleteBy"] as const;

export function isMine(id: string | null, personId: string): boolean {
  return id !== null && authorOf(id) === personId;
}

function idIn(node: Node, attribute: (typeof suggestionAttributes)[number]): string | null {
  const value: unknown = node.attrs[attribute];
  return typeof value === "string" ? value : null;
}

/** The suggestion that brought this piece of text or line break: the innermost. Null for the text's own. */
export function insertionOf(node: Node): string | null {
  return node.isText ? innermost(node.marks) : idIn(node, "insertBy");
}

/** Of the insertions that a piece of text carries the one in which no other of them was typed. */
export function innermost(marks: readonly Mark[]): string | null {
  const insertions = marks.filter((mark) => mark.type.name === "insertion");
  const around = new Set(insertions.map((mark) => mark.attrs["within"] as unknown));
  // What one of them was typed in may have been taken back since: words within others still stand further in.
  const inner = insertions.filter((mark) => mark.attrs["within"] !== null);
  const idsOf = (some: readonly Mark[]) => some.map((mark) => String(mark.attrs["id"])).toSorted();
  const ids = [...idsOf(inner), ...idsOf(insertions)];
  return ids.find((id) => !around.has(id)) ?? ids[0] ?? null;
}

/**
 * Whether a deletion counts for the words it stands on. Formatting a passage also covers what somebody else types into it
 * at the same moment; such words are not struck.
 */
export function strikes(deletion: Mark, insertion: string | null): boolean {
  return deletion.attrs["over"] === insertion;
}

/** The suggestions that strike this piece of text or line break, in an order that is the same in every browser. */
export function deletionsOf(node: Node): readonly string[] {
  if (!node.isText) {
    const id = idIn(node, "deleteBy");
    return id === null ? [] : [id];
  }
  const insertion = insertionOf(node);
  return node.marks
    .filter((mark) => mark.type.name === "deletion" && strikes(mark, insertion))
    .map((mark) => String(mark.attrs["id"]))
    .toSorted();
}

/** Blocks whose breaks can be suggested. */
export function isParagraph(node: Node | null | undefined): boolean {
  return node?.type.name === "paragraph" || node?.type.name === "heading";
}

/**
 * What is suggested about the break before this block. A break has no meaning, and is not shown, where no paragraph or
 * heading stands before it: somebody may have put a picture in between.
 */
export function breakBefore(
  block: Node,
  previous: Node | null,
): Readonly<{ splitBy: string | null; joinBy: string | null }> {
  if (!isParagraph(block) || !isParagraph(previous)) return { splitBy: null, joinBy: null };
  return { splitBy: idIn(block, "splitBy"), joinBy: idIn(block, "joinBy") };
}

/** A piece of the text that carries a suggestion: a run of text, a line break, or the break before a block. */
export type Piece = Readonly<{
  kind: "text" | "break";
  node: Node;
  from: number;
  to: number;
  text: string;
  insertion: string | null;
  deletions: readonly string[];
}>;

/** Every piece about which something is suggested, in the order of the text. */
export function suggestedPieces(doc: Node): Piece[] {
  const pieces: Piece[] = [];
  doc.descendants((node, from, parent, index) => {
    const to = from + node.nodeSize;
    if (node.isInline) {
      const [insertion, deletions] = [insertionOf(node), deletionsOf(node)];
      if (insertion === null && deletions.length === 0) return false;
      pieces.push({ kind: "text", node, from, to, text: node.text ?? "\n", insertion, deletions });
      return false;
    }
    const previous = index > 0 ? (parent?.child(index - 1) ?? null) : null;
    const { splitBy, joinBy } = breakBefore(node, previous);
    if (splitBy !== null || joinBy !== null) {
      pieces.push({
        kind: "break",
        node,
        from: from - 1,
        to: from + 1,
        text: "\n",
        insertion: splitBy,
        deletions: joinBy === null ? [] : [joinBy],
      });
    }
    return true;
  });
  return pieces;
}
