import assert from "node:assert/strict";
import test from "node:test";
import { fittingShortcuts, shortcutGroups } from "./shortcut-groups.ts";

const run = () => {};

test("no key means two things in one place", () => {
  for (const { title, shortcuts } of shortcutGroups([])) {
    const keys = shortcuts.map((one) => one.keys);
    assert.deepEqual([...new Set(keys)], keys, title);
  }
});

test("what a page registers stands under its heading, once, and only if it has a key", () => {
  const groups = shortcutGroups([
    { name: "Find and replace", keys: "Mod-F", run },
    { name: "Find again", keys: "Mod-F", run },
    { name: "Next suggestion", group: "Reviewing", keys: "Alt-ArrowDown", run },
    { name: "Without a key", run },
  ]);
  const of = (title: string) =>
    groups.find((group) => group.title === title)?.shortcuts.map((one) => one.does) ?? [];
  assert.ok(of("Writing").includes("find and replace"));
  assert.ok(!of("Writing").includes("find again"));
  assert.deepEqual(of("Reviewing"), ["next suggestion"]);
  assert.ok(groups.every((group) => group.shortcuts.every((one) => one.does !== "without a key")));
});

test("a shortcut is found by what it does, by its key and by where it counts", () => {
  const groups = shortcutGroups([]);
  const found = (typed: string) => fittingShortcuts(groups, typed).map(({ title }) => title);
  assert.deepEqual(found("Bold"), ["Writing"]);
  assert.deepEqual(found("mod-k"), ["Everywhere"]);
  assert.deepEqual(found("board"), ["On the board"]);
  assert.deepEqual(found("zebra"), []);
  assert.equal(found("").length, groups.length);
});
