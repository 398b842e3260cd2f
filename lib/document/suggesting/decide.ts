// Accepting and rejecting suggestions, and the two texts that follow from it: the text as it is and the text as it would be.
import { Fragment, type Mark, type Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import {
  deletionsOf,
  insertionOf,
  strikes,
  suggestedPieces,
  suggestionAttributes,
  type Verdict,
} from "./reading.ts";

export type Chosen = ReadonlySet<string> | "all";

const reviewMarks = new Set(["comment", "insertion", "deletion"]);

type IsChosen = (id: string) => boolean;

const chosenBy = (ids: Chosen): IsChosen => (ids === "all" ? () => true : (id) => ids.has(id));

/**
 * The document with the words and line breaks of these suggestions decided; breaks between blocks stay as they are. Made in
 * one pass: thousands of suggestions may stand in one paragraph, and a step for each copies the paragraph each time.
 */
export function decideWords(node: Node, ids: Chosen, verdict: Verdict): Node {
  const chosen = chosenBy(ids);
  if (node.isLeaf) return node;
  const children = node.children.flatMap((child) => {
    if (!child.isInline) return [decideWords(child, ids, verdict)];
    const decided = decideWord(child, chosen, verdict);
    return decided === null ? [] : [decided];
  });
  return node.copy(Fragment.fromArray(children));
}

/** Null: it goes. */
function decideWord(node: Node, chosen: IsChosen, verdict: Verdict): Node | null {
  const insertion = insertionOf(node);
  const inserted = insertion !== null && chosen(insertion);
  const struck = deletionsOf(node).some(chosen);
  if (verdict === "accept" ? struck : inserted) return null;
  if (node.isText) return node.mark(marksLeft(node, inserted ? insertion : null, chosen));
  if (!inserted && !struck) return node;
  const attrs = { ...node.attrs, ...(inserted && { insertBy: null }), ...(struck && { deleteBy: null }) };
  return node.type.create(attrs, node.content, node.marks);
}

/** `taken`: the insertion that made these words the text's own. */
function marksLeft(node: Node, taken: string | null, chosen: IsChosen): readonly Mark[] {
  return node.marks.reduce<readonly Mark[]>((left, mark) => {
    const { name } = mark.type;
    if (name !== "insertion" && name !== "deletion") return mark.addToSet(left);
    if (chosen(String(mark.attrs["id"])) || (taken !== null && name === "insertion")) return left;
    if (taken === null) return mark.addToSet(left);
    // What struck the words strikes them still, and what didn't must not begin to.
    return strikes(mark, taken) ? mark.type.create({ ...mark.attrs, over: null }).addToSet(left) : left;
  }, []);
}

/**
 * Accept or reject what is suggested about the breaks between blocks, inside a transform. Every step changes only what was
 * decided, so that it merges with what others type meanwhile.
 */
export function decideBreaks(tr: Transform, ids: Chosen, verdict: Verdict): void {
  const chosen = chosenBy(ids);
  // From the end, so that places further up stay where they are.
  for (const piece of suggestedPieces(tr.doc).toReversed()) {
    if (piece.kind !== "break") continue;
    const inserted = piece.insertion !== null && chosen(piece.insertion);
    const struck = piece.deletions.some(chosen);
    if (!inserted && !struck) continue;
    if (verdict === "accept" ? struck : inserted) tr.delete(piece.from, piece.to);
    else {
      if (inserted) tr.setNodeAttribute(piece.from + 1, "splitBy", null);
      if (struck) tr.setNodeAttribute(piece.from + 1, "joinBy", null);
    }
  }
}

/** The document with these suggestions accepted or rejected. */
export function decide(doc: Node, ids: Chosen, verdict: Verdict): Node {
  const tr = new Transform(decideWords(doc, ids, verdict));
  decideBreaks(tr, ids, verdict);
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
