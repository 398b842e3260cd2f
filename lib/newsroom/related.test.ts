import assert from "node:assert/strict";
import test from "node:test";
import { type Candidate, nearest, sharingWords, wordIndex } from "./related.ts";

const at = new Date("2026-11-24T12:00:00Z");
const candidate = (id: number, over: Partial<Candidate> = {}): Candidate => ({
  id,
  firstPublishedAt: at,
  topics: 0,
  shared: [],
  ...over,
});

test("a shared topic leads on, two more so, and rare words in common count more than common ones", () => {
  const found = nearest(
    [
      candidate(1, { topics: 1 }),
      candidate(2, { topics: 2 }),
      candidate(3, { shared: ["minist", "say"] }),
      candidate(4, { shared: ["lock", "pantan"] }),
      ...Array.from({ length: 80 }, (_, index) => candidate(100 + index, { shared: ["minist", "say"] })),
    ],
    100,
    at,
  );
  assert.deepEqual(found, [4, 2, 1]);
});

test("one word in common is chance", () => {
  assert.deepEqual(nearest([candidate(1, { shared: ["pantan"] })], 400, at), []);
});

test("of two that are as near the newer leads, and none comes twice", () => {
  const old = new Date("2024-11-24T12:00:00Z");
  assert.deepEqual(
    nearest(
      [
        candidate(1, { topics: 2, firstPublishedAt: old }),
        candidate(2, { topics: 2 }),
        candidate(2, { topics: 1 }),
      ],
      9,
      at,
    ),
    [2, 1],
  );
});

test("what shares a word is found with all the words that it shares, without those that are known", () => {
  const worded = (id: number, ...words: string[]) => ({ id, firstPublishedAt: at, words });
  const index = wordIndex([
    worded(1, "lock", "pantan"),
    worded(2, "lock", "say"),
    worded(3, "say"),
    worded(4, "lock", "pantan"),
  ]);
  assert.equal(index.looked, 4);
  assert.deepEqual(sharingWords(index, ["pantan", "lock", "quince"], new Set([4])), [
    candidate(1, { shared: ["pantan", "lock"] }),
    candidate(2, { shared: ["lock"] }),
  ]);
});
