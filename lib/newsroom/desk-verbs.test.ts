// Who has it, when it is due and what keeps it in: claims, assignments, embargoes, holds, the vault and planned withholding.
import assert from "node:assert/strict";
import test from "node:test";
import type { Article } from "./article.ts";
import { decideWithhold, openVerbs } from "./decide.ts";
import { facts, later, person, start, text } from "./model.test-support.ts";
import {
  allows,
  approved,
  cara,
  draft,
  edda,
  emil,
  lena,
  live,
  liveFacts,
  ready,
  refuses,
  review,
  rita,
} from "./wishes.test-support.ts";

const rob = person("rob", "reporter", "americas");
const soon = { at: later(60), zone: "Europe/London" } as const;
const claimedBy = (personId: string, minutesAgo = 0) => ({
  claim: { personId, name: `${personId}’s name`, seenAt: later(10 - minutesAgo) },
});

test("a claim moves no version and is judged by itself, not by what else changed", () => {
  const change = allows("claim", draft, rob, facts(), { seenVersion: 99 });
  assert.deepEqual(change.desk, { claim: "set" });
  assert.equal(change.movesVersion, false);
});

test("who claims second learns who was first, until a quarter of an hour without them has passed", () => {
  const taken = { ...draft, claimedBy: "rita" };
  const refusal = refuses("claim", taken, rob, facts(claimedBy("rita")), {}, "claimed");
  assert.deepEqual(refusal, { kind: "not-now", why: "claimed", by: "rita’s name", own: false });
  allows("claim", taken, rob, facts(claimedBy("rita", 16)));
});

test("a claim is released by its holder or by an editor", () => {
  const taken = { ...draft, claimedBy: "rita" };
  const by = facts(claimedBy("rita"));
  assert.deepEqual(allows("release-claim", taken, rita, by).desk, { claim: "clear" });
  allows("release-claim", taken, edda, by);
  refuses("release-claim", taken, rob, by, {}, "claimed");
  refuses("release-claim", draft, edda, facts(), {}, "unclaimed");
});

test("an assignment names somebody who may write here and an instant that is to come", () => {
  const wish = { assigneeId: "rob", dueAt: later(120), plannedWords: 600 };
  assert.deepEqual(allows("assign", draft, edda, facts(), wish).desk, { assign: wish });
  refuses("assign", draft, edda, facts({ assigneeFits: false }), { assigneeId: "x" }, "assignee");
  refuses("assign", draft, edda, facts(), { dueAt: start }, "past");
  refuses("assign", draft, edda, facts(), {}, "nothing-assigned");
  refuses("assign", draft, rob, facts(), wish, "own-work");
  assert.deepEqual(allows("assign", draft, edda, facts(), { assigneeId: null }).desk, {
    assign: { assigneeId: null },
  });
});

test("an embargo is set for a possible instant to come, and suspends a schedule that comes before it", () => {
  const scheduled = {
    ...ready,
    schedule: { revisionId: "r1", at: later(30), zone: "UTC", state: "pending" },
  } as const;
  const change = allows("set-embargo", scheduled, edda, approved, soon);
  assert.deepEqual([change.desk, change.schedule], [{ embargoUntil: soon.at }, "suspend"]);
  assert.equal(allows("set-embargo", scheduled, edda, approved, { ...soon, at: later(20) }).schedule, "same");
  refuses("set-embargo", draft, edda, facts(), { ...soon, at: start }, "past");
  refuses("set-embargo", draft, edda, facts(), { ...soon, zone: "Europe/Atlantis" }, "zone");
  refuses("set-embargo", draft, edda, facts(), { at: soon.at }, "missing");
});

test("an embargo is ended early, or brought forward, only by whoever may lift it and with a reason", () => {
  const kept = { ...draft, embargoUntil: later(600) };
  refuses("set-embargo", kept, rita, facts(), soon, "role");
  refuses("set-embargo", kept, edda, facts(), soon, "missing");
  allows("set-embargo", kept, edda, facts(), { ...soon, reason: "The source agreed." });
  allows("set-embargo", kept, rita, facts(), { ...soon, at: later(900) });
  refuses("lift-embargo", kept, edda, facts(), {}, "missing");
  assert.deepEqual(allows("lift-embargo", kept, edda, facts(), { reason: "It is out." }).desk, {
    embargoUntil: null,
  });
  refuses("lift-embargo", draft, edda, facts(), { reason: "None." }, "no-embargo");
});

test("holds are placed and released by kind: legal's by legal alone", () => {
  const why = { reason: "A letter came." };
  assert.deepEqual(allows("place-hold", live, cara, liveFacts, { ...why, holdKind: "legal" }).desk, {
    placeHold: "legal",
  });
  refuses("place-hold", live, edda, liveFacts, { ...why, holdKind: "legal" }, "role");
  refuses("place-hold", live, edda, liveFacts, why, "missing");
  refuses("place-hold", live, edda, liveFacts, { holdKind: "editorial" }, "missing");
  const held = facts({ holds: [{ kind: "legal" }] });
  refuses("place-hold", draft, lena, held, { ...why, holdKind: "legal" }, "held");
  refuses("release-hold", draft, cara, held, { ...why, holdKind: "legal" }, "role");
  allows("release-hold", draft, lena, held, { ...why, holdKind: "legal" });
  refuses("release-hold", draft, cara, held, { ...why, holdKind: "rights" }, "not-held");
  const kinds = openVerbs(draft, cara, held, later(10)).map((open) => [open.verb, open.holds.join()]);
  assert.deepEqual(kinds.find(([verb]) => verb === "place-hold")?.[1], "rights,editorial");
});

test("a hold counts whatever changed since the person looked: what harms can't wait for a reload", () => {
  allows("place-hold", draft, cara, facts(), { seenVersion: 99, holdKind: "legal", reason: "Now." });
});

test("the vault needs a slugline to go in, and two people who type it to come out", () => {
  refuses("put-in-vault", draft, edda, facts({ slugline: " " }), {}, "no-slugline");
  refuses("put-in-vault", live, edda, liveFacts, {}, "stage");
  assert.deepEqual(allows("put-in-vault", draft, edda, facts()).desk, { vault: "in" });
  const inside = { ...draft, vaulted: true };
  const typed = { slugline: "ferries-return" };
  refuses("leave-vault", inside, edda, facts(), { slugline: "ferries" }, "slugline");
  refuses("leave-vault", inside, edda, facts(), {}, "missing");
  assert.deepEqual(allows("leave-vault", inside, edda, facts(), typed).desk, { vault: "asked" });
  const asked = { ...inside, vaultLeaveBy: "edda" };
  const byEdda = facts({ vaultAsker: edda });
  refuses("leave-vault", asked, edda, byEdda, typed, "vault-second");
  assert.deepEqual(allows("leave-vault", asked, emil, byEdda, typed).desk, { vault: "out" });
});

test("who asked for the vault is judged again when the second person agrees; an ask that fell is asked anew", () => {
  const asked = { ...draft, vaulted: true, vaultLeaveBy: "edda" };
  const typed = { slugline: "ferries-return" };
  for (const vaultAsker of [null, { ...edda, role: "reporter" }, { ...edda, bureauIds: ["asia"] }] as const)
    assert.deepEqual(allows("leave-vault", asked, emil, facts({ vaultAsker }), typed).desk, {
      vault: "asked",
    });
});

test("what somebody asked to take out of the vault is kept in it by anybody who may put it there", () => {
  const asked = { ...draft, vaulted: true, vaultLeaveBy: "edda" };
  const byEdda = facts({ vaultAsker: edda });
  assert.deepEqual(allows("put-in-vault", asked, edda, byEdda).desk, { vault: "kept" });
  refuses("put-in-vault", { ...draft, vaulted: true }, edda, facts(), {}, "vault");
  const offered = (one: Article) =>
    openVerbs(one, emil, byEdda, later(10)).find(({ verb }) => verb === "put-in-vault")?.label;
  assert.deepEqual(
    [offered(draft), offered({ ...draft, vaulted: true }), offered(asked)],
    ["Put in vault", undefined, "Keep in vault"],
  );
});

test("a slugline counts by its letters, however they were typed, and by nothing less", () => {
  const inside = { ...draft, vaulted: true };
  const accent = facts({ slugline: "cafe\u0301-obit" });
  allows("leave-vault", inside, edda, accent, { slugline: "caf\u00e9-obit " });
  refuses("leave-vault", inside, edda, accent, { slugline: "cafe-obit" }, "slugline");
  refuses("leave-vault", inside, edda, accent, { slugline: "Caf\u00e9-obit" }, "slugline");
});

test("a planned withholding takes what is live from readers when its instant comes, and nothing else", () => {
  assert.deepEqual(allows("plan-withhold", live, edda, liveFacts, soon).desk, { plannedWithhold: soon });
  refuses("plan-withhold", live, edda, liveFacts, { ...soon, at: start }, "past");
  refuses("cancel-withhold", live, edda, liveFacts, {}, "no-withhold-plan");
  const planned = { ...live, plannedWithhold: soon };
  assert.equal(decideWithhold(planned, liveFacts, later(59)).ok, false);
  const due = decideWithhold(planned, liveFacts, later(60));
  assert.ok(due.ok);
  assert.deepEqual([due.change.publication, due.change.projection], ["withheld", "remove"]);
  assert.deepEqual(due.change.desk, { plannedWithhold: null });
  assert.equal(decideWithhold({ ...draft, plannedWithhold: soon }, facts(), later(60)).ok, false);
  assert.deepEqual(allows("kill", planned, cara, liveFacts, { reason: "Wrong." }).desk, {
    claim: "clear",
    plannedWithhold: null,
  });
});

test("readers get an article before they lose it: plans the wrong way round are refused, whichever comes second", () => {
  const scheduled = (state: "pending" | "suspended", publication: Article["publication"] = "never") =>
    ({ ...ready, publication, schedule: { revisionId: "r1", at: later(60), zone: "UTC", state } }) as const;
  const at = (minutes: number) => ({ at: later(minutes), zone: "UTC" });
  for (const minutes of [30, 60])
    assert.deepEqual(refuses("plan-withhold", scheduled("pending"), edda, approved, at(minutes), "order"), {
      kind: "not-now",
      why: "order",
      asked: "plan-withhold",
      live: later(60),
      withheld: later(minutes),
    });
  allows("plan-withhold", scheduled("pending"), edda, approved, at(61));
  allows("plan-withhold", scheduled("suspended"), edda, approved, at(30));
  allows("plan-withhold", scheduled("pending", "live"), edda, liveFacts, at(30));

  const planned = { ...ready, plannedWithhold: at(60) };
  for (const minutes of [60, 90]) {
    const refusal = refuses("schedule", planned, edda, approved, at(minutes), "order");
    assert.deepEqual(refusal.why === "order" && [refusal.asked, refusal.live, refusal.withheld], [
      "schedule",
      later(minutes),
      later(60),
    ]);
  }
  allows("schedule", planned, edda, approved, at(59));
  const liveReady = {
    ...planned,
    publication: "live",
    liveRevisionId: "r0",
    proposedClass: "update",
  } as const;
  allows("schedule", liveReady, edda, liveFacts, at(90));
});

test("a shut gate is named before a missing approval, whatever would bring the article to readers", () => {
  const gates = [
    ["hold", {}, { holds: [{ kind: "legal" }] }],
    ["vault", { vaulted: true }, {}],
    ["embargo", { embargoUntil: later(600) }, {}],
  ] as const;
  for (const [why, shut, known] of gates) {
    const here = { ...ready, ...shut };
    const unread = facts({ revisionHashes: { r0: "h0", r1: "h1" }, liveText: text(), ...known });
    refuses("publish", here, edda, unread, {}, why);
    refuses("schedule", here, edda, unread, soon, why);
    const published = { ...here, liveRevisionId: "r0" } as const;
    refuses("publish-change", { ...published, publication: "live" }, edda, unread, {}, why);
    refuses("publish-again", { ...published, publication: "withheld" }, edda, unread, {}, why);
  }
  const held = facts({ ...approved, holds: [{ kind: "legal" }] });
  for (const { verb, refusal } of openVerbs(ready, edda, held, later(10)))
    if (verb === "publish" || verb === "schedule") assert.equal(refusal?.why, "hold", verb);
});

test("buttons for what can't be undone, because it wasn't done, are not there", () => {
  const names = openVerbs(review, edda, facts(), later(10)).map((open) => open.verb);
  for (const verb of ["release-claim", "lift-embargo", "release-hold", "leave-vault", "cancel-withhold"])
    assert.ok(!names.some((name) => name === verb), verb);
});
