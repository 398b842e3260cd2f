// A board that hears of a change must end as the one that is drawn anew: each article once, in order, or gone.
import assert from "node:assert/strict";
import test from "node:test";
import type { BoardLine } from "#lib/newsroom/board.ts";
import { withFresh } from "./board-line.ts";

const line = (id: number, minute: number) =>
  ({ id, changedAt: new Date(Date.UTC(2026, 10, 29, 12, minute)) }) as BoardLine;
const order = (lines: readonly BoardLine[]) => lines.map((one) => one.id);

test("what changed moves to its place, what no longer fits leaves, what is new comes in", () => {
  const lines = [line(3, 30), line(2, 20), line(1, 10)];
  assert.deepEqual(order(withFresh(lines, new Set([1]), [line(1, 40)], true)), [1, 3, 2]);
  assert.deepEqual(order(withFresh(lines, new Set([2]), [], true)), [3, 1]);
  assert.deepEqual(order(withFresh(lines, new Set([4]), [line(4, 25)], true)), [3, 4, 2, 1]);
});

test("a later page takes in nothing new, and of one instant the higher number stands first", () => {
  const lines = [line(2, 20), line(1, 10)];
  assert.deepEqual(order(withFresh(lines, new Set([4]), [line(4, 30)], false)), [2, 1]);
  assert.deepEqual(order(withFresh(lines, new Set([1]), [line(1, 20)], false)), [2, 1]);
});
