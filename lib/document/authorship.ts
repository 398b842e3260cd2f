// Who wrote which words of a text, as far as the log of updates tells.

/** For "headline", "standfirst" and each block by its id: runs of characters with the writer's id, null where nobody knows. */
export type Authorship = Readonly<
  Record<string, readonly (readonly [length: number, personId: string | null])[]>
>;
