import assert from "node:assert/strict";
import { test } from "node:test";
import { tileAfter } from "./tile-after.ts";

/** Three a row, the last row with two. */
const places = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => ({
  left: (index % 3) * 100,
  top: Math.floor(index / 3) * 80,
}));

test("arrows lead through the rows of a grid as it stands on screen, and stop at its edges", () => {
  const after = (at: number, key: string) => tileAfter(places, at, key);
  assert.deepEqual([after(2, "ArrowRight"), after(0, "ArrowLeft"), after(7, "ArrowRight")], [3, 0, 7]);
  assert.deepEqual([after(1, "ArrowDown"), after(4, "ArrowUp"), after(1, "ArrowUp")], [4, 1, 1]);
  // Below the last column the last row is empty: the nearest tile there.
  assert.deepEqual([after(5, "ArrowDown"), after(7, "ArrowDown")], [7, 7]);
  assert.deepEqual(
    [after(4, "Home"), after(4, "End"), after(4, "a"), after(-1, "ArrowDown")],
    [0, 7, null, null],
  );
});
