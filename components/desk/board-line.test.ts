// A board that hears of a change must end as the one that is drawn anew: each article once, in order, or gone.
import assert from "node:assert/strict";
import test from "node:test";
import type { BoardLine } from "#lib/newsroom/board.ts";
import { type Board, boardWith, type Found, foundWith, withFresh } from "./board-line.ts";

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

const at = (second: number) => new Date(Date.UTC(2026, 10, 29, 13, 0, second));
const claimed = { ...line(1, 10), words: 2 } as BoardLine;
const unclaimed = { ...line(1, 10), words: 1 } as BoardLine;
const drawn = (second: number, ...lines: readonly BoardLine[]): Board => ({ lines, now: at(second) });
const nothing: Found = new Map();

test("a page that was drawn before an article moved and comes after it was read doesn't take back what was read", () => {
  const found = foundWith(nothing, [1], { lines: [claimed], now: at(5) });
  assert.deepEqual(boardWith(drawn(4, unclaimed), found, true), { lines: [claimed], now: at(5) });
  assert.deepEqual(boardWith(drawn(6, unclaimed), found, true), drawn(6, unclaimed));
});

test("of two answers that overtake each other the later time counts, and an article that left stays away", () => {
  const first = foundWith(nothing, [1], { lines: [claimed], now: at(5) });
  const found = foundWith(first, [1, 2], { lines: [unclaimed, line(2, 20)], now: at(3) });
  assert.deepEqual(boardWith(drawn(1), found, true).lines, [line(2, 20), claimed]);
  const left = foundWith(found, [2], { lines: [], now: at(7) });
  assert.deepEqual(boardWith(drawn(4, line(2, 20)), left, true).lines, [claimed]);
});
