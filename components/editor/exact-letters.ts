// Writes every typed or deleted letter into the shared text exactly where it was typed or deleted. @tiptap/y-tiptap 3.0.9
// compares a text before and after without looking at the caret: an "i" typed in front of an "i" was recorded behind it,
// so a letter belonged to whoever typed its neighbour, and words kept from a deleted paragraph came back scrambled. The
// steps of the edit know the place. Letters alone are written here; marks, blocks and all that isn't certain stay the
// binding's, which compares afterwards and finds the letters in place.
import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import { ReplaceStep, type Step } from "@tiptap/pm/transform";
import { ProsemirrorBinding, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

/** A step and the document that it was made for. */
type Made = Readonly<{ step: Step; before: Node }>;

/** The steps of the newest edit, with what other plugins appended to it. */
const key = new PluginKey<readonly Made[]>("exactLetters");

/** One piece of text in the shared document, and where its words begin in the block around it. */
type Piece = Readonly<{ text: Y.XmlText; start: number; above: readonly Y.XmlElement[] }>;

/** How many of the binding's children these nodes are: neighbouring text nodes are one. */
function childrenOf(nodes: readonly Node[]): number {
  return nodes.filter((node, index) => !node.isText || nodes[index - 1]?.isText !== true).length;
}

/** The first of the nodes that are this child of the binding's. */
function startOf(nodes: readonly Node[], child: number): number {
  let count = -1;
  return nodes.findIndex((node, index) => {
    if (!node.isText || nodes[index - 1]?.isText !== true) count += 1;
    return count === child;
  });
}

/** The shared text that a place in a block lies in, or null where the two don't agree about it. */
function pieceAt(root: Y.XmlFragment, at: ResolvedPos): Piece | null {
  const above: Y.XmlElement[] = [];
  let parent: Y.XmlFragment = root;
  for (let depth = 0; depth < at.depth; depth += 1) {
    const child: unknown = parent.get(childrenOf(at.node(depth).children.slice(0, at.index(depth))));
    if (!(child instanceof Y.XmlElement) || child.nodeName !== at.node(depth + 1).type.name) return null;
    above.push(child);
    parent = child;
  }
  const { children } = at.parent;
  const next = at.index();
  // Between a text and something else the place belongs to the text.
  let first = children[next]?.isText === true ? next : next - 1;
  if (children[first]?.isText !== true) return null;
  while (children[first - 1]?.isText === true) first -= 1;
  let words = "";
  for (let index = first; children[index]?.isText === true; index += 1) words += children[index]?.text;
  const text: unknown = parent.get(childrenOf(children.slice(0, first)));
  if (!(text instanceof Y.XmlText) || lettersOf(text) !== words) return null;
  return { text, above, start: children.slice(0, first).reduce((sum, node) => sum + node.nodeSize, 0) };
}

/** The letters alone; the text's own way to a string writes its marks between them. */
const lettersOf = (text: Y.XmlText): string => Y.Text.prototype.toString.call(text);

const high = /[\uD800-\uDBFF]$/;
const low = /^[\uDC00-\uDFFF]/;

/** A character of two units can't be written in halves: the shared text replaces both by a question mark. */
const isHalved = (before: string, after: string): boolean => high.test(before) || low.test(after);

/** How many letters two texts begin with in common, whole characters only. */
function sameHead(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one.charAt(count) === other.charAt(count)) count += 1;
  return high.test(one.slice(0, count)) ? count - 1 : count;
}

function sameTail(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count))
    count += 1;
  return count > 0 && low.test(one.slice(-count)) ? count - 1 : count;
}

/** Write one step's letters. Null when it does more than replace letters by letters inside one text. */
function writeStep(root: Y.XmlFragment, { step, before }: Made): Piece | null {
  if (!(step instanceof ReplaceStep)) return null;
  const { slice } = step;
  if (slice.openStart > 0 || slice.openEnd > 0 || !slice.content.content.every((node) => node.isText))
    return null;
  const from = before.resolve(step.from);
  const to = from.parentOffset + step.to - step.from;
  const piece = from.parent.isTextblock ? pieceAt(root, from) : null;
  if (piece === null) return null;
  const words = lettersOf(piece.text);
  const begin = from.parentOffset - piece.start;
  const end = to - piece.start;
  // The last letters of a text take it along, which is the binding's to say.
  if (end > words.length || (begin === 0 && end === words.length)) return null;
  const removed = words.slice(begin, end);
  const typed = slice.content.textBetween(0, slice.content.size);
  // Letters that a replacement leaves as they are stay whose they were.
  const head = sameHead(removed, typed);
  const tail = sameTail(removed.slice(head), typed.slice(head));
  const place = begin + head;
  const gone = removed.length - head - tail;
  const letters = typed.slice(head, typed.length - tail);
  if (isHalved(letters, letters)) return null;
  if (isHalved(words.slice(0, place), "") || isHalved("", words.slice(place + gone))) return null;
  piece.text.delete(place, gone);
  piece.text.insert(place, letters);
  return piece;
}

/** Write what is certain, up to the first step that isn't. */
function writeLetters(binding: ProsemirrorBinding, made: readonly Made[]): ReadonlySet<Piece> {
  const written = new Set<Piece>();
  for (const one of made) {
    // A step that moves no letter changes marks or attributes.
    let moves = false;
    one.step.getMap().forEach(() => (moves = true));
    if (!moves) continue;
    const piece = writeStep(binding.type, one);
    if (piece === null) break;
    written.add(piece);
    // The binding takes what it knows by heart for unchanged.
    for (const type of [piece.text, ...piece.above]) binding.mapping.delete(type);
  }
  return written;
}

/** Tell the binding which nodes the written texts are now: it reckons places by them, and skips what it finds in place. */
function nameAgain(binding: ProsemirrorBinding, doc: Node, { text, above }: Piece): void {
  let parent: Y.XmlFragment = binding.type;
  let node = doc;
  for (const child of [...above, text]) {
    const index = parent.toArray().indexOf(child);
    const { children } = node;
    const first = startOf(children, index);
    const next = children[first];
    if (index < 0 || next === undefined) return;
    if (child instanceof Y.XmlText) {
      const after = children.findIndex((one, at) => at > first && !one.isText);
      const nodes = children.slice(first, after < 0 ? undefined : after);
      if (next.isText && !binding.mapping.has(child)) binding.mapping.set(child, nodes);
      return;
    }
    if (child.nodeName !== next.type.name) return;
    if (!binding.mapping.has(child)) binding.mapping.set(child, next);
    parent = child;
    node = next;
  }
}

/** The binding's own way to write a document: it compares all of it with the shared one. */
type Compare = (this: ProsemirrorBinding, doc: Node) => void;
const compare: Compare = Reflect.get(ProsemirrorBinding.prototype, "_prosemirrorChanged");

/** Have this binding compare only after the letters of the newest steps are written. */
function writeExactly(binding: ProsemirrorBinding, state: () => EditorState): void {
  const write = (doc: Node) =>
    binding.doc.transact(() => {
      const written = writeLetters(binding, key.getState(state()) ?? []);
      compare.call(binding, doc);
      for (const piece of written) nameAgain(binding, doc, piece);
    }, ySyncPluginKey);
  Object.defineProperty(binding, "_prosemirrorChanged", { configurable: true, value: write });
}

export const exactLetters = Extension.create({
  name: "exactLetters",
  addProseMirrorPlugins: () => [
    new Plugin<readonly Made[]>({
      key,
      state: {
        init: () => [],
        apply(transaction, made) {
          if (isChangeOrigin(transaction)) return [];
          const steps = transaction.steps.map((step, index) => ({
            step,
            before: transaction.docs[index] ?? transaction.before,
          }));
          return transaction.getMeta("appendedTransaction") === undefined ? steps : [...made, ...steps];
        },
      },
      view(view) {
        const binding: ProsemirrorBinding | undefined = ySyncPluginKey.getState(view.state)?.binding;
        if (binding) writeExactly(binding, () => view.state);
        return {};
      },
    }),
  ],
});
