// The few words around what was looked for, with the hits apart from the rest, so that nothing of a text is ever read as markup.

export type Piece = Readonly<{ text: string; hit: boolean }>;

const wordsAround = 28;

/** A text in words and what stands between them. */
const parts = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu) ?? [];

const isWord = (part: string): boolean => /^[\p{L}\p{M}\p{N}]/u.test(part);

/** Which words of these texts may be hits: every different one, as `fold` spells it, at most `most`. */
export function differentWords(
  texts: readonly string[],
  fold: (word: string) => string,
  most = 20_000,
): string[] {
  const words = new Set<string>();
  for (const text of texts)
    for (const part of parts(text)) {
      if (words.size >= most) return [...words];
      if (isWord(part)) words.add(fold(part));
    }
  return [...words];
}

/** The whole text with its hits apart. `isHit` judges one word as it stands. */
export function marked(text: string, isHit: (word: string) => boolean): Piece[] {
  return joined(parts(text).map((part) => ({ text: part, hit: isWord(part) && isHit(part) })));
}

/** About thirty words where most hits stand closest, ellipses where something was left out; null when there is no hit. */
export function snippet(text: string, isHit: (word: string) => boolean): Piece[] | null {
  const pieces = parts(text).map((part) => ({ text: part, hit: isWord(part) && isHit(part) }));
  const at = pieces.flatMap(({ hit }, index) => (hit ? [index] : []));
  if (at.length === 0) return null;
  const width = wordsAround * 2;
  let best = { from: 0, hits: 0 };
  for (let first = 0, last = 0; first < at.length; first++) {
    while (last < at.length && (at[last] ?? 0) < (at[first] ?? 0) + width) last++;
    if (last - first > best.hits) best = { from: at[first] ?? 0, hits: last - first };
  }
  const from = Math.max(0, Math.min(best.from - 8, pieces.length - width));
  const until = Math.min(pieces.length, from + width);
  return joined([
    ...(from > 0 ? [{ text: "… ", hit: false }] : []),
    ...pieces.slice(from, until).map((one) => ({ ...one, text: one.text.replaceAll(/\s+/g, " ") })),
    ...(until < pieces.length ? [{ text: " …", hit: false }] : []),
  ]);
}

function joined(pieces: readonly Piece[]): Piece[] {
  const found: { text: string; hit: boolean }[] = [];
  for (const one of pieces) {
    const last = found.at(-1);
    if (last && last.hit === one.hit) last.text += one.text;
    else found.push({ ...one });
  }
  return found;
}
