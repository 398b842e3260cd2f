import assert from "node:assert/strict";
import test from "node:test";
import { stillThere, withPressed } from "./selection.ts";

const order = [5, 3, 9, 1, 7];
const pressed = (chosen: readonly number[], id: number, from: number | null = null) =>
  [...withPressed(new Set(chosen), order, id, from)].toSorted((a, b) => a - b);

test("a press chooses a line, and another takes it out", () => {
  assert.deepEqual(pressed([], 3), [3]);
  assert.deepEqual(pressed([3, 9], 3), [9]);
});

test("with shift all from the last pressed line to this one follow it, upwards and downwards", () => {
  assert.deepEqual(pressed([3], 1, 3), [1, 3, 9]);
  assert.deepEqual(pressed([1], 5, 1), [1, 3, 5, 9]);
  assert.deepEqual(pressed([5, 3, 9, 1], 9, 5), [1]);
});

test("where the last pressed line is gone, shift chooses this one alone", () => {
  assert.deepEqual(pressed([], 9, 4), [9]);
});

test("what left the board is forgotten, and the set is the same while nothing leaves", () => {
  const chosen = new Set([3, 9]);
  assert.equal(stillThere(chosen, order), chosen);
  assert.deepEqual([...stillThere(chosen, [9, 1])], [9]);
});
