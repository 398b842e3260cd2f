// Each row of the table, with the details on which a newsroom's trust depends (newsroom.md §3–5, §7).
import assert from "node:assert/strict";
import test from "node:test";
import type { Actor, Article } from "./article.ts";
import { decideDue, openVerbs } from "./decide.ts";
import type { Change, Facts, VerbName, Wish } from "./decision.ts";
import { article, facts, later, text } from "./model.test-support.ts";
import {
  rita,
  edda,
  cara,
  lena,
  yes,
  draft,
  review,
  ready,
  approved,
  live,
  liveFacts,
  liveReady,
  allows,
} from "./wishes.test-support.ts";

const moves: readonly (readonly [VerbName, Article, Actor, Facts, Partial<Wish>, Partial<Change>])[] = [
  [
    "submit",
    draft,
    rita,
    facts(),
    {},
    { stage: "review", publication: "never", cut: "submit", submitted: "set" },
  ],
  ["take-back", review, rita, facts(), {}, { stage: "draft", submitted: "clear" }],
  [
    "request-changes",
    review,
    edda,
    facts(),
    { reason: "Who says so?" },
    { stage: "draft", voidApproval: true },
  ],
  [
    "request-changes",
    ready,
    edda,
    approved,
    { reason: "Who says so?" },
    { stage: "draft", voidApproval: true },
  ],
  ["approve", review, edda, facts(), {}, { stage: "ready", cut: "approve" }],
  ["approve", review, lena, facts(), {}, { stage: "review" }],
  ["approve", ready, lena, approved, {}, { stage: "ready", voidApproval: false }],
  ["reopen", ready, edda, approved, {}, { stage: "review", voidApproval: true, schedule: "same" }],
  [
    "publish",
    ready,
    edda,
    approved,
    {},
    {
      stage: "draft",
      publication: "live",
      liveRevision: "approved",
      projection: "write",
      voidApproval: false,
    },
  ],
  [
    "publish",
    { ...ready, publication: "withheld", liveRevisionId: "r0" },
    edda,
    approved,
    {},
    { publication: "live" },
  ],
  [
    "publish-change",
    liveReady,
    edda,
    liveFacts,
    {},
    {
      stage: "draft",
      publication: "live",
      liveRevision: "approved",
      publicNote: { changeClass: "update", note: null },
      movesModified: true,
    },
  ],
  [
    "publish-change",
    { ...liveReady, publication: "retracted" },
    edda,
    liveFacts,
    {},
    { publication: "live" },
  ],
  [
    "publish-again",
    { ...live, publication: "withheld" },
    edda,
    facts({ liveText: text() }),
    {},
    { publication: "live", liveRevision: "same", projection: "write", movesModified: false },
  ],
  [
    "schedule",
    ready,
    edda,
    approved,
    { at: later(60), zone: "UTC" },
    { stage: "ready", publication: "never", schedule: "set", projection: "same" },
  ],
  [
    "withhold",
    live,
    lena,
    liveFacts,
    { reason: "court order" },
    { publication: "withheld", projection: "remove", stage: "draft" },
  ],
  ["kill", live, lena, liveFacts, { reason: "unlawful" }, { publication: "killed", projection: "gone" }],
  [
    "retract",
    live,
    cara,
    liveFacts,
    { publicNote: "We were wrong.", keepText: false },
    {
      publication: "retracted",
      projection: "retract",
      keepText: false,
      publicNote: { changeClass: "retraction", note: "We were wrong." },
    },
  ],
  [
    "spike",
    ready,
    edda,
    approved,
    { reason: "no news" },
    { spiked: true, stage: "ready", publication: "never" },
  ],
  ["unspike", article({ spiked: true }), edda, facts(), { reason: "news again" }, { spiked: false }],
  [
    "restore",
    review,
    edda,
    facts(),
    { revisionId: "r0" },
    { stage: "draft", restoreFrom: "r0", publication: "never", projection: "same", cut: "checkpoint" },
  ],
  [
    "publish-in-emergency",
    draft,
    cara,
    facts(),
    { reason: "Tsunami warning, all coasts" },
    { publication: "live", liveRevision: "cut", emergency: true, projection: "write" },
  ],
];

for (const [verb, one, actor, by, over, expected] of moves) {
  test(`${actor.role} may ${verb} at ${one.stage}, ${one.publication}`, () => {
    const change = allows(verb, one, actor, by, over);
    for (const [key, value] of Object.entries(expected))
      assert.deepEqual(change[key as keyof Change], value, key);
  });
}

test("a kill counts whatever the person last saw, from any stage", () => {
  for (const stage of ["draft", "review", "ready"] as const) {
    const one = {
      ...live,
      stage,
      schedule: { revisionId: "r1", at: later(60), zone: "UTC", state: "pending" },
    } as const;
    const change = allows("kill", one, cara, liveFacts, { reason: "unlawful", seenVersion: 0 });
    assert.equal(change.schedule, "cancel");
    assert.equal(change.stage, stage);
  }
});

test("a killed article refuses every verb of everybody", () => {
  const killed = article({ publication: "killed", liveRevisionId: "r0" });
  for (const actor of [rita, edda, cara, lena]) {
    assert.deepEqual(openVerbs(killed, actor, liveFacts, later(10)), []);
    assert.deepEqual(openVerbs(killed, actor, liveFacts, later(10), "history"), []);
  }
});

test("scheduling for the very end of an embargo is allowed", () => {
  allows("schedule", { ...ready, embargoUntil: later(60) }, edda, approved, { at: later(60), zone: "UTC" });
});

test("the first yes chooses class and note where none was proposed; what was approved is what readers are told", () => {
  const bare = { ...review, publication: "live", liveRevisionId: "r0" } as const;
  const words = { changeClass: "correction", publicNote: "It was two." } as const;
  const change = allows("approve", bare, edda, liveFacts, { ...words, publicNote: " It was two. " });
  assert.deepEqual(change.approve, { kind: "desk", ...words });
  assert.deepEqual(change.proposed, words, "whoever says yes after it is asked for the same words");
  const by = { ...liveFacts, approvals: [{ ...yes, changeClass: "fix" as const }] };
  const quiet = allows("publish-change", { ...liveReady, proposedClass: "fix" }, edda, by);
  assert.equal(quiet.publicNote, null);
  assert.equal(quiet.movesModified, false);
});

test("an editor's reason lets a fix touch a headline", () => {
  const by = {
    ...liveFacts,
    changes: [{ where: "headline", deleted: "teh", inserted: "the", inQuotation: false }],
  } as const;
  allows("submit", live, edda, by, { changeClass: "fix", reason: "A letter was missing." });
});

test("a due schedule is judged again and fires once", () => {
  const scheduled = {
    ...ready,
    schedule: { revisionId: "r1", at: later(60), zone: "UTC", state: "pending" },
  } as const;
  assert.equal(decideDue(scheduled, approved, later(59)).ok, false);
  const fired = decideDue(scheduled, approved, later(60));
  assert.ok(fired.ok && fired.change.schedule === "fired" && fired.change.verb === "publish");
  const held = decideDue(scheduled, { ...approved, holds: [{ kind: "rights" }] }, later(60));
  assert.ok(!held.ok && held.refusal.why === "hold");
  const suspended = { ...scheduled, schedule: { ...scheduled.schedule, state: "suspended" } } as const;
  assert.equal(decideDue(suspended, approved, later(60)).ok, false);
  const reopened = allows("reopen", scheduled, edda, approved);
  assert.equal(reopened.schedule, "suspend");
});

/** Who has it, gates and plans: desk-verbs.test.ts. */
const beside: ReadonlySet<VerbName> = new Set<VerbName>([
  "claim",
  "release-claim",
  "assign",
  "set-embargo",
  "lift-embargo",
  "place-hold",
  "release-hold",
  "put-in-vault",
  "leave-vault",
  "plan-withhold",
  "cancel-withhold",
]);

test("buttons: an editor sees what the stage offers, with the reason where one is refused", () => {
  const names = (one: Article, actor: Actor, by: Facts) =>
    openVerbs(one, actor, by, later(10))
      .filter((open) => !beside.has(open.verb))
      .map((open) => `${open.label}${open.refusal === null ? "" : `: ${open.refusal.why}`}`);
  assert.deepEqual(names(draft, rita, facts()), ["Submit for review"]);
  assert.deepEqual(names(review, rita, facts()), ["Take back"]);
  assert.deepEqual(names({ ...review, submittedBy: "edda" }, edda, facts()), [
    "Take back",
    "Request changes",
    "Approve: four-eyes",
    "Spike",
  ]);
  assert.deepEqual(names(ready, edda, approved), [
    "Request changes",
    "Reopen",
    "Publish",
    "Schedule",
    "Spike",
  ]);
  assert.deepEqual(names({ ...ready, embargoUntil: later(60) }, edda, approved), [
    "Request changes",
    "Reopen",
    "Publish: embargo",
    "Schedule",
    "Spike",
  ]);
  assert.deepEqual(names(live, lena, liveFacts), ["Withhold", "Kill"]);
  assert.deepEqual(names(article({ spiked: true }), edda, facts()), ["Unspike"]);
  assert.deepEqual(
    openVerbs(draft, rita, facts(), later(10), "history").map((open) => open.verb),
    ["restore"],
  );
});
