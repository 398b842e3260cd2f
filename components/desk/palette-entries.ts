// The palette's lines, and which of them fit what was typed.
import type { IconName } from "#components/ui/icon.tsx";

export type PaletteEntry = Readonly<{
  id: string;
  group: string;
  name: string;
  icon: IconName;
  /** Words that find it besides its name. */
  also: string;
  /** Beside the name: where an article stands, why a verb is refused. */
  detail: string;
  keys: string | null;
  /** Not possible now; `detail` says why. Shown only to those who look for it. */
  refused: boolean;
  /** One of many: shown only to those who look for it. */
  quiet: boolean;
  run: () => void;
}>;

function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase("en").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Entries that fit: each word typed begins a word of the name or of what else finds it. Those whose name begins with the
 * first word come first; else the order stays. Without words: all but the quiet and the refused ones.
 */
export function fittingEntries(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  const asked = wordsOf(typed);
  const first = asked[0];
  if (first === undefined)
    return typed.trim() === "" ? entries.filter((one) => !one.refused && !one.quiet) : [];
  const fits = entries.filter((one) => {
    const known = wordsOf(`${one.name} ${one.also}`);
    return asked.every((word) => known.some((other) => other.startsWith(word)));
  });
  const begins = (one: PaletteEntry) => (wordsOf(one.name)[0]?.startsWith(first) ? 0 : 1);
  return fits.toSorted((a, b) => begins(a) - begins(b));
}

export type PaletteGroup = Readonly<{ name: string; entries: readonly PaletteEntry[] }>;

/** The entries under their headings, headings in the order in which they first appear. */
export function groupEntries(entries: readonly PaletteEntry[]): PaletteGroup[] {
  return [...Map.groupBy(entries, (one) => one.group)].map(([name, inside]) => ({ name, entries: inside }));
}
