import assert from "node:assert/strict";
import test from "node:test";
import { standsLeft } from "./caret-names.ts";

test("a name stands to the left only where it has no room to the right and has it there", () => {
  const edges = { left: 10, right: 400 };
  assert.equal(standsLeft(200, 120, edges), false);
  assert.equal(standsLeft(280, 120, edges), false);
  assert.equal(standsLeft(281, 120, edges), true);
  // In a column narrower than the name it is cut off either way.
  assert.equal(standsLeft(100, 120, { left: 10, right: 200 }), false);
});
