// Every person has a colour of their own in the margin and in the text, as far as there are colours. It never stands alone: initials and the name go with it.

/** How many tones review.css defines. */
export const tones = 8;

/** People of this page by their tones: while there are tones left, no two of them share one. */
const taken = new Map<number, string>();

function ownTone(personId: string): number {
  // FNV-1a: ids that differ in one character land far apart.
  let hash = 0x811c9dc5;
  for (let at = 0; at < personId.length; at += 1) {
    hash = Math.imul(hash ^ personId.charCodeAt(at), 0x01000193);
  }
  return ((hash >>> 0) % tones) + 1;
}

/**
 * The number of a person's tone, from 1 to `tones`: the class `by-N` of review.css. On the server it is the person's own;
 * in a browser whoever comes second to a tone gets the next free one, so that two people in one text can be told apart.
 */
export function authorTone(personId: string): number {
  const own = ownTone(personId);
  if (typeof document === "undefined") return own;
  for (let step = 0; step < tones; step += 1) {
    const tone = ((own - 1 + step) % tones) + 1;
    const holder = taken.get(tone);
    if (holder === personId) return tone;
    if (holder === undefined && ![...taken.values()].includes(personId)) {
      taken.set(tone, personId);
      return tone;
    }
  }
  return own;
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
