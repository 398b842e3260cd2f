// A few words of the article set large to draw the eye. They repeat the text, so they don't count as words of it.
import { mergeAttributes, Node } from "@tiptap/core";
import { editorAttributes } from "./data-attributes.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    pullQuote: {
      /** Turn the chosen text block into a pull quote, or back into a paragraph. */
      togglePullQuote: () => ReturnType;
    };
  }
}

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => editorAttributes("pullQuote"),
  parseHTML: () => [{ tag: "aside[data-pull-quote]" }],
  renderHTML: ({ HTMLAttributes }) => [
    "aside",
    mergeAttributes(HTMLAttributes, { "data-pull-quote": "", class: "pull-quote" }),
    0,
  ],
  addCommands() {
    return {
      togglePullQuote:
        () =>
        ({ commands }) =>
          commands.toggleNode(this.name, "paragraph"),
    };
  },
});
