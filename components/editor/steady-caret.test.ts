import assert from "node:assert/strict";
import test from "node:test";
import { samePlace } from "./steady-caret.ts";

test("a caret stays between the same letters where what was just typed is not there yet", () => {
  assert.equal(samePlace("abcheldef", "abcdef", 6), 3);
  assert.equal(samePlace("abcheldef", "abcdef", 4), 3);
  assert.equal(samePlace("abcdef", "abcheldef", 3), 3);
  assert.equal(samePlace("abcdef", "abcheldef", 5), 8);
  assert.equal(samePlace("hel", "", 3), 0);
});
