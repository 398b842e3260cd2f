// What people say about a text inside the text while it is written: comments and suggestions. None of it leaves the working document.
import { Mark, mergeAttributes } from "@tiptap/core";
import { refuseBadValue } from "./data-attributes.ts";

/** A suggestion's name: its author's id, "~", and a name of its own. */
export const suggestionId = /^[0-9a-f-]{36}~[A-Za-z0-9_-]{8,40}$/;
const threadId = /^[0-9a-f-]{36}$/;

/** The author's id inside a suggestion's name. */
export function authorOf(id: string): string {
  return id.split("~", 1)[0] ?? "";
}

function named(pattern: RegExp, expected: string) {
  const problem = (value: unknown) =>
    typeof value === "string" && pattern.test(value) ? null : `must be ${expected}`;
  return { isRequired: true, rendered: false, validate: refuseBadValue("id", { problem }) };
}

/** Words that a thread of comments is about. Threads may overlap. */
export const Comment = Mark.create({
  name: "comment",
  excludes: "",
  inclusive: false,
  addAttributes: () => ({ id: named(threadId, "the id of a thread") }),
  // Nothing is read from markup: pasted text can't bring somebody's comment along.
  parseHTML: () => [],
  renderHTML: ({ mark, HTMLAttributes }) => [
    "span",
    mergeAttributes(HTMLAttributes, { class: "commented", "data-thread": mark.attrs["id"] }),
    0,
  ],
});

const orNull = (name: string) => ({
  default: null,
  rendered: false,
  validate: refuseBadValue(name, {
    problem: (value) =>
      value === null || (typeof value === "string" && suggestionId.test(value))
        ? null
        : "must be a suggestion's name",
  }),
});

const runProblem = (value: unknown) =>
  typeof value === "string" && /^[A-Za-z0-9_-]{0,40}$/.test(value)
    ? null
    : "must be up to 40 letters and digits";

const runOf = () => ({
  default: "",
  rendered: false,
  validate: refuseBadValue("run", { problem: runProblem }),
});

/**
 * Words that somebody suggests to add. `within` is the insertion in or behind which they were typed; they carry its mark
 * too, and the innermost counts (suggesting/reading.ts). Were the other's mark ended around them, words that the other
 * types or takes back at the same moment would lose their mark, or leave it on the text behind. `run` sets apart words
 * put in at different places, for the same reason: a mark that grows to the left would cover what others type there.
 */
export const Insertion = Mark.create({
  name: "insertion",
  excludes: "",
  inclusive: false,
  addAttributes: () => ({
    id: named(suggestionId, "a suggestion's name"),
    within: orNull("within"),
    run: runOf(),
  }),
  parseHTML: () => [],
  renderHTML: ({ mark, HTMLAttributes }) => [
    "ins",
    mergeAttributes(HTMLAttributes, { "data-suggestion": mark.attrs["id"] }),
    0,
  ],
});

/**
 * Words that somebody suggests to take out. `over` is the insertion whose words are struck, null for the text's own:
 * words that another person adds at the same moment inside a struck passage are not struck by it
 * (suggesting/reading.ts). Several people may strike the same words: were it one mark, the end of one person's passage
 * would cut off another's that was struck at the same moment.
 */
export const Deletion = Mark.create({
  name: "deletion",
  excludes: "",
  inclusive: false,
  addAttributes: () => ({
    id: named(suggestionId, "a suggestion's name"),
    over: orNull("over"),
    run: runOf(),
  }),
  parseHTML: () => [],
  renderHTML: ({ mark, HTMLAttributes }) => [
    "del",
    mergeAttributes(HTMLAttributes, { "data-suggestion": mark.attrs["id"] }),
    0,
  ],
});
