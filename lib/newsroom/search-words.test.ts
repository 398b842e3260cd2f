// What somebody types into the search becomes a question that the database can always read.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { searchWords } from "./search-words.ts";

test("words must begin words of the text, phrases stand whole, a minus leaves out", () => {
  assert.equal(searchWords("harbour ice").query, "(harbour:*) & (ice:*)");
  assert.equal(searchWords('"dry dock" -fire').query, "(dry <-> dock) & !(fire:*)");
  assert.equal(searchWords("Jean-Luc’s").query, "(Jean <-> Luc <-> s)");
  assert.equal(searchWords("القاهرة").query, "(القاهرة:*)");
});

test("what is too short to be the beginning of a word is looked for as it stands", () => {
  assert.equal(searchWords("a EU ice").query, "(a) & (EU) & (ice:*)");
  assert.equal(searchWords("東 ก").query, "(東:*) & (ก:*)");
});

test("a number finds the article that bears it, and nothing is looked for where no word is", () => {
  assert.deepEqual(searchWords(" #1042 "), { query: "(1042:*)", number: 1042 });
  for (const nothing of ["", "  ", "-fire", '""', "&|!():*", "-"])
    assert.equal(searchWords(nothing).query, null, nothing);
});

test("whatever is typed, only words and our own operators reach the query", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (asked) => {
      const { query } = searchWords(asked);
      assert.match(query ?? "", /^(?:!?\([\p{L}\p{N}]+(?: <-> [\p{L}\p{N}]+)*(?::\*)?\)(?: & |$))*$/u);
    }),
    { numRuns: 3_000, seed: 4 },
  );
});
