// Headings inside an article. Levels 2 and 3 only: level 1 is the headline, and outlines deeper than that are a sign of two articles.
import { mergeAttributes, Node, textblockTypeInputRule } from "@tiptap/core";
import { editorAttributes } from "./data-attributes.ts";

export const headingLevels = [2, 3] as const;

export const Heading = Node.create({
  name: "heading",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({
    level: {
      ...editorAttributes("heading")["level"],
      parseHTML: (element: HTMLElement) => (/^H[12]$/.test(element.tagName) ? 2 : 3),
      renderHTML: () => ({}),
    },
  }),
  // A pasted first-level heading becomes a second-level one.
  parseHTML: () => ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({ tag })),
  renderHTML: ({ node, HTMLAttributes }) => [
    node.attrs["level"] === 3 ? "h3" : "h2",
    mergeAttributes(HTMLAttributes),
    0,
  ],
  addCommands() {
    return {
      setHeading:
        ({ level }) =>
        ({ commands }) =>
          isOurs(level) && commands.setNode(this.name, { level }),
      toggleHeading:
        ({ level }) =>
        ({ commands }) =>
          isOurs(level) && commands.toggleNode(this.name, "paragraph", { level }),
    };
  },
  addKeyboardShortcuts() {
    return {
      "Mod-Alt-2": () => this.editor.commands.toggleHeading({ level: 2 }),
      "Mod-Alt-3": () => this.editor.commands.toggleHeading({ level: 3 }),
    };
  },
  addInputRules() {
    return headingLevels.map((level) =>
      textblockTypeInputRule({
        find: new RegExp(`^#{${level}}\\s$`),
        type: this.type,
        getAttributes: { level },
      }),
    );
  },
});

function isOurs(level: number): boolean {
  return headingLevels.some((ours) => ours === level);
}
