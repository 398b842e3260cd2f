import assert from "node:assert/strict";
import test from "node:test";
import { fittingEntries, groupEntries, type PaletteEntry } from "./palette-entries.ts";

const entry = (name: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id: name,
  group: "Go to",
  name,
  icon: "file-text",
  also: "",
  detail: "",
  keys: null,
  refused: false,
  quiet: false,
  run: () => {},
  ...more,
});

const entries = [
  entry("Board", { also: "articles list" }),
  entry("New article"),
  entry("Approve", { group: "Verbs", refused: true, detail: "You wrote it." }),
  entry("Sub-heading", { group: "Writing", also: "h2 title", quiet: true }),
];
const namesFor = (typed: string) => fittingEntries(entries, typed).map((one) => one.name);

test("beginnings of words find a line, in any order and by its other names", () => {
  assert.deepEqual(namesFor("art new"), ["New article"]);
  assert.deepEqual(namesFor("H2"), ["Sub-heading"]);
  assert.deepEqual(namesFor("article"), ["Board", "New article"]);
  assert.deepEqual(namesFor("a"), ["Approve", "Board", "New article"], "a name that begins so comes first");
  assert.deepEqual(namesFor("zebra"), []);
  assert.deepEqual(namesFor("…"), []);
});

test("a refused verb and the editor's many commands are silent until somebody looks for them", () => {
  assert.deepEqual(namesFor(" "), ["Board", "New article"]);
  assert.deepEqual(namesFor("sub"), ["Sub-heading"]);
  assert.deepEqual(namesFor("appr"), ["Approve"]);
});

test("lines stand under their headings", () => {
  assert.deepEqual(
    groupEntries(entries).map(({ name, entries: inside }) => [name, inside.length]),
    [
      ["Go to", 2],
      ["Verbs", 1],
      ["Writing", 1],
    ],
  );
});
