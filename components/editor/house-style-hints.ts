// House style in the text: words that a rule found are marked, never changed. The text is looked at after a rest and in idle
// time, in a worker, block by block; what didn't change isn't looked at again.
import { Extension, type Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { StyleHit, StyleRule } from "#lib/newsroom/house-style.ts";
import { acceptedText, textBlocks } from "./house-style-blocks.ts";
import { openStyleWorker, type OpenStylePort, styleChecker } from "./house-style-checker.ts";
import { whenIdle } from "./when-idle.ts";

const restMs = 300;

/** A find in the document. */
export type StyleHint = Pick<StyleHit, "ruleId" | "message" | "replacement" | "severity"> &
  Readonly<{
    key: string;
    /** Positions as of the check; where it is now is asked of the marks, by its key. */
    from: number;
    to: number;
    words: string;
    /** False when words that are struck stand in between: then it can be gone to, not replaced. */
    whole: boolean;
  }>;

export type StyleHints = Readonly<{
  hints: readonly StyleHint[];
  /**
   * "too-slow": a rule took so long that the text isn't looked at any more while the page is open. "unavailable": the
   * worker can't be had, say without a connection; the next change tries again.
   */
  state: "waiting" | "checked" | "too-slow" | "unavailable";
}>;

type Shown = Readonly<{ shown: StyleHints; marks: DecorationSet }>;
type Change = Partial<StyleHints> & Readonly<{ without?: string }>;

const styleKey = new PluginKey<Shown>("houseStyle");
const nothing: StyleHints = { hints: [], state: "waiting" };

/** What was found at the last check, in reading order. The same object until the next one. */
export function styleHints(state: EditorState): StyleHints {
  return styleKey.getState(state)?.shown ?? nothing;
}

/** Where a find is now, after whatever was typed meanwhile; null when its words are gone. */
function placeOf(state: EditorState, key: string): Readonly<{ from: number; to: number }> | null {
  const [mark] =
    styleKey.getState(state)?.marks.find(undefined, undefined, ({ key: one }) => one === key) ?? [];
  return mark ? { from: mark.from, to: mark.to } : null;
}

/** Leads to a find and selects it. */
export function goToHint(editor: Editor, { key }: StyleHint): void {
  const place = placeOf(editor.state, key);
  if (place) editor.chain().focus().setTextSelection(place).scrollIntoView().run();
}

/**
 * Puts the replacement in the place of a find, through the editor's own dispatch: while suggesting it becomes a suggestion.
 * Nothing happens when the words have been changed meanwhile.
 */
export function replaceHint(editor: Editor, { key, words, replacement }: StyleHint): void {
  const place = placeOf(editor.state, key);
  const { doc, tr } = editor.state;
  if (place && replacement !== null && doc.textBetween(place.from, place.to, "\n", "\n") === words) {
    const { from, to } = place;
    if (replacement === "") tr.delete(from, to);
    else tr.insertText(replacement, from, to);
    editor.view.dispatch(tr.scrollIntoView());
    // It can't be suggested here, and the person was told why: the find stays.
    if (editor.state.doc === doc) return;
  }
  tell(editor.view, { without: key });
}

function tell(view: EditorView, change: Change): void {
  if (!view.isDestroyed)
    view.dispatch(view.state.tr.setMeta(styleKey, change).setMeta("addToHistory", false));
}

function marksOf(doc: Node, hints: readonly StyleHint[]): DecorationSet {
  return DecorationSet.create(
    doc,
    hints.map(({ from, to, key, severity, message }) =>
      Decoration.inline(from, to, { class: `style-hint style-${severity}`, title: message }, { key }),
    ),
  );
}

function hintsIn(doc: Node, found: ReadonlyMap<string, readonly StyleHit[]>): StyleHint[] {
  return textBlocks(doc).flatMap(({ block, start }) => {
    const { text, placeOf: placeIn } = acceptedText(block);
    return (found.get(text) ?? []).map(({ from, to, ruleId, message, replacement, severity }) => {
      const place = placeIn(from, to);
      return {
        key: `${start + place.from}-${start + place.to}-${ruleId}`,
        from: start + place.from,
        to: start + place.to,
        words: text.slice(from, to),
        whole: place.to - place.from === to - from,
        ruleId,
        message,
        replacement,
        severity,
      };
    });
  });
}

/** Looks at an editor's text whenever it has rested, for as long as the view is there. */
class Watch {
  #timer: ReturnType<typeof setTimeout> | null = null;
  #cancelIdle: (() => void) | null = null;
  readonly #view: EditorView;
  readonly #checker: ReturnType<typeof styleChecker>;

  constructor(view: EditorView, rules: readonly StyleRule[], open: OpenStylePort) {
    this.#view = view;
    this.#checker = styleChecker(rules, open);
    this.#soon();
  }

  update(view: EditorView, before: EditorState): void {
    if (before.doc !== view.state.doc) this.#soon();
  }

  destroy(): void {
    this.#stop();
    this.#checker.close();
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#cancelIdle?.();
    this.#timer = this.#cancelIdle = null;
  }

  #soon(): void {
    this.#stop();
    this.#timer = setTimeout(() => {
      this.#cancelIdle = whenIdle(() => void this.#check());
    }, restMs);
  }

  async #check(): Promise<void> {
    const { doc } = this.#view.state;
    const found = await this.#checker.check(textBlocks(doc).map(({ block }) => acceptedText(block).text));
    // Typed on meanwhile: the next rest asks again, and what was learnt is remembered.
    if (this.#view.isDestroyed || this.#view.state.doc !== doc || found === "closed") return;
    // Redrawing under an input method would end what is being composed.
    if (this.#view.composing) return this.#soon();
    const hints = typeof found === "string" ? [] : hintsIn(doc, found);
    const shown = styleHints(this.#view.state);
    const state = typeof found === "string" ? found : "checked";
    // Somebody else's words in a paragraph may have taken its marks away without changing what is found in it.
    const marked = styleKey.getState(this.#view.state)?.marks.find().length;
    const same =
      marked === hints.length &&
      state === shown.state &&
      hints.length === shown.hints.length &&
      hints.every(
        (hint, index) => hint.key === shown.hints[index]?.key && hint.words === shown.hints[index]?.words,
      );
    if (!same) tell(this.#view, { hints, state });
  }
}

/** Marks house style in an editor. `rules` are those in use; none of them costs nothing. Give a new one for other rules. */
export function houseStyleHints({
  rules,
  open = openStyleWorker,
}: Readonly<{ rules: readonly StyleRule[]; open?: OpenStylePort }>) {
  return Extension.create({
    name: "houseStyleHints",
    addProseMirrorPlugins: () =>
      rules.length === 0
        ? []
        : [
            new Plugin<Shown>({
              key: styleKey,
              state: {
                init: () => ({ shown: nothing, marks: DecorationSet.empty }),
                apply(tr, before) {
                  const marks = tr.docChanged ? before.marks.map(tr.mapping, tr.doc) : before.marks;
                  const change = tr.getMeta(styleKey) as Change | undefined;
                  if (change === undefined) return marks === before.marks ? before : { ...before, marks };
                  const { without, hints, state } = change;
                  if (hints !== undefined && state !== undefined)
                    return { shown: { hints, state }, marks: marksOf(tr.doc, hints) };
                  return {
                    shown: {
                      ...before.shown,
                      hints: before.shown.hints.filter(({ key }) => key !== without),
                    },
                    marks: marks.remove(marks.find(undefined, undefined, ({ key }) => key === without)),
                  };
                },
              },
              view: (view) => new Watch(view, rules, open),
              props: { decorations: (state) => styleKey.getState(state)?.marks },
            }),
          ],
  });
}
