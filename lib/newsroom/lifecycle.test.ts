// Each row of the table, with the details on which a newsroom's trust depends (newsroom.md §3–5, §7).
import assert from "node:assert/strict";
import test from "node:test";
import type { Actor, Approval, Article } from "./article.ts";
import type { Change, Facts, Refusal, VerbName, Wish } from "./decision.ts";
import { decide, decideDue, openVerbs } from "./lifecycle.ts";
import { article, facts, later, person, start, text } from "./model.test-support.ts";

const rita = person("rita", "reporter", "americas");
const edda = person("edda", "editor", "americas");
const emil = person("emil", "editor", "americas");
const cara = person("cara", "chief");
const lena = person("lena", "legal");

const yes: Approval = {
  revisionId: "r1",
  revisionHash: "h1",
  approverId: "edda",
  kind: "desk",
  changeClass: null,
  publicNote: null,
};
const draft = article();
const review = article({ stage: "review", submittedBy: "rita", submittedAt: later(1) });
const ready = article({ ...review, stage: "ready", approvedRevisionId: "r1" });
const approved = facts({ revisionHashes: { r1: "h1" }, approvals: [yes] });
const live = article({ publication: "live", liveRevisionId: "r0" });
const liveFacts = facts({
  revisionHashes: { r0: "h0", r1: "h1" },
  liveText: text(),
  approvals: [{ ...yes, changeClass: "update" }],
});
const liveReady = { ...ready, publication: "live", liveRevisionId: "r0" } as const;

function wishFor(verb: VerbName, one: Article, over: Partial<Wish> = {}): Wish {
  return { verb, seenVersion: one.version, seenCopyVersion: one.copyVersion, ...over };
}

function allows(
  verb: VerbName,
  one: Article,
  actor: Actor,
  by: Facts = facts(),
  over: Partial<Wish> = {},
): Change {
  const decision = decide(one, wishFor(verb, one, over), actor, by, later(10));
  assert.ok(decision.ok, decision.ok ? "" : JSON.stringify(decision.refusal));
  return decision.change;
}

function refuses(
  verb: VerbName,
  one: Article,
  actor: Actor,
  by: Facts,
  over: Partial<Wish>,
  why: string,
): Refusal {
  const decision = decide(one, wishFor(verb, one, over), actor, by, later(10));
  assert.ok(!decision.ok, "was allowed");
  assert.equal(decision.refusal.why, why);
  return decision.refusal;
}

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
    { stage: "draft", voidApproval: false },
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

const denied = facts({
  ...approved,
  pictures: [{ mediaId: "m", denied: true, expiresAt: null, name: "harbour.jpg" }],
});
const expiring = facts({
  ...approved,
  pictures: [{ mediaId: "m", denied: false, expiresAt: later(30), name: "harbour.jpg" }],
});
const emergency = { reason: "Tsunami warning, all coasts" };

const noes: readonly (readonly [string, VerbName, Article, Actor, Facts, Partial<Wish>, string])[] = [
  ["a role that never approves", "approve", review, rita, facts(), {}, "role"],
  ["another bureau", "submit", article({ bureauId: "asia" }), rita, facts(), {}, "bureau"],
  ["somebody else's draft", "submit", article({ createdBy: "rob" }), rita, facts(), {}, "own-work"],
  ["a look at an older version", "approve", review, edda, facts(), { seenVersion: 0 }, "article"],
  ["a look at an older text", "approve", review, edda, facts(), { seenCopyVersion: 0 }, "text"],
  [
    "an approval by the submitter",
    "approve",
    { ...review, submittedBy: "edda" },
    edda,
    facts(),
    {},
    "four-eyes",
  ],
  [
    "an approval by the only author",
    "approve",
    review,
    edda,
    facts({ contributors: [{ personId: "edda", lastChangedAt: start }] }),
    {},
    "four-eyes",
  ],
  [
    "strict: a change after the submit",
    "approve",
    review,
    edda,
    facts({
      fourEyes: "strict",
      contributors: [
        { personId: "rita", lastChangedAt: start },
        { personId: "edda", lastChangedAt: later(2) },
      ],
    }),
    {},
    "four-eyes",
  ],
  ["an open suggestion", "approve", review, edda, facts({ openSuggestions: 1 }), {}, "checks"],
  [
    "a submit without a headline",
    "submit",
    draft,
    rita,
    facts({ text: text({ headline: " " }) }),
    {},
    "checks",
  ],
  [
    "taking back what another submitted",
    "take-back",
    { ...review, submittedBy: "rob" },
    rita,
    facts(),
    {},
    "own-work",
  ],
  [
    "publishing without an approval",
    "publish",
    ready,
    edda,
    facts({ revisionHashes: { r1: "h1" } }),
    {},
    "no-approval",
  ],
  [
    "publishing what isn't what was approved",
    "publish",
    ready,
    edda,
    { ...approved, copyHash: "h2" },
    {},
    "no-approval",
  ],
  [
    "publishing what its author approved elsewhere",
    "publish",
    { ...ready, submittedBy: "edda" },
    emil,
    approved,
    {},
    "four-eyes",
  ],
  ["publishing a draft", "publish", draft, edda, approved, {}, "stage"],
  ["an embargo", "publish", { ...ready, embargoUntil: later(11) }, edda, approved, {}, "embargo"],
  ["a hold", "publish", ready, edda, { ...approved, holds: [{ kind: "editorial" }] }, {}, "hold"],
  [
    "legal review without legal's yes",
    "publish",
    ready,
    edda,
    { ...approved, legalReview: true },
    {},
    "legal-approval",
  ],
  [
    "the vault",
    "schedule",
    { ...ready, vaulted: true },
    edda,
    { ...approved, approvals: [yes, { ...yes, kind: "legal", approverId: "lena" }] },
    { at: later(60), zone: "UTC" },
    "vault",
  ],
  ["a denied picture", "publish", ready, edda, denied, {}, "picture-rights"],
  [
    "a placeholder",
    "publish",
    ready,
    edda,
    { ...approved, text: text({ headline: "Ferries TK" }) },
    {},
    "checks",
  ],
  [
    "a picture that expires before its hour",
    "schedule",
    ready,
    edda,
    expiring,
    { at: later(40), zone: "UTC" },
    "picture-rights",
  ],
  [
    "an embargo that ends later than scheduled",
    "schedule",
    { ...ready, embargoUntil: later(90) },
    edda,
    approved,
    { at: later(60), zone: "UTC" },
    "embargo",
  ],
  ["a time that is over", "schedule", ready, edda, approved, { at: later(9), zone: "UTC" }, "past"],
  ["nothing to unschedule", "unschedule", ready, edda, approved, {}, "no-schedule"],
  [
    "a live text submitted unchanged",
    "submit",
    live,
    rita,
    { ...liveFacts, copyHash: "h0" },
    { changeClass: "update" },
    "unchanged",
  ],
  ["a change without a class", "submit", live, rita, liveFacts, {}, "missing"],
  ["a correction without a note", "submit", live, rita, liveFacts, { changeClass: "correction" }, "missing"],
  [
    "a change announced as a retraction",
    "submit",
    live,
    rita,
    liveFacts,
    { changeClass: "retraction", publicNote: "x" },
    "class",
  ],
  [
    "a quiet fix of a headline",
    "submit",
    live,
    rita,
    { ...liveFacts, changes: [{ where: "headline", deleted: "a", inserted: "b", inQuotation: false }] },
    { changeClass: "fix", reason: "typo" },
    "stealth-edit",
  ],
  [
    "a retracted text that returns as a fix",
    "submit",
    { ...live, publication: "retracted" },
    rita,
    liveFacts,
    { changeClass: "fix" },
    "class",
  ],
  ["a kill without a reason", "kill", live, cara, liveFacts, { reason: " " }, "missing"],
  ["a kill by an editor", "kill", live, edda, liveFacts, { reason: "x" }, "role"],
  ["a retraction without a note", "retract", live, cara, liveFacts, {}, "missing"],
  ["spiking what was published", "spike", live, edda, liveFacts, { reason: "x" }, "stage"],
  ["a spiked article", "submit", article({ spiked: true }), rita, facts(), {}, "spiked"],
  ["restoring at ready", "restore", ready, edda, approved, { revisionId: "r0" }, "stage"],
  ["a reporter restoring in review", "restore", review, rita, facts(), { revisionId: "r0" }, "stage"],
  [
    "another article's revision",
    "restore",
    draft,
    rita,
    facts({ revisionKnown: false }),
    { revisionId: "x" },
    "unknown-revision",
  ],
  [
    "an emergency in fourteen characters",
    "publish-in-emergency",
    draft,
    cara,
    facts(),
    { reason: "12345678901234" },
    "missing",
  ],
  ["an emergency by an editor", "publish-in-emergency", draft, edda, facts(), emergency, "role"],
  [
    "an emergency under embargo",
    "publish-in-emergency",
    { ...draft, embargoUntil: later(60) },
    cara,
    facts(),
    emergency,
    "embargo",
  ],
  [
    "an emergency under a hold",
    "publish-in-emergency",
    draft,
    cara,
    facts({ holds: [{ kind: "legal" }] }),
    emergency,
    "hold",
  ],
  [
    "an emergency from the vault",
    "publish-in-emergency",
    { ...draft, vaulted: true },
    cara,
    facts(),
    emergency,
    "vault",
  ],
  [
    "an emergency with a denied picture",
    "publish-in-emergency",
    draft,
    cara,
    denied,
    emergency,
    "picture-rights",
  ],
];

for (const [name, verb, one, actor, by, over, why] of noes) {
  test(`${verb} is refused: ${name}`, () => void refuses(verb, one, actor, by, over, why));
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

test("the approver may change class and note; what was approved is what readers are told", () => {
  const proposed = { ...review, publication: "live", liveRevisionId: "r0", proposedClass: "update" } as const;
  const change = allows("approve", proposed, edda, liveFacts, {
    changeClass: "correction",
    publicNote: " It was two. ",
  });
  assert.deepEqual(change.approve, { kind: "desk", changeClass: "correction", publicNote: "It was two." });
  const by = { ...liveFacts, approvals: [{ ...yes, changeClass: "fix" as const }] };
  const quiet = allows("publish-change", liveReady, edda, by);
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

test("buttons: an editor sees what the stage offers, with the reason where one is refused", () => {
  const names = (one: Article, actor: Actor, by: Facts) =>
    openVerbs(one, actor, by, later(10)).map(
      (open) => `${open.label}${open.refusal === null ? "" : `: ${open.refusal.why}`}`,
    );
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
