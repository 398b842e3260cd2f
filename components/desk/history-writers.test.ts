import assert from "node:assert/strict";
import test from "node:test";
import { ownTone, tones } from "#components/editor/review-tone.ts";
import { writerLooks } from "./history-writers.ts";

test("no two of a text's writers are told by the same initials", () => {
  const looks = writerLooks(
    new Map([
      ["3", "Axel Rau"],
      ["1", "Ana Ruiz"],
      ["2", "Ben Ode"],
    ]),
  );
  assert.deepEqual(
    [...looks].map(([id, one]) => `${id} ${one.initials}`),
    ["1 AR", "3 AR2", "2 BO"],
  );
});

test("a writer has the editor's colour, and eight writers have eight colours", () => {
  const names = Array.from({ length: 9 }, (_, index) => [`person-${index}`, `${index} X`] as const);
  const looks = [...writerLooks(new Map(names)).values()];
  assert.equal(looks[0]?.tone, ownTone("person-0"));
  assert.equal(new Set(looks.slice(0, tones).map((one) => one.tone)).size, tones);
  assert.ok(looks.every((one) => one.tone >= 1 && one.tone <= tones));
});
