import assert from "node:assert/strict";
import test from "node:test";
import { meantWords, misspelledBy, offeredWords, spellingKeys, withoutAccents } from "./spelling.ts";

test("a letter too many, too few, wrong or turned round is one mistake, and shares a key with the right word", () => {
  for (const typed of ["harbourr", "harbor", "harbous", "habrour"]) {
    assert.equal(misspelledBy(typed, "harbour"), 1, typed);
    const keys = new Set(spellingKeys("harbour"));
    assert.ok(
      spellingKeys(typed).some((key) => keys.has(key)),
      typed,
    );
  }
  assert.equal(misspelledBy("harbour", "harbour"), 0);
  assert.equal(misspelledBy("", "four"), 4);
});

test("the nearest word is offered first, and nothing that is too far from what was typed", () => {
  assert.deepEqual(meantWords("minster", ["monster", "minister", "cabinet", "ministers"]), [
    "minister",
    "monster",
    "ministers",
  ]);
  assert.deepEqual(meantWords("port", ["parts", "fort", "ports"]), ["ports", "fort"]);
  assert.deepEqual(meantWords("harbour", ["harbour"]), [], "a right word has no mistake");
});

test("words are offered in lower case, each once, and neither short ones nor numbers", () => {
  assert.deepEqual(offeredWords("The Harbour’s harbour, 2026: Ärzte und МИНИСТР!"), [
    "harbour",
    "ärzte",
    "министр",
  ]);
});

test("accents fall away where they are accents, and letters of other scripts stay what they are", () => {
  assert.equal(withoutAccents("Bogotá, Čapek, Ångström"), "Bogota, Capek, Angstrom");
  assert.equal(withoutAccents("أخبار हिन्दी 한국어"), "أخبار हिन्दी 한국어");
});
