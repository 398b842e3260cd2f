// What somebody looks for, taken apart: words that must begin a word of the text, "phrases", and -words that must not be there.

export type SearchWords = Readonly<{
  /** In the syntax of PostgreSQL's to_tsquery; null when nothing is left to look for. */
  query: string | null;
  /** A number by itself finds the article that bears it, too. */
  number: number | null;
}>;

const longest = 200;
const mostWords = 12;

/** Letters and digits of any script; everything that means something to the query's own syntax falls away. */
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Scripts that write words without a space between them, where one letter says much. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Every text has words that begin with one given letter, and most texts some with two: those are looked for as they stand. */
const isBeginning = (word: string): boolean => word.length > 2 || unspaced.test(word);

export function searchWords(asked: string): SearchWords {
  const text = asked.normalize("NFC").slice(0, longest);
  const number = /^\s*#?(?<number>[1-9]\d{0,14})\s*$/u.exec(text)?.groups?.["number"];
  const terms: string[] = [];
  let wanted = 0;
  for (const [, minus = "", phrase, word = ""] of text.matchAll(/(-?)(?:"([^"]*)"|(\S+))/gu)) {
    if (terms.length >= mostWords) break;
    const words = wordsIn(phrase ?? word);
    if (words.length === 0) continue;
    // Words that a hyphen or an apostrophe joins stand beside each other in the text, too.
    const term = `${words.join(" <-> ")}${phrase === undefined && isBeginning(words.at(-1) ?? "") ? ":*" : ""}`;
    if (minus === "") wanted += 1;
    terms.push(minus === "" ? `(${term})` : `!(${term})`);
  }
  return {
    query: wanted === 0 ? null : terms.join(" & "),
    number: number === undefined ? null : Number(number),
  };
}
