// Named steps of review (Desk → Subs → Legal): whose yes hands an article on, for which text, and whose is recorded beside.
import assert from "node:assert/strict";
import test from "node:test";
import type { Approval, ReviewStep } from "./article.ts";
import { decideDue, openVerbs } from "./decide.ts";
import type { Facts } from "./decision.ts";
import { facts, later, person } from "./model.test-support.ts";
import { keptYeses } from "./step-yeses.ts";
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
const emils: Approval = { ...yes, approverId: "emil", at: later(3) };
const lenas: Approval = { ...yes, kind: "legal", approverId: "lena", at: later(4) };
/** Each of these said yes to the text as it is. */
const said = (...approvals: Approval[]): Facts => facts({ steps, approvals });
const at = (step: number) => ({ ...review, step });
const ellen = person("ellen", "editor", "americas");

test("without steps of its own a bureau has the desk's alone: one yes makes an article ready", () => {
  assert.equal(allows("approve", review, edda, facts()).stage, "ready");
});

test("a yes in turn hands the article to the next step, and stays a yes to that text", () => {
  const change = allows("approve", at(0), edda, said());
  assert.deepEqual([change.stage, change.step, change.approve?.kind], ["review", 1, "desk"]);
  assert.equal(allows("approve", at(1), emil, said(yes)).step, 2);
  const last = allows("approve", at(2), lena, said(yes, emils));
  assert.deepEqual([last.stage, last.step, last.cut], ["ready", 0, "approve"]);
});

test("a yes names the step that it is for, where the bureau has named steps and it comes in turn", () => {
  assert.equal(allows("approve", at(0), edda, said()).approvedStep, "Desk");
  assert.equal(allows("approve", at(1), emil, said(yes)).approvedStep, "Subs");
  assert.equal(allows("approve", at(2), lena, said(yes, emils)).approvedStep, "Legal");
  assert.equal(allows("approve", at(0), lena, said()).approvedStep, null);
  assert.equal(allows("approve", review, edda, facts()).approvedStep, null);
});

test("a yes out of turn is recorded and moves nothing", () => {
  const legalFirst = allows("approve", at(0), lena, said());
  assert.deepEqual([legalFirst.stage, legalFirst.step, legalFirst.approve?.kind], ["review", 0, "legal"]);
  const deskLate = allows("approve", at(2), ellen, said(yes, emils));
  assert.deepEqual([deskLate.stage, deskLate.step, deskLate.approve?.kind], ["review", 2, "desk"]);
});

test("legal said yes before its turn: in its turn it hands the article on all the same", () => {
  assert.equal(allows("approve", at(2), lena, said(yes, emils, lenas)).stage, "ready");
});

test("a yes that was given early isn't asked for again: the next one hands the article past it, or makes it ready", () => {
  assert.equal(allows("approve", at(1), emil, said(yes, lenas)).stage, "ready");
  const between = facts({ steps: [steps[0]!, steps[2]!, steps[1]!], approvals: [lenas] });
  assert.equal(allows("approve", at(0), edda, between).step, 2, "past Legal to Subs");
  refuses("approve", at(1), emil, { ...said(yes, lenas), blockingComments: 1 }, {}, "checks");
  const off = { ...said(yes, lenas), fourEyes: "off" } as const;
  assert.equal(
    allows("approve", at(0), edda, { ...off, approvals: [lenas] }).step,
    1,
    "one step of its kind",
  );
  assert.equal(allows("approve", at(1), edda, off).stage, "ready");
  const fellSince = { ...lenas, at: later(0) };
  assert.equal(allows("approve", at(1), emil, said(yes, fellSince)).step, 2, "of an earlier round");
});

test("a yes beside that frees another for the step that waits hands the article on", () => {
  const both = facts({ steps: [...steps.slice(0, 1), { name: "Chief", role: "chief" }] });
  const caras: Approval = { ...yes, approverId: "cara" };
  const standards: Approval = { ...caras, kind: "standards", at: later(3) };
  assert.equal(allows("approve", at(1), emil, { ...both, approvals: [caras, standards] }).stage, "ready");
});

test("the steps that are still to come show the yes that they have already", () => {
  const kept = (...approvals: Approval[]) =>
    [...keptYeses(at(0), said(...approvals))].map(([step, one]) => [step, one.approverId]);
  assert.deepEqual(kept(lenas), [[2, "lena"]]);
  assert.deepEqual(kept({ ...lenas, revisionHash: "h0" }), []);
  assert.deepEqual([...keptYeses(at(1), said(yes))], [], "what passed a step waits for none");
});

test("wherever it stood, the article waits at the first step that has no yes to the text as it is", () => {
  const older = { ...said(yes, emils), copyHash: "h2" };
  const legal = allows("approve", at(2), lena, older);
  assert.deepEqual([legal.stage, legal.step], ["review", 0]);
  assert.equal(allows("approve", at(2), edda, older).step, 1);
  const halfway = facts({ steps, approvals: [{ ...yes, revisionHash: "h2" }, emils], copyHash: "h2" });
  assert.equal(allows("approve", at(2), ellen, halfway).step, 2, "from Subs, whose yes is missing");
});

test("a yes of an earlier round counts for no step of this one", () => {
  const before = { ...yes, at: later(0) };
  assert.equal(allows("approve", at(1), emil, said(before)).step, 1, "it waited at Desk");
});

test("each step needs another person, whatever kind of yes each gives", () => {
  refuses("approve", at(1), edda, said(yes), {}, "four-eyes");
  const both = facts({ steps: [...steps.slice(0, 1), { name: "Chief", role: "chief" }] });
  const caras: Approval = { ...yes, approverId: "cara" };
  refuses("approve", at(1), cara, { ...both, approvals: [caras] }, {}, "four-eyes");
  const change = allows("approve", at(1), cara, { ...both, approvals: [yes] });
  assert.deepEqual([change.stage, change.approve?.kind], ["ready", "standards"]);
  // Another editor's yes frees the chief's for the step that only a chief can pass.
  const freed = allows("approve", at(1), cara, { ...both, approvals: [caras, emils] });
  assert.equal(freed.stage, "ready");
});

test("where one person is enough, one person may pass every step of the desk, one after the other", () => {
  const off = { ...said(yes), fourEyes: "off" } as const;
  assert.equal(allows("approve", at(1), edda, off).step, 2);
  assert.equal(allows("approve", at(0), edda, { ...off, approvals: [] }).step, 1);
});

test("who submitted the text gives none of its yeses, standards' included", () => {
  const chief = facts({ steps: [...steps.slice(0, 1), { name: "Chief", role: "chief" }], approvals: [yes] });
  const own = { ...at(1), submittedBy: "cara" };
  refuses("approve", own, cara, chief, {}, "four-eyes");
  assert.equal(allows("approve", own, person("carl", "chief"), chief).stage, "ready");
});

test("what is open is closed before the last step, whoever's it is", () => {
  refuses("approve", at(2), lena, { ...said(yes, emils), openSuggestions: 1 }, {}, "checks");
});

test("changes requested, taken back and reopened begin the round anew, and its yeses fall", () => {
  const asked = allows("request-changes", at(2), edda, said(yes, emils), { reason: "Who says so?" });
  assert.deepEqual([asked.step, asked.voidApproval], [0, true]);
  const rita = person("rita", "reporter", "americas");
  assert.equal(allows("take-back", at(1), rita, said(yes)).voidApproval, true);
  const reopened = allows("reopen", ready, edda, { ...approved, steps });
  assert.deepEqual([reopened.step, reopened.voidApproval], [0, true]);
});

test("an article that waits at a step which settings took away waits at the last one", () => {
  assert.equal(allows("approve", at(7), edda, facts({ steps: steps.slice(0, 1) })).stage, "ready");
});

const whole = { ...approved, steps, approvals: [yes, emils, lenas] };
const tomorrow = { at: later(60), zone: "UTC" };

test("nothing is published or scheduled that a step hasn't said yes to, and the refusal names the step", () => {
  allows("publish", ready, edda, whole);
  allows("schedule", ready, edda, whole, tomorrow);
  const live = { ...ready, publication: "live", liveRevisionId: "r0", proposedClass: "update" } as const;
  const change = {
    ...whole,
    approvals: whole.approvals.map((one) => ({ ...one, changeClass: "update" as const })),
  };
  allows("publish-change", live, edda, change);
  for (const missing of ["emil", "lena"]) {
    const without = (of: Facts) => ({
      ...of,
      approvals: of.approvals.filter((one) => one.approverId !== missing),
    });
    const refusal = refuses("publish", ready, edda, without(whole), {}, "step");
    assert.equal(refusal.why === "step" && refusal.step, missing === "emil" ? "Subs" : "Legal");
    refuses("schedule", ready, edda, without(whole), tomorrow, "step");
    refuses("publish-change", live, edda, without(change), {}, "step");
  }
  const other = { ...whole, approvals: [yes, emils, { ...lenas, revisionHash: "h0" }] };
  refuses("publish", ready, edda, other, {}, "step");
});

test("a due schedule is judged by the steps that the bureau has by then", () => {
  const schedule = { revisionId: "r1", at: later(5), zone: "UTC", state: "pending" } as const;
  const due = { ...ready, schedule };
  assert.ok(decideDue(due, { ...approved, steps: steps.slice(0, 1) }, later(6)).ok);
  const refused = decideDue(due, { ...approved, steps }, later(6));
  assert.ok(!refused.ok && refused.refusal.why === "step");
});

test("a step that settings add at ready gets its yes there, and the article stays ready", () => {
  const added = { ...whole, approvals: [yes] };
  const offered = (actor: typeof edda, by: Facts) =>
    openVerbs(ready, actor, by, later(10)).find((one) => one.verb === "approve")?.refusal;
  assert.equal(offered(emil, added), null);
  const change = allows("approve", ready, emil, added);
  assert.deepEqual([change.stage, change.approve?.kind, change.voidApproval], ["ready", "desk", false]);
  refuses("approve", ready, edda, added, {}, "four-eyes");
  assert.equal(allows("approve", ready, lena, { ...added, approvals: [yes, emils] }).stage, "ready");
  assert.equal(offered(emil, whole), undefined, "an editor has nothing to approve at ready");
  assert.equal(offered(emil, approved), undefined, "nor has one where there are no steps");
});

test("the same text under another revision's number is the same text", () => {
  const renumbered = { ...whole, revisionHashes: { r2: "h1" } };
  allows("publish", { ...ready, approvedRevisionId: "r2" }, edda, renumbered);
});

test("after a legal hold or the vault what was withheld comes back only with legal's yes to what readers had", () => {
  const withheld = {
    ...ready,
    stage: "draft",
    publication: "withheld",
    liveRevisionId: "r0",
    approvedRevisionId: null,
  } as const;
  const held = facts({ revisionHashes: { r0: "h0" }, legalReview: true, legalReviewSince: later(3) });
  allows("publish-again", withheld, edda, facts({ revisionHashes: { r0: "h0" } }));
  refuses("publish-again", withheld, edda, held, {}, "live-legal-approval");
  const by = (over: Partial<Approval>) => ({
    ...held,
    approvals: [{ ...lenas, revisionHash: "h0", ...over }],
  });
  allows("publish-again", withheld, edda, by({}));
  refuses("publish-again", withheld, edda, by({ revisionHash: "h1" }), {}, "live-legal-approval");
  refuses("publish-again", withheld, edda, by({ kind: "desk" }), {}, "live-legal-approval");
  refuses("publish-again", withheld, edda, by({ at: later(2) }), {}, "live-legal-approval");
});
