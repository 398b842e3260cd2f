// Accepting and rejecting suggestions, and the two texts that follow from it: the text as it is and the text as it would be.
import type { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import { strikes, suggestedPieces, suggestionAttributes, type Piece, type Verdict } from "./reading.ts";

export type Chosen = ReadonlySet<string> | "all";

const reviewMarks = new Set(["comment", "insertion", "deletion"]);

/**
 * Accept or reject suggestions inside a transaction (or any transform). Every step changes only what was decided, so that
 * it merges with what others type meanwhile. An editor must mark the transaction with `notASuggestion` (dispatch.ts).
 */
export function decideIn(tr: Transform, ids: Chosen, verdict: Verdict): void {
  const chosen = (id: string) => ids === "all" || ids.has(id);
  // From the end, so that places further up stay where they are.
  for (const piece of suggestedPieces(tr.doc).toReversed()) {
    const inserted = piece.insertion !== null && chosen(piece.insertion);
    const struck = piece.deletions.some(chosen);
    if (!inserted && !struck) continue;
    const goes = verdict === "accept" ? struck : inserted;
    if (goes) tr.delete(piece.from, piece.to);
    else if (piece.kind === "break" || !piece.node.isText) clearAttributes(tr, piece, inserted, struck);
    else clearMarks(tr, piece, inserted, chosen);
  }
  dropMeaningless(tr, chosen);
}

function clearAttributes(tr: Transform, piece: Piece, inserted: boolean, struck: boolean): void {
  const [insert, strike] =
    piece.kind === "break" ? (["splitBy", "joinBy"] as const) : (["insertBy", "deleteBy"] as const);
  const at = piece.kind === "break" ? piece.from + 1 : piece.from;
  if (inserted) tr.setNodeAttribute(at, insert, null);
  if (struck) tr.setNodeAttribute(at, strike, null);
}

/** `inserted`: the words become the text's own. */
function clearMarks(
  tr: Transform,
  { node, from, to, insertion }: Piece,
  inserted: boolean,
  chosen: (id: string) => boolean,
): void {
  for (const mark of node.marks) {
    if (mark.type.name === "insertion" && inserted) tr.removeMark(from, to, mark);
    if (mark.type.name !== "deletion" || !inserted) continue;
    tr.removeMark(from, to, mark);
    const id = String(mark.attrs["id"]);
    // What struck the words strikes them still, and what didn't must not begin to.
    if (!chosen(id) && strikes(mark, insertion))
      tr.addMark(from, to, mark.type.create({ ...mark.attrs, over: null }));
  }
}

/** Marks of decided suggestions on words that they don't count for. */
function dropMeaningless(tr: Transform, chosen: (id: string) => boolean): void {
  tr.doc.descendants((node, from) => {
    for (const mark of node.marks) {
      if (mark.type.name !== "deletion" && mark.type.name !== "insertion") continue;
      if (chosen(String(mark.attrs["id"]))) tr.removeMark(from, from + node.nodeSize, mark);
    }
  });
}

/** The document with these suggestions accepted or rejected. */
export function decide(doc: Node, ids: Chosen, verdict: Verdict): Node {
  const tr = new Transform(doc);
  decideIn(tr, ids, verdict);
  return tr.doc;
}

/** The text as it is: every suggestion rejected, no mark of review left. */
export function baseOf(doc: Node): Node {
  return withoutReview(decide(doc, "all", "reject"));
}

/** The text as it would be: every suggestion accepted, no mark of review left. */
export function acceptedOf(doc: Node): Node {
  return withoutReview(decide(doc, "all", "accept"));
}

function withoutReview(node: Node): Node {
  if (node.isText) {
    const marks = node.marks.filter((mark) => !reviewMarks.has(mark.type.name));
    return marks.length === node.marks.length ? node : node.mark(marks);
  }
  const children = node.children.map(withoutReview);
  const attrs = { ...node.attrs };
  for (const name of suggestionAttributes) if (name in attrs) attrs[name] = null;
  const marks = node.marks.filter((mark) => !reviewMarks.has(mark.type.name));
  return node.type.create(attrs, children, marks);
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The document as JSON without comments and suggestions, as `parseDocument` accepts it. Suggestions are not decided by it:
 * call it with `baseOf(doc)` or `acceptedOf(doc)`.
 */
export function stripReviewMarks(doc: Node): Json {
  return stripped(doc.toJSON() as Json);
}

function stripped(node: Json): Json {
  const { attrs, marks, content, ...rest } = node as Json & {
    attrs?: Json;
    marks?: readonly { type: string }[];
    content?: readonly Json[];
  };
  const kept = Object.entries(attrs ?? {}).filter(
    ([name]) => !suggestionAttributes.some((one) => one === name),
  );
  const others = (marks ?? []).filter((mark) => !reviewMarks.has(mark.type));
  return {
    ...rest,
    ...(kept.length > 0 && { attrs: Object.fromEntries(kept) }),
    ...(content && { content: content.map(stripped) }),
    ...(others.length > 0 && { marks: others }),
  };
}
