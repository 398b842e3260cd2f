// Keeps a writer's caret between the same letters while others write in the same paragraph. @tiptap/y-tiptap 3.0.9 takes every
// change of the paragraph by somebody else for a moved block and puts the caret back at its old number of letters: what
// two people type in one line came out scrambled.
import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { Plugin, TextSelection, type EditorState } from "@tiptap/pm/state";
import {
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  type ProsemirrorBinding,
} from "@tiptap/y-tiptap";

/** Places in the shared text, and the numbers that they had in the editor. */
type Kept = Readonly<{ anchor: unknown; head: unknown; absAnchor: unknown; absHead: unknown }> | null;

/** Only a place that is gone from the shared text may be guessed from the old numbers. */
function guessOnlyWhatIsGone(binding: ProsemirrorBinding): void {
  let kept: Kept = binding.beforeTransactionSelection;
  const guess = (place: unknown, old: unknown) =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, place, binding.mapping) === null
      ? old
      : null;
  Object.defineProperty(binding, "beforeTransactionSelection", {
    configurable: true,
    get: () => kept,
    set(next: Kept) {
      const { anchor, head, absAnchor, absHead } = next ?? {};
      kept =
        next === null
          ? null
          : {
              ...next,
              get absAnchor() {
                return guess(anchor, absAnchor);
              },
              get absHead() {
                return guess(head, absHead);
              },
            };
    },
  });
}

/** Letters and line breaks, one character each. */
const unitsOf = (block: Node): string => block.textBetween(0, block.content.size, "", "\uFFFC");

/** How many characters two texts begin and end with in common. */
function common(before: string, after: string): Readonly<{ head: number; tail: number }> {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charAt(head) === after.charAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { head, tail };
}

/** The place between the same letters in a later state of a text, which may lack what was just typed. */
export function samePlace(before: string, after: string, offset: number): number {
  const { head, tail } = common(before, after);
  const rest = before.length - offset;
  if (offset <= head) return offset;
  return rest <= tail ? after.length - rest : head;
}

/** The letters in front of a place that a later state of the text lacks. */
export function lackingBefore(before: string, after: string, offset: number): string {
  const { head, tail } = common(before, after);
  return before.slice(head, Math.min(offset, before.length - tail));
}

/** How many of the awaited letters came in exactly at a place, and nothing else changed. */
export function cameBack(before: string, after: string, offset: number, awaited: string): number {
  const [left, right] = [before.slice(0, offset), before.slice(offset)];
  if (after.length <= before.length || !after.startsWith(left) || !after.endsWith(right)) return 0;
  return common(after.slice(left.length, after.length - right.length), awaited).head;
}

/** Where a block of text begins, and what it is now. */
type Found = Readonly<{ start: number; block: Node }>;

function blockNamed(doc: Node, id: unknown): Found | null {
  let found: Found | null = null;
  if (typeof id !== "string" || id === "") return null;
  doc.descendants((block, at) => {
    if (found === null && block.isTextblock && block.attrs["id"] === id) found = { start: at + 1, block };
    return found === null;
  });
  return found;
}

/** A caret's new place, and the letters in front of it that the newsroom still has to put back. */
type Moved = Readonly<{ place: number; awaited: string }>;

/**
 * Where the caret goes when others change its block: between the same letters of a block that was made anew, as a paragraph
 * that became a heading, and on behind what was typed in the old one, which comes back a moment later. Null: where it is.
 */
function moved(before: EditorState, after: EditorState, awaited: string): Moved | null {
  const { $head, empty } = before.selection;
  const found = empty ? blockNamed(after.doc, $head.parent.attrs["id"]) : null;
  if (found === null) return null;
  const { start, block } = found;
  const [old, now, offset] = [unitsOf($head.parent), unitsOf(block), $head.parentOffset];
  if (after.selection.$head.parent.attrs["id"] !== $head.parent.attrs["id"])
    return {
      place: start + samePlace(old, now, offset),
      awaited: lackingBefore(old, now, offset),
    };
  const count = awaited === "" ? 0 : cameBack(old, now, offset, awaited);
  return count === 0 ? null : { place: start + offset + count, awaited: awaited.slice(count) };
}

export const steadyCaret = Extension.create({
  name: "steadyCaret",
  addProseMirrorPlugins() {
    let awaited = "";
    return [
      new Plugin({
        view: ({ state }) => {
          const binding: ProsemirrorBinding | undefined = ySyncPluginKey.getState(state)?.binding;
          if (binding) guessOnlyWhatIsGone(binding);
          return {};
        },
        appendTransaction(transactions, before, after) {
          if (transactions.every((one) => one.getMeta("appendedTransaction") !== undefined)) return null;
          if (!transactions.some((one) => isChangeOrigin(one))) {
            // Whoever types on or goes elsewhere is no longer where the letters were.
            if (before.doc !== after.doc || !before.selection.eq(after.selection)) awaited = "";
            return null;
          }
          const next = moved(before, after, awaited);
          if (next === null) return null;
          awaited = next.awaited;
          return after.tr.setSelection(TextSelection.create(after.doc, next.place));
        },
      }),
    ];
  },
});
