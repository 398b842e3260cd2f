// Where a search is looked for: never more texts than a reader's patience allows, and all the way where an index can answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { searchKey } from "./search-key.ts";
import { firstWindow, longerWindow, searchLooks } from "./search-looks.ts";

const articles = 1_000_000;
const shares: Readonly<Record<string, number>> = { all: 1, third: 0.3, some: 0.05, few: 0.005 };
const looksFor = (query: string) =>
  searchLooks(
    searchKey(query, (lexeme) => shares[lexeme] ?? 0),
    { query, newest: 200, articles },
  );

test("what most articles have is found along the dates, and by its index where that was too hopeful", () => {
  const looks = looksFor("'third'");
  assert.deepEqual(
    looks.map(({ along, most }) => [along, most]),
    [
      [true, 1_000],
      [false, 200],
    ],
  );
});

test("what fewer have is found by its index alone", () => {
  assert.deepEqual(looksFor("'some'"), [{ along: false, key: "'some'", most: 200, share: 0.05 }]);
  assert.deepEqual(
    looksFor("'some' & 'all'").map(({ key }) => key),
    ["'some'", "'some' & 'all'"],
    "the whole question last, so that nothing is left out",
  );
});

test("a word without one that nearly all have is asked of the index whole: no bounded number of texts would do", () => {
  assert.deepEqual(
    looksFor("'some' & !'all'").map(({ key }) => key),
    ["'some' & !'all'"],
  );
});

test("of a phrase a bounded number of texts is read, of those with its words, or of the newest when all have them", () => {
  assert.deepEqual(looksFor("'few' <-> 'all'"), [{ along: false, key: "'few'", most: 600, share: 0.005 }]);
  const [look, ...more] = looksFor("'all' <-> 'all'");
  assert.deepEqual([look?.along, look?.most, more.length], [true, 4_000, 0]);
});

test("a window has enough days by what is known, more of them when it had too few, and none where fetching all is less", () => {
  const archive = { articles, aDay: 300, span: null };
  const look = { along: false, key: "'some'", most: 200, share: 0.05 };
  assert.equal(firstWindow(look, archive), 20);
  assert.equal(longerWindow(look, { days: 20, looked: 100 }, archive), 60);
  assert.equal(longerWindow(look, { days: 20, looked: 190 }, archive), 40, "twice as many at least");
  assert.equal(longerWindow(look, { days: 20, looked: 0 }, archive), null);
  assert.equal(longerWindow(look, { days: 20, looked: 1 }, archive), null);
  assert.equal(firstWindow(look, { ...archive, span: 7 }), null, "it is about a week");
  const scattered = { articles: 160_000, aDay: 1 / 30, span: null };
  assert.equal(
    firstWindow({ ...look, most: 600, share: 0.0097 }, scattered),
    null,
    "no calendar goes so far",
  );
  assert.equal(
    firstWindow(look, { ...archive, articles: 0 }),
    null,
    "before anything is known of the archive",
  );
});
