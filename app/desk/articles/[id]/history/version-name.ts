// What the browser and the server agree on about a version's name.

/** In characters. */
export const longestName = 80;

export type NameAnswer = Readonly<{ ok: true } | { ok: false; sentence: string }>;
