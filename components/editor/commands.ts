// What can be put into a text: one list, read by the toolbar, the slash menu and the sheet of shortcuts.
import type { Editor } from "@tiptap/core";

export type BlockCommand = Readonly<{
  name: string;
  /** Words that find it in the slash menu besides its name. */
  also: string;
  /** Shown in the sheet of shortcuts; "Mod" is ⌘ or Ctrl. */
  keys: string | null;
  isActive: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
}>;

/** Commands that need an answer from the writer first: a file, an address, an article. */
export type Asking =
  | "link"
  | "picture"
  | "library"
  | "gallery"
  | "gallery-library"
  | "embed"
  | "related"
  | "table-caption";

export const blockCommands: readonly BlockCommand[] = [
  {
    name: "Text",
    also: "paragraph plain",
    keys: "Mod-Alt-0",
    isActive: (editor) => editor.isActive("paragraph"),
    run: (editor) => void editor.chain().focus().setParagraph().run(),
  },
  {
    name: "Sub-heading",
    also: "heading h2 title",
    keys: "Mod-Alt-2",
    isActive: (editor) => editor.isActive("heading", { level: 2 }),
    run: (editor) => void editor.chain().focus().toggleNode("heading", "paragraph", { level: 2 }).run(),
  },
  {
    name: "Small heading",
    also: "heading h3",
    keys: "Mod-Alt-3",
    isActive: (editor) => editor.isActive("heading", { level: 3 }),
    run: (editor) => void editor.chain().focus().toggleNode("heading", "paragraph", { level: 3 }).run(),
  },
  {
    name: "Quotation",
    also: "blockquote cite said",
    keys: "Mod-Shift-B",
    isActive: (editor) => editor.isActive("blockquote"),
    run: (editor) => void editor.chain().focus().toggleBlockquote().run(),
  },
  {
    name: "Pull quote",
    also: "highlight",
    keys: null,
    isActive: (editor) => editor.isActive("pullQuote"),
    run: (editor) => void editor.chain().focus().toggleNode("pullQuote", "paragraph").run(),
  },
  {
    name: "Bulleted list",
    also: "ul points",
    keys: "Mod-Shift-8",
    isActive: (editor) => editor.isActive("bulletList"),
    run: (editor) => void editor.chain().focus().toggleList("bulletList", "listItem").run(),
  },
  {
    name: "Numbered list",
    also: "ol steps",
    keys: "Mod-Shift-7",
    isActive: (editor) => editor.isActive("orderedList"),
    run: (editor) => void editor.chain().focus().toggleList("orderedList", "listItem").run(),
  },
  {
    name: "Fact box",
    also: "aside background",
    keys: null,
    isActive: (editor) => editor.isActive("factBox"),
    run: (editor) => void editor.chain().focus().toggleFactBox().run(),
  },
  {
    name: "Table",
    also: "grid rows columns",
    keys: null,
    isActive: (editor) => editor.isActive("table"),
    run: (editor) => void editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
];

export const askingCommands: readonly Readonly<{ name: string; also: string; asks: Asking }>[] = [
  { name: "Picture", also: "photo image figure upload", asks: "picture" },
  { name: "Picture from the library", also: "photo image figure search", asks: "library" },
  { name: "Gallery", also: "pictures photos images slideshow", asks: "gallery" },
  {
    name: "Gallery from the library",
    also: "pictures photos images slideshow search",
    asks: "gallery-library",
  },
  { name: "Video or post", also: "embed youtube vimeo instagram x", asks: "embed" },
  { name: "Related article", also: "link pointer", asks: "related" },
];

/** Provider and id from an address that somebody pasted, or null. Only the address is read; nothing is fetched. */
export function embedFromAddress(
  address: string,
): { provider: "youtube" | "vimeo" | "x" | "instagram"; embedId: string } | null {
  const patterns = [
    [
      "youtube",
      /^https:\/\/(?:www\.)?youtube\.com\/(?:watch\?(?:.*&)?v=|shorts\/|live\/)([\w-]{11})(?:[&?#].*)?$/,
    ],
    ["youtube", /^https:\/\/youtu\.be\/([\w-]{11})(?:[?#].*)?$/],
    ["vimeo", /^https:\/\/(?:www\.)?vimeo\.com\/(\d{6,12})(?:[/?#].*)?$/],
    ["x", /^https:\/\/(?:www\.)?(?:x|twitter)\.com\/\w{1,15}\/status\/(\d{5,20})(?:[/?#].*)?$/],
    ["instagram", /^https:\/\/(?:www\.)?instagram\.com\/(?:p|reel)\/([\w-]{5,20})(?:[/?#].*)?$/],
  ] as const;
  for (const [provider, pattern] of patterns) {
    const embedId = pattern.exec(address.trim())?.[1];
    if (embedId) return { provider, embedId };
  }
  return null;
}
