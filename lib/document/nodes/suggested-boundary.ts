// Suggestions about what is no text: breaks between paragraphs and between lines. Kept as values of the node, because marks on nodes don't travel between browsers.
import { Extension } from "@tiptap/core";
import { refuseBadValue } from "./data-attributes.ts";
import { suggestionId } from "./review-marks.ts";

const problem = (value: unknown) =>
  value === null || (typeof value === "string" && suggestionId.test(value))
    ? null
    : "must be a suggestion's name";

const boundary = (name: string) => ({
  default: null,
  keepOnSplit: false,
  validate: refuseBadValue(name, { problem }),
  // Nothing is read from markup.
  parseHTML: () => null,
  renderHTML: (attrs: Record<string, unknown>) => {
    const value = attrs[name];
    return typeof value === "string" ? { [`data-${name.toLowerCase()}`]: value } : {};
  },
});

/**
 * `splitBy`: the break before this block is suggested (rejecting joins it to the block before).
 * `joinBy`: taking that break out is suggested (accepting joins).
 * `insertBy`, `deleteBy`: putting in or taking out a line break is suggested.
 */
export const SuggestedBoundary = Extension.create({
  name: "suggestedBoundary",
  addGlobalAttributes: () => [
    {
      types: ["paragraph", "heading"],
      attributes: { splitBy: boundary("splitBy"), joinBy: boundary("joinBy") },
    },
    {
      types: ["hardBreak"],
      attributes: { insertBy: boundary("insertBy"), deleteBy: boundary("deleteBy") },
    },
  ],
});
