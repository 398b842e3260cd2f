import assert from "node:assert/strict";
import test from "node:test";
import { daysOf, instantsOf, numbersSearch, readNumbersQuery, spanOf } from "./numbers-query.ts";

const now = new Date("2026-11-29T14:00:00Z");
const read = (parameters: Record<string, string>) => readNumbersQuery(parameters, now, "Europe/London");

test("without a choice it is the last thirty days, up to today in the newsroom's zone", () => {
  assert.deepEqual(read({}), { from: "2026-10-31", until: "2026-11-29", bureau: "" });
  assert.equal(daysOf(read({})).length, 30);
  assert.equal(
    numbersSearch(spanOf(read({ bureau: "asia" }), 7)),
    "?from=2026-11-23&until=2026-11-29&bureau=asia",
  );
});

test("a span is at most a year, turned round where it is named backwards, and what is no day counts as not said", () => {
  assert.equal(daysOf(read({ from: "2020-01-01" })).length, 366);
  const backwards = read({ from: "2026-11-30", until: "2026-11-10" });
  assert.deepEqual([backwards.from, backwards.until], ["2026-11-10", "2026-11-30"]);
  assert.equal(read({ from: "2026-12-30" }).from, "2026-11-29", "a day to come, up to today, is today");
  assert.deepEqual(read({ from: "2026-02-31x", until: "2026-13-01" }), read({}));
});

test("every address has instants, from the first day of all to the last", () => {
  for (const until of ["1900-01-01", "9998-12-31", "0000-01-01", "9999-12-31"])
    assert.ok(instantsOf(read({ until }), "America/New_York").from.getTime() < 253_402_300_800_000, until);
});

test("the span's instants are the zone's midnights, over a change of the clocks too", () => {
  const { from, until } = instantsOf(read({ from: "2026-10-24", until: "2026-10-25" }), "Europe/London");
  assert.equal(from.toISOString(), "2026-10-23T23:00:00.000Z");
  assert.equal(until.toISOString(), "2026-10-26T00:00:00.000Z");
});
