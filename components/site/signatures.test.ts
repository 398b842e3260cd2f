import assert from "node:assert/strict";
import test from "node:test";
import type { Signature } from "#lib/newsroom/readers.ts";
import { direction } from "#lib/newsroom/reading-direction.ts";
import { separator, shortByline, signatureGroups, signaturePath } from "./signatures.ts";

const bureau: Signature = { kind: "bureau", name: "Asia bureau", role: "reporting", slug: "asia" };
const person: Signature = { kind: "person", name: "T. Arai", role: "reporting", slug: "t-arai" };
const bare: Signature = { kind: "name", name: "D. Ferreira", role: "photographs", slug: null };

test("a bureau leads to its page, a person to theirs, a bare name nowhere", () => {
  assert.equal(signaturePath(bureau), "/bureau/asia");
  assert.equal(signaturePath(person), "/author/t-arai");
  assert.equal(signaturePath(bare), null);
});

test("reporting comes first, whatever the byline's order", () => {
  const groups = signatureGroups([bare, bureau, person]);
  assert.deepEqual(
    groups.map(({ lead, signatures }) => [lead, signatures.map(({ name }) => name)]),
    [
      ["By", ["Asia bureau", "T. Arai"]],
      ["Photographs by", ["D. Ferreira"]],
    ],
  );
});

test("names are joined as one says them", () => {
  const names = ["A", "B", "C"].map((name, index, all) => separator(index, all.length) + name);
  assert.equal(names.join(""), "A, B and C");
  assert.equal(shortByline([bureau, person, bare]), "Asia bureau and T. Arai");
});

test("a named script decides the direction over the language", () => {
  assert.equal(direction("ar"), "rtl");
  assert.equal(direction("ur-PK"), "rtl");
  assert.equal(direction("az-Arab"), "rtl");
  assert.equal(direction("ks-Deva"), "ltr");
  assert.equal(direction("en-GB"), "ltr");
});
