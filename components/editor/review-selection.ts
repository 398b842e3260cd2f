// What a person has selected in one of the three editors, and how a place in the text is brought on screen.
import type { Editor } from "@tiptap/core";
import { reviewFields, type Editors, type Place } from "./review-reading.ts";

/** The editor in which the person is, even where the text can only be read. */
function editorInUse(editors: Editors): Readonly<{ field: Place["field"]; editor: Editor }> | null {
  const node = document.getSelection()?.anchorNode ?? null;
  for (const field of reviewFields) {
    const editor = editors[field];
    if (editor?.isInitialized && node !== null && editor.view.dom.contains(node)) return { field, editor };
  }
  return null;
}

/** The selected passage; null when nothing, or a whole block such as a picture, is selected. */
export function selectedPassage(editors: Editors): Place | null {
  const here = editorInUse(editors);
  if (!here) return null;
  const { empty, from, to } = here.editor.state.selection;
  const { doc } = here.editor.state;
  return empty || doc.textBetween(from, to).trim() === "" ? null : { field: here.field, from, to };
}

/** The selected passage, or the paragraph of the cursor. */
export function passageOf(editors: Editors): Place | null {
  const selected = selectedPassage(editors);
  const here = editorInUse(editors);
  if (selected || !here) return selected;
  const { $from } = here.editor.state.selection;
  if (!$from.parent.isTextblock || $from.parent.content.size === 0) return null;
  return { field: here.field, from: $from.start(), to: $from.end() };
}

/** Height of what lies over the page's top: the newsroom's and the article's bars. */
const barsPx = 170;

/** Bring a place on screen, where no bar and no sheet of comments covers it, once what was opened with it is drawn. */
export function revealPlace(editor: Editor, position: number): void {
  requestAnimationFrame(() => reveal(editor, position));
}

function reveal(editor: Editor, position: number): void {
  if (editor.isDestroyed) return;
  const { top } = editor.view.coordsAtPos(Math.min(position, editor.state.doc.content.size));
  const lowest = window.innerHeight * (window.innerWidth < 640 ? 0.3 : 0.8);
  if (top >= barsPx && top <= lowest) return;
  window.scrollBy({ top: top - Math.max(barsPx, lowest * 0.4), behavior: "auto" });
}
