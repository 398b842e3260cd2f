// Why a change to a picture is refused, as data and as a sentence that says what to do next.
import type { MayNot } from "./permissions.ts";

/** Fields of a picture's form. */
export type PictureField =
  | "title"
  | "caption"
  | "credit"
  | "alt"
  | "keywords"
  | "focal"
  | "crops"
  | "usageTerms"
  | "expiresAt"
  | "reason";

export type PictureProblems = Readonly<Partial<Record<PictureField, string>>>;

export type PictureEditRefusal =
  | MayNot
  /** Readers see it, and what they see is an editor's. */
  | Readonly<{ kind: "not-now"; why: "live" }>
  /** The new bytes are another picture of the library. */
  | Readonly<{ kind: "not-now"; why: "known" }>
  /** The new bytes are the picture's own. */
  | Readonly<{ kind: "not-now"; why: "same" }>
  /** Pages that show it are being published at this very moment. */
  | Readonly<{ kind: "not-now"; why: "busy" }>
  /** It changed since it was looked at: by whom, null when nobody here did. */
  | Readonly<{ kind: "stale"; by: string | null }>
  | Readonly<{ kind: "problems"; problems: PictureProblems }>;

const mayNotSentences: Readonly<Record<MayNot["why"], string>> = {
  role: "Your role doesn’t change this. Ask an editor of the picture’s bureau, or a chief.",
  bureau: "This picture belongs to another bureau. Ask an editor there, or a chief.",
  "own-work": "You change pictures that you brought yourself. Ask an editor of the bureau.",
  "laxer-bureau": "Ask a chief.",
};

/** The refusal in a sentence. */
export function pictureRefusalText(refusal: PictureEditRefusal): string {
  switch (refusal.kind) {
    case "may-not":
      return mayNotSentences[refusal.why];
    case "stale":
      return `${refusal.by ?? "Somebody"} changed this picture since you opened it. Look at it again, then make your change.`;
    case "problems":
      return Object.values(refusal.problems)[0] ?? "Something here can’t be used.";
    case "not-now":
      switch (refusal.why) {
        case "live":
          return "Readers see this picture on a live page: ask an editor to change what of it is shown.";
        case "known":
          return "The library has this picture already. Use that one in the article instead.";
        case "busy":
          return "Pages that show this picture are being published at this moment. Try again in a few seconds.";
        case "same":
          return "This is the very same file. Choose the new one.";
      }
  }
}
