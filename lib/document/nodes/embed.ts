// Something that stands on another site, by provider and id. Never that site's markup, never a request to it by itself.
import { mergeAttributes, Node } from "@tiptap/core";
import type { EmbedProvider } from "#lib/document/article-document.ts";
import { embedProblem } from "#lib/document/attributes.ts";
import { carriesRequired, editorAttributes } from "./data-attributes.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    embed: {
      /** Put a card for a video or post after the block with the cursor. Refused when the id is not one of the provider's. */
      insertEmbed: (attrs: { provider: EmbedProvider; embedId: string; title?: string }) => ReturnType;
    };
  }
}

export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => editorAttributes("embed"),
  parseHTML: () => [
    {
      tag: "div[data-embed-id]",
      getAttrs: (element) => {
        const attrs = {
          provider: element.getAttribute("data-provider"),
          embedId: element.getAttribute("data-embed-id"),
        };
        return carriesRequired("embed", element) && embedProblem(attrs) === null ? {} : false;
      },
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    "div",
    mergeAttributes(HTMLAttributes, { class: "embed" }),
    `${String(node.attrs["provider"])}: ${String(node.attrs["title"] || node.attrs["embedId"])}`,
  ],
  addCommands() {
    return {
      insertEmbed:
        (attrs) =>
        ({ commands }) =>
          embedProblem(attrs) === null && commands.insertBlocks([{ type: this.name, attrs }]),
    };
  },
});
