import assert from "node:assert/strict";
import test from "node:test";
import { cameBack, lackingBefore, samePlace } from "./steady-caret.ts";

test("a caret stays between the same letters where what was just typed is not there yet", () => {
  assert.equal(samePlace("abcheldef", "abcdef", 6), 3);
  assert.equal(samePlace("abcheldef", "abcdef", 4), 3);
  assert.equal(samePlace("abcdef", "abcheldef", 3), 3);
  assert.equal(samePlace("abcdef", "abcheldef", 5), 8);
  assert.equal(samePlace("hel", "", 3), 0);
});

test("letters that a block made anew lacks are known, and recognised when they come in at the caret", () => {
  assert.equal(lackingBefore("abcheldef", "abcdef", 6), "hel");
  assert.equal(lackingBefore("abcheldef", "abcdef", 4), "h");
  assert.equal(lackingBefore("abcdef", "abcdef", 3), "");
  assert.equal(cameBack("abcdef", "abcheldef", 3, "hel"), 3);
  assert.equal(cameBack("abcdef", "abchdef", 3, "hel"), 1);
});

test("what others write at the caret, or elsewhere, is not taken for letters that come back", () => {
  assert.equal(cameBack("abcdef", "abcxyzdef", 3, "hel"), 0);
  assert.equal(cameBack("abcdef", "abcdefhel", 3, "hel"), 0);
  assert.equal(cameBack("abcdef", "helabcdef", 3, "hel"), 0);
  assert.equal(cameBack("abcdef", "abcdf", 3, "hel"), 0);
});
