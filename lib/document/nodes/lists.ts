// Lists as Tiptap has them, less what a news text has no use for: markers of other kinds, and blocks of furniture inside an item.
import {
  BulletList as BaseBulletList,
  ListItem as BaseListItem,
  ListKeymap,
  OrderedList as BaseOrderedList,
} from "@tiptap/extension-list";
import { editorAttributes } from "./data-attributes.ts";

export const ListItem = BaseListItem.extend({
  content: "paragraph (paragraph | bulletList | orderedList)*",
});

export const BulletList = BaseBulletList.extend({ group: "block" });

export const OrderedList = BaseOrderedList.extend({
  group: "block",
  addAttributes: () => ({
    start: {
      ...editorAttributes("orderedList")["start"],
      parseHTML: (element: HTMLElement) => {
        const start = Number(element.getAttribute("start") ?? 1);
        return Number.isInteger(start) && start >= 0 && start <= 9999 ? start : 1;
      },
      renderHTML: (attrs: Record<string, unknown>) => ({ start: attrs["start"] }),
    },
  }),
});

export { ListKeymap };
