// Furniture comes between the blocks of a text, never in place of one: whatever holds the caret keeps its pictures and its letters.
import { Extension, type JSONContent } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { Selection, TextSelection, type Transaction } from "@tiptap/pm/state";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    insertBlocks: {
      /**
       * Put blocks after the outermost block that holds the caret (its end, where much is selected), or in place of an empty
       * paragraph of the text itself. The caret goes into them, or where they hold none, into the paragraph below.
       */
      insertBlocks: (blocks: readonly JSONContent[]) => ReturnType;
    };
  }
}

export const InsertBlocks = Extension.create({
  name: "insertBlocks",
  addCommands() {
    return {
      insertBlocks:
        (blocks) =>
        ({ tr, state, dispatch }) => {
          const nodes = blocks.map((block) => state.schema.nodeFromJSON(block));
          const last = nodes.at(-1);
          if (!last) return false;
          if (!dispatch) return true;
          const { from, to } = placeAt(tr.selection);
          tr.replaceWith(from, to, nodes);
          const end = nodes.reduce((sum, node) => sum + node.nodeSize, from);
          caretInto(tr, last, end);
          // Where all was selected and no letter stands, the editor would make plain paragraphs of what came in.
          tr.setMeta("preventClearDocument", true).scrollIntoView();
          return true;
        },
    };
  },
});

function placeAt({ $from, $to }: Selection): Readonly<{ from: number; to: number }> {
  if ($to.depth === 0) return { from: $to.pos, to: $to.pos };
  const block = $to.node(1);
  const after = $to.after(1);
  const replaced = block.type.name === "paragraph" && block.content.size === 0 && $from.sameParent($to);
  return { from: replaced ? $to.before(1) : after, to: after };
}

function caretInto(tr: Transaction, last: ProseMirrorNode, end: number): void {
  if (last.isTextblock) {
    tr.setSelection(TextSelection.create(tr.doc, end - 1));
    return;
  }
  if (!last.isAtom) {
    tr.setSelection(Selection.near(tr.doc.resolve(end - last.nodeSize + 1), 1));
    return;
  }
  // A selected card would be typed over.
  if (tr.doc.resolve(end).nodeAfter?.type.name !== "paragraph")
    tr.insert(end, tr.doc.type.schema.node("paragraph"));
  tr.setSelection(TextSelection.create(tr.doc, end + 1));
}
