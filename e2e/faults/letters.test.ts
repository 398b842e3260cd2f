// The accounts of the long tests notice what is missing and what is there twice; else their zeros would mean nothing.
import assert from "node:assert/strict";
import test from "node:test";
import { accountOf, isLetterOf, Ledger, letterOf, wordsOf } from "./letters.ts";

const [a, b, c] = [letterOf(0, 0), letterOf(0, 1), letterOf(0, 2)];

function ledgerOf(...letters: readonly string[]): Ledger {
  const ledger = new Ledger();
  for (const letter of letters) ledger.typed(letter);
  return ledger;
}

test("a letter that was called saved and isn't there is lost; one that nobody called saved may be there or not", () => {
  const ledger = ledgerOf(a, b);
  ledger.saved();
  ledger.typed(c);
  assert.deepEqual(accountOf(`x${a}${b}`, [ledger]), { lost: 0, doubled: 0, rest: "x" });
  assert.deepEqual(accountOf(`x${a}${b}${c}`, [ledger]), { lost: 0, doubled: 0, rest: "x" });
  assert.equal(accountOf(`x${a}${c}`, [ledger]).lost, 1);
});

test("a letter that stands twice is doubled, and so is one that was taken back for good or that nobody typed", () => {
  const ledger = ledgerOf(a, b);
  ledger.saved();
  assert.equal(accountOf(`${a}${a}${b}`, [ledger]).doubled, 1);
  ledger.tookBack(b);
  assert.equal(accountOf(`${a}${b}`, [ledger]).doubled, 0, "the taking back isn't called saved yet");
  assert.equal(accountOf(a, [ledger]).lost, 0, "but may be stored already");
  ledger.saved();
  assert.equal(accountOf(`${a}${b}`, [ledger]).doubled, 1);
  assert.equal(accountOf(`${a}${letterOf(3, 9)}`, [ledger]).doubled, 1);
});

test("letters come round after a while, and each time counts", () => {
  const ledger = ledgerOf(a, letterOf(0, 650));
  ledger.saved();
  assert.deepEqual(accountOf(`${a}${a}`, [ledger]), { lost: 0, doubled: 0, rest: "" });
  assert.equal(accountOf(a, [ledger]).lost, 1);
});

test("everybody's letters are their own, and markup is no words", () => {
  assert.ok(isLetterOf(1, letterOf(1, 649)));
  assert.ok(!isLetterOf(0, letterOf(1, 0)));
  assert.throws(() => letterOf(32, 0), RangeError);
  assert.equal(wordsOf(`<paragraph id="p1">one <bold>two</bold></paragraph>`), "one two");
});
