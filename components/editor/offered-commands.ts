"use client";
// What the toolbar can do stands in the palette as well, while there is a text to do it to.
import { useEffect } from "react";
import type { Editor } from "@tiptap/core";
import { registerPaletteCommands } from "#components/desk/palette-commands.ts";
import { askingCommands, blockCommands, type Asking } from "./commands.ts";

/** Offers the formatting commands of this editor for as long as the component is on screen. */
export function useOfferedCommands(editor: Editor, onAsk: (asking: Asking) => void): void {
  useEffect(
    () =>
      registerPaletteCommands([
        {
          name: "Bold",
          also: "strong",
          keys: "Mod-B",
          run: () => void editor.chain().focus().toggleBold().run(),
        },
        {
          name: "Italic",
          also: "emphasis",
          keys: "Mod-I",
          run: () => void editor.chain().focus().toggleItalic().run(),
        },
        { name: "Link", also: "address url", run: () => onAsk("link") },
        ...blockCommands.map(({ name, also, keys, run }) => ({ name, also, keys, run: () => run(editor) })),
        ...askingCommands.map(({ name, also, asks }) => ({ name, also, run: () => onAsk(asks) })),
      ]),
    [editor, onAsk],
  );
}
