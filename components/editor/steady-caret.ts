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

/** The place between the same letters in a later state of a text, which may lack what was just typed. */
export function samePlace(before: string, after: string, offset: number): number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charAt(head) === after.charAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const rest = before.length - offset;
  if (offset <= head) return offset;
  return rest <= tail ? after.length - rest : head;
}

/** Where the caret was in its block, if that block was made anew by somebody else: a paragraph that became a heading. */
function placeInRemade(before: EditorState, after: EditorState): number | null {
  const { $head, empty } = before.selection;
  const id: unknown = $head.parent.attrs["id"];
  if (!empty || typeof id !== "string" || id === "" || after.selection.$head.parent.attrs["id"] === id)
    return null;
  let place: number | null = null;
  after.doc.descendants((node, at) => {
    if (place === null && node.isTextblock && node.attrs["id"] === id)
      place = at + 1 + samePlace(unitsOf($head.parent), unitsOf(node), $head.parentOffset);
    return place === null;
  });
  return place;
}

export const steadyCaret = Extension.create({
  name: "steadyCaret",
  addProseMirrorPlugins: () => [
    new Plugin({
      view: ({ state }) => {
        const binding: ProsemirrorBinding | undefined = ySyncPluginKey.getState(state)?.binding;
        if (binding) guessOnlyWhatIsGone(binding);
        return {};
      },
      appendTransaction(transactions, before, after) {
        if (!transactions.some((one) => isChangeOrigin(one))) return null;
        const place = placeInRemade(before, after);
        return place === null ? null : after.tr.setSelection(TextSelection.create(after.doc, place));
      },
    }),
  ],
});
