import assert from "node:assert/strict";
import test from "node:test";
import { handoverSince, spanAsked } from "./handover.ts";

const now = new Date("2026-11-29T18:00:00Z");
const since = (mark: string | null, hours: number | null = null) =>
  handoverSince(mark === null ? null : new Date(mark), hours, now).toISOString();

test("a handover begins at the person's mark, at most a week ago, and without one twelve hours ago", () => {
  assert.equal(since("2026-11-28T22:10:00Z"), "2026-11-28T22:10:00.000Z");
  assert.equal(since("2026-01-01T00:00:00Z"), "2026-11-22T18:00:00.000Z");
  assert.equal(since(null), "2026-11-29T06:00:00.000Z");
});

test("a chosen span counts before the mark, and only the offered ones can be chosen", () => {
  assert.equal(since("2026-11-29T17:00:00Z", 24), "2026-11-28T18:00:00.000Z");
  assert.equal(spanAsked("24"), 24);
  assert.equal(spanAsked("25"), null);
  assert.equal(spanAsked(undefined), null);
});
