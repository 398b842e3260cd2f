import assert from "node:assert/strict";
import test from "node:test";
import { dayIn } from "./calendar-days.ts";
import { dayEnd, dayStart, dayWord, inOrder } from "./day-bounds.ts";

const hours = (day: string, zone: string) =>
  ((dayEnd(day, zone)?.getTime() ?? 0) - (dayStart(day, zone)?.getTime() ?? 0)) / 3_600_000;

test("a day has twenty-four hours, but where the clocks change", () => {
  assert.equal(hours("2026-11-29", "Europe/London"), 24);
  assert.equal(hours("2026-03-29", "Europe/London"), 23);
  assert.equal(hours("2026-10-25", "Europe/London"), 25);
});

test("a midnight that clocks leap over is followed by the day's first hour", () => {
  assert.equal(dayStart("2026-09-06", "America/Santiago")?.toISOString(), "2026-09-06T04:00:00.000Z");
});

test("what is no day has no beginning and no end", () => {
  assert.equal(dayStart("2026-13-45", "Europe/London"), null);
  assert.equal(dayEnd("soon", "Europe/London"), null);
});

test("a span that is named backwards is the same span, and what is no span stays as it is", () => {
  const [early, late] = ["2026-11-10", "2026-11-30"];
  assert.deepEqual(inOrder({ from: late, until: early }), { from: early, until: late });
  for (const span of [
    { from: early, until: late },
    { from: early, until: early },
    { from: late, until: "" },
    { from: "", until: early },
    { from: "soon", until: early },
  ])
    assert.deepEqual(inOrder(span), span);
  assert.equal(inOrder({ from: late, until: early, bureau: "asia" }).bureau, "asia");
});

test("a day is the zone's own", () => {
  assert.equal(dayIn("Asia/Tokyo", new Date("2026-11-29T16:00:00Z")), "2026-11-30");
  assert.equal(dayWord("2026-11-30"), "30 Nov 2026");
});
