// What people paste brings characters that nobody sees and that databases, feeds and diffs trip over. One place takes them out.

// Zero-width space and byte-order mark are typing debris, directional overrides let a text show other than it reads;
// joiners and directional isolates stay, languages need them.
const unseen =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\ufeff\u202a-\u202e\ufff9-\ufffb]/g;
const whitespace = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** Text without control characters and broken surrogates, in NFC, with each run of tabs and line breaks as one space. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(whitespace, " ").replace(unseen, "").normalize("NFC");
}

/** `cleanText` without space at either end, for text that stands on one line of its own. */
export function cleanLine(text: string): string {
  return cleanText(text).trim();
}

/**
 * What an address asks for under one of its names, as one clean line of at most `longest` characters; "" for nothing, and
 * for a name that stands there several times.
 */
export function askedLine(value: string | readonly string[] | null | undefined, longest: number): string {
  return typeof value === "string" ? cleanLine(value.slice(0, longest)) : "";
}

/** `cleanText` with its line breaks. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(cleanText)
    .join("\n");
}
