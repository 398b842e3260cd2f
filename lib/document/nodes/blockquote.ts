// A longer quotation in its own block, with who said it kept apart from the words.
import { mergeAttributes, Node, wrappingInputRule } from "@tiptap/core";
import { editorAttributes } from "./data-attributes.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    blockquote: {
      /** Wrap the chosen paragraphs in a quotation, or lift them out of it. */
      toggleBlockquote: () => ReturnType;
    };
  }
}

export const Blockquote = Node.create({
  name: "blockquote",
  group: "block",
  content: "(paragraph | bulletList | orderedList)+",
  defining: true,
  addAttributes: () => editorAttributes("blockquote"),
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", mergeAttributes(HTMLAttributes), 0],
  addCommands() {
    return {
      toggleBlockquote:
        () =>
        ({ commands }) =>
          commands.toggleWrap(this.name),
    };
  },
  addKeyboardShortcuts() {
    return { "Mod-Shift-b": () => this.editor.commands.toggleBlockquote() };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
  },
});
