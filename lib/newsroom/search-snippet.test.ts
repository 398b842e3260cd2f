import assert from "node:assert/strict";
import test from "node:test";
import { differentWords, marked, snippet } from "./search-snippet.ts";

const hits =
  (...words: readonly string[]) =>
  (word: string) =>
    words.includes(word.toLowerCase());

test("hits stand apart, and marks of the text stay its words", () => {
  assert.deepEqual(marked("Ships <b>left</b> the Harbour.", hits("harbour", "left")), [
    { text: "Ships <b>", hit: false },
    { text: "left", hit: true },
    { text: "</b> the ", hit: false },
    { text: "Harbour", hit: true },
    { text: ".", hit: false },
  ]);
});

test("a snippet is cut where the most hits stand together", () => {
  const filler = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(" ");
  const text = `harbour ${filler(100)} the harbour and its docks\n\nclosed ${filler(100)}`;
  const found = snippet(text, hits("harbour", "docks"));
  assert.deepEqual(
    found?.filter(({ hit }) => hit).map(({ text: word }) => word),
    ["harbour", "docks"],
  );
  const words = found?.map(({ text: word }) => word).join("") ?? "";
  assert.match(words, /^… .*docks closed word0.* …$/);
  assert.equal(snippet("Nothing here.", hits("harbour")), null);
});

test("every different word is named once, as it is spelled without accents", () => {
  assert.deepEqual(
    differentWords(["Bogotá bogota", "Ports"], (word) => word.toLowerCase().replace("á", "a")),
    ["bogota", "ports"],
  );
});
