// Why a request never reached the rules: said by every action and handler in the same closed union, in the same words.

export type Problem = Readonly<{ path: string; message: string }>;

export type RequestRefusal = Readonly<
  | { kind: "signed-out" }
  | { kind: "cross-site" }
  | { kind: "invalid"; problems: readonly Problem[] }
  | { kind: "too-large"; maxBytes: number }
  | { kind: "database-away" }
>;

type Sentences = {
  [Kind in RequestRefusal["kind"]]: (refusal: Extract<RequestRefusal, { kind: Kind }>) => string;
};

const sentences: Sentences = {
  "signed-out": () =>
    "You are signed out. Sign in again in another tab, come back here and try once more: your text stays on this page.",
  "cross-site": () => "This request did not come from this site’s own page. Reload the page and try again.",
  invalid: ({ problems }) => problems[0]?.message ?? "This could not be read. Reload the page and try again.",
  "too-large": ({ maxBytes }) =>
    `This is larger than ${Math.round(maxBytes / 1024)} KB. Make it shorter and try again.`,
  "database-away": () =>
    "The database can’t be reached at the moment. Nothing is lost: try again in a few seconds.",
};

/** What the person reads: what happened, and what to do next. */
export function requestSentence<Kind extends RequestRefusal["kind"]>(
  refusal: Extract<RequestRefusal, { kind: Kind }>,
): string {
  return sentences[refusal.kind](refusal);
}
