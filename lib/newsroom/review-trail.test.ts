// Who let a text through which step, read from what happened.
import assert from "node:assert/strict";
import test from "node:test";
import { reviewTrail, type TrailEvent } from "./review-trail.ts";

let minute = 0;
const event = (verb: string, by: string, to: Partial<TrailEvent> = {}): TrailEvent => ({
  verb,
  by,
  at: new Date((minute += 1) * 60_000),
  revision: 5,
  stage: "review",
  step: 0,
  ...to,
});
const names = (events: readonly TrailEvent[]) => reviewTrail(events, 3).map((one) => one.by);

test("each yes in turn passes one step, and one out of turn passes none", () => {
  assert.deepEqual(
    names([
      event("submit", "Ana"),
      event("approve", "Lou", { step: 0 }),
      event("approve", "Ed", { step: 1 }),
      event("approve", "Sue", { step: 2 }),
    ]),
    ["Ed", "Sue"],
  );
});

test("the last yes makes it ready, and a reopened text waits at the last step again", () => {
  const ready = [
    event("submit", "Ana"),
    event("approve", "Ed", { step: 1 }),
    event("approve", "Sue", { step: 2 }),
    event("approve", "Lou", { stage: "ready", step: null }),
  ];
  assert.deepEqual(names(ready), ["Ed", "Sue", "Lou"]);
  assert.deepEqual(names([...ready, event("reopen", "Ed", { step: 2 })]), ["Ed", "Sue"]);
});

test("what was sent back or submitted anew has passed nothing", () => {
  const passed = [event("submit", "Ana"), event("approve", "Ed", { step: 1 })];
  assert.deepEqual(names([...passed, event("request-changes", "Sue", { stage: "draft" })]), []);
  assert.deepEqual(names([...passed, event("take-back", "Ana"), event("submit", "Ana")]), []);
});
