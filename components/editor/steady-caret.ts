// Keeps a writer's caret between the same letters while others write in the same paragraph. @tiptap/y-tiptap 3.0.9 takes every
// change of the paragraph by somebody else for a moved block and puts the caret back at its old number of letters: what
// two people type in one line came out scrambled.
import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
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

/** Where the caret was in its block, if that block was made anew by somebody else: a paragraph that became a heading. */
function placeInRemade(before: EditorState, after: EditorState): number | null {
  const { $head, empty } = before.selection;
  const id: unknown = $head.parent.attrs["id"];
  if (!empty || typeof id !== "string" || id === "" || after.selection.$head.parent.attrs["id"] === id)
    return null;
  let place: number | null = null;
  after.doc.descendants((node, at) => {
    if (place === null && node.isTextblock && node.attrs["id"] === id)
      place = at + 1 + Math.min($head.parentOffset, node.content.size);
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
