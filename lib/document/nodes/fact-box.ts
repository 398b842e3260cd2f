// Background beside the story, under a title of its own.
import { mergeAttributes, Node } from "@tiptap/core";
import { editorAttributes } from "./data-attributes.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    factBox: {
      /** Put the chosen blocks, or an empty paragraph, in a fact box; lift them out again. */
      toggleFactBox: () => ReturnType;
    };
  }
}

export const FactBox = Node.create({
  name: "factBox",
  group: "block",
  content: "(paragraph | heading | bulletList | orderedList)+",
  defining: true,
  isolating: true,
  addAttributes: () => editorAttributes("factBox"),
  parseHTML: () => [{ tag: "aside[data-fact-box]" }],
  renderHTML: ({ HTMLAttributes }) => [
    "aside",
    mergeAttributes(HTMLAttributes, { "data-fact-box": "", class: "fact-box" }),
    0,
  ],
  addCommands() {
    return {
      toggleFactBox:
        () =>
        ({ commands }) =>
          commands.toggleWrap(this.name),
    };
  },
});
