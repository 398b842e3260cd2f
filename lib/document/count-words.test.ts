// One number of words on the server and in every browser.
import assert from "node:assert/strict";
import test from "node:test";
import { countWords } from "./count-words.ts";

const cases: readonly (readonly [string, number])[] = [
  ["", 0],
  [" … — “ ” 😀 ", 0],
  ["The U.S. said so, e.g. at 9 a.m. and 10:30 p.m.", 11],
  ["It’s 1,234.5 people – “naïve”, said Smith-Jones.", 7],
  ["can't can’t don‘t", 3],
  ["brand-new brand‑new", 4],
  ["one,two three;four", 4],
  ["4,000 , 5", 2],
  ["https://www.example.com/a_b", 3],
  ["e\u0301tude co\u00adoperate", 2],
  ["20% of €5 or ½", 5],
  ["Zwölf Straßen, ёлка, Αθήνα", 4],
  ["대한민국 만세", 2],
  ["新聞を読む。ラーメン", 9],
  ["A新聞B", 4],
  ["ภาษาไทย", 2],
  ["שלום עולם, مرحبا", 3],
];

for (const [text, words] of cases) {
  test(`“${text}” has ${words} ${words === 1 ? "word" : "words"}`, () => {
    assert.equal(countWords(text), words);
    // What was counted is remembered, as the same number.
    assert.equal(countWords(text), words);
  });
}

test("20,000 words are counted between two keys, in whatever script", () => {
  for (const word of ["U.S.’s 1,234 ", "新聞", "ภาษาไทย "]) {
    const text = word.repeat(10_000);
    const start = performance.now();
    countWords(text);
    const took = performance.now() - start;
    assert.ok(took < 200, `${took} ms for ${word}`);
  }
  const start = performance.now();
  countWords("a.".repeat(100_000));
  countWords("'".repeat(100_000));
  countWords("1,".repeat(100_000));
  assert.ok(performance.now() - start < 500);
});
