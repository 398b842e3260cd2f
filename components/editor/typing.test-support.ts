// An editor in a document that needs no browser, and keys typed into it as a browser would.
import { Editor, type Extensions } from "@tiptap/core";
import { Window } from "happy-dom";
import { articleExtensions } from "#lib/document/schema.ts";

const window = new Window();
const names = [
  "window",
  "document",
  "Node",
  "Element",
  "HTMLElement",
  "DOMParser",
  "MutationObserver",
  "getSelection",
  "getComputedStyle",
  "requestAnimationFrame",
  "cancelAnimationFrame",
  "ClipboardEvent",
  "KeyboardEvent",
  "Event",
];
for (const name of names) {
  Object.defineProperty(globalThis, name, {
    value: name === "window" ? window : Reflect.get(window, name),
    configurable: true,
    writable: true,
  });
}

/** An editor with exactly these extensions. */
export function editorOf(extensions: Extensions, content: string | null = null): Editor {
  const place = document.createElement("div");
  document.body.append(place);
  return new Editor({ element: place, extensions, content, injectCSS: false });
}

/** An editor of the article's body with these extensions and this markup in it, the cursor at the end. */
export function testEditor(extensions: Extensions, content: string): Editor {
  const editor = editorOf([...articleExtensions, ...extensions], content);
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  return editor;
}

/** Type letter by letter at the cursor. */
export function type(editor: Editor, text: string): void {
  for (const letter of text) {
    const { from, to } = editor.state.selection;
    const insert = () => editor.state.tr.insertText(letter, from, to);
    const taken = editor.view.someProp("handleTextInput", (handle) =>
      handle(editor.view, from, to, letter, insert),
    );
    if (!taken) editor.view.dispatch(insert());
  }
}

/** Press a key; true when the editor took it. */
export function press(editor: Editor, key: string, held: Readonly<{ ctrlKey?: boolean }> = {}): boolean {
  const event = new KeyboardEvent("keydown", { key, ...held });
  return editor.view.someProp("handleKeyDown", (handle) => handle(editor.view, event)) === true;
}
