import assert from "node:assert/strict";
import test from "node:test";
import { verbNames } from "./decision.ts";
import { eventKindOf, eventKinds, verbsOfKind } from "./event-kinds.ts";

test("every verb of the workflow is of exactly one kind of happening", () => {
  const listed: string[] = eventKinds.flatMap((kind) => [...kind.verbs]);
  assert.equal(new Set(listed).size, listed.length);
  assert.deepEqual(
    verbNames.filter((verb) => !listed.includes(verb)),
    [],
  );
});

test("an address names a kind by its key, and anything else names none", () => {
  assert.equal(eventKindOf("gates"), "gates");
  assert.equal(eventKindOf("Gates"), null);
  assert.equal(eventKindOf(undefined), null);
  assert.ok(verbsOfKind("taken-down").includes("kill"));
});
