// Turns what a person did into a suggestion of it. No character of the text itself changes: words are marked, never taken away, and breaks are named after who made them.
import { Fragment, type Mark, type Node } from "@tiptap/pm/model";
import { Selection, TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import { newBlockId } from "#lib/document/nodes/block-id.ts";
import { editsOf, type Edit } from "./edits.ts";
import { breakBefore, deletionsOf, innermost, insertionOf, isMine } from "./reading.ts";
import type { Element } from "./tokens.ts";

/** Who suggests. `newId` makes the next suggestion's name, `<id>~<own name>` (nodes/review-marks.ts). */
export type Author = Readonly<{ id: string; newId(): string }>;
export type Suggested = Readonly<{ ok: true; tr: Transaction } | { ok: false; why: string }>;

export const refusal =
  "While suggesting you can change words and paragraphs. Turn suggesting off to change headings, lists, pictures or style, or leave a comment.";

/**
 * The transaction to dispatch in place of `tr`, which must start at `state`. Refused as a whole when a part of it can't be
 * suggested; `why` is for the person. Transactions that came from others, undo and redo, and those with the meta
 * `notASuggestion` are handed back untouched, and so is what changes no text. Rules: editor.md §6.
 */
export function suggest(tr: Transaction, state: EditorState, author: Author): Suggested {
  if (!tr.docChanged || passes(tr)) return { ok: true, tr };
  const edits = editsOf(tr);
  if (edits === null) return { ok: false, why: refusal };
  if (edits.length === 0) return { ok: true, tr };
  const next = state.tr;
  const placed: Placed[] = [];
  for (const edit of edits.toReversed()) placed.push(applyEdit(next, edit, author));
  carryOver(tr, next, state);
  select(tr, next, state, placed);
  return { ok: true, tr: next };
}

function passes(tr: Transaction): boolean {
  const sync: unknown = tr.getMeta("y-sync$");
  const fromOthers =
    typeof sync === "object" && sync !== null && "isChangeOrigin" in sync && sync.isChangeOrigin === true;
  return fromOthers || tr.getMeta("history$") !== undefined || tr.getMeta("notASuggestion") === true;
}

type Placed = Readonly<{
  edit: Edit;
  /** Where what was put in begins. */ at: number;
  changed: boolean;
  step: number;
}>;

function applyEdit(tr: Transaction, edit: Edit, author: Author): Placed {
  const { doc } = tr;
  let id = nameBeside(doc, edit, author.id);
  const name = () => (id ??= author.newId());
  const before = tr.steps.length;
  const fresh = piecesIn(doc, edit)
    .toReversed()
    .map((piece) => strike(tr, piece, author.id, name));
  const at = tr.mapping.slice(before).map(edit.to);
  const last = fresh.find((mark) => mark !== "gone");
  const around = marksAround(tr.doc, at).filter((mark) => !last?.eq(mark));
  if (id !== null && !canGoOn(around, id)) id = null;
  put(tr, at, edit.put, around, name);
  return { edit, at, changed: tr.steps.length > before, step: tr.steps.length };
}

/** The name of one's own suggestion that the edit touches or changes: both are one change. */
function nameBeside(doc: Node, edit: Edit, me: string): string | null {
  const { from, to } = edit;
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  const parent = $to.depth > 0 ? $to.node(-1) : null;
  const following = parent?.maybeChild($to.indexAfter(-1)) ?? null;
  const names = [
    ...($from.nodeBefore
      ? namesOn($from.nodeBefore)
      : breakNames($from.parent, $from.depth > 0 ? previousOf($from.node(-1), $from.index(-1)) : null)),
    ...($to.nodeAfter ? namesOn($to.nodeAfter) : following ? breakNames(following, $to.parent) : []),
  ];
  const inside = piecesIn(doc, edit).flatMap(({ node }) => namesOn(node));
  return [...names, ...inside].find((name) => isMine(name, me)) ?? null;
}

function previousOf(parent: Node, index: number): Node | null {
  return index > 0 ? parent.child(index - 1) : null;
}

function namesOn(node: Node): (string | null)[] {
  return [insertionOf(node), ...deletionsOf(node)];
}

function breakNames(block: Node, previous: Node | null): (string | null)[] {
  const { splitBy, joinBy } = breakBefore(block, previous);
  return [splitBy, joinBy];
}

type OldPiece = Readonly<{ node: Node; from: number; to: number }>;

/** Runs of text, line breaks and beginnings of blocks between the two places. */
function piecesIn(doc: Node, { from, to }: Edit): OldPiece[] {
  const pieces: OldPiece[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    const end = at + node.nodeSize;
    if (node.isInline && end > from && at < to) {
      pieces.push({ node, from: Math.max(at, from), to: Math.min(end, to) });
    } else if (!node.isInline && at > from && at < to) pieces.push({ node, from: at, to: at });
    return true;
  });
  return pieces;
}

/** Gives back the mark that it set, "gone" for what is taken out for real. */
function strike(
  tr: Transaction,
  { node, from, to }: OldPiece,
  me: string,
  name: () => string,
): Mark | "gone" | null {
  if (!node.isInline) {
    if (isMine(String(node.attrs["splitBy"]), me)) {
      tr.join(from);
      return "gone";
    }
    if (node.attrs["joinBy"] === null) tr.setNodeAttribute(from, "joinBy", name());
    return null;
  }
  const insertion = insertionOf(node);
  if (isMine(insertion, me)) {
    tr.delete(from, to);
    return "gone";
  }
  if (deletionsOf(node).length > 0) return null;
  if (!node.isText) {
    tr.setNodeAttribute(from, "deleteBy", name());
    return null;
  }
  const mark = markOf(tr.doc, "deletion", { id: name(), over: insertion, run: newBlockId() });
  tr.addMark(from, to, mark);
  return mark;
}

function markOf(doc: Node, type: "insertion" | "deletion", attrs: Readonly<Record<string, unknown>>): Mark {
  return doc.type.schema.mark(type, attrs);
}

function put(
  tr: Transaction,
  start: number,
  elements: readonly Element[],
  before: readonly Mark[],
  name: () => string,
): void {
  let at = start;
  let row: Node[] = [];
  const run = newBlockId();
  let around = before;
  const flush = () => {
    const content = Fragment.fromArray(row);
    if (content.size > 0) tr.insert(at, content);
    at += content.size;
    row = [];
  };
  for (const element of elements) {
    if (element.kind === "unit") {
      row.push(
        tr.doc.type.schema.text(element.text, [
          ...withoutSuggestions(element.marks),
          ...inserting(around, name(), run, tr.doc),
        ]),
      );
    } else if (element.kind === "inline") {
      const attrs = { ...element.node.attrs, insertBy: name(), deleteBy: null };
      row.push(element.node.type.create(attrs, null, withoutSuggestions(element.node.marks)));
      around = [];
    } else {
      flush();
      const attrs = { ...element.node.attrs, id: newBlockId(), splitBy: name(), joinBy: null };
      tr.split(at, 1, [{ type: element.node.type, attrs }]);
      at += 2;
      around = [];
    }
  }
  flush();
}

/** The marks of suggestion on the character before: what is typed there stands inside them and must not end them. */
function marksAround(doc: Node, at: number): readonly Mark[] {
  const before = doc.resolve(at).nodeBefore;
  return before?.isText ? before.marks.filter((mark) => !withoutSuggestions([mark]).includes(mark)) : [];
}

/** Words typed behind others can be one suggestion with them unless somebody struck those, or they are another's inside one's own. */
function canGoOn(around: readonly Mark[], id: string): boolean {
  const struck = around.some((mark) => mark.attrs["over"] === id);
  const outside = around.some(
    (mark) => mark.type.name === "insertion" && (mark.attrs["id"] === id || mark.attrs["within"] === id),
  );
  return !struck && (!outside || innermost(around) === id);
}

function inserting(around: readonly Mark[], id: string, run: string, doc: Node): readonly Mark[] {
  const within = innermost(around);
  return within === id ? around : [...around, markOf(doc, "insertion", { id, within, run })];
}

function withoutSuggestions(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter((mark) => mark.type.name !== "insertion" && mark.type.name !== "deletion");
}

/** What the editor and its plugins noted on the transaction: composition, paste, scrolling. */
function carryOver(tr: Transaction, next: Transaction, state: EditorState): void {
  const { meta } = tr as unknown as { meta: Readonly<Record<string, unknown>> };
  // An input rule's note is for undoing the rule by Backspace; the rule's text stands elsewhere now.
  const rules = new Set(
    state.plugins
      .filter((plugin) => plugin.spec["isInputRules"])
      .map((plugin) => tr.getMeta(plugin) as unknown),
  );
  for (const [key, value] of Object.entries(meta)) if (!rules.has(value)) next.setMeta(key, value);
  if (tr.scrolledIntoView) next.scrollIntoView();
}

/** The cursor where the person's next key belongs. */
function select(tr: Transaction, next: Transaction, state: EditorState, placed: readonly Placed[]): void {
  const [anchor, head] = [tr.selection.anchor, tr.selection.head].map((pos) =>
    placeOf(pos, next, state.selection, placed),
  );
  const size = next.doc.content.size;
  const [$anchor, $head] = [anchor ?? 0, head ?? 0].map((pos) => next.doc.resolve(Math.min(pos, size)));
  if ($anchor && $head)
    next.setSelection(tr.selection.empty ? Selection.near($head, -1) : TextSelection.between($anchor, $head));
  if (tr.storedMarksSet && tr.storedMarks) next.setStoredMarks(withoutSuggestions(tr.storedMarks));
}

function placeOf(pos: number, next: Transaction, old: Selection, placed: readonly Placed[]): number {
  let shift = 0;
  for (const { edit, at, changed, step } of placed.toReversed()) {
    if (pos < edit.newFrom) break;
    const later = next.mapping.slice(step);
    if (pos <= edit.newTo && edit.put.length > 0) return later.map(at + pos - edit.newFrom);
    if (pos === edit.newFrom || !changed) {
      // Backspace goes on before what it struck, Delete behind it.
      const backwards = !old.empty || old.head >= edit.to;
      const reached = pos === edit.newFrom || (backwards && old.empty && pos <= edit.newFrom + 2);
      if (reached) return backwards ? next.mapping.map(edit.from, -1) : later.map(at);
    }
    shift = edit.newTo - edit.to;
  }
  return next.mapping.map(pos - shift, 1);
}
