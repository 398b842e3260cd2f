// Misspelled words: each known word is kept under itself and under itself without one of its letters, so that a word with a letter
// too many, too few, wrong or two turned round meets it by equality alone, in any script and without an extension.

const [shortest, longest] = [4, 24];

/** Words worth offering, each once: lower case, without accents, letters alone. `plain` has no accents already (live.plain). */
export function offeredWords(plain: string): string[] {
  const words = plain.toLowerCase().match(/\p{L}+/gu) ?? [];
  return [...new Set(words)].filter((word) => {
    const { length } = Array.from(word);
    return length >= shortest && length <= longest;
  });
}

/** A text without its accents, as `live.plain` in the database makes it, but for the scripts that write no spaces. */
export function withoutAccents(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036F]/g, "")
    .normalize("NFKC");
}

/** The word and every spelling of it with one letter left out. */
export function spellingKeys(word: string): string[] {
  const letters = Array.from(word);
  return [...new Set([word, ...letters.map((_, at) => letters.toSpliced(at, 1).join(""))])];
}

/** Letters that differ: added, left out, changed or two neighbours turned round (Damerau’s distance, each place touched once). */
export function misspelledBy(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  const rows = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const least = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + changed,
        turned ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      const row = rows[i];
      if (row) row[j] = least;
    }
  return at(a.length, b.length);
}

/** Those of the known words that may have been meant, the nearest first: people rarely get the first letter wrong. */
export function meantWords(typed: string, known: readonly string[]): string[] {
  const most = Array.from(typed).length < 6 ? 1 : 2;
  return known
    .map((word) => ({ word, by: misspelledBy(typed, word), first: word[0] === typed[0] ? 0 : 1 }))
    .filter(({ by }) => by > 0 && by <= most)
    .toSorted((a, b) => a.by - b.by || a.first - b.first || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word);
}
