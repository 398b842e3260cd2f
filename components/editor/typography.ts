// Quotation marks, apostrophes and dashes become the house's while they are typed; Backspace right after takes one back.
import { Extension, InputRule } from "@tiptap/core";
import { typedChange, type Typography } from "#lib/newsroom/typography.ts";

/** Input rules by house style. What is typed into an address inside the text stays as it is. */
export function typographyInput(settings: Typography): Extension {
  return Extension.create({
    name: "typographyInput",
    addInputRules: () => [
      new InputRule({
        find: (text) => {
          const typed = Array.from(text.slice(-2)).at(-1) ?? "";
          const before = text.slice(0, text.length - typed.length);
          const change = typedChange(before, typed, settings);
          if (!change) return null;
          const index = before.length - change.remove;
          return { index, text: text.slice(index), data: { insert: change.insert } };
        },
        handler: ({ state, range, match }) => {
          const insert: unknown = match.data?.["insert"];
          // A whole word put in at once, as phones do, is left alone.
          if (typeof insert !== "string" || range.from > range.to) return null;
          state.tr.insertText(insert, range.from, range.to);
          return undefined;
        },
      }),
    ],
  });
}
