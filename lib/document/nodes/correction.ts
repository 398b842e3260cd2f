// A dated correction inside the body: what was wrong and what is right.
import { mergeAttributes, Node } from "@tiptap/core";
import { carriesRequired, editorAttributes } from "./data-attributes.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    correction: {
      /** Put an empty correction after the block with the cursor, dated with the given instant. */
      insertCorrection: (at: Date) => ReturnType;
    };
  }
}

export const Correction = Node.create({
  name: "correction",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => editorAttributes("correction"),
  parseHTML: () => [
    {
      tag: "div[data-correction]",
      getAttrs: (element) => (carriesRequired("correction", element) ? {} : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    "div",
    mergeAttributes(HTMLAttributes, { "data-correction": "", class: "correction" }),
    0,
  ],
  addCommands() {
    return {
      insertCorrection:
        (at) =>
        ({ commands }) =>
          commands.insertBlocks([{ type: this.name, attrs: { at: at.toISOString() } }]),
    };
  },
});
