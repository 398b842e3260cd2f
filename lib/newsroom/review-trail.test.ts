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
  hash: "h5",
  stage: "review",
  step: 0,
  approval: "desk",
  ...to,
});
const names = (events: readonly TrailEvent[]) =>
  reviewTrail(events, ["desk", "desk", "legal"]).map((one) => one.by);

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

test("the last yes makes it ready, and a reopened text has passed nothing", () => {
  const ready = [
    event("submit", "Ana"),
    event("approve", "Ed", { step: 1 }),
    event("approve", "Sue", { step: 2 }),
    event("approve", "Lou", { stage: "ready", step: null }),
  ];
  assert.deepEqual(names(ready), ["Ed", "Sue", "Lou"]);
  assert.deepEqual(names([...ready, event("reopen", "Ed")]), []);
});

test("what somebody changed between two steps goes through them anew", () => {
  const before = [
    event("submit", "Ana"),
    event("approve", "Ed", { step: 1 }),
    event("approve", "Sue", { step: 2 }),
  ];
  const anew = event("approve", "Lou", { step: 1, revision: 6, hash: "h6" });
  assert.deepEqual(names([...before, anew]), ["Lou"]);
  const named = event("approve", "Lou", { stage: "ready", step: null, revision: 6 });
  assert.deepEqual(
    names([...before, named]),
    ["Ed", "Sue", "Lou"],
    "the same text under a name stays the same",
  );
});

test("what was sent back or submitted anew has passed nothing", () => {
  const passed = [event("submit", "Ana"), event("approve", "Ed", { step: 1 })];
  assert.deepEqual(names([...passed, event("request-changes", "Sue", { stage: "draft" })]), []);
  assert.deepEqual(names([...passed, event("take-back", "Ana"), event("submit", "Ana")]), []);
});

test("a yes before its turn is what passes its step when the turn comes, and the one that came last only its own", () => {
  const early = [
    event("submit", "Ana"),
    event("approve", "Lou", { step: 0, approval: "legal" }),
    event("approve", "Ed", { step: 1 }),
    event("approve", "Sue", { stage: "ready", step: null }),
  ];
  assert.deepEqual(names(early), ["Ed", "Sue", "Lou"]);
});
