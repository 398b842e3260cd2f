import assert from "node:assert/strict";
import test from "node:test";
import { longestSearch, readSearch, searchPath } from "./reader-search.ts";

const read = (query: string) => readSearch(new URLSearchParams(query));

test("words, phrases, words that must not be there and either-or reach the database as such", () => {
  const asked = read(`q=${encodeURIComponent('harbour “night shift” -football -"spring tide" or docks')}`);
  assert.equal(asked.query, 'harbour "night shift" -football -"spring tide" or docks');
  assert.deepEqual(asked.words, ["harbour", "night", "shift", "docks"]);
  assert.equal(read("q=or+OR+or").query, "");
  assert.equal(read("q=a+or").query, "a");
  assert.equal(read("q=%22never+closed").query, '"never closed"');
});

test("a run of letters of a script without spaces is a phrase", () => {
  assert.equal(read(`q=${encodeURIComponent("北京大学 election")}`).query, '"北京大学" election');
});

test("what no keyboard types is no part of a question, and too long a question is cut and says so", () => {
  assert.equal(read("q=a%00b%0D%0A%E2%80%AEc").asked, "a b c");
  assert.equal(read("q=%ED%A0%80").query, "");
  const long = read(`q=${"harbour ".repeat(9_999)}`);
  assert.equal(long.cut, true);
  assert.ok(Array.from(long.asked).length <= longestSearch);
  assert.ok(long.query.split(" ").length <= 12);
  assert.equal(read("q=%27)%3Bdrop+table+article%3B--").query, "');drop table article;--");
  assert.equal(read("q=***+%7C%7C+!!").query, "");
});

test("filters that mean nothing are as if they weren't there", () => {
  const odd = read("q=a&section=<script>&time=ages&from=2026-02-31&until=yesterday&after=1-2");
  assert.deepEqual([odd.section, odd.time, odd.from, odd.until, odd.after], [null, "any", null, null, null]);
  const right = read("q=a&section=world&time=week&from=2026-02-28&until=2026-03-01");
  assert.deepEqual(
    [right.section, right.time, right.from, right.until],
    ["world", "week", "2026-02-28", "2026-03-01"],
  );
});

test("an address is read as it was written", () => {
  const after = { at: new Date("2026-11-24T06:23:00Z"), id: 1_000_001, page: 3 };
  const path = searchPath({ asked: "harbour & docks", section: "world", time: "month" }, after);
  const again = readSearch(new URL(path, "https://news.example").searchParams);
  assert.deepEqual(
    [again.asked, again.section, again.time, again.after],
    ["harbour & docks", "world", "month", after],
  );
  assert.equal(searchPath({}), "/search");
});
