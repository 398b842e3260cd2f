// No verb is lost between the bar and its menu.
import assert from "node:assert/strict";
import test from "node:test";
import { verbNames } from "#lib/newsroom/decision.ts";
import { groupedVerbs, likelyVerbs, verbGroups, verbsBehind } from "./verb-groups.ts";

const ofThePage = verbNames.filter((verb) => verb !== "create" && verb !== "restore");

test("every verb of an article's page stands in exactly one group", () => {
  assert.deepEqual(verbGroups.flatMap((group) => group.verbs).toSorted(), ofThePage.toSorted());
});

test("what is not in sight is in the menu, once", () => {
  const likely = likelyVerbs(ofThePage, "publish");
  const rest = ofThePage.filter((verb) => verb !== "publish" && !likely.includes(verb));
  const grouped = groupedVerbs(rest).flatMap((group) => group.verbs);
  assert.deepEqual([...likely, "publish", ...grouped].toSorted(), ofThePage.toSorted());
  assert.equal(likely.length, 2);
});

test("nothing stands behind the opener of a killed article, nor where all stand in sight", () => {
  const offered = (...verbs: (typeof ofThePage)[number][]) => verbs.map((verb) => ({ verb, refused: null }));
  assert.equal(verbsBehind([]), 0);
  assert.equal(verbsBehind(offered("take-back")), 0);
  assert.equal(verbsBehind(offered("publish", "schedule", "reopen")), 0);
  assert.equal(verbsBehind(offered("take-back", "claim")), 1);
});

test("an empty group has no heading", () => {
  assert.deepEqual(groupedVerbs(["kill"]), [{ name: "Readers", verbs: ["kill"] }]);
});
