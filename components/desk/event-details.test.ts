import assert from "node:assert/strict";
import test from "node:test";
import { eventDetails, timelineDetails } from "./event-details.ts";

const known = { names: new Map([["p1", "Ana Ruiz"]]), zone: "Europe/London" };

test("an assignment names the writer, the deadline and the length", () => {
  const after = { assignee: "p1", due: "2026-11-30T14:00:00.000Z", plannedWords: 600, stage: "draft" };
  assert.deepEqual(eventDetails({ verb: "assign", before: { stage: "draft" }, after }, known), [
    "Ana Ruiz is to write it",
    "Due 30 Nov 2026, 14:00 GMT",
    "600 words planned",
  ]);
});

test("both axes are told when they move, and nothing when they don't", () => {
  const before = { stage: "ready", publication: "never" };
  assert.deepEqual(
    eventDetails({ verb: "publish", before, after: { stage: "draft", publication: "live" } }, known),
    ["Ready → Draft", "Readers: Never published → Live"],
  );
  assert.deepEqual(eventDetails({ verb: "claim", before, after: before }, known), []);
});

test("a step has its bureau's name, where there are several", () => {
  const one = { verb: "approve", before: { stage: "review" }, after: { stage: "review", step: 1 } };
  const steps = [
    { name: "Desk", role: "editor" },
    { name: "Subs", role: "editor" },
  ] as const;
  assert.deepEqual(eventDetails(one, { ...known, steps }), ["Waits at Subs"]);
  assert.deepEqual(eventDetails(one, known), []);
});

test("a yes to a named step is told by the step's name of then, one without by its kind", () => {
  const one = { verb: "approve", before: {}, after: { approval: "desk", approvedStep: "Subs" } };
  assert.deepEqual(eventDetails(one, known), ["Approval of the step Subs"]);
  assert.deepEqual(eventDetails({ ...one, after: { approval: "desk" } }, known), ["Approval of the desk"]);
});

test("whom a link was for and what was planned is told to those who may know, and once", () => {
  const names = new Map([
    ["i1", "Ana Ruiz"],
    ["c1", "Budget debate"],
  ]);
  const invited = { verb: "invite-person", before: {}, after: { inviteId: "i1" } };
  assert.deepEqual(eventDetails(invited, { ...known, names }), ["Ana Ruiz"]);
  assert.deepEqual(eventDetails(invited, known), []);
  const joined = { verb: "join-by-link", before: {}, after: { personId: "p1", inviteId: "i1" } };
  assert.deepEqual(eventDetails(joined, known), ["Ana Ruiz"]);
  const planned = { verb: "plan-coverage", before: {}, after: { coverageId: "c1" } };
  assert.deepEqual(eventDetails(planned, { ...known, names }), ["“Budget debate”"]);
  assert.deepEqual(eventDetails(planned, known), []);
});

test("a picture's rights are told with those before, its changed fields by name, and its file to those who may know it", () => {
  const names = new Map([["m1", "harbour.jpg"]]);
  const until = "2026-11-30T14:00:00.000Z";
  const set = {
    verb: "deny-picture",
    before: { rights: "unknown", denied: false, expiresAt: null },
    after: { mediaId: "m1", rights: "agency", denied: true, expiresAt: until },
  };
  assert.deepEqual(eventDetails(set, { ...known, names }), [
    "harbour.jpg",
    "Rights: Agency (before: Not known yet)",
    "May not be shown",
    "May be shown until 30 Nov 2026, 14:00 GMT",
  ]);
  const changed = { verb: "change-picture", before: {}, after: { mediaId: "m1", fields: "credit, focal" } };
  assert.deepEqual(eventDetails(changed, known), ["Changed: credit, focal point"]);
});

test("an embargo that moves is told with the one before it", () => {
  const events = [
    { verb: "set-embargo", before: {}, after: { embargo: "2026-12-02T06:00:00.000Z" } },
    { verb: "claim", before: {}, after: {} },
    { verb: "set-embargo", before: {}, after: { embargo: "2026-12-01T06:00:00.000Z" } },
  ];
  assert.deepEqual(timelineDetails(events, known), [
    ["Until 2 Dec 2026, 06:00 GMT (before: until 1 Dec 2026, 06:00 GMT)"],
    [],
    ["Until 1 Dec 2026, 06:00 GMT"],
  ]);
});

test("an erased person is nobody's name, and an unknown word says nothing", () => {
  assert.deepEqual(
    eventDetails({ verb: "assign", before: {}, after: { assignee: "p2", vault: "?" } }, known),
    ["Somebody no longer here is to write it"],
  );
});

test("topics are told with those before, which have no label of their own, and the first ones with nothing", () => {
  const names = new Map([
    ["t1", "Navies"],
    ["t2", "Fisheries"],
  ]);
  const set = (before: string, after: string) =>
    eventDetails(
      { verb: "set-topics", before: { topics: before }, after: { topics: after } },
      { ...known, names },
    );
  assert.deepEqual(set("", "t1 t2"), ["Topics: Navies, Fisheries"]);
  assert.deepEqual(set("t1", "t1 t2"), ["Topics: Navies, Fisheries (before: Navies)"]);
  assert.deepEqual(set("t1", ""), ["No topics any more (before: topics: Navies)"]);
});
