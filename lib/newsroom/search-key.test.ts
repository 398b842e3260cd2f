// What an index of words is asked for: always something that whatever is looked for has, and no more than spares reading.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lexemesOf, searchKey } from "./search-key.ts";

const shares: Readonly<Record<string, number>> = {
  all: 1,
  most: 0.8,
  some: 0.1,
  few: 0.01,
  "o'brien": 0.001,
};
const keyOf = (query: string) => searchKey(query, (lexeme) => shares[lexeme] ?? 0);

test("one word is its own key, and what the index says of it is the answer", () => {
  assert.deepEqual(keyOf("'some'"), {
    key: "'some'",
    keyShare: 0.1,
    share: 0.1,
    exact: true,
    provable: true,
  });
});

test("of words that must all be there, those that most articles have are asked of what the rarest lead to", () => {
  const { key, exact, provable } = keyOf("'most' & 'few' & 'some'");
  assert.deepEqual({ key, exact, provable }, { key: "'few' & 'some'", exact: false, provable: true });
  assert.equal(keyOf("'few' & 'some'").exact, true);
  assert.equal(keyOf("'all' & 'most'").key, "'most'", "the rarest there is, however frequent");
});

test("of a phrase the words alone are the key, and no index can prove it", () => {
  for (const phrase of ["'some' <-> 'few'", "'some' <3> 'few'"]) {
    const { key, exact, provable } = keyOf(phrase);
    assert.deepEqual({ key, exact, provable }, { key: "'few' & 'some'", exact: false, provable: false });
  }
});

test("what may not be there is in no key: neither a word nor a phrase that holds a word of the key", () => {
  assert.equal(keyOf("'few' & !'some'").key, "'few'");
  assert.equal(keyOf("'few' & !'some'").share, 0.01 * 0.9);
  const { key, provable } = keyOf("'few' & !( 'some' <-> 'few' )");
  assert.deepEqual({ key, provable }, { key: "'few'", provable: false });
});

test("one or another is looked for by both, also as part of more", () => {
  assert.equal(keyOf("'few' | 'some'").key, "( 'few' | 'some' )");
  assert.equal(keyOf("'few' & 'some' | 'o''brien'").key, "( 'few' & 'some' | 'o''brien' )");
  assert.equal(keyOf("( 'few' | 'some' ) & 'most'").key, "( 'few' | 'some' )");
});

test("words are told from what stands between them, whatever letters they have", () => {
  assert.deepEqual(lexemesOf(String.raw`'o''brien' & !'a\\b' <-> '&' | '( |'`), [
    "o'brien",
    String.raw`a\b`,
    "&",
    "( |",
  ]);
  assert.equal(keyOf("'o''brien'").keyShare, 0.001);
  for (const broken of ["", "'some' &", "( 'some'", "some", "'some' 'few'"])
    assert.throws(() => keyOf(broken), broken);
});
