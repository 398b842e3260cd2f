// Where the focus goes when what held it leaves the page: back into the text, so that keys and screen readers go on from there
// and not from the top of the page.
import type { Editor } from "@tiptap/core";

type Wish = Readonly<{
  /** Pressed by keyboard. Else a touch screen is left in peace: its keyboard would come up over the text. */
  byKey?: boolean;
  /** Of the card to lead to where the text can't take the focus. */
  card?: string | null;
  /** The card rather than the text. */
  cardFirst?: boolean;
}>;

type Text = Pick<Editor, "isEditable" | "isDestroyed" | "commands">;

/** What was pressed goes with one of the next drawings, not with the press itself. */
const frames = 12;

function toText(editor: Text | null | undefined): boolean {
  if (!editor || editor.isDestroyed || !editor.isEditable) return false;
  return editor.commands.focus(null, { scrollIntoView: false });
}

function toCard(key: string | null): boolean {
  const card =
    key === null ? null : document.querySelector<HTMLElement>(`[data-review-card="${CSS.escape(key)}"]`);
  card?.focus({ preventScroll: true });
  return card !== null;
}

/** To be called with the deed that takes away what was pressed. Leaves the focus alone wherever it still is somewhere. */
export function leadBack(
  editor: Text | null | undefined,
  { byKey = false, card = null, cardFirst = false }: Wish = {},
): void {
  if (!byKey && window.matchMedia("(pointer: coarse)").matches) return;
  const held = document.activeElement;
  let left = frames;
  const look = () => {
    const now = document.activeElement;
    if (now === null || now === document.body) {
      if (cardFirst ? !toCard(card) : !toText(editor)) {
        if (cardFirst) toText(editor);
        else toCard(card);
      }
      return;
    }
    left -= 1;
    // Elsewhere, the person went on by themselves.
    if (now === held && left > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
