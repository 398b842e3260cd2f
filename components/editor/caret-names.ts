// Near the right edge a colleague's name stands to the left of their caret: cut off, it names nobody.
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

type Edges = Readonly<{ left: number; right: number }>;

/** It doesn't fit to the right of the caret, and does to the left. */
export function standsLeft(caret: number, width: number, { left, right }: Edges): boolean {
  return caret + width > right && caret - width >= left;
}

function place(view: EditorView): void {
  const names = [...view.dom.querySelectorAll<HTMLElement>(".caret-name")];
  if (names.length === 0) return;
  const edges = view.dom.getBoundingClientRect();
  // All are measured before any is moved, so that the page is laid out once.
  const left = names.map((name) => {
    const caret = name.parentElement?.getBoundingClientRect().left ?? 0;
    return standsLeft(caret, name.offsetWidth, edges);
  });
  names.forEach((name, at) => name.classList.toggle("caret-name-left", left[at]));
}

/** Belongs beside the carets of an editor. Measures once a frame at most, and nothing while nobody else is there. */
export const caretNames = Extension.create({
  name: "caretNames",
  addProseMirrorPlugins: () => [
    new Plugin({
      view: () => {
        let frame: number | null = null;
        return {
          update: (view) => {
            frame ??= requestAnimationFrame(() => {
              frame = null;
              if (!view.isDestroyed) place(view);
            });
          },
          destroy: () => {
            if (frame !== null) cancelAnimationFrame(frame);
          },
        };
      },
    }),
  ],
});
