// A link carries its address and nothing else: no target, class or rel from a document.
import { Mark, mergeAttributes } from "@tiptap/core";
import { safeUrl } from "#lib/document/safe-url.ts";
import { editorMarkAttributes } from "./data-attributes.ts";

export const Link = Mark.create({
  name: "link",
  // Above bold and italic, so that one link around differently styled words stays one link.
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({
    href: {
      ...editorMarkAttributes("link")["href"],
      parseHTML: (element: HTMLElement) => element.getAttribute("href"),
      renderHTML: (attrs: Record<string, unknown>) => ({ href: attrs["href"] }),
    },
  }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => (safeUrl(element.getAttribute("href") ?? "") === null ? false : {}),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", mergeAttributes(HTMLAttributes), 0],
  addCommands() {
    return {
      setLink:
        ({ href }) =>
        ({ commands }) =>
          safeUrl(href) !== null && commands.setMark(this.name, { href }),
      toggleLink:
        (attrs) =>
        ({ commands }) =>
          attrs
            ? safeUrl(attrs.href) !== null &&
              commands.toggleMark(this.name, { href: attrs.href }, { extendEmptyMarkRange: true })
            : commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
      unsetLink:
        () =>
        ({ commands }) =>
          commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
    };
  },
});
