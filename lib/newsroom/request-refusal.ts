// Why a request never reached the rules: said by every action and handler in the same closed union, in the same words.

export type Problem = Readonly<{ path: string; message: string }>;

export type RequestRefusal = Readonly<
  | { kind: "signed-out" }
  | { kind: "cross-site" }
  | { kind: "invalid"; problems: readonly Problem[] }
  | { kind: "too-large"; maxBytes: number }
  | { kind: "database-away" }
>;

/** What the person reads: what happened, and what to do next. */
export function requestSentence(refusal: RequestRefusal): string {
  switch (refusal.kind) {
    case "signed-out":
      return "You are signed out. Sign in again in another tab, come back here and try once more: your text stays on this page.";
    case "cross-site":
      return "This request did not come from this site's own page. Reload the page and try again.";
    case "invalid": {
      const [first] = refusal.problems;
      return first === undefined ? "This could not be read. Reload the page and try again." : first.message;
    }
    case "too-large":
      return `This is larger than ${Math.round(refusal.maxBytes / 1024)} KB. Make it shorter and try again.`;
    case "database-away":
      return "The database can't be reached at the moment. Nothing is lost: try again in a few seconds.";
  }
}
