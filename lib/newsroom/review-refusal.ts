// Why a comment or a decision about suggestions was not taken, and what to do about it.
import type { Refusal } from "./decision.ts";
import { unreadableText } from "./unreadable-text.ts";
import { refusalText } from "./wording.ts";

/** Most characters of one comment, and of the words that a thread keeps of the text. */
export const mostCharacters = 20_000;
export const mostMentions = 50;
/** Most that may be open in one article: more than any text was ever reviewed with, few enough to stay quick. */
export const mostSuggestions = 2_000;
export const mostThreads = 1_000;

/** What a person reads whose suggestion is one too many. */
export const tooManySuggestions = `This article has ${mostSuggestions.toLocaleString("en")} open suggestions, as many as an article may have. Have some of them accepted or rejected, then suggest again.`;

export type ReviewRefusal = Readonly<
  | { kind: "refused"; refusal: Refusal }
  /** Only its author, an editor of the bureau or a chief says that a comment blocks no longer. */
  | { kind: "not-yours-to-lift" }
  /** A thread of this name is somebody else's, or another article's. */
  | { kind: "taken" }
  | { kind: "words-gone" }
  | { kind: "no-words" }
  | { kind: "empty" }
  | { kind: "too-long" }
  | { kind: "too-many-mentions" }
  /** Mentioned people who may not read the article; `unknown` counts those that nobody knows. */
  | { kind: "mentions"; names: readonly string[]; unknown: number }
  | { kind: "no-such-suggestion" }
  | { kind: "too-many-threads" }
  | { kind: "unreadable"; message: string }
>;

type Sentences = {
  [Kind in ReviewRefusal["kind"]]: (refusal: Extract<ReviewRefusal, { kind: Kind }>) => string;
};

const sentences: Sentences = {
  refused: ({ refusal }) => refusalText(refusal, "UTC"),
  "not-yours-to-lift": () =>
    "Only the person who wrote this comment, an editor of the bureau or a chief can say that it blocks no longer. Resolve it once it is dealt with.",
  taken: () => "This could not be kept under the name that it was sent with. Send it once more.",
  "words-gone": () =>
    "The words that you selected are not in the text, or not saved yet. Select the words again, then send the comment.",
  "no-words": () => "Select the words that the comment is about, then send it.",
  empty: () => "Write something first.",
  "too-long": () =>
    `A comment holds at most ${mostCharacters.toLocaleString("en")} characters. Make it shorter, or write several.`,
  "too-many-mentions": () => `A comment mentions at most ${mostMentions} people. Take some of them out.`,
  mentions: ({ names, unknown }) => {
    if (names.length === 0)
      return unknown === 1
        ? "Somebody whom you mention is not known here any more. Take the mention out."
        : `${unknown} people whom you mention are not known here any more. Take these mentions out.`;
    const who = new Intl.ListFormat("en", { type: "conjunction" }).format(names);
    return names.length === 1
      ? `${who} may not read this article and would learn nothing. Take the mention out.`
      : `${who} may not read this article and would learn nothing. Take these mentions out.`;
  },
  "no-such-suggestion": () =>
    "This suggestion is not one of this article. Reload the page to see what is open.",
  "too-many-threads": () =>
    `This article has ${mostThreads.toLocaleString("en")} open comments, as many as an article may have. Resolve some of them, then comment again.`,
  unreadable: ({ message }) => unreadableText(message),
};

/** What the person reads. */
export function reviewSentence<Kind extends ReviewRefusal["kind"]>(
  refusal: Extract<ReviewRefusal, { kind: Kind }>,
): string {
  return sentences[refusal.kind](refusal);
}

/** The HTTP status of a refusal: 403 for rights, 409 for what may be otherwise next time, 422 for what was sent. */
export function reviewStatus(refusal: ReviewRefusal): 403 | 409 | 422 {
  switch (refusal.kind) {
    case "refused":
      return refusal.refusal.kind === "may-not" ? 403 : 409;
    case "not-yours-to-lift":
      return 403;
    case "taken":
    case "words-gone":
    case "too-many-threads":
    case "unreadable":
      return 409;
    case "no-words":
    case "empty":
    case "too-long":
    case "too-many-mentions":
    case "mentions":
    case "no-such-suggestion":
      return 422;
    default:
      return refusal satisfies never;
  }
}
