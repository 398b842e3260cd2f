// A gallery while writing: its pictures one under another, each moved, taken out or added by buttons that work with and without a
// mouse. Dragging is left to the picture itself.
import type { Editor, NodeViewRendererProps } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { NodeSelection, type Transaction } from "@tiptap/pm/state";
import type { NodeView } from "@tiptap/pm/view";

/** Where the picture at `position` stands in its gallery; null where it stands alone. */
function placeOf(
  doc: ProseMirrorNode,
  position: number,
): Readonly<{ gallery: ProseMirrorNode; index: number }> | null {
  const at = doc.resolve(position);
  return at.parent.type.name === "gallery" ? { gallery: at.parent, index: at.index() } : null;
}

/** The picture at `position` one place earlier or later in its gallery, and where it stands then; null at the end. */
export function movedPicture(
  tr: Transaction,
  position: number,
  by: -1 | 1,
): Readonly<{ tr: Transaction; position: number }> | null {
  const place = placeOf(tr.doc, position);
  const [picture, neighbour] = [
    place?.gallery.maybeChild(place.index),
    place?.gallery.maybeChild(place.index + by),
  ];
  if (!picture || !neighbour) return null;
  const target = position + by * neighbour.nodeSize;
  tr.delete(position, position + picture.nodeSize).insert(target, picture);
  return { tr, position: target };
}

function toolButton(text: string, label: string, run: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "figure-tool";
  button.textContent = text;
  button.setAttribute("aria-label", label);
  button.addEventListener("click", run);
  return button;
}

/** Buttons of one picture: take it out; in a gallery also move it. CSS shows the latter only there. */
export function pictureTools({ editor, getPos }: NodeViewRendererProps): HTMLElement {
  const tools = document.createElement("div");
  tools.className = "figure-tools";
  const move = (by: -1 | 1) => () => {
    const position = getPos();
    if (position === undefined || !editor.isEditable) return;
    const moved = movedPicture(editor.state.tr, position, by);
    if (!moved) return;
    editor.view.dispatch(moved.tr);
    const dom = editor.view.nodeDOM(moved.position);
    // Suggesting may have refused it: then the picture stands where it stood.
    if (dom instanceof HTMLElement) dom.querySelector<HTMLElement>(`[data-by="${by}"]`)?.focus();
    sayPlace(editor, moved.position);
  };
  for (const [by, text, label] of [
    [-1, "Earlier", "Move the picture earlier"],
    [1, "Later", "Move the picture later"],
  ] as const) {
    const button = toolButton(text, label, move(by));
    button.dataset["by"] = String(by);
    tools.append(button);
  }
  tools.append(
    toolButton("Remove", "Remove the picture", () => {
      const position = getPos();
      const node = position === undefined ? null : editor.state.doc.nodeAt(position);
      if (position === undefined || !node || !editor.isEditable) return;
      editor.view.dispatch(editor.state.tr.delete(position, position + node.nodeSize));
      editor.view.focus();
    }),
  );
  return tools;
}

/** Where a picture stands after it moved, for people who listen. */
function sayPlace(editor: Editor, position: number): void {
  const place = placeOf(editor.state.doc, position);
  const said = editor.view.dom.parentElement?.querySelectorAll("[data-gallery-said]");
  for (const one of said ?? [])
    one.textContent = place ? `Picture ${place.index + 1} of ${place.gallery.childCount}` : "";
}

/** `onAdd` asks for pictures of the machine or of the library; the gallery is selected then, so that they come into it. */
export function galleryView(
  { node, editor, getPos }: NodeViewRendererProps,
  onAdd: (from: "files" | "library") => void,
): NodeView {
  const dom = document.createElement("div");
  dom.className = "gallery-view";
  dom.setAttribute("role", "group");
  const head = document.createElement("div");
  head.className = "gallery-head";
  head.contentEditable = "false";
  head.lang = "en";
  head.dir = "ltr";
  const label = document.createElement("span");
  label.className = "card-label";
  const said = document.createElement("span");
  said.className = "sr-only";
  said.setAttribute("aria-live", "polite");
  said.dataset["gallerySaid"] = "";
  const name = (count: number) => {
    label.textContent = count === 1 ? "Gallery, 1 picture" : `Gallery, ${count} pictures`;
    dom.setAttribute("aria-label", label.textContent);
  };
  name(node.childCount);
  const select = (): number | null => {
    const position = getPos();
    if (position === undefined || !editor.isEditable) return null;
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, position)));
    return position;
  };
  head.append(
    label,
    toolButton("Add pictures", "Add pictures to the gallery", () => {
      if (select() !== null) onAdd("files");
    }),
    toolButton("Add from the library", "Add pictures from the library to the gallery", () => {
      if (select() !== null) onAdd("library");
    }),
    toolButton("Remove gallery", "Remove the gallery with its pictures", () => {
      if (select() !== null) editor.view.dispatch(editor.state.tr.deleteSelection());
      editor.view.focus();
    }),
    said,
  );
  const figures = document.createElement("div");
  figures.className = "gallery-figures";
  dom.append(head, figures);
  return {
    dom,
    contentDOM: figures,
    update: (next) => {
      if (next.type !== node.type) return false;
      name(next.childCount);
      return true;
    },
    stopEvent: (event) => event.target instanceof HTMLButtonElement && head.contains(event.target),
    ignoreMutation: (mutation) => mutation.type !== "selection" && !figures.contains(mutation.target),
  };
}

/** Put pictures at the end of the gallery that is selected, else into a new one at the cursor. */
export function addToGallery(
  editor: Editor,
  pictures: readonly Readonly<{ id: string; credit: string; alt: string }>[],
): void {
  if (pictures.length === 0) return;
  const attrs = pictures.map(({ id, credit, alt }) => ({ mediaId: id, credit, alt }));
  const { selection } = editor.state;
  if (selection instanceof NodeSelection && selection.node.type.name === "gallery") {
    const end = selection.from + selection.node.nodeSize - 1;
    const figures = attrs.map((one) => ({ type: "figure", attrs: one }));
    editor.chain().insertContentAt(end, figures, { updateSelection: false }).run();
  } else editor.chain().focus().insertGallery(attrs).run();
}
