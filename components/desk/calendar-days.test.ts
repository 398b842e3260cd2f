// Days of a calendar in zones whose clocks change, and where a moved item lands.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { dayAfter, dayIn, isDay, mondayOf, shifted, startOfDay } from "./calendar-days.ts";

const zones = [
  "Europe/London",
  "America/New_York",
  "Asia/Kathmandu",
  "America/Asuncion",
  "Pacific/Apia",
  "UTC",
];

test("a day begins where its date begins on the wall, whatever the clocks do that night", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 4_000 }), (zone, days) => {
      const iso = dayAfter("2020-01-01", days);
      const start = startOfDay(zone, iso);
      assert.equal(dayIn(zone, start), iso);
      assert.notEqual(dayIn(zone, new Date(start.getTime() - 60_000)), iso);
    }),
    { numRuns: 400, seed: 1 },
  );
});

test("weeks begin on Monday, and days are counted over the ends of months and years", () => {
  assert.equal(mondayOf("2026-11-29"), "2026-11-23");
  assert.equal(mondayOf("2026-11-23"), "2026-11-23");
  assert.equal(dayAfter("2026-12-31", 1), "2027-01-01");
  assert.equal(dayAfter("2028-03-01", -1), "2028-02-29");
});

test("only days of the calendar are days", () => {
  assert.equal(isDay("2026-02-28"), true);
  for (const bad of ["2026-02-30", "2026-13-01", "26-01-01", "today", ""])
    assert.equal(isDay(bad), false, bad);
});

test("a step on the wall clock is what the wall shows, over midnight too", () => {
  assert.equal(shifted("2026-11-29T23:50", 15), "2026-11-30T00:05");
  assert.equal(shifted("2026-11-29T14:05", -24 * 60), "2026-11-28T14:05");
});

test("days that no newspaper has are none: they would reckon to instants that nothing can store", () => {
  for (const iso of ["0000-01-01", "0001-12-31", "1899-12-31", "9999-01-01", "9999-12-31", "2026-02-30"])
    assert.equal(isDay(iso), false, iso);
  for (const iso of ["1900-01-01", "2026-11-29", "9998-12-31"]) assert.equal(isDay(iso), true, iso);
});
