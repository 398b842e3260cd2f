// A paragraph's suggested beginning or end, kept as a value of the block: marks on blocks don't travel between browsers.
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
  renderHTML: (attrs: Record<string, unknown>) =>
    attrs[name] === null ? {} : { [`data-${name.toLowerCase()}`]: String(attrs[name]) },
});

/**
 * `splitBy`: the break before this block is suggested (rejecting joins it to the block before).
 * `joinBy`: taking that break out is suggested (accepting joins).
 */
export const SuggestedBoundary = Extension.create({
  name: "suggestedBoundary",
  addGlobalAttributes: () => [
    {
      types: ["paragraph", "heading"],
      attributes: { splitBy: boundary("splitBy"), joinBy: boundary("joinBy") },
    },
  ],
});
