// Several pictures shown as one group.
import { mergeAttributes, Node } from "@tiptap/core";
import type { FigureAttrs } from "./figure.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    gallery: {
      /** Put a group of pictures after the block with the cursor. */
      insertGallery: (figures: readonly FigureAttrs[]) => ReturnType;
    };
  }
}

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  // Not figure+: a figure needs a picture, so ProseMirror could never make one to fill a gap.
  content: "figure*",
  isolating: true,
  draggable: true,
  parseHTML: () => [{ tag: "div[data-gallery]" }],
  renderHTML: ({ HTMLAttributes }) => [
    "div",
    mergeAttributes(HTMLAttributes, { "data-gallery": "", class: "gallery" }),
    0,
  ],
  addCommands() {
    return {
      insertGallery:
        (figures) =>
        ({ commands }) =>
          figures.length > 0 &&
          commands.insertBlocks([
            { type: this.name, content: figures.map((attrs) => ({ type: "figure", attrs })) },
          ]),
    };
  },
});
