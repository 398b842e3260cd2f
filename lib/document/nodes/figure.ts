// A picture in the body: which one, who made it, what it shows. The caption is its content, so it is written, styled and compared like any text.
import { mergeAttributes, Node } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { ReplaceAroundStep, type Step } from "@tiptap/pm/transform";
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
      /** Put pictures after the block with the cursor, one below the other. */
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
          commands.insertBlocks(
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
      // A caption is one paragraph: Enter goes on below the picture, or below the whole gallery.
      Enter: () => {
        const { $from, $to } = this.editor.state.selection;
        if ($from.parent.type !== this.type || !$from.sameParent($to)) return false;
        const after = $from.after(1);
        return this.editor
          .chain()
          .insertContentAt(after, { type: "paragraph" })
          .setTextSelection(after + 1)
          .scrollIntoView()
          .run();
      },
    };
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        filterTransaction: ({ steps, docs }) => !steps.some((step, at) => losesPicture(step, docs[at])),
      }),
    ];
  },
});

/** A caption looks like a paragraph, but made into a heading or plain text (by a button, by "## ") it would lose its picture. */
function losesPicture(step: Step, before: ProseMirrorNode | undefined): boolean {
  return (
    step instanceof ReplaceAroundStep &&
    step.gapFrom === step.from + 1 &&
    before?.nodeAt(step.from)?.type.name === "figure" &&
    step.slice.content.firstChild?.type.name !== "figure"
  );
}

function captionOf(element: globalThis.Node): HTMLElement {
  if (!(element instanceof HTMLElement)) throw new TypeError("a figure is an element");
  return element.querySelector("figcaption") ?? element;
}
