// How many words a text has, by a rule of our own: the newsroom's server and every browser must come to the same number, and
// their tables for dividing words differ from version to version ("U.S.", "a.m.").

const signClass = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーｰ`;
const unspacedClass = String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;

/** Chinese and Japanese signs; newsrooms count each of them. */
export const signs = new RegExp(`[${signClass}]`, "gu");

const otherRule = new RegExp(`[${signClass}${unspacedClass}]`, "u");
const unspacedRun = new RegExp(`[${unspacedClass}]+`, "gu");
const baseLetter = /[\p{L}\p{N}]/gu;
/** Thai, Lao, Khmer and Burmese put no spaces between words; a word of theirs has about four letters. */
const lettersPerWord = 4;

// A word begins with a letter or digit and goes on through marks, joiners and underscores. Full stops, apostrophes and colons stay
// inside between two of these, commas between two digits, as in Unicode's rule for Latin scripts (UAX #29): "U.S.", "it’s",
// "1,234.5" and "10:30" are one word each; a hyphen divides, whether it may break the line or not.
const spacedWord =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Pc}\p{Join_Control}\u00ad\u2060]*(?:(?:[.'’‘:·](?=[\p{L}\p{N}])|(?<=\p{Nd})[,٬](?=\p{Nd}))[\p{L}\p{N}\p{M}\p{Pc}\p{Join_Control}\u00ad\u2060]*)*/gu;

function wordsIn(text: string): number {
  if (!otherRule.test(text)) return text.match(spacedWord)?.length ?? 0;
  let words = text.match(signs)?.length ?? 0;
  const rest = text.replaceAll(signs, " ").replaceAll(unspacedRun, (run) => {
    words += Math.ceil((run.match(baseLetter)?.length ?? 0) / lettersPerWord);
    return " ";
  });
  return words + (rest.match(spacedWord)?.length ?? 0);
}

/** Texts whose words were counted lately, and those before them: a long article is counted at every save and every verb. */
let counted = new Map<string, number>();
let countedBefore = new Map<string, number>();
const keptCounts = 2_000;

/** Words in a text, the same number wherever it is counted. */
export function countWords(text: string): number {
  const words = counted.get(text) ?? countedBefore.get(text) ?? wordsIn(text);
  if (counted.size >= keptCounts) {
    countedBefore = counted;
    counted = new Map();
  }
  counted.set(text, words);
  return words;
}
