// Tables without column widths and alignments: the site's design decides how a table looks.
import { mergeAttributes } from "@tiptap/core";
import {
  Table as BaseTable,
  TableCell as BaseCell,
  TableHeader as BaseHeader,
  TableRow as BaseRow,
  createTable,
} from "@tiptap/extension-table";
import { maxCells } from "#lib/document/attributes.ts";
import { editorAttributes } from "./data-attributes.ts";

const cellContent = "(paragraph | bulletList | orderedList)+";

// The base's view and markup set inline styles, which the newsroom's content policy refuses.
export const Table = BaseTable.extend({
  addNodeView: () => null,
  addAttributes: () => editorAttributes("table"),
  renderHTML: ({ HTMLAttributes }) => ["table", mergeAttributes(HTMLAttributes), ["tbody", 0]],
  addCommands() {
    return {
      ...this.parent?.(),
      // The base's takes the place of what is selected.
      insertTable:
        ({ rows = 3, cols = 3, withHeaderRow = true } = {}) =>
        ({ commands, editor }) =>
          commands.insertBlocks([createTable(editor.schema, rows, cols, withHeaderRow).toJSON()]),
    };
  },
}).configure({ resizable: false });

export const TableRow = BaseRow.extend({ content: "(tableCell | tableHeader)*" });

export const TableCell = BaseCell.extend({
  content: cellContent,
  addAttributes: () => cellAttributes("tableCell"),
});

export const TableHeader = BaseHeader.extend({
  content: cellContent,
  addAttributes: () => cellAttributes("tableHeader"),
});

function cellAttributes(type: "tableCell" | "tableHeader") {
  const attributes = editorAttributes(type);
  return Object.fromEntries(
    ["colspan", "rowspan"].map((name) => [
      name,
      {
        ...attributes[name],
        parseHTML: (element: HTMLElement) => {
          const span = Number(element.getAttribute(name) ?? 1);
          return Number.isInteger(span) && span >= 1 && span <= maxCells ? span : 1;
        },
        renderHTML: (attrs: Record<string, unknown>) => (attrs[name] === 1 ? {} : { [name]: attrs[name] }),
      },
    ]),
  );
}
