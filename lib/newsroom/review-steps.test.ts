// Named steps of review (Desk → Subs → Legal): whose yes hands an article on, and whose is recorded beside.
import assert from "node:assert/strict";
import test from "node:test";
import type { ReviewStep } from "./article.ts";
import { facts } from "./model.test-support.ts";
import {
  allows,
  approved,
  cara,
  edda,
  emil,
  lena,
  ready,
  refuses,
  review,
  yes,
} from "./wishes.test-support.ts";

const steps: readonly ReviewStep[] = [
  { name: "Desk", role: "editor" },
  { name: "Subs", role: "editor" },
  { name: "Legal", role: "legal" },
];
const by = facts({ steps });
const at = (step: number) => ({ ...review, step });

test("without steps of its own a bureau has the desk's alone: one yes makes an article ready", () => {
  assert.equal(allows("approve", review, edda, facts()).stage, "ready");
});

test("a yes in turn hands the article to the next step, and stays a yes to that text", () => {
  const change = allows("approve", at(0), edda, by);
  assert.deepEqual([change.stage, change.step, change.approve?.kind], ["review", 1, "desk"]);
  assert.equal(allows("approve", at(1), emil, by).step, 2);
});

test("a yes out of turn is recorded and moves nothing", () => {
  const legalFirst = allows("approve", at(0), lena, by);
  assert.deepEqual([legalFirst.stage, legalFirst.step, legalFirst.approve?.kind], ["review", 0, "legal"]);
  const deskLate = allows("approve", at(2), edda, by);
  assert.deepEqual([deskLate.stage, deskLate.step, deskLate.approve?.kind], ["review", 2, "desk"]);
});

test("where legal speaks last, the desk must have said yes to exactly this text", () => {
  refuses("approve", at(2), lena, by, {}, "desk-approval");
  refuses(
    "approve",
    at(2),
    lena,
    { ...by, approvals: [{ ...yes, revisionHash: "older" }] },
    {},
    "desk-approval",
  );
  const change = allows("approve", at(2), lena, { ...by, approvals: [yes] });
  assert.deepEqual([change.stage, change.step, change.cut], ["ready", 0, "approve"]);
});

test("legal said yes before its turn: in its turn it hands the article on all the same", () => {
  const early = { ...yes, kind: "legal", approverId: "lena" } as const;
  const change = allows("approve", at(2), lena, { ...by, approvals: [yes, early] });
  assert.equal(change.stage, "ready");
});

test("a step for a chief is a yes for standards, and an editor's is recorded beside it", () => {
  const standards = facts({ steps: [...steps.slice(0, 1), { name: "Standards", role: "chief" }] });
  const change = allows("approve", at(1), cara, { ...standards, approvals: [yes] });
  assert.deepEqual([change.stage, change.approve?.kind], ["ready", "standards"]);
  assert.equal(allows("approve", at(1), edda, standards).stage, "review");
});

test("changes requested begin the round anew; what is reopened waits at the last step", () => {
  assert.equal(allows("request-changes", at(2), edda, by, { reason: "Who says so?" }).step, 0);
  assert.equal(allows("reopen", ready, edda, { ...approved, steps }).step, 2);
});

test("an article that waits at a step which settings took away waits at the last one", () => {
  assert.equal(allows("approve", at(7), edda, facts({ steps: steps.slice(0, 1) })).stage, "ready");
});
