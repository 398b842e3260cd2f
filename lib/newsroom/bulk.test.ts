// What may be done with several articles at once: nothing that stands for a text somebody has read, and nothing past a role.
import assert from "node:assert/strict";
import test from "node:test";
import { holdKinds, type Actor, type Article, type Role } from "./article.ts";
import { bulkChoice, bulkVerbs, commonChoice } from "./bulk.ts";
import type { Need } from "./conditions.ts";
import { verbs, type Verb } from "./lifecycle.ts";

const person = (role: Role, id: string = role): Actor => ({ id, name: id, role, bureauIds: ["home"] });
type Where = Parameters<typeof bulkChoice>[1];
const where = (more: Partial<Article> = {}): Where => ({
  bureauId: "home",
  createdBy: "reporter",
  assignedTo: null,
  claimedBy: null,
  bylinePersonIds: [],
  stage: "draft",
  publication: "never",
  spiked: false,
  ...more,
});
const choice = (role: Role, more: Partial<Article> = {}, holds: Parameters<typeof bulkChoice>[2] = []) =>
  bulkChoice(person(role), where(more), holds);

test("no verb for several articles stands for a text that was read, has words of its own for each, or is for good", () => {
  const ofOneText: ReadonlySet<Need> = new Set<Need>([
    "seen-text",
    "four-eyes",
    "public-note",
    "class",
    "long-reason",
    "typed-slugline",
    "known-revision",
    "submitter",
  ]);
  for (const verb of bulkVerbs) {
    const rule: Verb = verbs[verb];
    assert.deepEqual(
      rule.needs.filter((need) => ofOneText.has(need)),
      [],
      verb,
    );
    assert.equal(rule.cut, undefined, `${verb} cuts a text`);
    assert.notEqual(rule.publication[1], "killed");
  }
});

test("a verb is offered where the role gives it and the article stands for it, whatever gates are shut", () => {
  assert.deepEqual(choice("editor", { stage: "ready" }).verbs, [
    "publish",
    "claim",
    "assign",
    "set-embargo",
    "place-hold",
    "spike",
  ]);
  assert.ok(choice("editor", { stage: "ready" }, ["legal"]).verbs.includes("publish"));
  assert.ok(choice("editor", { stage: "ready", publication: "live" }).verbs.includes("publish-change"));
  assert.ok(choice("editor", { publication: "live" }).verbs.includes("withhold"));
  assert.ok(choice("editor", { publication: "withheld" }).verbs.includes("publish-again"));
  assert.deepEqual(choice("editor", { spiked: true }).verbs, ["unspike"]);
  assert.deepEqual(choice("reporter").verbs, ["claim", "assign", "set-embargo"]);
  assert.deepEqual(choice("reporter", { createdBy: "somebody" }).verbs, ["claim"]);
  assert.deepEqual(choice("legal", { publication: "live" }).verbs, ["set-embargo", "place-hold", "withhold"]);
});

test("nothing is offered to an administrator, in another bureau, or with a killed article", () => {
  const none = { verbs: [], place: [], release: [] };
  assert.deepEqual(choice("admin", { stage: "ready" }), none);
  assert.deepEqual(choice("editor", { stage: "ready", bureauId: "abroad" }), none);
  assert.deepEqual(choice("chief", { publication: "killed" }).verbs, []);
});

test("a claim is offered where nobody has it, its release to its holder and to the desk", () => {
  const offered = (role: Role, claimedBy: string | null) =>
    choice(role, { claimedBy }).verbs.filter((verb) => verb === "claim" || verb === "release-claim");
  assert.deepEqual(offered("reporter", null), ["claim"]);
  assert.deepEqual(offered("reporter", "editor"), []);
  assert.deepEqual(offered("reporter", "reporter"), ["release-claim"]);
  assert.deepEqual(offered("editor", "reporter"), ["release-claim"]);
});

test("holds are offered by kind: to place what doesn't stand, to release what does, each to whom it is for", () => {
  assert.deepEqual(choice("chief").place, holdKinds);
  assert.deepEqual(choice("chief", {}, ["rights", "legal"]).place, ["editorial"]);
  assert.deepEqual(choice("chief", {}, ["rights", "legal"]).release, ["rights"]);
  assert.deepEqual(choice("legal", {}, ["rights", "legal"]).release, ["legal"]);
  assert.ok(!choice("editor", {}, ["legal"]).verbs.includes("release-hold"));
});

test("for several articles only what may be tried with all of them is left", () => {
  const ready = choice("editor", { stage: "ready" });
  const draft = choice("editor", { claimedBy: "reporter" });
  assert.deepEqual(commonChoice([ready, draft]).verbs, ["assign", "set-embargo", "place-hold", "spike"]);
  const [rights, editorial] = [choice("chief", {}, ["rights"]), choice("chief", {}, ["editorial"])];
  assert.deepEqual(commonChoice([rights, editorial]).place, ["legal"]);
  assert.ok(rights.verbs.includes("release-hold"));
  assert.ok(!commonChoice([rights, editorial]).verbs.includes("release-hold"), "no kind stands on both");
  assert.deepEqual(commonChoice([]), { verbs: [], place: [], release: [] });
});
