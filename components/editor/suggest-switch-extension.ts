// Suggesting, built into an editor: while it is on, nothing that the person does reaches the text but as a suggestion.
import { Extension } from "@tiptap/core";
import { dispatchSuggesting } from "#lib/document/suggesting/dispatch.ts";

export type SuggestingExtensionOptions = Readonly<{
  /** Asked at every change, so that the switch needs no new editor. */
  isOn: () => boolean;
  authorId: string;
  /** Tell the person why nothing happened. */
  onRefused: (why: string) => void;
}>;

/** A name for the next suggestion, as nodes/review-marks.ts wants it. */
export function newSuggestionId(authorId: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `${authorId}~${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

export function suggestingExtension({ isOn, authorId, onRefused }: SuggestingExtensionOptions) {
  return Extension.create({
    name: "suggesting",
    // Before every other extension that looks at what is dispatched: they see what really happens.
    priority: 1_000,
    dispatchTransaction({ transaction, next }) {
      dispatchSuggesting(next, {
        state: () => this.editor.state,
        author: { id: authorId, newId: () => newSuggestionId(authorId) },
        isOn,
        onRefused,
      })(transaction);
    },
  });
}
