// How the house sets quotation marks and dashes; what the editor writes when a plain one is typed.

export type Typography = Readonly<{
  /** Marks around speech: “ ”, ‘ ’, « », „ “, or as typed. */
  quotes: "double" | "single" | "guillemets" | "low-high" | "as-typed";
  /** What two hyphens become: an em dash, an en dash between spaces, or as typed. */
  dash: "em" | "spaced-en" | "as-typed";
}>;

export const defaultTypography: Typography = { quotes: "double", dash: "em" };
