// A pointer to another article of ours, by its id. Headline and address are looked up when the page is made.
import { mergeAttributes, Node } from "@tiptap/core";
import { carriesRequired, editorAttributes } from "./data-attributes.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    related: {
      /** Put a pointer to another article after the block with the cursor. */
      insertRelated: (articleId: number) => ReturnType;
    };
  }
}

export const Related = Node.create({
  name: "related",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => editorAttributes("related"),
  parseHTML: () => [
    {
      tag: "div[data-article-id]",
      getAttrs: (element) => (carriesRequired("related", element) ? {} : false),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    "div",
    mergeAttributes(HTMLAttributes, { class: "related" }),
    `Article ${String(node.attrs["articleId"])}`,
  ],
  addCommands() {
    return {
      insertRelated:
        (articleId) =>
        ({ commands }) =>
          commands.insertBlocks([{ type: this.name, attrs: { articleId } }]),
    };
  },
});
