// A picture in the body: which one, who made it, what it shows. The caption is its content, so it is written, styled and compared like any text.
import { mergeAttributes, Node } from "@tiptap/core";
import { carriesRequired, editorAttributes } from "./data-attributes.ts";

export type FigureAttrs = Readonly<{
  mediaId: string;
  credit?: string;
  alt?: string;
  decorative?: boolean;
}>;

type NewFigure = FigureAttrs & Readonly<{ caption?: string }>;

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    figure: {
      /** Put pictures at the cursor, one below the other. */
      insertFigures: (figures: readonly NewFigure[]) => ReturnType;
    };
  }
}

export const Figure = Node.create({
  name: "figure",
  group: "block",
  content: "inline*",
  isolating: true,
  draggable: true,
  addAttributes: () => editorAttributes("figure"),
  parseHTML: () => [
    {
      tag: "figure[data-media-id]",
      contentElement: (element) => captionOf(element),
      getAttrs: (element) => (carriesRequired("figure", element) ? {} : false),
    },
  ],
  // The picture itself is drawn by the editor's node view, looked up by id.
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes), ["figcaption", 0]],
  addCommands() {
    return {
      insertFigures:
        (figures) =>
        ({ commands }) =>
          commands.insertContent(
            figures.map(({ caption = "", ...attrs }) => ({
              type: this.name,
              attrs,
              content: caption === "" ? [] : [{ type: "text", text: caption }],
            })),
          ),
    };
  },
  addKeyboardShortcuts() {
    return {
      // A caption is one paragraph: Enter goes on below the picture.
      Enter: () => {
        const { $from, empty } = this.editor.state.selection;
        if (!empty || $from.parent.type !== this.type) return false;
        const after = $from.after();
        if ($from.node(-1).type.name !== "doc") return true;
        return this.editor
          .chain()
          .insertContentAt(after, { type: "paragraph" })
          .setTextSelection(after + 1)
          .run();
      },
    };
  },
});

function captionOf(element: globalThis.Node): HTMLElement {
  if (!(element instanceof HTMLElement)) throw new TypeError("a figure is an element");
  return element.querySelector("figcaption") ?? element;
}
