// Names for what can't be seen between quotation marks: "two spaces" says more than “  ”.

const names: Readonly<Record<string, readonly [one: string, many: string]>> = {
  " ": ["a space", "spaces"],
  "\u00a0": ["a no-break space", "no-break spaces"],
  "\u202f": ["a narrow no-break space", "narrow no-break spaces"],
  "\u2009": ["a thin space", "thin spaces"],
  "\t": ["a tab", "tabs"],
  "\n": ["a line break", "line breaks"],
};
const numbers = ["", "", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** The name of a text that holds nothing visible, or null. Nothing at all has no name here. */
export function invisibleWords(text: string): string | null {
  const runs = text.match(/(.)\1*/gsu) ?? [];
  const named = runs.map((run) => {
    const name = names[run.charAt(0)];
    if (!name) return null;
    return run.length === 1 ? name[0] : `${numbers[run.length] ?? run.length} ${name[1]}`;
  });
  return named.length === 0 || named.includes(null) ? null : named.join(" and ");
}

/** Words between quotation marks; what can't be seen by its name. */
export function quoted(text: string): string {
  return invisibleWords(text) ?? `“${text}”`;
}
