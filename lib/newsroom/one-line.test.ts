// No name that readers see, and none that is sent in an email, breaks its line.
import assert from "node:assert/strict";
import test from "node:test";
import { designProblems } from "./design.ts";
import { isOneLine } from "./one-line.ts";
import { ownPageProblems, personNameProblem, placeProblems } from "./settings.ts";
import { topicProblems } from "./topics.ts";

test("a name with any character that ends a line is refused wherever names are given", () => {
  for (const sign of ["\n", "\u0000", "\u0085", "\u2028", "\u2029"]) {
    const name = `a${sign}b`;
    assert.equal(isOneLine(name), false);
    assert.ok(personNameProblem(name));
    for (const kind of ["section", "bureau"] as const)
      assert.ok(placeProblems(kind, { name, slug: "a-b", description: "", contact: "" })["name"]);
    assert.ok(placeProblems("bureau", { name: "A", slug: "a", description: "", contact: name })["contact"]);
    assert.ok(ownPageProblems({ title: name, bio: "", contact: "" })["title"]);
    assert.ok(topicProblems({ name, slug: "a-b", description: "", code: "" })["name"]);
    assert.ok(
      designProblems({ accent: null, logo: null, headlineType: "inter", mastheadLine: name })["mastheadLine"],
    );
  }
  assert.equal(isOneLine("Weltchronik – Ana’s سلم \u200d"), true);
});
