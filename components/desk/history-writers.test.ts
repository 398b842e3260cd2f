import assert from "node:assert/strict";
import test from "node:test";
import { initialsOf, writerLooks } from "./history-writers.ts";

test("initials are the first letters of the first and the last name", () => {
  assert.deepEqual(["Ana Ruiz", "Jean Luc de Brun", "Madonna", "ángel Öz", ""].map(initialsOf), [
    "AR",
    "JB",
    "M",
    "ÁÖ",
    "",
  ]);
});

test("no two of a text's writers are told by the same initials", () => {
  const looks = writerLooks(
    new Map([
      ["3", "Axel Rau"],
      ["1", "Ana Ruiz"],
      ["2", "Ben Ode"],
    ]),
  );
  assert.deepEqual(
    [...looks].map(([id, one]) => `${id} ${one.initials} ${one.tone}`),
    ["1 AR 1", "3 AR2 2", "2 BO 3"],
  );
});

test("a ninth writer has the first one's colour and initials of their own", () => {
  const names = Array.from({ length: 9 }, (_, index) => [String(index), `${"ABCDEFGHI"[index]} X`] as const);
  const looks = [...writerLooks(new Map(names)).values()];
  assert.equal(looks[8]?.tone, 1);
  assert.equal(new Set(looks.map((one) => one.initials)).size, 9);
});
