// Whose turn it is, and what is late: what a line says must be what the rules mean.
import assert from "node:assert/strict";
import test from "node:test";
import type { Actor, Role } from "./article.ts";
import { dueState, stepName, stillDue, waitsFor } from "./board.ts";

const person = (role: Role, id: string = role): Actor => ({ id, name: id, role, bureauIds: ["home"] });
type Standing = Parameters<typeof waitsFor>[1];
const standing = (more: Partial<Standing> = {}): Standing => ({
  bureauId: "home",
  createdBy: "reporter",
  assignedTo: null,
  claimedBy: null,
  bylinePersonIds: [],
  stage: "draft",
  step: 0,
  publication: "never",
  spiked: false,
  submittedBy: null,
  vaulted: false,
  scheduled: false,
  holds: [],
  secondReadDue: false,
  changesRequested: false,
  steps: [],
  legalDue: false,
  ...more,
});
const waits = (more: Partial<Standing>): Role[] =>
  (["reporter", "editor", "chief", "legal", "admin"] as const).filter((role) =>
    waitsFor(person(role), standing(more)),
  );

test("a draft waits for whose work it is, review for the step it stands at, ready for the desk", () => {
  const steps = [
    { name: "Subs", role: "editor" },
    { name: "Lawyers", role: "legal" },
    { name: "Standards", role: "chief" },
  ] as const;
  assert.deepEqual(waits({}), ["reporter"]);
  assert.deepEqual(waits({ createdBy: "somebody" }), []);
  assert.deepEqual(waits({ stage: "review" }), ["editor", "chief"]);
  assert.deepEqual(waits({ stage: "review", submittedBy: "editor" }), ["chief"]);
  assert.deepEqual(waits({ stage: "review", steps, step: 1 }), ["legal"]);
  assert.deepEqual(waits({ stage: "review", steps, step: 2 }), ["chief"]);
  assert.deepEqual(waits({ stage: "review", steps, step: 9 }), ["chief"]);
  assert.deepEqual(waits({ stage: "ready" }), ["editor", "chief"]);
  assert.deepEqual(waits({ stage: "ready", scheduled: true }), []);
  assert.deepEqual(waits({ stage: "ready", scheduled: true, holds: ["legal"] }), ["legal"]);
  assert.deepEqual(waits({ stage: "ready", scheduled: true, legalDue: true }), ["legal"]);
  assert.deepEqual(waits({ stage: "draft", createdBy: "somebody", legalDue: true }), []);
});

test("what is live waits for its writer only when changes were asked for, and for the desk when a second read is due", () => {
  assert.deepEqual(waits({ publication: "live" }), []);
  assert.deepEqual(waits({ publication: "live", changesRequested: true }), ["reporter"]);
  assert.deepEqual(waits({ publication: "live", secondReadDue: true }), ["editor", "chief"]);
});

test("nothing waits that is spiked, killed or another bureau's", () => {
  for (const more of [{ spiked: true }, { publication: "killed" }] as const)
    assert.deepEqual(waits({ stage: "review", ...more }), []);
  assert.deepEqual(waits({ stage: "review", bureauId: "abroad" }), ["chief"]);
});

test("the step is named only where there are several", () => {
  const one = [{ name: "Desk", role: "editor" }] as const;
  const two = [...one, { name: "Subs", role: "editor" }] as const;
  assert.equal(stepName({ stage: "review", step: 0, steps: one }), null);
  assert.equal(stepName({ stage: "review", step: 1, steps: two }), "Subs");
  assert.equal(stepName({ stage: "ready", step: 0, steps: two }), null);
});

test("what is handed in, published, spiked or killed is due no more, and what is assigned anew is", () => {
  const [before, dueAt, later] = [10, 11, 12].map((hour) => new Date(`2026-11-29T${hour}:00:00Z`)) as [
    Date,
    Date,
    Date,
  ];
  const draft = {
    stage: "draft",
    publication: "never",
    spiked: false,
    dueAt,
    assignedAt: before,
    modifiedAt: null,
  } as const;
  assert.equal(stillDue(draft), dueAt);
  assert.equal(stillDue({ ...draft, dueAt: null }), null);
  assert.equal(stillDue({ ...draft, stage: "review" }), null);
  assert.equal(stillDue({ ...draft, stage: "ready" }), null);
  assert.equal(stillDue({ ...draft, spiked: true }), null);
  assert.equal(stillDue({ ...draft, publication: "killed" }), null);
  const live = { ...draft, publication: "live", modifiedAt: later } as const;
  assert.equal(stillDue(live), null);
  assert.equal(stillDue({ ...live, assignedAt: null }), null);
  assert.equal(stillDue({ ...live, assignedAt: later, modifiedAt: before }), dueAt);
});

test("due is late from the next millisecond on, soon within two hours, and nothing where nothing is due", () => {
  const now = new Date("2026-11-29T12:00:00Z");
  const at = (minutes: number) => dueState(new Date(now.getTime() + minutes * 60_000), now);
  assert.deepEqual([at(-1), at(0), at(120), at(121)], ["late", "soon", "soon", "later"]);
  assert.equal(dueState(null, now), null);
});
