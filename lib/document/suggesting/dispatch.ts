// Puts suggesting between an editor and its document: every transaction of the person goes through suggest() before it is applied.
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { suggest, type Author } from "./suggest.ts";

/** On transactions that change the text itself although suggesting is on: deciding suggestions, undo, repairs. */
export const notASuggestion = "notASuggestion";

export type SuggestingOptions = Readonly<{
  state(): EditorState;
  author: Author;
  /** Asked at every transaction, so that the mode can be switched without making the editor anew. */
  isOn(): boolean;
  /** Show the person why nothing happened. */
  onRefused(why: string): void;
}>;

/**
 * Wrap an editor's `dispatchTransaction`. A transaction that can't be suggested is not dispatched at all. Where an input
 * rule ("## " makes a heading) can't be suggested, what the person typed is put in as it is.
 */
export function dispatchSuggesting(
  dispatch: (tr: Transaction) => void,
  { state, author, isOn, onRefused }: SuggestingOptions,
): (tr: Transaction) => void {
  return (tr) => {
    if (!isOn()) {
      dispatch(tr);
      return;
    }
    const suggested = suggest(tr, state(), author);
    if (suggested.ok) {
      dispatch(suggested.tr);
      return;
    }
    const typed = typedInsteadOfRule(tr, state());
    const plain = typed && suggest(typed, state(), author);
    if (plain?.ok) dispatch(plain.tr);
    else onRefused(suggested.why);
  };
}

function typedInsteadOfRule(tr: Transaction, state: EditorState): Transaction | null {
  for (const plugin of state.plugins) {
    const rule: unknown = plugin.spec["isInputRules"] ? tr.getMeta(plugin) : undefined;
    if (typeof rule !== "object" || rule === null) continue;
    const { from, to, text } = rule as { from?: unknown; to?: unknown; text?: unknown };
    if (typeof from === "number" && typeof to === "number" && typeof text === "string") {
      return state.tr.insertText(text, from, to).scrollIntoView();
    }
  }
  return null;
}
