// Every person has a colour of their own in the margin and in the text, the same in every browser. It never stands alone: initials and the name go with it.

/** How many tones review.css defines. */
export const tones = 8;

/** The number of a person's tone, from 1 to `tones`: the class `by-N` of review.css. */
export function authorTone(personId: string): number {
  // FNV-1a: ids that differ in one character land far apart.
  let hash = 0x811c9dc5;
  for (let at = 0; at < personId.length; at += 1) {
    hash = Math.imul(hash ^ personId.charCodeAt(at), 0x01000193);
  }
  return ((hash >>> 0) % tones) + 1;
}

/** First letters of the first and the last part of a name. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  const [first, last] = [parts[0] ?? "", parts.length > 1 ? (parts.at(-1) ?? "") : ""];
  return `${firstLetter(first)}${firstLetter(last)}`.toLocaleUpperCase("en");
}

function firstLetter(word: string): string {
  const point = word.codePointAt(0);
  return point === undefined ? "" : String.fromCodePoint(point);
}
