// Deadlines are read at a glance: the words for an instant must be right across midnight, year ends and zones.
import assert from "node:assert/strict";
import test from "node:test";
import { deskTime, span } from "./desk-time.ts";

const now = new Date("2026-11-24T23:30:00Z");

test("an instant of the same day in the newsroom's zone is its clock time", () => {
  assert.equal(deskTime(new Date("2026-11-24T14:05:00Z"), now, "UTC"), "14:05");
});

test("the newsroom's zone decides what today is", () => {
  assert.equal(deskTime(new Date("2026-11-24T22:59:00Z"), now, "Europe/Berlin"), "yesterday 23:59");
  assert.equal(deskTime(new Date("2026-11-24T23:00:00Z"), now, "Europe/Berlin"), "00:00");
});

test("yesterday, tomorrow, this year and other years differ", () => {
  assert.equal(deskTime(new Date("2026-11-23T09:00:00Z"), now, "UTC"), "yesterday 09:00");
  assert.equal(deskTime(new Date("2026-11-25T09:00:00Z"), now, "UTC"), "tomorrow 09:00");
  assert.equal(deskTime(new Date("2026-11-12T14:05:00Z"), now, "UTC"), "12 Nov, 14:05");
  assert.equal(deskTime(new Date("2025-11-12T14:05:00Z"), now, "UTC"), "12 Nov 2025, 14:05");
});

test("a span is said in the unit that matters", () => {
  const after = (minutes: number) => span(now, new Date(now.getTime() + minutes * 60_000));
  assert.deepEqual([0, 5, 90, 60 * 30, 60 * 72].map(after), [
    "under a minute",
    "5 min",
    "2 h",
    "30 h",
    "3 days",
  ]);
});
