// A fault that a check of the publisher's conventions found, in words for whoever has to mend it.

export type Finding = Readonly<{
  /** What is wrong, and where. */
  what: string;
  /** What to do next. */
  remedy: string;
}>;

/** Nothing readers or machines can be served is meant to show this: the newsroom's own program is wrong. */
export const ours =
  "Tell whoever runs the newsroom: this is made by the program and can’t be mended in a text.";
