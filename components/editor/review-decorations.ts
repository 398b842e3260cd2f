// Comments and suggestions as they look in the text: people's tones, what is active, and nothing for marks without effect.
import { Extension, type Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection, type EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { authorOf } from "#lib/document/nodes/review-marks.ts";
import { suggestedPieces, type Piece } from "#lib/document/suggesting/reading.ts";
import { suggestionKey, threadKey } from "./review-items.ts";
import { authorTone } from "./review-tone.ts";

export type Look = Readonly<{
  /** The key of the card that is open. */
  active: string | null;
  /** Threads whose words are shown plain. */
  resolved: ReadonlySet<string>;
  /** The passage that a comment is being written about. */
  draft: Readonly<{ from: number; to: number }> | null;
}>;

type Shown = Readonly<{ look: Look; marks: DecorationSet }>;

const reviewKey = new PluginKey<Shown>("review");
const plainLook: Look = { active: null, resolved: new Set(), draft: null };

/** Hears the key of the card whose words were clicked, null for words without one, and where. */
type ClickListener = (key: string | null, position: number) => void;

declare module "@tiptap/core" {
  interface Storage {
    reviewDecorations: { onActivate: ClickListener | null };
  }
}

/** Change what is active, resolved or being commented on. Touches no word and no undo. */
export function showReview(editor: Editor, look: Partial<Look>): void {
  if (editor.isDestroyed || reviewKey.get(editor.state) === undefined) return;
  editor.view.dispatch(editor.state.tr.setMeta(reviewKey, look).setMeta("addToHistory", false));
}

/** Who hears which card's words were clicked; null for words without one. */
export function onReviewClick(editor: Editor, listener: ClickListener): void {
  const storage = editor.storage.reviewDecorations as Editor["storage"]["reviewDecorations"] | undefined;
  if (storage) storage.onActivate = listener;
}

/** Where the passage is now that a comment is being written about, after whatever was typed meanwhile. */
export function draftPlace(state: EditorState): Look["draft"] {
  return reviewKey.getState(state)?.look.draft ?? null;
}

const added = (id: string) => `added by-${authorTone(authorOf(id))}`;
const struck = (id: string) => `struck struck-by-${authorTone(authorOf(id))}`;

function suggestionLook({ insertion, deletions }: Piece, active: string | null): string {
  const ids = [...(insertion === null ? [] : [insertion]), ...deletions];
  return [
    ...(insertion === null ? [] : [added(insertion)]),
    // One line strikes a word, however many people struck it.
    ...deletions.slice(0, 1).map(struck),
    ...(ids.some((id) => suggestionKey(id) === active) ? ["suggestion-active"] : []),
  ].join(" ");
}

function suggestionMarks(doc: Node, active: string | null): Decoration[] {
  return suggestedPieces(doc).map((piece) => {
    const look = suggestionLook(piece, active);
    if (piece.kind === "break") {
      const before = doc.resolve(piece.from);
      return Decoration.node(before.before(), before.after(), { class: `ends ${look}` });
    }
    if (piece.node.isText) return Decoration.inline(piece.from, piece.to, { class: look });
    return Decoration.inline(piece.from, piece.to, { nodeName: "span", class: `line-ends ${look}` });
  });
}

function commentMarks(doc: Node, { active, resolved }: Look): Decoration[] {
  const marks: Decoration[] = [];
  doc.descendants((node, from) => {
    if (!node.isInline) return;
    const open = node.marks.flatMap((mark) => {
      const id = String(mark.attrs["id"]);
      return mark.type.name === "comment" && !resolved.has(id) ? [id] : [];
    });
    if (open.length === 0) return;
    const isActive = open.some((id) => threadKey(id) === active);
    const look = `commented-${Math.min(3, open.length)}${isActive ? " comment-active" : ""}`;
    marks.push(Decoration.inline(from, from + node.nodeSize, { class: look }));
  });
  return marks;
}

function marksOf(doc: Node, look: Look): DecorationSet {
  const draft = look.draft && Decoration.inline(look.draft.from, look.draft.to, { class: "comment-draft" });
  return DecorationSet.create(doc, [
    ...suggestionMarks(doc, look.active),
    ...commentMarks(doc, look),
    ...(draft ? [draft] : []),
  ]);
}

/** The cards that a place in the text belongs to, innermost first. */
function keysAround(target: EventTarget | null, root: HTMLElement): string[] {
  const keys: string[] = [];
  let element = target instanceof Element ? target : null;
  for (; element !== null && element !== root; element = element.parentElement) {
    const { thread, suggestion, splitby, joinby } = element instanceof HTMLElement ? element.dataset : {};
    if (thread !== undefined) keys.push(threadKey(thread));
    for (const id of [suggestion, element === target ? (joinby ?? splitby) : undefined])
      if (id !== undefined) keys.push(suggestionKey(id));
  }
  return keys;
}

/** Shows comments and suggestions in an editor, and tells which one was clicked. Belongs into each of the three editors. */
export function reviewDecorations() {
  return Extension.create({
    name: "reviewDecorations",
    addStorage: (): { onActivate: ClickListener | null } => ({ onActivate: null }),
    addProseMirrorPlugins() {
      const { storage } = this;
      return [
        new Plugin<Shown>({
          key: reviewKey,
          state: {
            init: (_config, state) => ({ look: plainLook, marks: marksOf(state.doc, plainLook) }),
            apply: (tr, before) => {
              const change: unknown = tr.getMeta(reviewKey);
              if (change === undefined && !tr.docChanged) return before;
              const moved = before.look.draft && {
                from: tr.mapping.map(before.look.draft.from, 1),
                to: tr.mapping.map(before.look.draft.to, -1),
              };
              const draft = moved && moved.from < moved.to ? moved : null;
              const look: Look = { ...before.look, draft, ...(change as Partial<Look> | undefined) };
              return { look, marks: marksOf(tr.doc, look) };
            },
          },
          props: {
            decorations: (state) => reviewKey.getState(state)?.marks,
            handleClick: (view, position, event) => {
              if (!view.state.selection.empty) return false;
              // The caret is where the person clicked, but the editor hears of it a moment later; what opens the card
              // redraws the text before that, and would put the caret back to where it was.
              const { doc, tr, selection } = view.state;
              if (selection.from !== position)
                view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(position))));
              const active = reviewKey.getState(view.state)?.look.active ?? null;
              const keys = keysAround(event.target, view.dom);
              // Where several overlap, each click goes one further out.
              const next = active === null ? 0 : keys.indexOf(active) + 1;
              storage.onActivate?.(keys[next % Math.max(1, keys.length)] ?? null, position);
              return false;
            },
          },
        }),
      ];
    },
  });
}
