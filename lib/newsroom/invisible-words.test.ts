import assert from "node:assert/strict";
import test from "node:test";
import { invisibleWords, quoted } from "./invisible-words.ts";

test("what can't be seen is said in words, what can be is quoted as it is", () => {
  assert.equal(invisibleWords(" "), "a space");
  assert.equal(invisibleWords("  "), "two spaces");
  assert.equal(invisibleWords(" ".repeat(12)), "12 spaces");
  assert.equal(invisibleWords("\u00a0 \t"), "a no-break space and a space and a tab");
  assert.equal(invisibleWords(""), null);
  assert.equal(invisibleWords(" a "), null);
  assert.equal(quoted("  "), "two spaces");
  assert.equal(quoted(" a "), "“ a ”");
});
